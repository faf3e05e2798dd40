// declare.hpp - writing down what a domain declares, checked while it compiles.
//
// Each function returns the C struct of abi.h, filled in; a plugin keeps them in static constexpr
// arrays. Mistakes that would surprise a town later (a bound below its default, two things of one
// name, a line between unknown stakeholders) stop the compilation.
//
//   static constexpr std::array parameters{
//       jalon::parameter("waste.bin.price", "Price of a bin", "currency", {0, 2000},
//                        jalon::triangular(150, 220, 400),
//                        {.source = "Tender of 2024", .as_of = "2024"})};
#pragma once
#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>

#include "abi.h"

namespace jalon {

inline constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

// Lets an initialiser name only what it needs; abi.h says what each field means.
struct evidence {
  const char *source = "";
  const char *as_of = "";
  uint32_t confidence = JALON_CERTAIN;
};

struct range {
  double lower, upper;
};

// How a figure varies. `value` is central, `low` and `high` as its distribution defines them.
struct spread {
  uint32_t distribution = JALON_POINT;
  double low = 0, value = 0, high = 0;
};
constexpr spread point(double value) {
  return {JALON_POINT, value, value, value};
}
constexpr spread uniform(double low, double high) {
  return {JALON_UNIFORM, low, (low + high) / 2, high};
}
constexpr spread triangular(double low, double mode, double high) {
  return {JALON_TRIANGULAR, low, mode, high};
}
constexpr spread pert(double low, double mode, double high) {
  return {JALON_PERT, low, mode, high};
}
constexpr spread lognormal(double p5, double median, double p95) {
  return {JALON_LOGNORMAL, p5, median, p95};
}
// The user must give this figure: the model has no default for it.
constexpr spread no_default() {
  return point(unknown);
}

constexpr jalon_parameter parameter(const char *name, const char *label, const char *unit,
                                    range bounds, spread s, evidence e, uint32_t flags = 0) {
  return {sizeof(jalon_parameter), flags,        name,    label, unit,   bounds.lower, bounds.upper,
          s.distribution,          e.confidence, s.value, s.low, s.high, e.source,     e.as_of};
}

constexpr jalon_choice choice(const char *name, const char *label) {
  return {sizeof(jalon_choice), 0, name, label};
}

constexpr jalon_fill fill(const char *parameter) {
  return {sizeof(jalon_fill), 0, "", "", parameter};
}
constexpr jalon_fill fill_when(const char *column, const char *choice, const char *parameter) {
  return {sizeof(jalon_fill), 0, column, choice, parameter};
}

constexpr jalon_column number(const char *name, const char *label, const char *unit, range bounds,
                              std::span<const jalon_fill> fills = {}, uint32_t flags = 0) {
  return {sizeof(jalon_column),
          JALON_NUMBER,
          flags,
          0,
          name,
          label,
          unit,
          bounds.lower,
          bounds.upper,
          nullptr,
          sizeof(jalon_choice),
          sizeof(jalon_fill),
          fills.data(),
          static_cast<uint32_t>(fills.size()),
          0};
}
constexpr jalon_column text(const char *name, const char *label, uint32_t flags = 0) {
  return {sizeof(jalon_column), JALON_TEXT,         flags,   0, name, label, "1", 0, 0, nullptr,
          sizeof(jalon_choice), sizeof(jalon_fill), nullptr, 0, 0};
}
constexpr jalon_column choices(const char *name, const char *label,
                               std::span<const jalon_choice> list, uint32_t flags = 0) {
  return {sizeof(jalon_column),
          JALON_CHOICE,
          flags,
          static_cast<uint32_t>(list.size()),
          name,
          label,
          "1",
          0,
          static_cast<double>(list.size()) - 1,
          list.data(),
          sizeof(jalon_choice),
          sizeof(jalon_fill),
          nullptr,
          0,
          0};
}

constexpr jalon_table table(const char *name, const char *label,
                            std::span<const jalon_column> columns, const char *count_column = "",
                            const char *per_inhabitant = "") {
  return {sizeof(jalon_table),
          static_cast<uint32_t>(columns.size()),
          name,
          label,
          columns.data(),
          sizeof(jalon_column),
          0,
          count_column,
          per_inhabitant};
}

constexpr jalon_option option(const char *name, const char *label, const char *unit, range bounds,
                              double value) {
  return {sizeof(jalon_option), 0, name, label, unit, bounds.lower, bounds.upper, value};
}

constexpr jalon_effort effort(int32_t year, double business, double digital, double steering) {
  return {sizeof(jalon_effort), year, business, digital, steering};
}

// lower or upper NaN: no bound.
constexpr jalon_gate gate(const char *indicator, range between, const char *otherwise) {
  return {sizeof(jalon_gate), 0, indicator, between.lower, between.upper, otherwise};
}
constexpr jalon_gate gate_above(const char *indicator, double lower, const char *otherwise) {
  return gate(indicator, {lower, unknown}, otherwise);
}
constexpr jalon_gate gate_below(const char *indicator, double upper, const char *otherwise) {
  return gate(indicator, {unknown, upper}, otherwise);
}

// What a measure says of itself; only name, label, help and table are indispensable.
struct measure_text {
  const char *name, *label, *help, *table;
  std::span<const jalon_option> options = {};
  std::span<const jalon_effort> effort = {};
  const char *needs = "", *excludes = "", *relevance = "";
  const char *procurement = "works", *account = "", *vat = "", *grants = "", *follow = "";
  double lifetime = unknown, usual_share = 1;
  std::span<const jalon_gate> gates = {};
  const char *where_column = "", *where_choices = "";
  uint32_t flags = 0;  // JALON_OCCUPIES
};
constexpr jalon_measure measure(const measure_text &m) {
  return {sizeof(jalon_measure),
          static_cast<uint32_t>(m.options.size()),
          m.name,
          m.label,
          m.help,
          m.table,
          m.options.data(),
          m.effort.data(),
          sizeof(jalon_option),
          sizeof(jalon_effort),
          static_cast<uint32_t>(m.effort.size()),
          m.flags,
          m.needs,
          m.excludes,
          m.relevance,
          m.procurement,
          m.account,
          m.vat,
          m.grants,
          m.follow,
          m.lifetime,
          m.usual_share,
          m.gates.data(),
          static_cast<uint32_t>(m.gates.size()),
          sizeof(jalon_gate),
          m.where_column,
          m.where_choices};
}

constexpr jalon_line line(const char *name, const char *label, const char *unit,
                          const char *category, const char *from, const char *to) {
  return {sizeof(jalon_line), 0, name, label, unit, category, from, to};
}
constexpr jalon_line money(const char *name, const char *label, const char *category,
                           const char *from, const char *to = "") {
  return line(name, label, "currency", category, from, to);
}

struct thresholds {
  double limit = unknown, target = unknown;
};
constexpr jalon_indicator indicator(const char *name, const char *label, const char *unit,
                                    int32_t direction, thresholds t = {}, evidence e = {}) {
  return {sizeof(jalon_indicator),
          direction,
          name,
          label,
          unit,
          t.limit,
          t.target,
          e.source,
          e.as_of,
          e.confidence,
          0};
}
// A part of a whole, which people are told in per cent; thresholds as parts of 1.
constexpr jalon_indicator share(const char *name, const char *label, int32_t direction,
                                thresholds t = {}, evidence e = {}) {
  jalon_indicator i = indicator(name, label, "1", direction, t, e);
  i.flags = JALON_SHARE;
  return i;
}

// The plugin's visiting card.
struct about {
  const char *id, *name, *version, *label;
  const char *currency = "EUR";
  int32_t price_year = 2024;
  uint32_t claims = JALON_REENTRANT | JALON_DETERMINISTIC | JALON_DRAW_INDEPENDENT;
  uint32_t preferred_block = 1024;
};

// Place of a declared thing in its list, found while compiling; an unknown name does not compile.
//   static constexpr auto price = jalon::index_of(parameters, "waste.bin.price");
template <class List>
consteval std::size_t index_of(const List &list, std::string_view name) {
  for (std::size_t i = 0; i < list.size(); ++i)
    if (name == list[i].name) return i;
  throw "jalon: no such name in this list";
}

}  // namespace jalon
