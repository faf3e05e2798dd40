#include "core/territory/own_rows.h"

#include <algorithm>
#include <set>

#include "core/base/text.h"
#include "core/table/number_text.h"
#include "core/territory/likeness.h"
#include "core/territory/project_facts.h"

namespace jalon {
namespace {

constexpr std::size_t shown_codes = 5;

// The first of the columns that is not blank.
std::string_view text_of(const SourceRow &row, const std::vector<std::size_t> &columns) {
  for (const auto at : columns)
    if (const auto text = trim_spaces(row.cells[at]); !text.empty()) return text;
  return {};
}

std::string some(const std::set<std::string> &codes) {
  std::string list;
  std::size_t n = 0;
  for (const auto &code : codes)
    if (++n <= shown_codes) list += (list.empty() ? "" : ", ") + code;
  return list + (codes.size() > shown_codes ? ", ..." : "");
}

void warn(SourceTable &source, const std::string &column, Message what) {
  source.findings.push_back({Finding::note, 0, column, "", std::move(what), true});
}

// Of each row whether it stays; nothing if they cannot be told apart.
enum class Of : char { town, other, unsaid };

void remove(SourceTable &source, const std::vector<Of> &of, bool unsaid_stay) {
  const auto stays = [&](std::size_t i) {
    return of[i] == Of::town || (of[i] == Of::unsaid && unsaid_stay);
  };
  std::set<std::size_t> gone;
  std::size_t to = 0;
  for (std::size_t i = 0; i < of.size(); ++i) {
    if (!stays(i)) {
      gone.insert(source.rows[i].number);
      continue;
    }
    if (to != i) {
      source.rows[to] = std::move(source.rows[i]);
      if (!source.x.empty()) source.x[to] = source.x[i], source.y[to] = source.y[i];
    }
    ++to;
  }
  source.rows.resize(to);
  if (!source.x.empty()) source.x.resize(to), source.y.resize(to);
  std::erase_if(source.findings, [&](const Finding &f) { return gone.contains(f.row); });
}

}  // namespace

std::string commune_code(std::string_view text) {
  std::string code(trim_spaces(text));
  if (code.ends_with(".0")) code.resize(code.size() - 2);
  if (code.size() == 4 && is_digits(code, 4)) code.insert(0, 1, '0');
  if (code.size() != 5) return {};
  if (code[0] == '2' && (code[1] == 'a' || code[1] == 'b')) code[1] -= 'a' - 'A';
  const bool corsica = code.starts_with("2A") || code.starts_with("2B");
  return is_digits(corsica ? code.substr(2) : code, corsica ? 3 : 5) ? code : std::string();
}

std::string commune_column(const SourceTable &source) {
  constexpr double most = 0.8;
  for (std::size_t at = 0; at < source.header.size(); ++at) {
    const auto words = bare_words(source.header[at]);
    const auto says = [&](const char *word) {
      return std::find(words.begin(), words.end(), word) != words.end();
    };
    if (!says("insee") && !says("codinsee") && !(says("code") && says("commune")) &&
        !says("codgeo") && !says("depcom"))
      continue;
    if (says("postal") || says("iris")) continue;
    double filled = 0, codes = 0;
    for (const auto &row : source.rows) {
      if (trim_spaces(row.cells[at]).empty()) continue;
      ++filled;
      codes += !commune_code(row.cells[at]).empty();
    }
    if (filled > 0 && codes >= most * filled) return source.header[at];
  }
  return {};
}

OwnRows keep_own_rows(SourceTable &source, const Mapping &mapping, const Surroundings &around,
                      std::vector<Fault> &faults) {
  if (mapping.commune.empty()) return {};
  const std::string &column = mapping.commune[0];
  std::vector<std::size_t> columns;
  for (const auto &name : mapping.commune) columns.push_back(source.column(name));
  if (around.communes.empty()) {
    warn(source, column,
         "the dossier does not say of which communes it is: all rows were kept; write `insee` or "
         "`communes` into dossier.toml"_msg);
    return {};
  }
  std::vector<Of> of;
  std::set<std::string> others;
  std::size_t counts[3] = {0, 0, 0};
  for (const auto &row : source.rows) {
    const auto text = text_of(row, columns);
    const auto code = commune_code(text);
    of.push_back(text.empty() ? Of::unsaid : around.communes.contains(code) ? Of::town : Of::other);
    ++counts[static_cast<std::size_t>(of.back())];
    if (of.back() == Of::other && !code.empty()) others.insert(code);
  }
  const auto [own, other, unsaid] = counts;
  if (own == 0 && others.empty()) {
    warn(source, column, "no cell of this column is the code of a commune: all rows were kept"_msg);
    return {};
  }
  if (own == 0 && mapping.territory_checked) {
    warn(source, column,
         "none of the {1} rows is of this territory; they are of other communes: {2}; the mapping "
         "says that the town has checked them (territory_checked): they were kept"_msg(
             of.size(), some(others)));
    return {0, true};
  }
  if (own == 0) {
    faults.emplace_back(
        "none of the {1} rows is of this territory; they are of other communes: {2}"_msg(
            of.size(), some(others)),
        Place{source.file.filename().string()},
        "rows of {1} in the column {2}"_msg(some(around.communes), column),
        "take the file of this town; or name the communes of the territory in dossier.toml: "
        "communes = [\"...\"]; if these rows are its own all the same, import the file with "
        "--territory-checked, or write territory_checked = true under [file] of its mapping"_msg);
    return {};
  }
  const bool unsaid_stay = other == 0;
  const std::size_t elsewhere = other + (unsaid_stay ? 0 : unsaid);
  if (elsewhere == 0) return {0, true};
  remove(source, of, unsaid_stay);
  source.findings.push_back(
      {Finding::note, 0, column, "",
       unsaid == 0 ? "rows of other communes left out: {1}"_msg(elsewhere)
                   : "rows of other communes left out: {1}, of them rows that name none: {2}"_msg(
                         elsewhere, unsaid)});
  return {elsewhere, true};
}

}  // namespace jalon
