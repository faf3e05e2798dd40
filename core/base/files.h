// files.h - reading and writing whole files, and telling them apart.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>

namespace jalon {

// The bytes of a file. Throws Fault if it cannot be read.
std::string read_file(const std::filesystem::path &file);

// Writes to a temporary file beside `file`, then renames: a reader sees the old bytes or the new
// ones, never half. Makes missing folders. Throws Fault if it cannot be written.
void write_file(const std::filesystem::path &file, std::string_view bytes);

// BLAKE2b-256 of some bytes, as 64 hexadecimal digits.
std::string digest(std::string_view bytes);

}  // namespace jalon
