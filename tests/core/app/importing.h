// importing.h - a dossier into which the tests import files, and what is told of it.
#pragma once
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "core/base/files.h"
#include "tests/core/app/running.h"
#include "tests/core/table/scratch.h"

namespace jalon {
namespace {

using nlohmann::json;
using Counts = std::vector<int>;

const std::string data = std::string(TEST_DATA) + "/imports/";

class Import : public ::testing::Test {
 protected:
  void SetUp() override {
    ::setenv("JALON_LANG", "en", 1);
    ASSERT_EQ(run({"new", town(), "--insee", "38563", "--year", "2026"}).code, done);
    // The files of these tests are of several towns.
    territory_of({"74056", "26220", "44055", "74208", "74063", "04070", "06027", "06088", "75056",
                  "44109", "33063", "33032", "33039", "77018"});
  }
  // The communes of the territory beside that of the dossier.
  void territory_of(const std::vector<std::string> &communes) const {
    const auto file = folder_.path() / "town/dossier.toml";
    std::string text = read_file(file), list;
    for (const auto &code : communes) list += "\"" + code + "\", ";
    if (const auto old = text.find("communes = ["); old != text.npos)
      text.erase(old, text.find('\n', old) + 1 - old);
    const auto at = text.find("[territory]\n") + 12;
    if (!communes.empty()) text.insert(at, "communes = [" + list + "]\n");
    write_file(file, text);
  }
  std::string town() const { return (folder_.path() / "town").string(); }
  std::string stored(const std::string &name) const {
    return read_file(folder_.path() / "town/inventory" / name);
  }
  std::string write(const std::string &name, const std::string &bytes) const {
    folder_.write(name, bytes);
    return (folder_.path() / name).string();
  }
  Ran import(const std::string &file, std::vector<std::string> more = {}) const {
    more.insert(more.begin(), {"import", town(), file});
    return run(more);
  }
  // What the inventory tells of one table.
  json inventory(const std::string &table) const {
    const auto result = run({"inventory", town(), "--json"});
    EXPECT_EQ(result.code, done) << result.err;
    for (const auto &t : json::parse(result.out))
      if (t.at("table") == table) return t;
    ADD_FAILURE() << "no table " << table;
    return {};
  }
  // Cells of a column: measured, estimated, unknown.
  static Counts quality(const json &table, const std::string &column) {
    const auto &q = table.at("quality").at(column);
    return {q.at("measured"), q.at("estimated"), q.at("unknown")};
  }
  static std::string findings(const json &table) { return table.at("findings").dump(); }
  static std::size_t of_kind(const json &table, const std::string &kind) {
    std::size_t n = 0;
    for (const auto &f : table.at("findings")) n += f.at("kind") == kind;
    return n;
  }
  testing::Scratch folder_;
};

}  // namespace
}  // namespace jalon
