#!/usr/bin/env bash
# Proves that the boundary compiles alone as C11 and as C++20, and each C++ header as C++20, with
# both compilers and all warnings as errors. Arguments: the SDK's include folder.
set -euo pipefail
include=$1
check() { echo "$*" && "$@" -Wall -Wextra -Wpedantic -Werror -I "$include" -fsyntax-only; }
for suffix in "gcc g++" "clang clang++"; do
  read -r c cxx <<<"$suffix"
  command -v "$c" >/dev/null || { echo "$c is missing"; exit 1; }
  check "$c" -std=c11 -x c "$include/jalon/abi.h"
  check "$cxx" -std=c++20 -x c++ "$include/jalon/abi.h"
  for header in declare check data plugin lanes pieces testing_parts testing_answer testing testing_words; do
    printf '#include <jalon/%s.hpp>\n' "$header" | check "$cxx" -std=c++20 -x c++ -
  done
done
