#include "core/territory/toml_reader.h"

#include <algorithm>
#include <cmath>
#include <sstream>
#include <tuple>

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/base/toml_guard.h"
#include "core/base/toml_slip.h"

namespace jalon {
namespace {

Message type_of(const toml::node &node) {
  switch (node.type()) {
    case toml::node_type::string:
      return "a text"_msg;
    case toml::node_type::integer:
      return "a whole number"_msg;
    case toml::node_type::floating_point:
      return "a number"_msg;
    case toml::node_type::boolean:
      return "true or false"_msg;
    case toml::node_type::array:
      return "a list"_msg;
    case toml::node_type::table:
      return "a table"_msg;
    default:
      return "a date or a time"_msg;
  }
}

std::string ticked(std::string_view key) {
  return "`" + std::string(key) + "`";
}

Message between(double lower, double upper) {
  const double inf = std::numeric_limits<double>::infinity();
  if (lower == -inf && upper == inf) return "a finite number"_msg;
  if (upper == inf) return "a number from {1}"_msg(lower);
  if (lower == -inf) return "a number up to {1}"_msg(upper);
  return "a number from {1} to {2}"_msg(lower, upper);
}

Place place_at(const std::string &file, const toml::source_position &at) {
  return {file, static_cast<int>(at.line), static_cast<int>(at.column), {}};
}

}  // namespace

toml::table read_toml(const std::string &text, const std::string &shown) {
  if (const auto fault = toml_guard(text, shown)) throw *fault;
  try {
    return toml::parse(std::string_view(text), std::string_view(shown));
  } catch (const toml::parse_error &e) {
    const Place at = place_at(shown, e.source().begin);
    throw toml_slip(text, shown, at.line, at.column);
  }
}

bool is_toml(const std::string &text) {
  try {
    read_toml(text, "");
    return true;
  } catch (const Fault &) {
    return false;
  }
}

std::optional<toml::table> parse_toml(const std::filesystem::path &file, const std::string &shown,
                                      std::vector<Fault> &faults) {
  try {
    return read_toml(read_file(file), shown);
  } catch (const Fault &f) {
    faults.push_back(f);
  }
  return std::nullopt;
}

void sort_by_place(std::vector<Fault> &faults) {
  std::vector<std::string> files;
  for (const auto &fault : faults)
    if (std::find(files.begin(), files.end(), fault.where().file) == files.end())
      files.push_back(fault.where().file);
  const auto key = [&](const Fault &fault) {
    const Place &at = fault.where();
    return std::tuple(std::find(files.begin(), files.end(), at.file), at.line, at.column);
  };
  std::stable_sort(faults.begin(), faults.end(),
                   [&](const Fault &a, const Fault &b) { return key(a) < key(b); });
}

std::string toml_text(const std::string &s) {
  std::ostringstream out;
  out << toml::toml_formatter{toml::value<std::string>{s},
                              toml::format_flags::allow_unicode_strings};
  return out.str();
}

TomlTable::TomlTable(const toml::table &table, std::string file, std::vector<Fault> &faults)
    : table_(&table), file_(std::move(file)), faults_(&faults) {}

Place TomlTable::place_in(const toml::node &node) const {
  return place_at(file_, node.source().begin);
}
Place TomlTable::place() const {
  return place_in(*table_);
}
Place TomlTable::place_of(std::string_view key) const {
  const auto *node = table_->get(key);
  return node ? place_in(*node) : place();
}

std::vector<std::string> TomlTable::keys() const {
  std::vector<std::string> keys;
  for (const auto &[key, node] : *table_) keys.emplace_back(key.str());
  return keys;
}

void TomlTable::fault(Message found, const Place &where, Message expected, Message advice) {
  faults_->emplace_back(std::move(found), where, std::move(expected), std::move(advice));
}

void TomlTable::wrong_type(std::string_view key, const toml::node &found, const Message &expected) {
  fault("{1} is {2}"_msg(ticked(key), type_of(found)), place_in(found), expected);
}

// A number, or true or false, was wanted: the text in quotes may be one that people write.
void TomlTable::not_this_type(std::string_view key, const toml::node &found,
                              const Message &expected) {
  const auto *text = found.as_string();
  const Message advice = text ? unquoted_advice(text->get()) : Message();
  fault("{1} is {2}"_msg(ticked(key), type_of(found)), place_in(found), expected, advice);
}

const toml::node *TomlTable::node(std::string_view key) {
  known_.emplace(key);
  return table_->get(key);
}

const toml::node *TomlTable::want(std::string_view key, Needed needed, const Message &expected) {
  const auto *found = node(key);
  if (!found && needed == Needed::yes)
    fault("{1} is missing here"_msg(ticked(key)), place(), expected,
          "add the key {1}"_msg(ticked(key)));
  return found;
}

std::optional<std::string> TomlTable::text(std::string_view key, Needed needed) {
  const auto *node = want(key, needed, "a text in quotes"_msg);
  if (!node) return std::nullopt;
  if (!node->is_string()) {
    wrong_type(key, *node, "a text in quotes"_msg);
    return std::nullopt;
  }
  auto s = node->as_string()->get();
  if (needed == Needed::yes && trim(s).empty()) {
    fault("{1} is empty"_msg(ticked(key)), place_in(*node), "a text"_msg);
    return std::nullopt;
  }
  return s;
}

std::optional<double> TomlTable::number(std::string_view key, double lower, double upper,
                                        Needed needed) {
  const auto expected = between(lower, upper);
  const auto *node = want(key, needed, expected);
  if (!node) return std::nullopt;
  if (!node->is_number()) {
    not_this_type(key, *node, expected);
    return std::nullopt;
  }
  const double x = node->is_integer() ? static_cast<double>(node->as_integer()->get())
                                      : node->as_floating_point()->get();
  if (!std::isfinite(x) || x < lower || x > upper) {
    fault("{1} is {2}"_msg(ticked(key), std::isnan(x) ? "nan" : plain(x)), place_in(*node),
          expected);
    return std::nullopt;
  }
  return x;
}

std::optional<int> TomlTable::whole(std::string_view key, int lower, int upper, Needed needed) {
  const Message expected = "a whole number from {1} to {2}"_msg(lower, upper);
  const auto *node = want(key, needed, expected);
  if (!node) return std::nullopt;
  if (!node->is_integer()) {
    not_this_type(key, *node, expected);
    return std::nullopt;
  }
  const auto n = node->as_integer()->get();
  if (n < lower || n > upper) {
    fault("{1} is {2}"_msg(ticked(key), std::to_string(n)), place_in(*node), expected);
    return std::nullopt;
  }
  return static_cast<int>(n);
}

std::optional<bool> TomlTable::truth(std::string_view key) {
  const auto *found = node(key);
  if (!found) return std::nullopt;
  if (found->is_boolean()) return found->as_boolean()->get();
  not_this_type(key, *found, "true or false"_msg);
  return std::nullopt;
}

std::vector<std::string> TomlTable::texts(std::string_view key) {
  std::vector<std::string> list;
  const auto *found = node(key);
  if (!found) return list;
  if (!found->is_array()) {
    wrong_type(key, *found, "a list of texts: [\"...\", \"...\"]"_msg);
    return list;
  }
  for (const auto &item : *found->as_array())
    if (item.is_string())
      list.push_back(item.as_string()->get());
    else
      wrong_type(key, item, "a list of texts only"_msg);
  return list;
}

std::optional<TomlTable> TomlTable::table(std::string_view key) {
  const auto *found = node(key);
  if (!found) return std::nullopt;
  if (found->is_table()) return TomlTable(*found->as_table(), file_, *faults_);
  wrong_type(key, *found, "a table: [{1}]"_msg(key));
  return std::nullopt;
}

std::vector<TomlTable> TomlTable::tables(std::string_view key) {
  std::vector<TomlTable> list;
  const auto *found = node(key);
  if (!found) return list;
  const Message expected = "a list of tables: [[{1}]]"_msg(key);
  if (!found->is_array()) {
    wrong_type(key, *found, expected);
    return list;
  }
  for (const auto &item : *found->as_array())
    if (item.is_table())
      list.emplace_back(*item.as_table(), file_, *faults_);
    else
      wrong_type(key, item, expected);
  return list;
}

void TomlTable::finish() {
  const std::vector<std::string> candidates(known_.begin(), known_.end());
  std::string list;
  for (const auto &c : candidates) list += (list.empty() ? "" : ", ") + c;
  const Message expected = list.empty() ? Message() : "one of {1}"_msg(list);
  for (const auto &[key, node] : *table_) {
    if (known_.contains(key.str())) continue;
    const auto near = nearest(key.str(), candidates);
    fault("unknown key {1}"_msg(ticked(key.str())), place_at(file_, key.source().begin), expected,
          near ? "did you mean {1}?"_msg(ticked(*near)) : Message());
  }
}

}  // namespace jalon
