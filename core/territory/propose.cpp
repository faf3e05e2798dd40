#include <algorithm>
#include <regex>

#include "core/base/abi_list.h"
#include "core/base/text.h"
#include "core/base/words.h"
#include "core/table/dates.h"
#include "core/table/source_table.h"
#include "core/territory/cells.h"
#include "core/territory/guess.h"
#include "core/territory/likeness.h"
#include "core/territory/mapping.h"
#include "core/territory/own_rows.h"
#include "core/territory/toml_reader.h"

namespace jalon {
namespace {

constexpr std::size_t shown_values = 12, shown_codes = 60, longest_shown = 80;

class Proposal {
 public:
  Proposal(const std::filesystem::path &data, const jalon_table &table,
           const std::vector<const Words *> &languages)
      : table_(table),
        languages_(languages),
        french_(!languages.empty() && languages[0]->language() == "fr"),
        source_(read_source_table(data, {})),
        used_(source_.header.size(), false) {
    for (std::size_t i = 0; i < source_.header.size(); ++i)
      values_.push_back(count_values(source_, i));
    chosen_ = guess_columns(table_, source_, values_, languages_);
    for (const auto at : chosen_)
      if (at != SourceTable::npos) used_[at] = true;
  }

  std::string text() {
    say("# " + toml_text(source_.file.filename().string()) + " -> " + table_.name);
    say("# " + in("Correspondance proposée automatiquement : à relire et à compléter.",
                  "A mapping proposed automatically: to be checked and completed."));
    say("# " + in("Voir", "See") + " docs/town/inventory.md");
    say("table = " + toml_text(table_.name));
    file_part();
    const auto columns = columns_of(table_);
    for (std::size_t c = 0; c < columns.size(); ++c)
      if (chosen_[c] != SourceTable::npos) mapped(columns[c], chosen_[c]);
    for (std::size_t c = 0; c < columns.size(); ++c)
      if (chosen_[c] == SourceTable::npos) unmapped(columns[c]);
    leftovers();
    return std::move(out_);
  }

 private:
  void say(const std::string &line) { out_ += line + "\n"; }
  std::string in(const char *french, const char *english) const {
    return french_ ? french : english;
  }

  void file_part() {
    say("\n[file]");
    if (source_.format == "CSV") {
      say("encoding = " + toml_text(source_.encoding));
      if (source_.delimiter != "none") say("delimiter = " + toml_text(source_.delimiter));
    } else if (!source_.layer.empty()) {
      say("layer = " + toml_text(source_.layer));
    }
    if (source_.header_row > 1) say("header = " + std::to_string(source_.header_row));
    decimal();
    if (!source_.x.empty())
      say("# " + in("coordonnées : celles du fichier", "coordinates: those of the file"));
    else
      coordinates();
    if (const auto commune = commune_column(source_); !commune.empty()) {
      used_[source_.column(commune)] = true;
      say("commune = " + toml_text(commune) + "  # " +
          in("les lignes des autres communes sont écartées, et comptées",
             "rows of other communes are left out, and counted"));
    }
    say("# skip = { " + toml_text(source_.header[0].empty() ? "?" : source_.header[0]) +
        " = [\"...\"] }  # " + in("lignes à écarter", "rows to set aside"));
  }

  void decimal() {
    bool comma = false, point = false;
    const auto columns = columns_of(table_);
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (columns[c].type != JALON_NUMBER || chosen_[c] == SourceTable::npos) continue;
      for (const auto &[text, n] : values_[chosen_[c]]) {
        if (source_.typed && parse_number(text)) continue;
        const char sign = decimal_sign_of(text, {columns[c].unit});
        comma = comma || sign == ',';
        point = point || sign == '.';
      }
    }
    if (comma != point)
      say(std::string("decimal = ") + (comma ? "\",\"" : "\".\""));
    else
      say("# decimal = \",\"  # " + in("ou \".\"", "or \".\""));
  }

  void coordinates() {
    std::string x, y;
    bool degrees = true;
    for (std::size_t at = 0; at < source_.header.size(); ++at) {
      const auto words = name_words(source_.header[at]);
      const bool east = words.contains("longitude"), north = words.contains("latitude");
      if (east == north) continue;
      auto &name = east ? x : y;
      if (!name.empty() ||
          part(values_[at], [](const std::string &s) { return reads_as_number(s, ""); }) < 0.8)
        continue;
      name = source_.header[at];
      used_[at] = true;
      const double most = east ? 180 : 90;
      degrees = degrees && part(values_[at], [&](const std::string &s) {
                             const auto number = read_number(s, Decimal::unsaid);
                             return !number.value || std::abs(*number.value) <= most;
                           }) > 0.9;
    }
    if (x.empty() || y.empty()) return position();
    const std::string hash = degrees ? "" : "# ";
    if (!degrees)
      say("# " + in("mètres et non degrés : indiquer crs et retirer les #",
                    "metres, not degrees: say crs, take the # out"));
    say(hash + "longitude = " + toml_text(x));
    say(hash + "latitude = " + toml_text(y));
    if (!degrees) say("# crs = \"EPSG:2154\"");
  }

