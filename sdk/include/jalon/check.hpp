// check.hpp - what the compiler can refuse in a declaration (used by JALON_PLUGIN).
#pragma once
#include <initializer_list>

#include "declare.hpp"

namespace jalon::detail {

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

constexpr bool is_name(std::string_view s) {
  bool empty = true;  // the part since the last dot
  for (char c : s) {
    if (c == '.' && empty) return false;
    if (c != '.' && c != '_' && !is_digit(c) && !(c >= 'a' && c <= 'z')) return false;
    empty = c == '.';
  }
  return !empty;
}

// "waste.bin.cost" in the domain "waste".
constexpr bool begins_with(std::string_view name, std::string_view domain) {
  return name.size() > domain.size() + 1 && name.starts_with(domain) && name[domain.size()] == '.';
}

// Three numbers joined by dots; what follows a '-' or '+' is left to the host.
constexpr bool is_semver(std::string_view s) {
  s = s.substr(0, s.find_first_of("-+"));
  int numbers = 1;
  std::size_t digits = 0;
  for (char c : s) {
    if (c == '.' ? digits == 0 : !is_digit(c)) return false;
    digits = c == '.' ? 0 : digits + 1;
    numbers += c == '.';
  }
  return numbers == 3 && digits > 0;
}

constexpr bool is_one_of(std::string_view s, std::initializer_list<std::string_view> known) {
  for (std::string_view k : known)
    if (s == k) return true;
  return false;
}

constexpr bool is_stakeholder(std::string_view s) {
  return is_one_of(s, {"", "authority", "operator", "users", "residents", "businesses", "state",
                       "grid", "environment"});
}

constexpr bool is_money_category(std::string_view s) {
  return is_one_of(s, {"investment", "renewal", "energy", "maintenance", "operation", "revenue",
                       "tax", "grant", "residual", "disposal"});
}

// Stops at the first difference: compilers limit the steps of what they compute, and every pair of
// a domain's names is compared.
constexpr bool same(const char *a, const char *b) {
  while (*a == *b && *a) ++a, ++b;
  return *a == *b;
}

template <class List>
constexpr bool names_are_good(const List &list) {
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (!is_name(list[i].name)) return false;
    for (std::size_t j = 0; j < i; ++j)
      if (same(list[i].name, list[j].name)) return false;
  }
  return true;
}

template <class List>
constexpr bool has(const List &list, std::string_view name) {
  for (const auto &x : list)
    if (name == x.name) return true;
  return false;
}

template <class List>
constexpr bool all_begin_with(const List &list, std::string_view domain) {
  for (const auto &x : list)
    if (!begins_with(x.name, domain)) return false;
  return true;
}

// Every word of a space-separated list is the name of something in `list`.
template <class List>
constexpr bool all_known(const List &list, std::string_view words) {
  while (!words.empty()) {
    const auto end = words.find(' ');
    if (!has(list, words.substr(0, end))) return false;
    words = end == words.npos ? std::string_view{} : words.substr(end + 1);
  }
  return true;
}

constexpr bool is_known_number(double x) {
  return x == x;
}

template <class P>
constexpr bool parameters_are_good(const P &parameters) {
  for (const auto &p : parameters) {
    if (std::string_view(p.unit).empty() || std::string_view(p.source).empty()) return false;
    if (std::string_view(p.as_of).empty()) return false;
    if (!(p.lower <= p.upper)) return false;
    if (!is_known_number(p.value)) continue;  // no default
    if (p.value < p.lower || p.value > p.upper) return false;
    if (p.distribution == JALON_POINT) continue;
    if (!(p.low <= p.value && p.value <= p.high && p.low < p.high)) return false;
    if (p.low < p.lower || p.high > p.upper) return false;
    if (p.distribution == JALON_LOGNORMAL && !(p.low > 0)) return false;
  }
  return true;
}

// A fill for any row, or for rows that hold a declared choice of a declared column.
constexpr bool condition_is_good(const jalon_fill &f, std::span<const jalon_column> columns) {
  const std::string_view column = f.when_column, choice = f.when_choice;
  if (column.empty() && choice.empty()) return true;
  for (const auto &c : columns)
    if (column == c.name)
      return c.type == JALON_CHOICE && has(std::span(c.choices, c.n_choices), choice);
  return false;
}

constexpr bool table_is_good(const jalon_table &t, const auto &parameters) {
  const std::span columns(t.columns, t.n_columns);
  if (!names_are_good(columns)) return false;
  if (std::string_view c = t.count_column; !c.empty() && !has(columns, c)) return false;
  if (std::string_view p = t.per_inhabitant; !p.empty() && !has(parameters, p)) return false;
  for (const auto &c : columns)
    for (const auto &f : std::span(c.fills, c.n_fills))
      if (!has(parameters, f.parameter) || !condition_is_good(f, columns)) return false;
  return true;
}

constexpr bool columns_are_good(const jalon_table &t) {
  for (const auto &c : std::span(t.columns, t.n_columns)) {
    if (c.type == JALON_NUMBER && !(c.lower <= c.upper)) return false;
    if (c.type == JALON_NUMBER && std::string_view(c.unit).empty()) return false;
    if (c.type == JALON_CHOICE &&
        (c.n_choices == 0 || !names_are_good(std::span(c.choices, c.n_choices))))
      return false;
  }
  return true;
}

constexpr bool options_are_good(const jalon_measure &m) {
  const std::span options(m.options, m.n_options);
  for (const auto &o : options) {
    if (std::string_view(o.unit).empty() || !(o.lower <= o.upper)) return false;
    if (is_known_number(o.value) && !(o.lower <= o.value && o.value <= o.upper)) return false;
  }
  return names_are_good(options);
}

