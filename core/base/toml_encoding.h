// toml_encoding.h - a file that an editor saved as something else than plain text in UTF-8. Inside
// this room only.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/base/fault.h"

namespace jalon {

// Of the whole file, byte order mark included. Nothing if it is text in UTF-8.
std::optional<Fault> not_plain_text(std::string_view bytes, const std::string &shown);

}  // namespace jalon
