// Proves: real files that are no inventory, and that are not read, are called what they are in both
// languages, with what to do instead; nothing of the dossier is changed, whatever table is named.
// Extracts and their sources: tests/core/table/data/README.md.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "core/base/files.h"
#include "tests/core/app/running.h"
#include "tests/core/table/scratch.h"

namespace jalon {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using Bytes = std::map<std::string, std::string>;

struct Case {
  const char *trap, *file, *table, *english, *help, *french;
};

constexpr Case cases[]{
    {"AssetsWithRepeatedLines", "patrimoine_crach_11.csv", "water.pipes", "assets bought and sold",
     "a sum would count twice", "compterait deux fois"},
    {"TariffWithABlankEnd", "cre_trv_13.csv", "water.services", "regulated electricity tariffs",
     "energy.electricity.price", "tarifs réglementés"},
    {"ConsumptionWithExponents", "ccpm_dle_14.csv", "parking.car_parks", "consumption of energy",
     "town’s own contracts", "consommations locales"},
    {"Equivalents", "ademe_6.csv", "e_administration.procedures", "impactCO2", "jalon explain",
     "facteurs d’émission"},
    {"PerimetersInWindows1252", "banatic_26.csv", "water.services", "BANATIC", "jalon new",
     "livrées avec Jalon"},
    {"SessionsWithSwappedDates", "sessions_perth_kinross_15.csv", "electro_mobility.charge_points",
     "charging sessions", "day and month are not exchanged", "durées négatives"},
    {"SessionsWithColumnsWithoutName", "sessions_dundee_12.csv", "electro_mobility.charge_points",
     "charging sessions", "a charge, not a charge point", "sessions de recharge"},
    {"ListOfCommunesInJson", "etalab_communes_5.json", "water.services", "a JSON file, but no map",
     "as CSV or XLSX", "non une carte"},
};

class ImportRefused : public ::testing::TestWithParam<Case> {
 protected:
  void SetUp() override {
    ::setenv("JALON_LANG", "en", 1);
    ASSERT_EQ(run({"new", town(), "--insee", "38563", "--year", "2026"}).code, done);
  }
  std::string town() const { return (folder_.path() / "town").string(); }
  // Every file of the dossier.
  Bytes dossier() const {
    Bytes bytes;
    for (const auto &entry : std::filesystem::recursive_directory_iterator(town()))
      bytes[entry.path().string()] = entry.is_directory() ? "" : read_file(entry.path());
    return bytes;
  }
  testing::Scratch folder_;
};

TEST_P(ImportRefused, SaysWhatItIsAndChangesNothing) {
  const Case &c = GetParam();
  const std::string file =
      std::string(JALON_SOURCE_DIR) + "/tests/core/table/data/" + std::string(c.file);
  ASSERT_TRUE(std::filesystem::exists(file));
  const Bytes before = dossier();
  const auto said = run({"import", town(), file});
  EXPECT_EQ(said.code, bad_input);
  EXPECT_EQ(said.out, "");
  EXPECT_THAT(said.err, AllOf(HasSubstr(c.english), HasSubstr(c.help), HasSubstr(c.file)));
  const auto named = run({"import", town(), file, "--table", c.table});
  EXPECT_EQ(named.code, bad_input);
  EXPECT_THAT(named.err, HasSubstr(c.english)) << "a table does not make it an inventory";
  EXPECT_THAT(run({"--lang", "fr", "import", town(), file}).err, HasSubstr(c.french));
  EXPECT_EQ(dossier(), before);
}

INSTANTIATE_TEST_SUITE_P(RealFiles, ImportRefused, ::testing::ValuesIn(cases),
                         [](const auto &of) { return std::string(of.param.trap); });

}  // namespace
}  // namespace jalon
