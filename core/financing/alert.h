// alert.h - what a finance director must be told of a plan or of the budget it leads to.
#pragma once
#include <string>

#include "core/base/message.h"

namespace jalon {

struct Alert {
  enum Level { note, warning, grave };
  std::string id;  // "own_cut", "debt", ...: docs/integrator/financing.md lists them
  Level level = note;
  Message text;

  friend bool operator==(const Alert &, const Alert &) = default;
};

}  // namespace jalon
