#include "core/table/header_row.h"

#include <algorithm>
#include <set>

#include "core/table/dates.h"
#include "core/table/number_text.h"

namespace jalon {
namespace {

constexpr std::size_t deepest = 30;

bool is_number_or_date(std::string_view text) {
  return text.size() < 60 && (read_number(text, Decimal::point).value ||
                              read_number(text, Decimal::comma).value || read_date(text).looks_so);
}

std::size_t filled(const std::vector<std::string> &row) {
  return static_cast<std::size_t>(std::count_if(
      row.begin(), row.end(), [](const std::string &s) { return !trim_spaces(s).empty(); }));
}

// As it is, or with the place of the column when another has that name already.
std::string own_name(const std::string &name, std::size_t place,
                     const std::set<std::string> &used) {
  const std::string placed = "[" + std::to_string(place) + "]";
  std::string own = name.empty() ? placed : name;
  while (used.contains(own)) own += " " + placed;
  return own;
}

}  // namespace

std::string column_name(std::string_view text) {
  std::string name;
  for (text = trim_spaces(text); !text.empty();) {
    const auto rest = trim_spaces(text);
    if (rest.size() != text.size()) name += ' ';
    text = rest;
    name += text[0];
    text.remove_prefix(1);
  }
  return name;
}

std::size_t recognise_header(const std::vector<std::vector<std::string>> &rows) {
  std::size_t widest = 0;
  for (const auto &row : rows) widest = std::max(widest, filled(row));
  if (widest < 3) return 1;
  for (std::size_t i = 0; i < rows.size() && i < deepest; ++i) {
    if (filled(rows[i]) * 10 < widest * 6) continue;
    // A wide row of values below narrow ones: names are missing, not lower down.
    const bool names = std::none_of(rows[i].begin(), rows[i].end(), is_number_or_date);
    return names ? i + 1 : 1;
  }
  return 1;
}

std::vector<std::string> names_of_two_rows(const std::vector<std::string> &names,
                                           const std::vector<std::string> &below) {
  const auto blank = [](const std::vector<std::string> &row, std::size_t at) {
    return at >= row.size() || trim_spaces(row[at]).empty();
  };
  std::vector<std::string> joined;
  std::string over;
  bool any = false;
  for (std::size_t i = 0; i < std::max(names.size(), below.size()); ++i) {
    if (!blank(names, i)) over = column_name(names[i]);
    const bool wide = blank(names, i) || (i + 1 < names.size() && blank(names, i + 1));
    if (blank(below, i)) {
      joined.push_back(blank(names, i) ? "" : over);
      continue;
    }
    if (!wide || is_number_or_date(below[i])) return {};
    any = true;
    joined.push_back(column_name(over + " " + below[i]));
  }
  return any ? joined : std::vector<std::string>{};
}

void name_columns(SourceTable &table) {
  const auto holds_text = [&](std::size_t at) {
    return std::any_of(table.rows.begin(), table.rows.end(),
                       [at](const SourceRow &row) { return !trim_spaces(row.cells[at]).empty(); });
  };
  std::set<std::string> used;
  for (std::size_t i = 0; i < table.header.size(); ++i) {
    auto &name = table.header[i];
    if (name.empty() && !holds_text(i)) continue;
    const std::string own = own_name(name, i + 1, used);
    if (name.empty())
      table.findings.push_back({Finding::note, 0, own, "",
                                "column {1} has no name: called \"{2}\" here"_msg(i + 1, own)});
    else if (own != name)
      table.findings.push_back(
          {Finding::note, 0, own, name,
           "column {1} has the same name as an earlier one: called \"{2}\" here"_msg(i + 1, own)});
    name = own;
    used.insert(own);
  }
}

}  // namespace jalon
