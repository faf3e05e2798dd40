// clones.h - one binary for all processors: a loop so marked is compiled for several, and the
// widest that the processor has is chosen when the program starts. With -ffp-contract=off all give
// the same bits. The function may call nothing but what is inlined into it.
#pragma once

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_THREAD__) && !defined(__SANITIZE_ADDRESS__)
#define JALON_CLONED_LOOP \
  __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else  // clang 14 knows no levels of x86-64 here; sanitizers break the choice at start
#define JALON_CLONED_LOOP
#endif
#define JALON_INLINE __attribute__((always_inline)) inline
