// verify.h - is a declaration fit to be used? What the SDK checks for C++ authors while compiling
// is checked again here, for every plugin, when it is loaded.
#pragma once
#include <vector>

#include "core/base/message.h"
#include "jalon/abi.h"

namespace jalon {

// Every mistake ("line 'waste.cost': unknown stakeholder 'mayor'"); empty = good.
std::vector<Message> mistakes_of(const jalon_domain *domain);

}  // namespace jalon
