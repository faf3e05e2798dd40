#include "core/financing/rule_reader.h"

#include <algorithm>
#include <cmath>
#include <sstream>

#include "core/base/text.h"
#include "core/settings/record.h"
#include "core/territory/project_facts.h"

namespace jalon {
namespace {

std::string day_of(TomlTable &t, std::string_view key) {
  const auto *node = t.node(key);
  if (!node) return "";
  std::ostringstream text;
  if (const auto *date = node->as_date())
    text << date->get();
  else if (const auto *word = node->as_string(); word && is_iso_day(word->get()))
    text << word->get();
  else
    t.fault("`{1}` is no day"_msg(key), t.place_of(key), "a day such as 2026-02-01"_msg);
  return text.str();
}

}  // namespace

RuleOrigin RuleReader::origin(TomlTable &rule, bool needed) {
  const Needed must = needed ? Needed::yes : Needed::no;
  RuleOrigin o;
  o.place = rule.place();
  o.source = rule.text("source", must).value_or("");
  o.as_of = rule.text("as_of", must).value_or("");
  const auto word = rule.text("confidence", must).value_or("");
  if (word == "certain")
    o.confidence = Confidence::certain;
  else if (word == "hypothetical")
    o.confidence = Confidence::hypothetical;
  else if (word != "to verify" && !word.empty())
    rule.fault("`{1}` is `{2}`"_msg("confidence", word), rule.place_of("confidence"),
               "one of {1}"_msg("certain, to verify, hypothetical"));
  origin_ = o;
  return o;
}

DayRange RuleReader::days(TomlTable &rule, const char *key, const char *from, const char *to,
                          bool *every_year) {
  DayRange range;
  auto table = rule.table(key);
  if (!table) return range;
  range.from = day_of(*table, from);
  range.to = day_of(*table, to);
  if (every_year) *every_year = table->truth("every_year").value_or(false);
  if (!range.from.empty() && !range.to.empty() && range.from > range.to)
    table->fault("`{1}` ends before it begins"_msg(key), table->place());
  table->finish();
  return range;
}

bool RuleReader::figure(TomlTable &rule, std::string_view key, const std::string &path,
                        FigureForm form, bool open) {
  const auto *node = rule.node(key);
  if (!node && !open) return false;
  DatedFigure dated{path, form.unit, form.lower, form.upper, {}};
  if (node && node->is_array()) {
    for (const auto &item : *node->as_array()) add(dated, item, rule);
    std::stable_sort(dated.figures.begin(), dated.figures.end(),
                     [](const Figure &a, const Figure &b) { return a.valid_from < b.valid_from; });
    check_periods(dated);
  } else if (node) {
    add(dated, *node, rule);
  }
  const auto [at, fresh] = rules_.figures.emplace(path, std::move(dated));
  if (!fresh)
    faults_.emplace_back("{1} is given a second time"_msg(path), rule.place_of(key),
                         "each rule once"_msg);
  return node != nullptr;
}

void RuleReader::keep(const std::string &path, FigureForm form, double value, const Place &place) {
  DatedFigure dated{path, form.unit, form.lower, form.upper, {}};
  Figure f;
  f.value = f.low = f.high = value;
  f.source = origin_.source;
  f.as_of = origin_.as_of;
  f.confidence = origin_.confidence;
  f.place = place;
  f.unit = form.unit;
  dated.figures.push_back(f);
  rules_.figures.emplace(path, std::move(dated));
}

void RuleReader::add(DatedFigure &dated, const toml::node &node, TomlTable &rule) {
  std::optional<Figure> figure;
  if (const auto *table = node.as_table()) {
    figure = read_record(*table, dated.path, file_, Layer::model, faults_);
    if (!figure) return;
    if (!table->contains("confidence")) figure->confidence = origin_.confidence;
  } else if (node.is_number()) {
    figure.emplace();
    figure->value = figure->low = figure->high = node.value<double>().value_or(NAN);
    figure->confidence = origin_.confidence;
    figure->unit = "1";
  } else {
    rule.fault("{1} is no figure"_msg(dated.path), rule.place_in(node),
               "a number, or a table with value, unit and source"_msg);
    return;
  }
  figure->place = rule.place_in(node);
  if (figure->source.empty()) figure->source = origin_.source;
  if (figure->as_of.empty()) figure->as_of = origin_.as_of;
  if (figure->unit.empty()) figure->unit = "1";
  if (figure->source.empty() || figure->as_of.empty())
    rule.fault("{1} has no source or no date"_msg(dated.path), figure->place,
               "source and as_of, of the figure or of its rule"_msg);
  if (figure->unit != dated.unit && !(node.is_number() && dated.unit == "year"))
    rule.fault("{1} is in \"{2}\""_msg(dated.path, figure->unit), figure->place,
               "unit = \"{1}\""_msg(dated.unit));
  if (!(figure->value >= dated.lower && figure->value <= dated.upper))
    rule.fault("{1} is {2}"_msg(dated.path, figure->value), figure->place,
               "a number from {1} to {2}"_msg(dated.lower, dated.upper));
  figure->unit = dated.unit;
  dated.figures.push_back(std::move(*figure));
}

void RuleReader::check_periods(const DatedFigure &dated) {
  for (std::size_t i = 1; i < dated.figures.size(); ++i) {
    const auto &before = dated.figures[i - 1], &after = dated.figures[i];
    if (before.valid_to.empty() || after.valid_from.empty() || before.valid_to >= after.valid_from)
      faults_.emplace_back(
          "{1}: two values for the same days"_msg(dated.path), after.place,
          "periods that do not overlap; the other is at {1}"_msg(before.place.message()));
  }
}

}  // namespace jalon