// Gates read known indicators; the rows meant hold known choices of a known column.
constexpr bool gates_are_good(const jalon_measure &m, const auto &indicators) {
  for (const auto &g : std::span(m.gates, m.n_gates)) {
    if (!has(indicators, g.indicator) || std::string_view(g.otherwise).empty()) return false;
    if (!is_known_number(g.lower) && !is_known_number(g.upper)) return false;
    if (g.lower > g.upper) return false;
  }
  return true;
}
constexpr bool rows_are_good(const jalon_measure &m, const auto &tables) {
  const std::string_view column = m.where_column, choices = m.where_choices;
  if (column.empty() || choices.empty()) return column.empty() && choices.empty();
  for (const auto &t : tables)
    if (std::string_view(t.name) == m.table)
      for (const auto &c : std::span(t.columns, t.n_columns))
        if (column == c.name)
          return c.type == JALON_CHOICE && all_known(std::span(c.choices, c.n_choices), choices);
  return false;
}

constexpr bool effort_is_good(const jalon_measure &m) {
  for (const auto &e : std::span(m.effort, m.n_effort))
    if (e.year < 0 || !(e.business >= 0 && e.digital >= 0 && e.steering >= 0)) return false;
  return true;
}

constexpr bool words_are_good(const jalon_measure &m) {
  return is_one_of(m.procurement, {"works", "supplies", "services"}) &&
         is_one_of(m.vat, {"", "compensated", "deductible", "final"}) && m.usual_share > 0 &&
         m.usual_share <= 1;
}

// A word of a space-separated list.
constexpr bool lists(std::string_view words, std::string_view name) {
  while (!words.empty()) {
    const auto end = words.find(' ');
    if (words.substr(0, end) == name) return true;
    words = end == words.npos ? std::string_view{} : words.substr(end + 1);
  }
  return false;
}

constexpr bool ends_are_good(const auto &lines) {
  for (const auto &l : lines) {
    const std::string_view from = l.from, to = l.to;
    if (!is_stakeholder(from) || !is_stakeholder(to) || from == to) return false;
  }
  return true;
}

// Which other units are money (EUR, kEUR/year) only the host can say.
constexpr bool units_of_lines_are_good(const auto &lines) {
  for (const auto &l : lines) {
    const std::string_view unit = l.unit, category = l.category;
    if (unit.empty()) return false;
    if (unit == "currency" ? !is_money_category(category)
                           : unit.find("currency") != unit.npos || !is_name(category))
      return false;
  }
  return true;
}

constexpr bool every(const auto &list, auto &&good) {
  for (const auto &x : list)
    if (!good(x)) return false;
  return true;
}

// What a plugin type must offer; see plugin.hpp for the meaning.
template <class D>
consteval bool declaration_is_good() {
  static_assert(names_are_good(D::parameters), "parameters: a bad name, or one used twice");
  static_assert(names_are_good(D::tables), "tables: a bad name, or one used twice");
  static_assert(names_are_good(D::measures), "measures: a bad name, or one used twice");
  static_assert(names_are_good(D::lines), "lines: a bad name, or one used twice");
  static_assert(names_are_good(D::indicators), "indicators: a bad name, or one used twice");
  static_assert(
      parameters_are_good(D::parameters),
      "parameters: unit, source, date, and lower <= low <= value <= high <= upper; the low "
      "quantile of a lognormal is above 0");
  static_assert(
      is_name(D::about.name) && std::string_view(D::about.name).find('.') == std::string_view::npos,
      "about: the domain's name is one lower-case word");
  static_assert(is_semver(D::about.version), "about: version is not of the form 1.2.3");
  static_assert(all_begin_with(D::measures, D::about.name) &&
                    all_begin_with(D::lines, D::about.name) &&
                    all_begin_with(D::indicators, D::about.name),
                "measures, lines, indicators: names begin with the domain's");
  static_assert(ends_are_good(D::lines), "lines: two different known ends, or one");
  static_assert(units_of_lines_are_good(D::lines),
                "lines: money in \"currency\" with a known category, or a unit and the name of a "
                "quantity");
  static_assert(every(D::tables, [](const auto &t) { return columns_are_good(t); }),
                "columns: a number has a unit and lower <= upper, a choice has names used once");
  static_assert(every(D::tables, [](const auto &t) { return table_is_good(t, D::parameters); }),
                "tables: a column used twice, or a fill or estimate that names nothing declared");
  static_assert(every(D::measures,
                      [](const auto &m) {
                        return has(D::tables, m.table) && all_known(D::measures, m.needs) &&
                               all_known(D::measures, m.excludes) &&
                               all_known(D::indicators, m.follow);
                      }),
                "measures: an unknown table, measure or indicator");
  static_assert(every(D::measures, [](const auto &m) { return !lists(m.needs, m.name); }),
                "measures: one needs itself");
  static_assert(every(D::measures, [](const auto &m) { return options_are_good(m); }),
                "options: a unit, a name used once, and lower <= default <= upper");
  static_assert(every(D::measures, [](const auto &m) { return effort_is_good(m); }),
                "effort: years and person-days are 0 or more");
  static_assert(every(D::measures, [](const auto &m) { return gates_are_good(m, D::indicators); }),
                "gates: an unknown indicator, no bound, or nothing said for the town");
  static_assert(every(D::measures, [](const auto &m) { return rows_are_good(m, D::tables); }),
                "measures: where_column is a choice of the table, where_choices some of its "
                "choices");
  static_assert(every(D::measures, [](const auto &m) { return words_are_good(m); }),
                "measures: an unknown word for procurement or vat, or a usual share that is not "
                "above 0 and up to 1");
  return true;
}

}  // namespace jalon::detail
