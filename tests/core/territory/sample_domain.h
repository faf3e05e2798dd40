// sample_domain.h - a small domain of posts and bins for the tests of the inventory import.
#pragma once
#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/files.h"
#include "core/territory/inventory.h"
#include "core/territory/mapping.h"
#include "jalon/declare.hpp"
#include "tests/core/table/scratch.h"

namespace jalon::sample {

inline constexpr evidence test_figure{.source = "invented for this test", .as_of = "2024"};
inline constexpr std::array parameters{
    parameter("posts.power.hps", "Power of a sodium lamp", "W", {0, 2000}, point(110), test_figure),
    parameter("posts.power.any", "Power of a lamp", "W", {0, 2000}, point(80), test_figure),
    parameter("posts.per_inhabitant", "Posts per inhabitant", "1", {0, 1}, point(0.25),
              test_figure),
    parameter("posts.nobody_knows", "A figure without default", "1", {0, 1}, no_default(),
              test_figure)};

inline constexpr std::array kinds{choice("hps", "High-pressure sodium"), choice("led", "LED"),
                                  choice("induction", "Induction"), choice("other", "Other")};
inline constexpr std::array power_fills{fill_when("kind", "hps", "posts.power.hps"),
                                        fill("posts.power.any")};
inline constexpr std::array unknown_fills{fill("posts.nobody_knows")};
inline constexpr std::array post_columns{
    text("id", "Identifier", JALON_KEY),
    choices("kind", "Lamp type", kinds),
    number("power", "Lamp power", "W", {0, 2000}, power_fills),
    number("installed", "Installed in", "1", {1900, 2100}, {}, JALON_INTEGER),
    number("height", "Height", "m", {0, 30}, unknown_fills),
    number("count", "Number of posts", "1", {1, 1000}, {}, JALON_INTEGER)};
inline constexpr std::array bin_kinds{choice("paper", "Paper"), choice("glass", "Glass")};
inline constexpr std::array bin_columns{
    text("code", "Code", JALON_KEY | JALON_REQUIRED),
    number("volume", "Volume", "1", {-1e15, 1e15}, {}, JALON_REQUIRED),
    number("load", "Load", "1", {-1e15, 1e15}), choices("kind", "Kind", bin_kinds)};
inline constexpr std::array tables{
    table("posts.posts", "Posts", post_columns, "count", "posts.per_inhabitant"),
    table("posts.bins", "Bins", bin_columns)};

inline jalon_domain make_domain() {
  jalon_domain d{};
  d.struct_size = sizeof d;
  d.id = "org.example.posts";
  d.name = "posts";
  d.parameters = parameters.data();
  d.n_parameters = parameters.size();
  d.parameter_stride = sizeof(jalon_parameter);
  d.tables = tables.data();
  d.n_tables = tables.size();
  d.table_stride = sizeof(jalon_table);
  return d;
}
inline const jalon_table &posts = tables[0];
inline const jalon_table &bins = tables[1];

inline double central(uint32_t p) {
  return parameters[p].value;
}

// A file and its mapping in a folder of their own.
class Files {
 public:
  explicit Files(const std::string &mapping, const std::string &data = {},
                 const std::string &name = "data.csv")
      : source{"", folder.path() / name, folder.path() / "mapping.toml", {}} {
    write_file(source.mapping, mapping);
    if (!data.empty()) write_file(source.file, data);
  }
  InventoryTable import(const jalon_table &declared = posts,
                        const Surroundings &around = {}) const {
    return read_inventory(make_domain(), declared, source, central, around);
  }
  testing::Scratch folder;
  InventorySource source;
};

inline InventoryTable import_posts(const std::string &data, const std::string &columns,
                                   const std::string &file = "") {
  return Files("table = \"posts.posts\"\n[file]\n" + file + "\n" + columns, data).import();
}

inline std::vector<Finding> of_kind(const InventoryTable &table, Finding::Kind kind) {
  std::vector<Finding> list;
  for (const auto &f : table.import.findings)
    if (f.kind == kind) list.push_back(f);
  return list;
}

// All findings as text, for messages and for searching.
inline std::string told(const InventoryTable &table) {
  std::string s;
  for (const auto &f : table.import.findings)
    s += std::to_string(f.kind) + " row " + std::to_string(f.row) + " [" + f.column + "] <" +
         f.found + "> " + f.done.english() + "\n";
  return s;
}

using testing::refusal;

}  // namespace jalon::sample
