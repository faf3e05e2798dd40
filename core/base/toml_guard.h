// toml_guard.h - what the parser of TOML must not be given.
//
// toml++ 3.3 takes a few things for granted that a damaged file breaks: "[=" for a header, "[ }"
// for a list, "2026-01-01 1" for a date. Built with its assertions it ends the program there; built
// without, some compilers draw conclusions from them. And it makes a table in a table for each
// point of a key: enough points and destroying them exhausts the stack. So whoever parses asks here
// first.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/base/fault.h"

namespace jalon {

// Nothing if the parser may be given `text`, which says nothing about whether it is well written;
// else what is wrong and where, `shown` being the file's name in messages. What is well written is
// never refused, but for keys of more parts than any file of ours has.
std::optional<Fault> toml_guard(std::string_view text, const std::string &shown);

inline constexpr int most_parts_of_key = 16;

}  // namespace jalon
