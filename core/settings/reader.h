// reader.h - the keys of one TOML table, each refused with its place if it is not what it should
// be. Inside this room only.
#pragma once
#include <toml++/toml.h>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/settings/figure.h"

namespace jalon {

// Where a node stands; `file` names it. Columns count characters, as editors do.
Place place_of(const toml::source_region &region, const std::string &file);
// "a text", "a list", ...: what a node is, in words.
Message kind_of(const toml::node &node);

// Counts what it had to refuse. `inside` is what stands before a key in what a reader is told:
// "dist." for the sub-table `dist`. What it refers to must outlive it.
class Reader {
 public:
  Reader(const std::string &path, const std::string &file, std::vector<Fault> &faults)
      : path_(path), file_(file), faults_(faults), before_(faults.size()) {}

  bool good() const { return faults_.size() == before_; }

  void refuse(std::string_view key, const Message &what, const toml::source_region &where,
              const Message &expected, const Message &advice = {});
  // Refuses every other key than those allowed.
  void only(const toml::table &table, const std::string &inside,
            const std::vector<std::string> &allowed);

  // Nothing or "" where there is no such key, or where it had to be refused.
  std::optional<double> number(const toml::table &table, std::string_view key,
                               const std::string &inside = {});
  std::optional<double> number(const toml::node &node, const std::string &name);
  // At least one number; empty where it had to be refused.
  std::vector<double> numbers(const toml::table &table, std::string_view key,
                              const std::string &inside = {});
  std::optional<int> year(const toml::table &table, std::string_view key);
  std::string text(const toml::table &table, std::string_view key, const std::string &inside = {});
  bool flag(const toml::table &table, std::string_view key);
  const toml::table *table(const toml::table &table, std::string_view key, const Message &expected);
  // A date of the calendar, written as TOML date or as text.
  std::string date(const toml::table &table, std::string_view key, const std::string &inside);

  // What figures and correlations both say of where they come from.
  std::string as_of(const toml::table &table);
  std::optional<Confidence> confidence(const toml::table &table);

 private:
  const std::string &path_, &file_;
  std::vector<Fault> &faults_;
  std::size_t before_;
};

// What is written in TOML is shown as it is.
inline Message code(std::string toml) {
  return toml;
}

// "found a list".
Message found(const toml::node &node);

// "a, b, c".
template <class Names>
std::string list_of(const Names &names) {
  std::string text;
  for (const auto &name : names) text += (text.empty() ? "" : ", ") + std::string(name);
  return text;
}

template <class Enum, std::size_t n>
std::optional<Enum> one_of(const std::array<std::pair<std::string_view, Enum>, n> &names,
                           std::string_view text) {
  for (const auto &[name, meaning] : names)
    if (name == text) return meaning;
  return std::nullopt;
}

}  // namespace jalon
