// toml_reader.h - reads one TOML file to its end and keeps every mistake with its position.
//
//   std::vector<Fault> faults;
//   if (auto root = parse_toml(file, shown, faults)) {
//     TomlTable t(*root, shown, faults);
//     name = t.text("name", Needed::yes);
//     t.finish();                       // keys that nobody asked for are mistakes
//   }
#pragma once
#include <toml++/toml.h>

#include <filesystem>
#include <limits>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/fault.h"

namespace jalon {

// The file's root table; nothing, and one more fault, if it cannot be read or is no TOML. `shown`
// is the file's name in messages.
std::optional<toml::table> parse_toml(const std::filesystem::path &file, const std::string &shown,
                                      std::vector<Fault> &faults);

// The same of a text. Throws Fault, the slip with its place, if it is no TOML.
toml::table read_toml(const std::string &text, const std::string &shown);
// Whether it is TOML; for a text made here, whose slips are none of a user's.
bool is_toml(const std::string &text);

// A text as a TOML string, quotes included.
std::string toml_text(const std::string &s);

// By line and column within each file, files in the order in which they are first blamed.
void sort_by_place(std::vector<Fault> &faults);

enum class Needed { no, yes };

// One table. Asking for a key tells what it should be; what it is not becomes a fault, and the
// answer is empty. Refers to the parsed table and to `faults`, which must outlive it.
class TomlTable {
 public:
  TomlTable(const toml::table &table, std::string file, std::vector<Fault> &faults);

  std::optional<std::string> text(std::string_view key, Needed needed = Needed::no);
  // Finite, and within the bounds.
  std::optional<double> number(std::string_view key, double lower, double upper,
                               Needed needed = Needed::no);
  std::optional<int> whole(std::string_view key, int lower, int upper, Needed needed = Needed::no);
  std::optional<bool> truth(std::string_view key);
  std::vector<std::string> texts(std::string_view key);  // a list of texts
  std::optional<TomlTable> table(std::string_view key);  // [key] or key = { ... }
  std::vector<TomlTable> tables(std::string_view key);   // [[key]] or key = [{ ... }]

  bool has(std::string_view key) const { return table_->contains(key); }
  std::vector<std::string> keys() const;
  const toml::node *node(std::string_view key);  // whatever it is; nullptr if absent
  Place place() const;                           // of the table
  Place place_of(std::string_view key) const;    // of the key's value; of the table if absent
  Place place_in(const toml::node &node) const;

  void fault(Message found, const Place &where, Message expected = {}, Message advice = {});
  // "`key` is a text; expected: ..."
  void wrong_type(std::string_view key, const toml::node &found, const Message &expected);
  // Every key that was not asked for becomes a fault, with the nearest of those that were.
  void finish();

 private:
  void not_this_type(std::string_view key, const toml::node &found, const Message &expected);
  const toml::node *want(std::string_view key, Needed needed, const Message &expected);

  const toml::table *table_;
  std::string file_;
  std::vector<Fault> *faults_;
  std::set<std::string, std::less<>> known_;
};

}  // namespace jalon
