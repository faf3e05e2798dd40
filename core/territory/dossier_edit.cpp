#include "core/territory/dossier_edit.h"

#include <toml++/toml.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "core/base/text.h"
#include "core/territory/toml_reader.h"

namespace jalon {
namespace {

// Where each line starts, and the end of the text.
std::vector<std::size_t> line_starts(const std::string &text) {
  std::vector<std::size_t> starts{0};
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == '\n' && i + 1 < text.size()) starts.push_back(i + 1);
  starts.push_back(text.size());
  return starts;
}

std::string first_word(const std::string &text, std::size_t from) {
  const auto at = std::min(text.find_first_not_of(" \t", from), text.size());
  return text.substr(at, 12);
}

struct Lines {
  std::size_t first, last;  // from 0, both within
};

// The lines of the [[estimate]] or [[inventory]] of that table; nothing if there is none. Throws
// Fault for one that does not stand on lines of its own.
std::optional<Lines> find_entry(const toml::table &root, const std::string &kind,
                                const std::string &text, const std::string &shown,
                                const std::string &table) {
  const auto *entries = root[kind].as_array();
  if (!entries) return std::nullopt;
  const auto starts = line_starts(text);
  for (const auto &item : *entries) {
    const auto *entry = item.as_table();
    if (!entry || (*entry)["table"].value<std::string>() != table) continue;
    Lines lines{entry->source().begin.line - 1U, 0};
    lines.last = lines.first;
    bool own =
        lines.first + 1 < starts.size() && first_word(text, starts[lines.first]).starts_with("[[");
    for (const auto &[key, value] : *entry) {
      if (!value.is_string() || key.source().begin.line <= lines.first) own = false;
      lines.last = std::max<std::size_t>(lines.last, value.source().end.line - 1U);
    }
    if (!own || lines.last + 1 >= starts.size())
      throw Fault("the [[{1}]] of \"{2}\" does not stand on lines of its own"_msg(kind, table),
                  {shown, static_cast<int>(lines.first) + 1}, Message(),
                  "take it out of dossier.toml, then import again; nothing was changed"_msg);
    return lines;
  }
  return std::nullopt;
}

}  // namespace

std::string with_inventory(const std::string &text, const std::string &shown,
                           const std::string &table, const std::string &file,
                           const std::string &mapping) {
  const std::string end = text.find("\r\n") == text.npos ? "\n" : "\r\n";
  const std::string block = "[[inventory]]" + end + "table = " + toml_text(table) + end +
                            "file = " + toml_text(file) + end + "mapping = " + toml_text(mapping) +
                            end;
  std::string after = text;
  const auto before = read_toml(text, shown);
  if (const auto estimate = find_entry(before, "estimate", text, shown, table)) {
    const auto starts = line_starts(text);
    after.replace(starts[estimate->first], starts[estimate->last + 1] - starts[estimate->first],
                  block);
  } else {
    if (!after.empty() && after.back() != '\n') after += end;
    after += end + block;
  }
  if (!is_toml(after))
    throw Fault("an [[inventory]] cannot be added to this file as it is written"_msg, {shown},
                "a block for each inventory"_msg,
                "write it in by hand: {1}; nothing was changed"_msg(
                    "{ table = " + toml_text(table) + ", file = " + toml_text(file) +
                    ", mapping = " + toml_text(mapping) + " }"));
  return after;
}

std::string with_other_file(const std::string &text, const std::string &shown,
                            const std::string &table, const std::string &file,
                            const std::string &mapping) {
  const Fault by_hand("the [[inventory]] of \"{1}\" cannot be changed as it is written"_msg(table),
                      {shown}, "a block with lines for file and mapping"_msg,
                      "write it in by hand: {1}; nothing was changed"_msg(
                          "file = " + toml_text(file) + ", mapping = " + toml_text(mapping)));
  const auto root = read_toml(text, shown);
  const auto lines = find_entry(root, "inventory", text, shown, table);
  if (!lines) throw by_hand;
  const auto starts = line_starts(text);
  std::string after = text.substr(0, starts[lines->first]);
  std::size_t found = 0;
  for (std::size_t i = lines->first; i <= lines->last; ++i) {
    const std::string line = text.substr(starts[i], starts[i + 1] - starts[i]);
    const auto at = std::min(line.find_first_not_of(" \t"), line.size());
    const auto equals = std::min(line.find('='), line.size());
    const std::string key(trim(line.substr(at, equals - at)));
    const std::string *value = key == "file" ? &file : key == "mapping" ? &mapping : nullptr;
    found += value != nullptr;
    if (value && !is_toml(line)) throw by_hand;  // a text of several lines
    const bool same = !value || read_toml(line, shown)[key].value_or(std::string()) == *value;
    const auto end = std::min(line.find_last_not_of("\r\n") + 1, line.size());
    after += same ? line : line.substr(0, at) + key + " = " + toml_text(*value) + line.substr(end);
  }
  if (found != 2) throw by_hand;
  return after + text.substr(starts[lines->last + 1]);
}

std::string with_accounts(const std::string &text, const std::string &shown,
                          const std::string &file, const std::string &budget,
                          const std::string &siret, int year) {
  const std::string end = text.find("\r\n") == text.npos ? "\n" : "\r\n";
  std::string keys = "file = " + toml_text(file), block = "[[accounts]]" + end + keys + end;
  const auto add = [&](const std::string &key, const std::string &value) {
    block += key + " = " + value + end;
    keys += ", " + key + " = " + value;
  };
  if (!budget.empty()) add("budget", toml_text(budget));
  if (!siret.empty()) add("siret", toml_text(siret));
  if (year != 0) add("year", std::to_string(year));
  read_toml(text, shown);
  std::string after = text;
  if (!after.empty() && after.back() != '\n') after += end;
  after += end + block;
  if (!is_toml(after))
    throw Fault("[[accounts]] cannot be added to this file as it is written"_msg, {shown},
                "a block for each file of accounts"_msg,
                "write it in by hand: {1}; nothing was changed"_msg("{ " + keys + " }"));
  return after;
}

}  // namespace jalon
