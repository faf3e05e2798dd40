// guard.h - what foreign code must leave as it found it: floating-point mode and locale.
#pragma once
#include <cfenv>
#include <string>

#include "core/base/message.h"

namespace jalon {

// Remembers the mode on construction. `restore` puts it back and says what had been changed
// ("the floating-point mode"); empty if nothing was. Exception flags that
// arithmetic raises are no change.
class Guard {
 public:
  Guard();
  Message restore();

 private:
  std::fenv_t environment_;
  unsigned control_;
  std::string locale_;
};

}  // namespace jalon
