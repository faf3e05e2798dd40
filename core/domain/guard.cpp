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

Message Guard::restore() {
  const bool mode = control_bits() != control_;
  std::fesetenv(&environment_);
  const bool locale = locale_ != std::setlocale(LC_ALL, nullptr);
  if (locale) std::setlocale(LC_ALL, locale_.c_str());
  if (mode && locale) return "the floating-point mode and the locale"_msg;
  if (mode) return "the floating-point mode"_msg;
  return locale ? Message("the locale"_msg) : Message();
}

}  // namespace jalon
