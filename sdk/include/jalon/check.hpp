// check.hpp - what the compiler can refuse in a declaration (used by JALON_PLUGIN).
#pragma once
#include "declare.hpp"

namespace jalon::detail {

constexpr bool is_name(std::string_view s) {
  if (s.empty() || s.front() == '.' || s.back() == '.') return false;
  for (char c : s)
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.')) return false;
  return true;
}

constexpr bool is_stakeholder(std::string_view s) {
  for (std::string_view known : {"", "authority", "operator", "users", "residents", "businesses",
                                 "state", "grid", "environment"})
    if (s == known) return true;
  return false;
}

template <class List>
constexpr bool names_are_good(const List &list) {
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (!is_name(list[i].name)) return false;
    for (std::size_t j = 0; j < i; ++j)
      if (std::string_view(list[i].name) == list[j].name) return false;
  }
  return true;
}

template <class List>
constexpr bool has(const List &list, std::string_view name) {
  for (const auto &x : list)
    if (name == x.name) return true;
  return false;
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
  }
  return true;
}

constexpr bool table_is_good(const jalon_table &t, const auto &parameters) {
  const std::span columns(t.columns, t.n_columns);
  if (!names_are_good(columns)) return false;
  if (std::string_view c = t.count_column; !c.empty() && !has(columns, c)) return false;
  if (std::string_view p = t.per_inhabitant; !p.empty() && !has(parameters, p)) return false;
  for (const auto &c : columns)
    for (const auto &f : std::span(c.fills, c.n_fills)) {
      if (!has(parameters, f.parameter)) return false;
      if (std::string_view w = f.when_column; !w.empty() && !has(columns, w)) return false;
    }
  return true;
}

constexpr bool lines_are_good(const auto &lines) {
  for (const auto &l : lines) {
    const std::string_view from = l.from, to = l.to;
    if (!is_stakeholder(from) || !is_stakeholder(to) || from == to) return false;
    if (std::string_view(l.category).empty() || std::string_view(l.unit).empty()) return false;
  }
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
  static_assert(parameters_are_good(D::parameters),
                "parameters: unit, source, date, and lower <= low <= value <= high <= upper");
  static_assert(lines_are_good(D::lines), "lines: unit, category and two different known ends");
  static_assert(
      [] {
        for (const auto &t : D::tables)
          if (!table_is_good(t, D::parameters)) return false;
        return true;
      }(),
      "tables: a column used twice, or a fill or estimate that names nothing declared");
  static_assert(
      [] {
        for (const auto &m : D::measures)
          if (!has(D::tables, m.table) || !all_known(D::measures, m.needs) ||
              !all_known(D::measures, m.excludes) || !all_known(D::indicators, m.follow))
            return false;
        return true;
      }(),
      "measures: an unknown table, measure or indicator");
  return true;
}

}  // namespace jalon::detail
