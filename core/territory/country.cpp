#include "core/territory/country.h"

#include <algorithm>
#include <vector>

#include "core/base/text.h"
#include "core/territory/slip.h"
#include "core/territory/toml_reader.h"

namespace jalon {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> countries_in(const fs::path &folder) {
  std::vector<std::string> codes;
  std::error_code why;
  for (const auto &entry : fs::directory_iterator(folder, why))
    if (entry.path().extension() == ".toml") codes.push_back(entry.path().stem().string());
  std::sort(codes.begin(), codes.end());
  return codes;
}

bool is_of(const std::string &s, std::size_t size, char first, char last) {
  return s.size() == size &&
         std::all_of(s.begin(), s.end(), [&](char c) { return c >= first && c <= last; });
}

}  // namespace

Country read_country(const fs::path &config, const std::string &code, const Place &named) {
  const auto folder = config / "countries";
  const auto codes = countries_in(folder);
  // Looked up in the list, not in the file system: a code is never a path.
  if (std::find(codes.begin(), codes.end(), code) == codes.end()) {
    std::string list;
    for (const auto &c : codes) list += (list.empty() ? "" : ", ") + c;
    const auto near = one_slip_from(code, codes);
    throw Fault("there is no country `{1}`"_msg(code),
                named.file.empty() ? Place{folder.string()} : named,
                codes.empty() ? Message("a file for each country, and there is none"_msg)
                              : "one of {1}"_msg(list),
                near ? "did you mean {1}?"_msg("`" + *near + "`")
                     : Message("choose one, or write a file for yours after one of these"_msg));
  }
  Country c;
  c.code = code;
  c.file = folder / (code + ".toml");
  std::vector<Fault> faults;
  if (const auto root = parse_toml(c.file, c.file.string(), faults)) {
    TomlTable top(*root, c.file.string(), faults);
    if (auto about = top.table("about")) {
      const auto text = [&](const char *key) { return about->text(key, Needed::yes).value_or(""); };
      const auto layer = text("layer");
      c.title_fr = text("title_fr");
      c.title_en = text("title_en");
      c.currency = text("currency");
      c.timezone = text("timezone");
      c.norms = text("norms");
      c.language = text("language");
      c.accounts = about->text("accounts", Needed::no).value_or("");
      c.financing = about->text("financing", Needed::no).value_or("");
      if (!std::all_of(c.financing.begin(), c.financing.end(),
                       [](char l) { return (l >= 'a' && l <= 'z') || l == '-'; }))
        about->fault("`{1}` is `{2}`, which is no name of a folder in config/financing"_msg(
                         "financing", c.financing),
                     about->place_of("financing"), "lower-case letters and -"_msg);
      if (!layer.empty() && layer != "country")
        about->fault("`{1}` is `{2}`"_msg("layer", layer), about->place_of("layer"),
                     std::string("\"country\""));
      if (!c.currency.empty() && !is_of(c.currency, 3, 'A', 'Z'))
        about->fault("`{1}` is `{2}`"_msg("currency", c.currency), about->place_of("currency"),
                     "three capital letters: \"EUR\""_msg);
      if (!c.language.empty() && !is_of(c.language, 2, 'a', 'z'))
        about->fault("`{1}` is `{2}`"_msg("language", c.language), about->place_of("language"),
                     "two letters: \"fr\""_msg);
    } else if (!top.has("about")) {
      top.fault("the table {1} is missing"_msg("[about]"), {c.file.string()},
                "[about] with layer, title_fr, title_en, currency, timezone, norms, language"_msg);
    }
  }
  if (!faults.empty()) throw Faults(std::move(faults));
  return c;
}

}  // namespace jalon
