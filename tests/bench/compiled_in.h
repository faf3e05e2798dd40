// compiled_in.h - the lighting model without any boundary. In a file of its own, because the SDK's
// C++ side and the host's headers use the same words for their own views of a programme.
#pragma once
#include <functional>

#include "jalon/abi.h"

namespace bench {

// Prepares the programme, then calls the model's own evaluate each time it is called.
std::function<void()> compiled_in(const jalon_inventory &inventory,
                                  const jalon_programme &programme, const jalon_block &block);

}  // namespace bench
