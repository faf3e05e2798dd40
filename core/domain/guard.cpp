#include "core/domain/guard.h"

#include <clocale>

#if defined(__SSE__)
#include <xmmintrin.h>
#endif

namespace jalon {
namespace {

// Everything of the control register except the sticky exception flags: rounding, flush to zero,
// denormals are zero, masks. `-Ofast` sets two of these when its library is merely loaded.
unsigned control_bits() {
#if defined(__SSE__)
  constexpr unsigned sticky_flags = 0x3f;
  return _mm_getcsr() & ~sticky_flags;
#else
  return static_cast<unsigned>(std::fegetround());
#endif
}

}  // namespace

Guard::Guard() : control_(control_bits()), locale_(std::setlocale(LC_ALL, nullptr)) {
  std::fegetenv(&environment_);
}

std::string Guard::restore() {
  std::string changed;
  if (control_bits() != control_) changed = "the floating-point mode";
  std::fesetenv(&environment_);
  if (locale_ != std::setlocale(LC_ALL, nullptr)) {
    changed += changed.empty() ? "the locale" : " and the locale";
    std::setlocale(LC_ALL, locale_.c_str());
  }
  return changed;
}

}  // namespace jalon
