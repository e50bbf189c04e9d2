#!/bin/sh
# Builds the workloads: as WebAssembly beside their sources, and with "native DIR" as programs of this machine into DIR
# for comparison. Debian 12 packages: clang lld wasi-libc libclang-rt-14-dev-wasm32.
# -ffp-contract=off: no fused multiply-add, which would give other last bits on machines that have it.
# For WebAssembly, loops keep their plain form, a counter by ones compared with <: the JVM then sees their bounds, checks
# addresses once before them instead of at each turn, and unrolls them itself (src/docs/decisions/0002-wasm-speed.md).
set -eu
cd "$(dirname "$0")"
flags="-O3 -std=c11 -Wall -Wextra -Werror -ffp-contract=off -fno-math-errno"
loops="-fno-unroll-loops -mllvm -disable-lsr -mllvm -disable-lftr"
for name in hpfold climate mersenne grokking; do
    if [ "${1:-}" = native ]; then
        ${CC:-clang} $flags ${EXTRA:-} -o "$2/$name" "$name/$name.c"
    else
        clang $flags $loops --target=wasm32-wasi -Wl,--strip-all -o "$name/$name.wasm" "$name/$name.c"
    fi
done
