// files.h - reading and writing whole files, and telling them apart.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>

#include "core/base/message.h"

namespace jalon {

// An errno of the system, for the reader: the reasons that a user meets in the reader's language,
// the others as the system says them.
Message why_failed(int error);

// The bytes of a file. Throws Fault if it cannot be read.
std::string read_file(const std::filesystem::path &file);

// Writes to a temporary file beside `file`, then renames: a reader sees the old bytes or the new
// ones, never half. Makes missing folders. Throws Fault if it cannot be written.
void write_file(const std::filesystem::path &file, std::string_view bytes);

// BLAKE2b-256 of some bytes, as 64 hexadecimal digits.
std::string digest(std::string_view bytes);

}  // namespace jalon
