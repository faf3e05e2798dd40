#include "core/settings/record.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <set>
#include <sstream>

#include "core/base/text.h"
#include "core/settings/flatten.h"

namespace jalon {
namespace {

constexpr std::array keys{"value",  "by_year",     "interpolation", "unit",  "dist",
                          "growth", "growth_from", "source",        "as_of", "confidence",
                          "valid",  "price_year",  "final",         "reason"};

std::string list(std::initializer_list<std::string_view> names) {
  std::string text;
  for (const auto name : names) text += (text.empty() ? "" : ", ") + std::string(name);
  return text;
}

std::string iso(const toml::date &date) {
  std::ostringstream text;
  text << date;
  return text.str();
}

// Enough of a text to recognise it, without cutting a UTF-8 character.
std::string beginning(const std::string &text) {
  std::size_t n = std::min<std::size_t>(text.size(), 40);
  while (n < text.size() && n > 0 && (static_cast<unsigned char>(text[n]) & 0xC0) == 0x80) --n;
  return text.substr(0, n) + (n < text.size() ? "..." : "");
}

// What is written in TOML is shown as it is.
Message code(std::string toml) {
  return toml;
}

Message found(const toml::node &node) {
  return "found {1}"_msg(kind_of(node));
}

// Reads the sub-keys of one record; counts what it had to refuse.
class Reader {
 public:
  Reader(const std::string &path, const std::string &file, std::vector<Fault> &faults)
      : path_(path), file_(file), faults_(faults), before_(faults.size()) {}

  bool good() const { return faults_.size() == before_; }

  void refuse(std::string_view key, const Message &what, const toml::source_region &where,
              const Message &expected, const Message &advice = {}) {
    const std::string name = key.empty() ? path_ : path_ + "." + std::string(key);
    faults_.emplace_back("{1}: {2}"_msg(name, what), place_of(where, file_), expected, advice);
  }

  void only(const toml::table &table, const std::string &inside,
            const std::vector<std::string> &allowed) {
    for (const auto &[key, node] : table) {
      const std::string name(key.str());
      if (std::find(allowed.begin(), allowed.end(), name) != allowed.end()) continue;
      if (inside.empty() && name == "unset") {
        refuse(name, "a figure cannot be unset"_msg, key.source(), "a figure"_msg,
               "give the value that holds instead"_msg);
        continue;
      }
      const auto near = nearest(name, allowed);
      std::string all;
      for (const auto &word : allowed) all += (all.empty() ? "" : ", ") + word;
      refuse(inside, "\"{1}\" means nothing here"_msg(name), key.source(),
             near ? Message(*near) : "one of {1}"_msg(all),
             near ? Message() : "remove it or correct its name"_msg);
    }
  }

  std::optional<double> number(const toml::table &table, std::string_view key,
                               const std::string &inside = {}) {
    const toml::node *node = table.get(key);
    return node ? number(*node, inside + std::string(key)) : std::nullopt;
  }

  std::optional<double> number(const toml::node &node, const std::string &name) {
    const auto x = node.is_number() ? node.value<double>() : std::nullopt;
    if (!x)
      refuse(name, found(node), node.source(), "a number"_msg,
             node.is_string() ? "write it without quotes, with a decimal point"_msg : Message());
    else if (!std::isfinite(*x))
      refuse(name, "not a finite number"_msg, node.source(), "a number"_msg,
             "leave the figure out if it is unknown"_msg);
    else
      return x;
    return std::nullopt;
  }

  std::optional<int> year(const toml::table &table, std::string_view key) {
    const toml::node *node = table.get(key);
    if (!node) return std::nullopt;
    if (const auto x = node->as_integer(); x && x->get() >= 1900 && x->get() <= 2200)
      return static_cast<int>(x->get());
    refuse(key, found(*node), node->source(), "a year between 1900 and 2200"_msg);
    return std::nullopt;
  }

  std::string text(const toml::table &table, std::string_view key, const std::string &inside = {}) {
    const toml::node *node = table.get(key);
    if (!node) return {};
    if (const auto x = node->as_string(); x && !trim(x->get()).empty())
      return std::string(trim(x->get()));
    refuse(inside + std::string(key), found(*node), node->source(), "a text"_msg);
    return {};
  }

  bool flag(const toml::table &table, std::string_view key) {
    const toml::node *node = table.get(key);
    if (!node) return false;
    if (const auto x = node->as_boolean()) return x->get();
    refuse(key, found(*node), node->source(), "true or false"_msg);
    return false;
  }

  const toml::table *table(const toml::table &table, std::string_view key,
                           const Message &expected) {
    const toml::node *node = table.get(key);
    if (node && !node->is_table()) refuse(key, found(*node), node->source(), expected);
    return node ? node->as_table() : nullptr;
  }

  // A date of the calendar, written as TOML date or as text.
  std::string date(const toml::table &table, std::string_view key, const std::string &inside) {
    const toml::node *node = table.get(key);
    if (!node) return {};
    if (const auto x = node->as_date()) return iso(x->get());
    if (const auto x = node->as_string(); x && is_iso_date(x->get())) return x->get();
    refuse(inside + std::string(key), found(*node), node->source(),
           "a date such as {1}"_msg("2026-02-01"));
    return {};
  }

