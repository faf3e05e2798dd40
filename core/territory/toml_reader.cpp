#include "core/territory/toml_reader.h"

#include <cmath>
#include <sstream>

#include "core/base/files.h"
#include "core/base/text.h"

namespace jalon {
namespace {

std::string type_of(const toml::node &node) {
  switch (node.type()) {
    case toml::node_type::string:
      return "a text";
    case toml::node_type::integer:
      return "a whole number";
    case toml::node_type::floating_point:
      return "a number";
    case toml::node_type::boolean:
      return "true or false";
    case toml::node_type::array:
      return "a list";
    case toml::node_type::table:
      return "a table";
    default:
      return "a date or a time";
  }
}

std::string ticked(std::string_view key) {
  return "`" + std::string(key) + "`";
}

std::string between(double lower, double upper) {
  const double inf = std::numeric_limits<double>::infinity();
  if (lower == -inf && upper == inf) return "a finite number";
  if (upper == inf) return "a number from " + plain(lower);
  if (lower == -inf) return "a number up to " + plain(upper);
  return "a number from " + plain(lower) + " to " + plain(upper);
}

Place place_at(const std::string &file, const toml::source_position &at) {
  return {file, static_cast<int>(at.line), static_cast<int>(at.column), {}};
}

}  // namespace

std::optional<toml::table> parse_toml(const std::filesystem::path &file, const std::string &shown,
                                      std::vector<Fault> &faults) {
  try {
    return toml::parse(read_file(file), shown);
  } catch (const toml::parse_error &e) {
    faults.emplace_back("this is not TOML: " + std::string(e.description()),
                        place_at(shown, e.source().begin), "",
                        "mend this line; what follows it was not read");
  } catch (const Fault &f) {
    faults.push_back(f);
  }
  return std::nullopt;
}

std::string toml_text(const std::string &s) {
  std::ostringstream out;
  out << toml::toml_formatter{toml::value<std::string>{s}, toml::format_flags::none};
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

void TomlTable::fault(std::string found, const Place &where, std::string expected,
                      std::string advice) {
  faults_->emplace_back(std::move(found), where, std::move(expected), std::move(advice));
}

void TomlTable::wrong_type(std::string_view key, const toml::node &found,
                           const std::string &expected) {
  fault(ticked(key) + " is " + type_of(found), place_in(found), expected);
}

const toml::node *TomlTable::node(std::string_view key) {
  known_.emplace(key);
  return table_->get(key);
}

const toml::node *TomlTable::want(std::string_view key, Needed needed,
                                  const std::string &expected) {
  const auto *found = node(key);
  if (!found && needed == Needed::yes)
    fault(ticked(key) + " is missing here", place(), expected, "add the key " + ticked(key));
  return found;
}

std::optional<std::string> TomlTable::text(std::string_view key, Needed needed) {
  const auto *node = want(key, needed, "a text in quotes");
  if (!node) return std::nullopt;
  if (!node->is_string()) {
    wrong_type(key, *node, "a text in quotes");
    return std::nullopt;
  }
  auto s = node->as_string()->get();
  if (needed == Needed::yes && trim(s).empty()) {
    fault(ticked(key) + " is empty", place_in(*node), "a text");
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
    wrong_type(key, *node, expected);
    return std::nullopt;
  }
  const double x = node->is_integer() ? static_cast<double>(node->as_integer()->get())
                                      : node->as_floating_point()->get();
  if (!std::isfinite(x) || x < lower || x > upper) {
    fault(ticked(key) + " is " + (std::isnan(x) ? "nan" : plain(x)), place_in(*node), expected);
    return std::nullopt;
  }
  return x;
}

std::optional<int> TomlTable::whole(std::string_view key, int lower, int upper, Needed needed) {
  const auto expected =
      "a whole number from " + std::to_string(lower) + " to " + std::to_string(upper);
  const auto *node = want(key, needed, expected);
  if (!node) return std::nullopt;
  if (!node->is_integer()) {
    wrong_type(key, *node, expected);
    return std::nullopt;
  }
  const auto n = node->as_integer()->get();
  if (n < lower || n > upper) {
    fault(ticked(key) + " is " + std::to_string(n), place_in(*node), expected);
    return std::nullopt;
  }
  return static_cast<int>(n);
}

std::optional<bool> TomlTable::truth(std::string_view key) {
  const auto *found = node(key);
  if (!found) return std::nullopt;
  if (found->is_boolean()) return found->as_boolean()->get();
  wrong_type(key, *found, "true or false");
  return std::nullopt;
}

std::vector<std::string> TomlTable::texts(std::string_view key) {
  std::vector<std::string> list;
  const auto *found = node(key);
  if (!found) return list;
  if (!found->is_array()) {
    wrong_type(key, *found, "a list of texts: [\"...\", \"...\"]");
    return list;
  }
  for (const auto &item : *found->as_array())
    if (item.is_string())
      list.push_back(item.as_string()->get());
    else
      wrong_type(key, item, "a list of texts only");
  return list;
}

std::optional<TomlTable> TomlTable::table(std::string_view key) {
  const auto *found = node(key);
  if (!found) return std::nullopt;
  if (found->is_table()) return TomlTable(*found->as_table(), file_, *faults_);
  wrong_type(key, *found, "a table: [" + std::string(key) + "]");
  return std::nullopt;
}

std::vector<TomlTable> TomlTable::tables(std::string_view key) {
  std::vector<TomlTable> list;
  const auto *found = node(key);
  if (!found) return list;
  const auto expected = "a list of tables: [[" + std::string(key) + "]]";
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
  std::string expected;
  for (const auto &c : candidates) expected += (expected.empty() ? "one of " : ", ") + c;
  for (const auto &[key, node] : *table_) {
    if (known_.contains(key.str())) continue;
    const auto near = nearest(key.str(), candidates);
    fault("unknown key " + ticked(key.str()), place_at(file_, key.source().begin), expected,
          near ? "did you mean " + ticked(*near) + "?" : "");
  }
}

}  // namespace jalon
