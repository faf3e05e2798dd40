#include "core/base/toml_encoding.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/base/toml_spot.h"

namespace jalon {
namespace {

// What Windows-1252 puts at 0x80 to 0x9F; 0 where it puts nothing.
constexpr std::array<char16_t, 32> windows_1252{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

std::string utf8(char16_t c) {
  std::string out;
  if (c >= 0x800) {
    out += static_cast<char>(0xE0 | (c >> 12));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
  } else {
    out += static_cast<char>(0xC0 | (c >> 6));
  }
  return out += static_cast<char>(0x80 | (c & 0x3F));
}

// The length of the UTF-8 character at `at`; 0 if there is none.
std::size_t character(std::string_view s, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return at + i < s.size() ? static_cast<unsigned char>(s[at + i]) : 0u;
  };
  const unsigned first = byte(0);
  if (first < 0x80) return 1;
  const std::size_t n = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4) return 0;
  for (std::size_t i = 1; i < n; ++i)
    if ((byte(i) & 0xC0) != 0x80) return 0;
  const bool overlong = (first == 0xE0 && byte(1) < 0xA0) || (first == 0xF0 && byte(1) < 0x90);
  const bool none = (first == 0xED && byte(1) > 0x9F) || (first == 0xF4 && byte(1) > 0x8F);
  return overlong || none ? 0 : n;
}

// What an office program or a browser writes, by the first bytes.
constexpr std::array<std::string_view, 6> documents{"{\\rtf",           "PK\x03\x04", "%PDF",
                                                    "\xD0\xCF\x11\xE0", "<!DOCTYPE",  "<html"};

}  // namespace

std::optional<Fault> not_plain_text(std::string_view bytes, const std::string &shown) {
  const Message expected = "plain text in UTF-8"_msg;
  const Place start{shown, 1, 1, {}};
  for (const auto document : documents)
    if (lower_case(bytes.substr(0, document.size())) == lower_case(document))
      return Fault("this is no plain text, but a document of another program"_msg, start, expected,
                   "write the file with a text editor, or save it as plain text (.txt) in UTF-8, "
                   "then give it back its name"_msg);
  const auto beginning = bytes.substr(0, 200);
  const auto nulls = std::count(beginning.begin(), beginning.end(), '\0');
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") ||
      nulls * 3 > static_cast<long>(beginning.size()))
    return Fault("this file is saved in UTF-16 (which some editors call Unicode)"_msg, start,
                 expected, "in the editor, save it again with the encoding UTF-8"_msg);
  for (std::size_t at = 0; at < bytes.size();) {
    if (const auto n = character(bytes, at)) {
      at += n;
      continue;
    }
    TomlSpot spot;
    spot.text = bytes;
    const Place here{shown, spot.line_of(at), spot.column_of(at), {}};
    const unsigned byte = static_cast<unsigned char>(bytes[at]);
    const char16_t c = byte < 0xA0 ? windows_1252[byte - 0x80] : static_cast<char16_t>(byte);
    const Message advice = "in the editor, save it again with the encoding UTF-8"_msg;
    if (c == 0) return Fault("a byte here is no character of UTF-8"_msg, here, expected, advice);
    return Fault(
        "this file is not saved in UTF-8, but probably in Windows-1252 (ANSI): here stands \"{1}\""_msg(
            utf8(c)),
        here, expected, advice);
  }
  return std::nullopt;
}

}  // namespace jalon
