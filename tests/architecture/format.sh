#!/usr/bin/env bash
# Proves that all C and C++ sources but abi.h, which is laid out by hand, are as `./dev format` leaves them. Argument: the checkout.
set -euo pipefail
cd "$1"
git ls-files '*.h' '*.hpp' '*.c' '*.cpp' ':!sdk/include/jalon/abi.h' | xargs clang-format --dry-run --Werror
