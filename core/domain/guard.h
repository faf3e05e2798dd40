// guard.h - what foreign code must leave as it found it: floating-point mode and locale.
#pragma once
#include <cfenv>
#include <string>

namespace jalon {

// Remembers the mode on construction. `restore` puts it back and says what had been changed, in
// words fit for a message ("the floating-point mode"); "" if nothing was. Exception flags that
// arithmetic raises are no change.
class Guard {
 public:
  Guard();
  std::string restore();

 private:
  std::fenv_t environment_;
  unsigned control_;
  std::string locale_;
};

}  // namespace jalon
