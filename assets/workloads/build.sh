#!/bin/sh
# Builds the workloads: as WebAssembly beside their sources, and with "native DIR" as programs of this machine into DIR
# for comparison. Debian 12 packages: clang lld wasi-libc libclang-rt-14-dev-wasm32.
# -ffp-contract=off: no fused multiply-add, which would give other last bits on machines that have it.
set -eu
cd "$(dirname "$0")"
flags="-O3 -std=c11 -Wall -Wextra -Werror -ffp-contract=off -fno-math-errno"
for name in hpfold climate mersenne grokking; do
    if [ "${1:-}" = native ]; then
        ${CC:-clang} $flags ${EXTRA:-} -o "$2/$name" "$name/$name.c"
    else
        clang $flags --target=wasm32-wasi -Wl,--strip-all -o "$name/$name.wasm" "$name/$name.c"
    fi
done
