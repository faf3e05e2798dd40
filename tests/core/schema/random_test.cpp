// Proves: no file and no schema, however broken, does worse than being refused; counts and kept
// faults agree whatever stands there.
#include <gtest/gtest.h>

#include <random>

#include "core/base/files.h"
#include "core/schema/shipped.h"
#include "tests/core/schema/checking.h"

namespace jalon {
namespace {

namespace fs = std::filesystem;

const fs::path config = fs::path(JALON_SOURCE_DIR) / "config";

std::string damaged(std::string bytes, std::mt19937 &random) {
  static const std::string spice = "\",;\n\r\t|\\'[]{}=$()#.0:+-T%\xE9\xC3\xFF\xFE\xEF";
  for (unsigned n = 1 + random() % 8; n > 0 && !bytes.empty(); --n) {
    const std::size_t at = random() % bytes.size();
    switch (random() % 5) {
      case 0:
        bytes[at] = static_cast<char>(random() % 256);
        break;
      case 1:
        bytes[at] = spice[random() % spice.size()];
        break;
      case 2:
        bytes.erase(at, 1 + random() % 30);
        break;
      case 3:
        bytes.insert(at, 1, spice[random() % spice.size()]);
        break;
      default:
        bytes.insert(at, bytes.substr(random() % bytes.size(), random() % 60));
    }
  }
  return bytes;
}

std::string noise(std::mt19937 &random, std::size_t most) {
  std::string bytes(random() % most + 1, '\0');
  for (char &c : bytes) c = static_cast<char>(random() % 256);
  return bytes;
}

void check_or_refuse(const TableSchema &schema, const fs::path &file, int &read, int &refused) {
  try {
    CheckOptions options;
    options.most = 20;
    const auto report = check_table(schema, file, options);
    std::size_t all = 0, kept = 0;
    for (const auto &count : report.counts) {
      all += count.all;
      kept += count.kept;
    }
    ASSERT_EQ(all, report.n_faults + report.n_remarks);
    ASSERT_EQ(kept, report.faults.size());
    for (const auto &fault : report.faults) {
      ASSERT_FALSE(fault.found.empty());
      ASSERT_LE(fault.row, report.rows + 40);
    }
    ++read;
  } catch (const Fault &fault) {
    ASSERT_STRNE(fault.what(), "");
    ++refused;
  }
}

TEST(Random, DamagedFilesEndInAReportOrAFault) {
  std::mt19937 random(1);
  const testing::Scratch folder;
  const auto file = folder.path() / "t.csv";
  int read = 0, refused = 0;
  for (const auto &[name, example] : {std::pair{"irve-statique", "irve_statique_valide.csv"},
                                      std::pair{"stationnement", "stationnement_valide.csv"},
                                      std::pair{"irve-dynamique", "irve_dynamique_valide.csv"}}) {
    const auto schema = find_schema(name, config);
    const auto bytes = read_file(fs::path(TEST_DATA) / example);
    for (int i = 0; i < 500; ++i) {
      write_file(file, damaged(bytes, random));
      check_or_refuse(schema, file, read, refused);
    }
  }
  EXPECT_GT(read, 700);
}

TEST(Random, BytesWithoutSenseEndInAReportOrAFault) {
  std::mt19937 random(2);
  const testing::Scratch folder;
  const auto file = folder.path() / "t.csv";
  const auto schema = find_schema("irve-statique", config);
  int read = 0, refused = 0;
  for (int i = 0; i < 500; ++i) {
    write_file(file, noise(random, 3000));
    check_or_refuse(schema, file, read, refused);
  }
  EXPECT_EQ(read + refused, 500);
  EXPECT_GT(refused, 0);
}

TEST(Random, CellsWithoutSenseAreJudgedByEveryType) {
  std::mt19937 random(3);
  const std::string signs = "0123456789-+.,:TZP%[]{}\"eE /aYMDH\xC3\xA9";
  std::string fields = R"({"name": "k"})";
  int n = 0;
  for (const auto &type :
       {R"("type": "integer", "bareNumber": false)", R"("type": "number", "groupChar": " ")",
        R"("type": "boolean")", R"("type": "date")", R"("type": "date", "format": "%d/%m/%y %p%z")",
        R"("type": "datetime")", R"("type": "datetime", "format": "any")", R"("type": "time")",
        R"("type": "year")", R"("type": "yearmonth")", R"("type": "duration")",
        R"("type": "geopoint")", R"("type": "geopoint", "format": "object")",
        R"("type": "geojson")", R"("type": "array", "constraints": {"unique": true})",
        R"("type": "string", "format": "email")", R"("type": "string", "format": "uri")",
        R"("constraints": {"pattern": "([0-9]+,?)*"})"})
    fields += ", {\"name\": \"c" + std::to_string(n++) + "\", " + type + "}";
  const auto schema = testing::schema_of(fields);
  std::string bytes = "k";
  for (int i = 0; i < n; ++i) bytes += "|c" + std::to_string(i);
  bytes += "\n";
  for (int row = 0; row < 3000; ++row) {
    bytes += "k";
    for (int i = 0; i < n; ++i) {
      bytes += "|\"";
      for (auto length = random() % 14; length > 0; --length) {
        const char c = signs[random() % signs.size()];
        bytes += c == '"' ? "\"\"" : std::string(1, c);
      }
      bytes += "\"";
    }
    bytes += "\n";
  }
  const auto report = testing::checked(schema, bytes);
  EXPECT_EQ(report.rows, 3000u);
  EXPECT_GT(report.n_faults, 10'000u);
}

TEST(Random, DamagedSchemasAreReadOrRefused) {
  std::mt19937 random(4);
  const auto bytes = read_file(config / "schemas/stationnement/schema.json");
  const auto short_one = bytes.substr(0, bytes.find("\"contributors\"")) +
                         "\"fields\": " + bytes.substr(bytes.find("\"fields\"") + 9);
  int read = 0, refused = 0;
  for (int i = 0; i < 600; ++i) {
    try {
      parse_schema(damaged(short_one, random), "s.json");
      ++read;
    } catch (const Fault &fault) {
      ASSERT_STRNE(fault.what(), "");
      ++refused;
    }
  }
  EXPECT_GT(read, 5);
  EXPECT_GT(refused, 100);
}

TEST(Random, JsonNestedWithoutEndIsAFaultOfItsCell) {
  const auto schema = testing::schema_of(R"({"name": "a", "type": "array"})");
  const auto report = testing::checked(schema, "a\n" + std::string(2'000'000, '[') + "\n");
  EXPECT_EQ(report.n_faults, 1u);
}

}  // namespace
}  // namespace jalon
