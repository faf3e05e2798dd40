// Proves: of a file wider than the town only the rows of its communes are read, the others are
// counted once; a file of other places is refused; the file's own doubts are told.
#include "core/territory/own_rows.h"

#include <gmock/gmock.h>

#include <filesystem>

#include "tests/core/territory/sample_domain.h"

namespace jalon {
namespace {

using namespace sample;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

const std::string mapping =
    "table = \"posts.posts\"\n[file]\ncommune = [\"insee\", \"old\"]\n[columns.power]\nfrom = "
    "\"P\"\n"
    "[columns.height]\nfrom = \"H\"\nserved = true\n";

Surroundings town(std::set<std::string> codes = {"38563"}) {
  Surroundings around;
  around.communes = std::move(codes);
  return around;
}
InventoryTable import(const std::string &rows, const Surroundings &around) {
  return Files(mapping, "P;insee;old;H\n" + rows).import(posts, around);
}

TEST(OwnRows, OthersAreLeftOutAndCountedOnce) {
  const auto t = import("10;38563;;1\n20;38565;;1\n30;04070;;x\n40;;38563;2\n50;;;\n", town());
  EXPECT_EQ(t.rows, 2u);
  EXPECT_EQ(t.source_row, (std::vector<std::size_t>{1, 4}));
  EXPECT_EQ(t.import.rows_in, 5u);
  EXPECT_EQ(t.import.rows_elsewhere, 3u);
  EXPECT_EQ(t.import.rows_set_aside, 3u);
  EXPECT_EQ(t.import.totals.at("power").in, 50);
  EXPECT_THAT(told(t), AllOf(HasSubstr("left out: 3, of them rows that name none: 1"),
                             Not(HasSubstr("row 3")), Not(HasSubstr("<x>"))));
}

TEST(OwnRows, ACodeIsReadAsSpreadsheetsLeaveIt) {
  EXPECT_EQ(commune_code(" 4070 "), "04070");
  EXPECT_EQ(commune_code("38563.0"), "38563");
  EXPECT_EQ(commune_code("2a004"), "2A004");
  for (const char *none : {"", "Voiron", "3856", "385631", "2C004", "38 56", "-"})
    EXPECT_EQ(commune_code(none), none == std::string("3856") ? "03856" : "") << none;
  EXPECT_EQ(import("1;4070;;\n2;04070.0;;\n", town({"04070"})).rows, 2u);
}

TEST(OwnRows, AFileOfOtherPlacesIsRefused) {
  const auto said = refusal([] { import("1;04070;;\n2;04070;;\n", town()); });
  EXPECT_THAT(said, AllOf(HasSubstr("none of the 2 rows"), HasSubstr("04070"), HasSubstr("38563")));
}

TEST(OwnRows, RowsWithoutCodeStayWhereNoneIsOfAnother) {
  EXPECT_EQ(import("1;38563;;\n2;;;\n", town()).rows, 2u);
}

TEST(OwnRows, WhatCannotBeToldIsKeptWithAWarning) {
  const auto nobody = import("1;38563;;\n2;04070;;\n", {});
  EXPECT_EQ(nobody.rows, 2u);
  EXPECT_THAT(told(nobody), HasSubstr("does not say of which communes"));
  const auto names = import("1;Voiron;;\n2;Digne;;\n", town());
  EXPECT_EQ(names.rows, 2u);
  EXPECT_THAT(told(names), HasSubstr("no cell of this column is the code"));
  EXPECT_TRUE(names.import.findings.front().warning);
}

TEST(OwnRows, AColumnThatIsNotThereIsAMistake) {
  EXPECT_THAT(refusal([] { Files(mapping, "P;H\n1;2\n").import(posts, town()); }),
              HasSubstr("no column \"insee\""));
}

TEST(OwnRows, InhabitantsServedAreHeldAgainstThePopulation) {
  auto around = town();
  around.population = 10;
  EXPECT_THAT(told(import("1;38563;;15\n1;38563;;9\n", around)), HasSubstr("serve 24 inhabitants"));
  EXPECT_THAT(told(import("1;38563;;4\n", around)), HasSubstr("serve 4 inhabitants"));
  EXPECT_THAT(told(import("1;38563;;8\n1;38563;;9\n", around)), Not(HasSubstr("serve")));
  EXPECT_THAT(told(import("1;38563;;\n", around)), Not(HasSubstr("serve"))) << "unknown is not 0";
}

TEST(OwnRows, AProposedMappingNamesTheColumnOfCodes) {
  const Files files("", "P;code_insee_commune;H\n1;38563;2\n2;38565;3\n");
  EXPECT_THAT(propose_mapping(files.source.file, posts),
              HasSubstr("commune = \"code_insee_commune\""));
  const Files postal("", "P;code_postal_commune;H\n1;38500;2\n2;38340;3\n");
  EXPECT_THAT(propose_mapping(postal.source.file, posts), Not(HasSubstr("\ncommune = ")));
}

TEST(Surroundings, NameTheCommunesWhatWasMergedIntoThemAndTheTownsOwnPosition) {
  const testing::Scratch folder;
  folder.write("config/reference/communes.csv", "insee,name,department,region,population,epci\n");
  folder.write("config/reference/former_communes.csv",
               "code,name,type,current\n75101,Paris 1er,arrondissement,75056\n01003,,ancienne,"
               "01165\n");
  folder.write("settings.toml",
               "[territory.latitude]\nvalue = 48.8\nconfidence = \"certain\"\n"
               "[territory.longitude]\nvalue = 2.3\nconfidence = \"to verify\"\n");
  Dossier dossier;
  dossier.insee = "75056";
  dossier.settings = folder.path() / "settings.toml";
  Country country;
  country.file = folder.path() / "config/countries/fr.toml";
  auto around = surroundings_of(dossier, country);
  EXPECT_EQ(around.communes, (std::set<std::string>{"75056", "75101"}));
  EXPECT_TRUE(around.one_commune);
  ASSERT_TRUE(around.centre);
  EXPECT_EQ((*around.centre)[0], 2.3);
  const auto known = testing::bytes_of(folder.path() / "settings.toml");
  folder.write("settings.toml",
               "[territory.latitude]\nvalue = 46\nconfidence = \"hypothetical\"\n"
               "[territory.longitude]\nvalue = 2.3\nconfidence = \"certain\"\n");
  EXPECT_FALSE(surroundings_of(dossier, country).centre) << "a guess is no position";
  folder.write("settings.toml", "[territory]\npopulation = 12 000\n");
  EXPECT_THAT(testing::refusal([&] { surroundings_of(dossier, country); }),
              HasSubstr("settings.toml:2:"))
      << "a slip is told";
  folder.write("settings.toml", known);
  dossier.communes = {"01165"};
  around = surroundings_of(dossier, country);
  EXPECT_EQ(around.communes, (std::set<std::string>{"01003", "01165", "75056", "75101"}));
  EXPECT_FALSE(around.one_commune);
  EXPECT_FALSE(around.centre) << "several communes may lie far from it";
}

}  // namespace
}  // namespace jalon
