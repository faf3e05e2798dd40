#include "core/settings/record.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/settings/dist.h"
#include "core/settings/reader.h"
#include "core/settings/shape.h"

namespace jalon {
namespace {

constexpr std::array keys{"value",  "by_year",     "interpolation", "unit",  "dist",
                          "growth", "growth_from", "source",        "as_of", "confidence",
                          "valid",  "price_year",  "final",         "reason"};

void read_years(Reader &reader, const toml::table &record, Figure &figure) {
  if (const auto *years = reader.table(record, "by_year", code("{ 2025 = 256, 2030 = 300 }"))) {
    for (const auto &[key, node] : *years) {
      int year = 0;
      const auto text = key.str();
      const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
      if (error != std::errc{} || end != text.data() + text.size() || year < 0 || year > 9999) {
        reader.refuse("by_year", "\"{1}\" is no year"_msg(text), key.source(),
                      "a year such as 2030"_msg);
        continue;
      }
      if (const auto x = reader.number(node, "by_year." + std::string(text)))
        if (!figure.by_year.emplace(year, *x).second)
          reader.refuse("by_year", "the year {1} stands here twice"_msg(year), key.source(),
                        "each year once"_msg);
    }
    if (years->empty())
      reader.refuse("by_year", "no year is given"_msg, years->source(), "at least one year"_msg);
  }
  constexpr std::array<std::pair<std::string_view, Interpolation>, 3> ways{
      {{"step", Interpolation::step},
       {"linear", Interpolation::linear},
       {"geometric", Interpolation::geometric}}};
  const toml::node *node = record.get("interpolation");
  if (node && !record.contains("by_year"))
    reader.refuse("interpolation", "there are no years to read between"_msg, node->source(),
                  "by_year beside it"_msg, "remove it"_msg);
  if (const auto text = reader.text(record, "interpolation"); !text.empty()) {
    if (const auto way = one_of(ways, text))
      figure.interpolation = *way;
    else
      reader.refuse("interpolation", found(*node), node->source(),
                    "one of {1}"_msg(list_of(std::array{"step", "linear", "geometric"})));
  }
  if (!node && figure.by_year.size() > 1)
    reader.refuse("", "how to read between the years is not said"_msg, record.source(),
                  "interpolation = \"step\", \"linear\" or \"geometric\""_msg);
}

void read_evidence(Reader &reader, const toml::table &record, Figure &figure) {
  figure.source = reader.text(record, "source");
  figure.as_of = reader.as_of(record);
  figure.price_year = reader.year(record, "price_year").value_or(0);
  figure.confidence = reader.confidence(record).value_or(Confidence::certain);
  if (const auto *valid =
          reader.table(record, "valid", code("{ from = 2026-02-01, to = 2027-01-31 }"))) {
    reader.only(*valid, "valid", {"from", "to"});
    figure.valid_from = reader.date(*valid, "from", "valid.");
    figure.valid_to = reader.date(*valid, "to", "valid.");
    if (!figure.valid_from.empty() && !figure.valid_to.empty() &&
        figure.valid_from > figure.valid_to)
      reader.refuse("valid", "ends before it begins"_msg, valid->source(), "from before to"_msg);
  }
  figure.final = reader.flag(record, "final");
  figure.reason = reader.text(record, "reason");
  if (figure.final && figure.reason.empty() && !record.contains("reason"))
    reader.refuse("final", "no reason is given"_msg, record.get("final")->source(),
                  "reason = \"why nobody may change this figure\""_msg);
}

}  // namespace

// `value` may also be a segment ("norms.value.carbon"): then it is a table, never a figure's value.
bool is_record(const toml::table &table) {
  if (const auto *value = table.get("value"); value && !value->is_table()) return true;
  if (table.contains("by_year") || table.contains("dist")) return true;
  // A figure whose value was forgotten or misspelt, recognised by what only figures say.
  for (const char *key : keys)
    if (const auto *node = table.get(key); node && !node->is_table() && !node->is_number())
      return true;
  return table.contains("unset");
}

void mark_without_source(Figure &figure) {
  figure.marks.push_back("no source given: to verify"_msg);
  figure.confidence = std::max(figure.confidence, Confidence::to_verify);
}

std::optional<Figure> read_record(const toml::table &table, const std::string &path,
                                  const std::string &file, Layer layer,
                                  std::vector<Fault> &faults) {
  Reader reader(path, file, faults);
  Figure figure;
  figure.layer = layer;
  figure.place = place_of(table.source(), file);
  reader.only(table, "", {keys.begin(), keys.end()});
  figure.unit = reader.text(table, "unit");
  read_evidence(reader, table, figure);
  read_years(reader, table, figure);

  auto central = reader.number(table, "value");
  if (table.contains("value") && table.contains("by_year"))
    reader.refuse("", "both value and by_year are given"_msg, table.source(), "one of them"_msg);
  if (!figure.by_year.empty()) central = figure.by_year.begin()->second;
  if (const auto *dist =
          reader.table(table, "dist", code("{ kind = \"triangular\", low = 1, high = 3 }")))
    central = read_distribution(reader, *dist, central, figure);
  if (!central && reader.good())
    reader.refuse("", "no value is given"_msg, table.source(), "value, by_year or dist"_msg);
  figure.value = central.value_or(0);
  settle_ends(figure);

  figure.growth = reader.number(table, "growth").value_or(0);
  figure.growth_from = reader.year(table, "growth_from").value_or(0);
  if (figure.growth <= -1)
    reader.refuse("growth", "nothing shrinks by all of itself a year"_msg,
                  table.get("growth")->source(), "a share per year above -1: 0.02 is 2 %"_msg);
  if (table.contains("growth_from") && !table.contains("growth"))
    reader.refuse("growth_from", "there is no growth"_msg, table.get("growth_from")->source(),
                  "growth beside it"_msg);
  else if (table.contains("growth_from") && table.contains("by_year"))
    reader.refuse("growth_from", "growth starts after the last year of by_year"_msg,
                  table.get("growth_from")->source(), "growth alone"_msg, "remove growth_from"_msg);
  else if (table.contains("growth") && !table.contains("growth_from") && !table.contains("by_year"))
    reader.refuse("growth", "the year it starts from is not said"_msg,
                  table.get("growth")->source(), "growth_from = 2025 beside it"_msg);

  if (!reader.good()) return std::nullopt;
  if (figure.source.empty() && layer > Layer::model) mark_without_source(figure);
  return figure;
}

}  // namespace jalon
