// processor.h - for loops that are compiled once per kind of processor by including their lines in
// several namespaces (irr_lanes.h, point_lanes.h, value_lanes.h), where clones.h does not serve:
// GCC takes vector types apart before it clones a function.
#pragma once

namespace jalon {

// The widest kind of x86-64 that this processor is, and `most` allows: 4 (AVX-512), 3 (AVX2), else
// 2, which every x86-64 is; 2 on other processors too. The same bits must come of all.
inline unsigned processor_level(unsigned most) {
#ifdef __x86_64__
  __builtin_cpu_init();
  const bool has_v3 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2") &&
                      __builtin_cpu_supports("fma");
  const bool has_v4 = has_v3 && __builtin_cpu_supports("avx512f") &&
                      __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512cd") &&
                      __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
  if (has_v4 && most >= 4) return 4;
  if (has_v3 && most >= 3) return 3;
#endif
  return 2;
}

}  // namespace jalon
