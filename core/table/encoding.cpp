#include "core/table/encoding.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <utility>

#include "core/base/fault.h"
#include "core/base/text.h"

namespace jalon {
namespace {

class Iconv {
 public:
  explicit Iconv(const std::string &from)
      : handle_(from.empty() || from.find('/') != from.npos ? invalid()
                                                            : iconv_open("UTF-8", from.c_str())) {}
  ~Iconv() {
    if (good()) iconv_close(handle_);
  }
  Iconv(const Iconv &) = delete;
  Iconv &operator=(const Iconv &) = delete;
  bool good() const { return handle_ != invalid(); }
  iconv_t get() const { return handle_; }

 private:
  static iconv_t invalid() { return reinterpret_cast<iconv_t>(std::intptr_t{-1}); }
  iconv_t handle_;
};

int line_at(std::string_view bytes, std::size_t offset) {
  return 1 + static_cast<int>(std::count(bytes.begin(), bytes.begin() + offset, '\n'));
}

// `encoding` "" = neither of the two that are tried.
[[noreturn]] void refuse(std::string_view bytes, std::size_t bad, const std::string &encoding,
                         const std::filesystem::path &file) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  Message byte = "the end of the file"_msg;
  if (bad < bytes.size()) {
    const auto b = static_cast<unsigned char>(bytes[bad]);
    byte = "byte {1}"_msg(std::string("0x") + digits[b >> 4] + digits[b & 15]);
  }
  throw Fault(
      encoding.empty() ? "{1} is neither UTF-8 nor Windows-1252"_msg(byte)
                       : "{1} is not {2}"_msg(byte, encoding),
      {file.string(), line_at(bytes, std::min(bad, bytes.size()))},
      encoding.empty() ? Message("text in a known encoding"_msg) : "text in {1}"_msg(encoding),
      "say encoding = \"...\" under [file] of the mapping, or save the file as UTF-8"_msg);
}

}  // namespace

bool known_encoding(const std::string &name) {
  return Iconv(name).good();
}

std::optional<std::string> recode(std::string_view bytes, const std::string &from,
                                  std::size_t *bad) {
  const Iconv converter(from);
  if (!converter.good()) return std::nullopt;
  std::string out(bytes.size() + bytes.size() / 4 + 16, '\0');
  auto *in = const_cast<char *>(bytes.data());  // iconv's signature; it does not write there
  std::size_t in_left = bytes.size(), used = 0;
  while (in_left > 0) {
    char *to = out.data() + used;
    std::size_t room = out.size() - used;
    const auto done = iconv(converter.get(), &in, &in_left, &to, &room);
    used = out.size() - room;
    if (done != static_cast<std::size_t>(-1)) continue;
    if (errno == E2BIG) {
      out.resize(out.size() * 2);
    } else {
      if (bad) *bad = bytes.size() - in_left;
      return std::nullopt;
    }
  }
  out.resize(used);
  return out;
}

namespace {

bool is_utf8(std::string_view bytes) {
  const Iconv converter("UTF-8");
  std::array<char, 16 * 1024> scratch;
  auto *in = const_cast<char *>(bytes.data());
  std::size_t in_left = bytes.size();
  while (in_left > 0) {
    char *to = scratch.data();
    std::size_t room = scratch.size();
    if (iconv(converter.get(), &in, &in_left, &to, &room) == static_cast<std::size_t>(-1) &&
        errno != E2BIG)
      return false;
  }
  return true;
}

}  // namespace

DecodedText take_text(std::string bytes, const std::string &wanted,
                      const std::filesystem::path &file) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  const std::string name = lower_case(wanted);
  const bool may_be = name.empty() || name == "utf-8" || name == "utf8";
  if (!may_be || bytes.find('\0') != bytes.npos || !is_utf8(bytes))
    return decode_text(bytes, wanted, file);
  while (bytes.starts_with(mark)) bytes.erase(0, mark.size());
  return {std::move(bytes), wanted.empty() ? "UTF-8" : wanted, false};
}

DecodedText decode_text(std::string_view bytes, const std::string &wanted,
                        const std::filesystem::path &file) {
  const bool mark8 = bytes.starts_with("\xEF\xBB\xBF");
  const bool mark16 = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  const std::string name = lower_case(wanted);
  const bool wide = mark16 || name.starts_with("utf-16") || name.starts_with("utf-32") ||
                    name.starts_with("utf16") || name.starts_with("ucs-2");
  const Fault binary("this is not a text file: it holds zero bytes"_msg, {file.string()},
                     "CSV, XLSX, ODS, GeoPackage, GeoJSON or Shapefile"_msg,
                     "export the table again as CSV in UTF-8, or as XLSX"_msg);
  if (!wide && bytes.find('\0') != bytes.npos) throw binary;

  DecodedText decoded;
  if (!wanted.empty())
    decoded.encoding = wanted;
  else if (mark16)
    decoded.encoding = "UTF-16";
  else
    decoded.encoding = "UTF-8";
  const bool utf8 = lower_case(decoded.encoding) == "utf-8" || name == "utf8";
  if (mark8 && utf8) bytes.remove_prefix(3);
  std::size_t bad = 0;
  auto text = recode(bytes, decoded.encoding, &bad);
  if (!text && wanted.empty() && !mark8 && !mark16) {
    decoded.encoding = "Windows-1252";
    decoded.assumed = true;
    text = recode(bytes, decoded.encoding, &bad);
  }
  if (!text) refuse(bytes, bad, decoded.assumed ? "" : decoded.encoding, file);
  if (text->find('\0') != text->npos) throw binary;
  if (text->starts_with("\xEF\xBB\xBF")) text->erase(0, 3);
  decoded.text = std::move(*text);
  return decoded;
}

}  // namespace jalon
