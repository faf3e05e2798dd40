#include "core/settings/reader.h"

#include <algorithm>
#include <cmath>
#include <sstream>

#include "core/base/text.h"
#include "core/base/toml_slip.h"
#include "core/settings/flatten.h"

namespace jalon {
namespace {

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

// A text in quotes may be a number, a date, a yes as people write it.
Message advice_on(const toml::node &node) {
  return node.is_string() ? unquoted_advice(node.as_string()->get()) : Message();
}

Message number_advice(const toml::node &node) {
  const Message advice = advice_on(node);
  if (!advice.empty() || !node.is_string()) return advice;
  return "write it without quotes, with a decimal point"_msg;
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

Message found(const toml::node &node) {
  return "found {1}"_msg(kind_of(node));
}

void Reader::refuse(std::string_view key, const Message &what, const toml::source_region &where,
                    const Message &expected, const Message &advice) {
  const std::string name = key.empty() ? path_ : path_ + "." + std::string(key);
  faults_.emplace_back("{1}: {2}"_msg(name, what), place_of(where, file_), expected, advice);
}

void Reader::only(const toml::table &table, const std::string &inside,
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
    refuse(inside, "\"{1}\" means nothing here"_msg(name), key.source(),
           near ? Message(*near) : "one of {1}"_msg(list_of(allowed)),
           near ? Message() : "remove it or correct its name"_msg);
  }
}

std::optional<double> Reader::number(const toml::table &table, std::string_view key,
                                     const std::string &inside) {
  const toml::node *node = table.get(key);
  return node ? number(*node, inside + std::string(key)) : std::nullopt;
}

std::optional<double> Reader::number(const toml::node &node, const std::string &name) {
  const auto x = node.is_number() ? node.value<double>() : std::nullopt;
  if (!x)
    refuse(name, found(node), node.source(), "a number"_msg, number_advice(node));
  else if (!std::isfinite(*x))
    refuse(name, "not a finite number"_msg, node.source(), "a number"_msg,
           "leave the figure out if it is unknown"_msg);
  else
    return x;
  return std::nullopt;
}

std::optional<int> Reader::year(const toml::table &table, std::string_view key) {
  const toml::node *node = table.get(key);
  if (!node) return std::nullopt;
  if (const auto x = node->as_integer(); x && x->get() >= 1900 && x->get() <= 2200)
    return static_cast<int>(x->get());
  refuse(key, found(*node), node->source(), "a year between 1900 and 2200"_msg);
  return std::nullopt;
}

std::string Reader::text(const toml::table &table, std::string_view key,
                         const std::string &inside) {
  const toml::node *node = table.get(key);
  if (!node) return {};
  if (const auto x = node->as_string(); x && !trim(x->get()).empty())
    return std::string(trim(x->get()));
  refuse(inside + std::string(key), found(*node), node->source(), "a text"_msg);
  return {};
}

bool Reader::flag(const toml::table &table, std::string_view key) {
  const toml::node *node = table.get(key);
  if (!node) return false;
  if (const auto x = node->as_boolean()) return x->get();
  refuse(key, found(*node), node->source(), "true or false"_msg, advice_on(*node));
  return false;
}

const toml::table *Reader::table(const toml::table &table, std::string_view key,
                                 const Message &expected) {
  const toml::node *node = table.get(key);
  if (node && !node->is_table()) refuse(key, found(*node), node->source(), expected);
  return node ? node->as_table() : nullptr;
}

std::string Reader::date(const toml::table &table, std::string_view key,
                         const std::string &inside) {
  const toml::node *node = table.get(key);
  if (!node) return {};
  if (const auto x = node->as_date()) return iso(x->get());
  if (const auto x = node->as_string(); x && is_iso_date(x->get())) return x->get();
  refuse(inside + std::string(key), found(*node), node->source(),
         "a date such as {1}"_msg("2026-02-01"), advice_on(*node));
  return {};
}

std::string Reader::as_of(const toml::table &table) {
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

std::vector<double> Reader::numbers(const toml::table &table, std::string_view key,
                                    const std::string &inside) {
  const toml::node *node = table.get(key);
  if (!node) return {};
  const std::string name = inside + std::string(key);
  const toml::array *array = node->as_array();
  if (!array || array->empty()) {
    refuse(name, array ? Message("the list is empty"_msg) : found(*node), node->source(),
           "a list of numbers, such as {1}"_msg("[1, 2.5, 4]"));
    return {};
  }
  std::vector<double> all;
  for (const auto &each : *array)
    if (const auto x = number(each, name)) all.push_back(*x);
  return all.size() == array->size() ? all : std::vector<double>();
}

std::optional<Confidence> Reader::confidence(const toml::table &table) {
  constexpr std::array<std::pair<std::string_view, Confidence>, 4> levels{
      {{"certain", Confidence::certain},
       {"to verify", Confidence::to_verify},
       {"to_verify", Confidence::to_verify},
       {"hypothetical", Confidence::hypothetical}}};
  const auto text = this->text(table, "confidence");
  if (text.empty()) return std::nullopt;
  const auto level = one_of(levels, text);
  if (!level)
    refuse("confidence", found(*table.get("confidence")), table.get("confidence")->source(),
           "one of {1}"_msg(list_of(std::array{"certain", "to verify", "hypothetical"})));
  return level;
}

}  // namespace jalon
