// Proves: every shipped schema reads and says where it comes from; the official examples are judged
// as their publishers say; a file finds its schema by its columns.
#include "core/schema/shipped.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "core/base/files.h"
#include "tests/core/schema/checking.h"

namespace jalon {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::told;

const fs::path config = fs::path(JALON_SOURCE_DIR) / "config";

fs::path example(const std::string &name) {
  return fs::path(TEST_DATA) / name;
}

TEST(Shipped, EverySchemaReadsAndItsReadmeSaysSourceDateAndLicence) {
  const auto all = shipped_schemas(config);
  std::vector<std::string> names;
  for (const auto &each : all) {
    names.push_back(each.name);
    EXPECT_FALSE(each.schema.title.empty()) << each.name;
    EXPECT_FALSE(each.schema.version.empty()) << each.name;
    const auto readme = read_file(config / "schemas" / each.name / "README.md");
    for (const char *word : {"Source:", "Date:", "Licence:"})
      EXPECT_THAT(readme, HasSubstr(word)) << each.name;
    EXPECT_THAT(read_file(config / "schemas/README.md"), HasSubstr("`" + each.name + "`"));
  }
  EXPECT_THAT(
      names, ElementsAre("irve-dynamique", "irve-statique", "projets-territoire", "stationnement"));
}

TEST(Shipped, OfficialValidExamplesHaveNoFaultAndNoRemark) {
  for (const auto &[name, file] : {std::pair{"irve-statique", "irve_statique_valide.csv"},
                                   std::pair{"irve-dynamique", "irve_dynamique_valide.csv"},
                                   std::pair{"stationnement", "stationnement_valide.csv"}}) {
    const auto report = check_table(find_schema(name, config), example(file));
    EXPECT_THAT(told(report), IsEmpty()) << testing::said(report);
    EXPECT_GT(report.rows, 0u);
  }
}

TEST(Shipped, TheOfficialInvalidExampleHasItsTwoFaults) {
  const auto report =
      check_table(find_schema("stationnement", config), example("stationnement_invalide.csv"));
  EXPECT_THAT(told(report), ElementsAre("pattern 2 id", "enum 2 tarif_pmr"));
  EXPECT_THAT(testing::said(report),
              HasSubstr("row 2, column tarif_pmr: 'inconnu' is not in the list; expected: one of "
                        "gratuit, normal_payant, tarif_special"));
}

// The valid example with one cell changed, in its second line.
std::vector<std::string> with_cell(const std::string &name, const std::string &file,
                                   const std::string &before, const std::string &after) {
  auto bytes = read_file(example(file));
  const auto line = bytes.find('\n');
  const auto at = bytes.find(before, line);
  EXPECT_NE(at, bytes.npos) << before;
  bytes.replace(at, before.size(), after);
  return told(testing::checked(find_schema(name, config), bytes));
}

TEST(Shipped, OneWrongCellOfAValidExampleIsOneFault) {
  const std::string static_name = "irve-statique", file = "irve_statique_valide.csv";
  const auto fault = [&](const std::string &before, const std::string &after) {
    return with_cell(static_name, file, before, after);
  };
  EXPECT_THAT(fault("130025265", "13002526"), ElementsAre("pattern 2 siren_amenageur"));
  EXPECT_THAT(fault("contact@societe-operateur.com", "contact"),
              ElementsAre("type 2 contact_operateur"));
  EXPECT_THAT(fault("FRA68P68021001", "fra68"), ElementsAre("pattern 2 id_station_itinerance"));
  EXPECT_THAT(fault("Voirie", "voirie"), ElementsAre("enum 2 implantation_station"));
  EXPECT_THAT(fault("75001,\"", "7501,\""), ElementsAre("pattern 2 code_insee_commune"));
  EXPECT_THAT(fault("[7.48710500,48.345345]", "7.48,48.34"), ElementsAre("type 2 coordonneesXY"));
  EXPECT_THAT(fault("10,FRA68E", "-1,FRA68E"), ElementsAre("minimum 2 nbre_pdc"));
  EXPECT_THAT(fault("2021-04-05", "05/04/2021"), ElementsAre("type 2 date_maj"));
  EXPECT_THAT(fault("2021-04-05", ""), ElementsAre("required 2 date_maj"));
  EXPECT_THAT(with_cell("irve-dynamique", "irve_dynamique_valide.csv", "libre", "libres"),
              ElementsAre("enum 2 occupation_pdc"));
  EXPECT_THAT(with_cell("stationnement", "stationnement_valide.csv", "75114-P-002", "75114-P-001"),
              ElementsAre("primary-key 3 id"));
}

TEST(Shipped, ThePortfolioOfProjectsTakesAProjectAndTellsItsFaults) {
  const auto schema = find_schema("projets-territoire", config);
  std::string header;
  for (const auto &field : schema.fields) header += (header.empty() ? "" : ";") + field.name;
  const std::string good =
      "01890e30-5a80-7c22-9842-8263d0d0d890;2025-04-15T14:30:00.000Z;2025-04-15T14:30:00Z;"
      "Éclairage;;450000;2025-03-01;Étude;En cours;CRTE;21690123400019;;;;;;"
      "\"[\"\"90-21\"\"]\";[];;;;[]\n";
  EXPECT_THAT(told(testing::checked(schema, header + "\n" + good)), IsEmpty());
  std::string bad = good;
  bad.replace(bad.find("Étude"), std::string("Étude").size(), "Travaux");
  bad.replace(bad.find("450000"), 6, "450 k€");
  bad.replace(bad.find("[];"), 3, "x;");
  EXPECT_THAT(told(testing::checked(schema, header + "\n" + good + bad)),
              ElementsAre("type 3 budgetPrevisionnel", "enum 3 phase", "type 3 leviers",
                          "primary-key 3 id"));
}

TEST(Shipped, ANameIsLookedUpAndAPathIsRead) {
  EXPECT_EQ(find_schema("stationnement", config).version, "0.1.5");
  EXPECT_EQ(find_schema((config / "schemas/stationnement/schema.json").string(), config).version,
            "0.1.5");
  EXPECT_THAT(testing::refusal([] { find_schema("stationement", config); }),
              HasSubstr("did you mean 'stationnement'?"));
  EXPECT_THAT(testing::refusal([] { find_schema("https://example.org/s.json", config); }),
              HasSubstr("download it"));
}

TEST(Shipped, AFileFindsTheSchemaItsColumnsResemble) {
  EXPECT_EQ(resembling_schemas(example("irve_statique_valide.csv"), config).at(0).name,
            "irve-statique");
  EXPECT_EQ(resembling_schemas(example("stationnement_invalide.csv"), config).at(0).shared, 30u);
  const testing::Scratch folder;
  folder.write("t.csv", "ID;Nom;INSEE;Nb places;gratuit;XLONG;YLAT;tarif 1h;remarque\n");
  const auto some = resembling_schemas(folder.path() / "t.csv", config);
  ASSERT_EQ(some.size(), 1u);
  EXPECT_EQ(some[0].name, "stationnement");
  EXPECT_EQ(some[0].shared, 8u);
  folder.write("u.csv", "lampe;puissance;rue\n1;2;3\n");
  EXPECT_THAT(resembling_schemas(folder.path() / "u.csv", config), IsEmpty());
}

}  // namespace
}  // namespace jalon
