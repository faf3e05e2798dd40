// encoding.h - bytes of somebody's text file to UTF-8, and how they were recognised.
#pragma once
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace jalon {

struct DecodedText {
  std::string text;      // UTF-8, without byte-order mark
  std::string encoding;  // "UTF-8", "UTF-16", "Windows-1252", or as the mapping names it
  bool assumed = false;  // nothing said so: neither a mark, nor valid UTF-8, nor the mapping
};

// `wanted` is the mapping's encoding, "" to recognise it: byte-order mark, else valid UTF-8, else
// Windows-1252. Throws Fault, with the line, for bytes that are not in that encoding, and for a
// file that is no text at all.
DecodedText decode_text(std::string_view bytes, const std::string &wanted,
                        const std::filesystem::path &file);

// As decode_text(), for bytes that nobody needs any more: those of UTF-8 are not copied.
DecodedText take_text(std::string bytes, const std::string &wanted,
                      const std::filesystem::path &file);

// UTF-8 of some bytes; nothing if a byte (`bad`, its place) is not in that encoding.
std::optional<std::string> recode(std::string_view bytes, const std::string &from,
                                  std::size_t *bad = nullptr);

bool known_encoding(const std::string &name);

}  // namespace jalon