  std::string as_of(const toml::table &table) {
    const toml::node *node = table.get("as_of");
    if (!node) return {};
    if (const auto x = node->as_date()) return iso(x->get());
    if (const auto x = node->as_date_time()) return iso(x->get().date);
    if (node->is_integer()) {
      const auto x = year(table, "as_of");
      return x ? std::to_string(*x) : "";
    }
    return text(table, "as_of");
  }

 private:
  const std::string &path_, &file_;
  std::vector<Fault> &faults_;
  std::size_t before_;
};

template <class Enum, std::size_t n>
std::optional<Enum> one_of(const std::array<std::pair<std::string_view, Enum>, n> &names,
                           std::string_view text) {
  for (const auto &[name, meaning] : names)
    if (name == text) return meaning;
  return std::nullopt;
}

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
                    "one of {1}"_msg(list({"step", "linear", "geometric"})));
  }
  if (!node && figure.by_year.size() > 1)
    reader.refuse("", "how to read between the years is not said"_msg, record.source(),
                  "interpolation = \"step\", \"linear\" or \"geometric\""_msg);
}

// `central` is what value or by_year say, if they do; returns what the distribution makes of it.
std::optional<double> read_distribution(Reader &reader, const toml::table &dist,
                                        std::optional<double> central, Figure &figure) {
  reader.only(dist, "dist", {"kind", "low", "high", "mode", "median"});
  constexpr std::array<std::pair<std::string_view, Distribution>, 5> kinds{
      {{"point", Distribution::point},
       {"uniform", Distribution::uniform},
       {"triangular", Distribution::triangular},
       {"pert", Distribution::pert},
       {"lognormal", Distribution::lognormal}}};
  const auto text = reader.text(dist, "kind", "dist.");
  const auto kind = one_of(kinds, text);
  if (!kind) {
    if (!text.empty() || !dist.contains("kind"))
      reader.refuse(
          "dist.kind", text.empty() ? "missing"_msg : found(*dist.get("kind")),
          text.empty() ? dist.source() : dist.get("kind")->source(),
          "one of {1}"_msg(list({"point", "uniform", "triangular", "pert", "lognormal"})));
    return central;
  }
  figure.distribution = *kind;
  const bool point = *kind == Distribution::point;
  for (const auto &[key, allowed] :
       {std::pair{"mode", *kind == Distribution::triangular || *kind == Distribution::pert},
        std::pair{"median", *kind == Distribution::lognormal}, std::pair{"low", !point},
        std::pair{"high", !point}})
    if (const auto *node = dist.get(key); node && !allowed)
      reader.refuse("dist", "a {1} distribution has no {2}"_msg(text, key), node->source(),
                    "only what it has: value for the middle, low and high for its ends"_msg);
    else if (!node && !point && (key == std::string_view("low") || key == std::string_view("high")))
      reader.refuse("dist", "{1} is missing"_msg(key), dist.source(), "kind, low and high"_msg);
  const auto low = reader.number(dist, "low", "dist."), high = reader.number(dist, "high", "dist.");
  if (!point) figure.low = low.value_or(0), figure.high = high.value_or(0);
  for (const char *key : {"mode", "median"})
    if (const auto middle = reader.number(dist, key, "dist.")) {
      if (central && *central != *middle)
        reader.refuse(
            "dist." + std::string(key), "{1} is not the central value, {2}"_msg(*middle, *central),
            dist.get(key)->source(), plain(*central), "say the same twice or say it once"_msg);
      central = middle;
    }
  if (!central && *kind == Distribution::uniform && low && high)
    central = *low + (*high - *low) / 2;
  return central;
}

void read_evidence(Reader &reader, const toml::table &record, Figure &figure) {
  constexpr std::array<std::pair<std::string_view, Confidence>, 4> levels{
      {{"certain", Confidence::certain},
       {"to verify", Confidence::to_verify},
       {"to_verify", Confidence::to_verify},
       {"hypothetical", Confidence::hypothetical}}};
  figure.source = reader.text(record, "source");
  figure.as_of = reader.as_of(record);
  figure.price_year = reader.year(record, "price_year").value_or(0);
  if (const auto text = reader.text(record, "confidence"); !text.empty()) {
    if (const auto level = one_of(levels, text))
      figure.confidence = *level;
    else
      reader.refuse("confidence", found(*record.get("confidence")),
                    record.get("confidence")->source(),
                    "one of {1}"_msg(list({"certain", "to verify", "hypothetical"})));
  }
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

Place place_of(const toml::source_region &region, const std::string &file) {
  return {file, static_cast<int>(region.begin.line), static_cast<int>(region.begin.column), {}};
}

Message kind_of(const toml::node &node) {
  switch (node.type()) {
    case toml::node_type::string:
      return "the text \"{1}\""_msg(beginning(node.as_string()->get()));
    case toml::node_type::integer:
      return std::to_string(node.as_integer()->get());
    case toml::node_type::floating_point:
      return plain(node.as_floating_point()->get());
    case toml::node_type::boolean:
      return std::string(node.as_boolean()->get() ? "true" : "false");
    case toml::node_type::array:
      return "a list"_msg;
    case toml::node_type::table:
      return "a table"_msg;
    default:
      return "a date or time"_msg;
  }
}

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
  if (!figure.uncertain()) figure.low = figure.high = figure.value;

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