  // Both coordinates in one column: "[2.35, 48.85]".
  void position() {
    static const std::regex pair(
        R"(\s*(?:POINT\s*)?[\[(]?\s*(-?\d{1,3}\.\d{3,})\s*[,; ]\s*(-?\d{1,3}\.\d{3,})\s*[\])]?\s*)");
    for (std::size_t at = 0; at < source_.header.size(); ++at) {
      if (part(values_[at], [](const std::string &s) {
            return s.size() < 100 && std::regex_match(s, pair);
          }) < 0.8)
        continue;
      used_[at] = true;
      say("position = " + toml_text(source_.header[at]));
      say("# latitude_first = true  # " +
          in("si la latitude vient d’abord", "if the latitude comes first"));
      return;
    }
  }

  std::string about(const jalon_column &column) const {
    std::string s = languages_.empty() ? column.label : (*languages_[0])(column.label);
    if (column.type == JALON_NUMBER && std::string_view(column.unit) != "1")
      s += std::string(" (") + column.unit + ")";
    if (column.flags & JALON_REQUIRED) s += in(" - indispensable", " - required");
    return one_line(s);
  }

  static std::string one_line(std::string s) {
    for (char &c : s)
      if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
    return s;
  }

  static std::string some(const Counts &values, std::size_t most) {
    std::string s;
    for (std::size_t i = 0; i < values.size() && i < most; ++i) {
      const auto &[text, n] = values[i];
      const std::string shown =
          text.size() <= longest_shown ? toml_text(text) : "[" + std::to_string(text.size()) + "]";
      s += (i ? ", " : "") + shown + " x " + std::to_string(n);
    }
    return s + (values.size() > most ? ", ..." : "");
  }

  static bool date_year(const jalon_column &column, const std::string &text) {
    return is_year(column) && read_date(text).year;
  }

  void mapped(const jalon_column &column, std::size_t at) {
    say(std::string("\n# ") + about(column));
    say(std::string("[columns.") + column.name + "]");
    say("from = " + toml_text(source_.header[at]));
    const auto &values = values_[at];
    if (column.type == JALON_CHOICE) return codes(column, values);
    if (column.type != JALON_NUMBER) return;
    if (std::string_view(column.unit) != "1") {
      const auto named = unit_named(source_.header[at], column.unit);
      say("unit = " + toml_text(named.empty() ? column.unit : named));
    }
    if (const auto form = date_form(column, values); !form.pattern.empty()) {
      if (!form.certain)
        say("# " + in("années à deux chiffres : dire le siècle, puis retirer le #",
                      "years of two digits: say the century, then take the # out"));
      say((form.certain ? "patterns" : "# patterns") + std::string(" = [{ match = '") +
          form.pattern + "', value = \"" + form.value + "\" }]");
      return;
    }
    Counts odd;
    for (const auto &value : values)
      if (!reads_as_number(value.first, column.unit) && !date_year(column, value.first))
        odd.push_back(value);
    if (odd.empty()) return;
    say("# " + in("textes qui ne sont pas des nombres :", "texts that are no numbers:"));
    say("#   " + some(odd, shown_values));
    say("# blank = [\"...\"]");
    say("# patterns = [{ match = '(\\d+) .*', value = \"$1\" }, "
        "{ match = '(\\d+)/(\\d+)', sum = [\"$1\", \"$2\"] }]");
  }

  void codes(const jalon_column &column, const Counts &values) {
    say("# other = \"...\"  # " + in("tout autre texte : ", "any other text: ") +
        choice_list(column));
    say(std::string("[columns.") + column.name + ".codes]  # " + choice_list(column) +
        "; \"\" = " + in("inconnu", "unknown"));
    const ChoiceGuess guess(column, languages_);
    for (std::size_t i = 0; i < values.size() && i < shown_codes; ++i) {
      const auto &[text, n] = values[i];
      if (text.size() > 200) continue;
      const char *choice = guess.of(text);
      say((choice ? "" : "# ") + toml_text(text) + " = " + toml_text(choice ? choice : "") +
          "  # x " + std::to_string(n));
    }
  }

  void unmapped(const jalon_column &column) {
    say("\n# " + about(column));
    say(std::string("# [columns.") + column.name + "]");
    say("# from = \"...\"" +
        (column.type == JALON_CHOICE ? "  # " + choice_list(column) : std::string()));
  }

  void leftovers() {
    bool first = true;
    for (std::size_t at = 0; at < source_.header.size(); ++at) {
      if (used_[at] || source_.header[at].empty()) continue;
      if (first)
        say("\n# " + in("Colonnes du fichier qui ne sont pas utilisées, avec ce qu’on y trouve :",
                        "Columns of the file that are not used, with what stands there:"));
      first = false;
      say("# " + toml_text(source_.header[at]) + ": " + some(values_[at], shown_values));
    }
  }

  const jalon_table &table_;
  const std::vector<const Words *> &languages_;  // the first writes the comments
  bool french_;
  SourceTable source_;
  std::vector<bool> used_;           // by column of the file
  std::vector<Counts> values_;       // by column of the file
  std::vector<std::size_t> chosen_;  // column of the file by declared column
  std::string out_;
};

}  // namespace

std::string propose_mapping(const std::filesystem::path &data, const jalon_table &table,
                            const std::vector<const Words *> &languages) {
  return Proposal(data, table, languages).text();
}

}  // namespace jalon
