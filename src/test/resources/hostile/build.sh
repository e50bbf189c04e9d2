#!/bin/sh
# Builds the modules that tests run as hostile tasks. Debian 12 packages: clang lld wasi-libc libclang-rt-14-dev-wasm32.
set -eu
cd "$(dirname "$0")"
for source in *.c; do
    name=${source%.c}
    clang -O2 --target=wasm32-wasi -Wno-infinite-recursion -Wno-parentheses -Wl,--strip-all -o "$name.wasm" "$source"
done
# No modules: cut in the middle, only a head, a wrong version, no WebAssembly at all.
head -c 1000 hello.wasm > truncated.wasm
printf '\000asm\001\000\000\000' > empty.wasm
printf '\000asm\377\377\377\377' > wrong_version.wasm
printf 'MZ this is no WebAssembly\n' > not_wasm.wasm
