// Proves: next year's file takes the place of this year's, read by the mapping that the town has
// corrected, with the differences told; a file that cannot be used changes nothing.
#include "tests/core/app/importing.h"

namespace jalon {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class Replace : public Import {
 protected:
  // The file of the charge points, of which the first n rows, under that name.
  std::string points(const std::string &name, std::size_t rows) const {
    const std::string csv = read_file(data + "irve_eborn_10.csv");
    std::size_t at = 0;
    for (std::size_t i = 0; i <= rows; ++i) at = csv.find('\n', at) + 1;
    return write(name, csv.substr(0, at));
  }
  bool there(const std::string &name) const {
    return std::filesystem::exists(folder_.path() / "town/inventory" / name);
  }
  const std::string table = "electro_mobility.charge_points";
};

TEST_F(Replace, NextYearsFileTakesThePlaceOfThisYearsByTheTownsOwnMapping) {
  ASSERT_EQ(import(points("2025.csv", 8)).code, done);
  const auto mapping = folder_.path() / "town/inventory/2025.toml";
  write_file(mapping, read_file(mapping) + "# corrected by the town\n");
  const auto refused = import(data + "irve_eborn_10.csv");
  EXPECT_EQ(refused.code, bad_input);
  EXPECT_THAT(refused.err, HasSubstr("--replace"));

  std::string next = read_file(points("whole.csv", 10));
  next.erase(next.find('\n') + 1, next.find('\n', next.find('\n') + 1) - next.find('\n'));
  const auto power = next.find(",22,");
  ASSERT_NE(power, next.npos);
  next.replace(power, 4, ",50,");
  const auto result = import(write("2026.csv", next), {"--replace"});
  ASSERT_EQ(result.code, done) << result.err;
  EXPECT_THAT(result.out, AllOf(HasSubstr("Replaced: 2025.csv"), HasSubstr("2026.csv"),
                                HasSubstr("2 rows added, 1 gone, 1 changed, 6 as they were"),
                                HasSubstr("Mapping of the dossier")));
  EXPECT_FALSE(there("2025.csv"));
  EXPECT_TRUE(there("2026.csv"));
  EXPECT_THAT(stored("2025.toml"), HasSubstr("# corrected by the town"));
  EXPECT_FALSE(there(".import"));
  EXPECT_THAT(stored("2026.csv"), Not(HasSubstr("example.org"))) << "contacts are not stored";
  EXPECT_EQ(inventory(table).at("rows_in"), 9);
}

TEST_F(Replace, AFileOfTheSameNameIsReplacedInItsPlace) {
  ASSERT_EQ(import(points("p.csv", 4)).code, done);
  const auto before = read_file(folder_.path() / "town/dossier.toml");
  const auto result = import(points("p.csv", 10), {"--replace"});
  ASSERT_EQ(result.code, done) << result.err;
  EXPECT_THAT(result.out, HasSubstr("6 rows added, 0 gone, 0 changed, 4 as they were"));
  EXPECT_EQ(read_file(folder_.path() / "town/dossier.toml"), before);
  EXPECT_EQ(inventory(table).at("rows_in"), 10);
}

TEST_F(Replace, AFileThatCannotBeReadChangesNothing) {
  ASSERT_EQ(import(points("p.csv", 4)).code, done);
  const auto dossier = read_file(folder_.path() / "town/dossier.toml"), csv = stored("p.csv");
  // None of its rows is of the territory.
  std::string other = read_file(points("q.csv", 4));
  territory_of({});
  const auto named = read_file(folder_.path() / "town/dossier.toml");
  EXPECT_EQ(import(write("p.csv", other), {"--replace"}).code, bad_input);
  EXPECT_EQ(import(write("r.csv", other), {"--replace"}).code, bad_input);
  EXPECT_EQ(read_file(folder_.path() / "town/dossier.toml"), named);
  EXPECT_EQ(stored("p.csv"), csv);
  EXPECT_FALSE(there("r.csv") || there(".import"));
}

TEST_F(Replace, ANamedMappingTakesThePlaceOfTheFormerOne) {
  ASSERT_EQ(import(points("a.csv", 4)).code, done);
  const auto mapping = write("mine.toml", "# mine\n" + stored("a.toml"));
  const auto result = import(points("b.csv", 4), {"--replace", "--mapping", mapping});
  ASSERT_EQ(result.code, done) << result.err;
  EXPECT_THAT(stored("b.toml"), HasSubstr("# mine"));
  EXPECT_FALSE(there("a.toml") || there("a.csv"));
}

TEST_F(Replace, WithoutAFormerFileItIsAnImportLikeAnyOther) {
  const auto result = import(points("a.csv", 4), {"--replace"});
  ASSERT_EQ(result.code, done) << result.err;
  EXPECT_THAT(result.out, AllOf(HasSubstr("Added: "), Not(HasSubstr("former file"))));
}

}  // namespace
}  // namespace jalon
