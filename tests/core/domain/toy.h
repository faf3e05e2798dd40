// toy.h - loads one of the toy plugins and asks it, for the tests of this room.
#pragma once
#include <boost/align/aligned_allocator.hpp>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/domain/model.h"

namespace jalon::toy {

inline Manifest manifest(const std::string &name) {
  const std::filesystem::path folder = std::filesystem::path(JALON_BUILD_DIR) / "toys" / name;
  Manifest m;
  m.id = "org.example.toy";
  m.domain = "toy";
  m.version = "1.0.0";
  m.abi_major = 1;
  m.folder = folder;
  m.library = folder / "libtoy.so";
  m.place.file = (folder / "plugin.toml").string();
  return m;
}

inline std::string why_refused(const Manifest &m) {
  try {
    Plugin::load(m);
    return "";
  } catch (const Fault &fault) {
    return fault.what();
  }
}

// Two rows: 10 bins and 30 bins.
inline Model model(const std::string &name, Callbacks callbacks = {}) {
  InventoryTable table;
  table.name = "toy.bins";
  table.rows = 2;
  const std::vector<uint8_t> measured{JALON_MEASURED, JALON_MEASURED};
  table.columns = {{"count", {10, 30}, {}, measured, {}},
                   {"colour", {0, 1}, {}, measured, {}},
                   {"noted", {100, 100}, {}, measured, {}}};
  return Model(Plugin::load(manifest(name)), {table}, {}, std::move(callbacks));
}

// What line 0 is worth, [year][draw], for given prices.
struct Answer {
  std::vector<double> cells;
  std::vector<uint8_t> rejected;
  std::size_t draws;
  double at(std::size_t year, std::size_t draw) const { return cells[year * draws + draw]; }
};
inline Answer ask(const PreparedProgramme &prepared, std::size_t years,
                  const std::vector<double> &prices) {
  Answer a{std::vector<double>(years * prices.size(), -1), std::vector<uint8_t>(prices.size()),
           prices.size()};
  std::vector<double> paid(a.cells.size());
  const double *const in[] = {prices.data()};
  double *const out[] = {a.cells.data()};
  double *const indicators[] = {paid.data()};
  prepared.evaluate({0, prices.size(), prices.size(), in, out, indicators, a.rejected.data()});
  return a;
}

}  // namespace jalon::toy
