// Proves: `jalon check` tells faults in French and English with the documented codes, shows no more
// than it is asked to, and names the schema that a file resembles.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "core/base/files.h"
#include "tests/core/app/running.h"
#include "tests/core/table/scratch.h"

namespace jalon {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

Ran check(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "check");
  return run(std::move(arguments));
}

const std::string data = std::string(JALON_SOURCE_DIR) + "/tests/core/schema/data/";

TEST(Check, AValidFileEndsWithDone) {
  const auto all =
      check({data + "stationnement_valide.csv", "--schema", "stationnement", "--lang", "en"});
  EXPECT_EQ(all.code, done);
  EXPECT_EQ(all.err, "");
  EXPECT_THAT(all.out, AllOf(HasSubstr("rows 2, columns 30"), HasSubstr("as the schema asks"),
                             HasSubstr("french-siret-value")));
}

TEST(Check, FaultsAreToldInBothLanguagesAndEndWithBadInput) {
  const auto english =
      check({data + "stationnement_invalide.csv", "--schema", "stationnement", "--lang", "en"});
  EXPECT_EQ(english.code, bad_input);
  EXPECT_THAT(english.out,
              AllOf(HasSubstr("faults: 2; remarks: 0"),
                    HasSubstr("value not in the list, column tarif_pmr: 1"),
                    HasSubstr("row 2: 'inconnu' is not in the list; expected: one of gratuit")));
  const auto french =
      check({data + "stationnement_invalide.csv", "--schema", "stationnement", "--lang", "fr"});
  EXPECT_EQ(french.code, bad_input);
  EXPECT_THAT(french.out, AllOf(HasSubstr("ne figure pas dans la liste"), HasSubstr("à faire"),
                                Not(HasSubstr("expected")), Not(HasSubstr("to do"))));
}

TEST(Check, ShowsAsManyFaultsAsAsked) {
  const testing::Scratch folder;
  std::string rows = read_file(data + "stationnement_invalide.csv");
  const auto row = rows.substr(rows.find('\n') + 1);
  for (int i = 0; i < 19; ++i) rows += row;
  folder.write("t.csv", rows);
  const auto file = (folder.path() / "t.csv").string();
  const auto count = [](const std::string &text, const std::string &part) {
    std::size_t n = 0;
    for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++n;
    return n;
  };
  const auto few = check({file, "--schema", "stationnement", "--lang", "en"});
  EXPECT_EQ(count(few.out, "'inconnu'"), 5u);
  EXPECT_THAT(few.out, HasSubstr("... and 15 more; --all shows them"));
  const auto two = check({file, "--schema", "stationnement", "--lang", "en", "--most", "2"});
  EXPECT_EQ(count(two.out, "'inconnu'"), 2u);
  const auto all = check({file, "--schema", "stationnement", "--lang", "en", "--all"});
  EXPECT_EQ(count(all.out, "'inconnu'"), 20u);
  EXPECT_THAT(all.out, Not(HasSubstr("more; --all")));
  EXPECT_EQ(count(check({file, "--schema", "stationnement", "--most", "0"}).out, "inconnu"), 20u);
}

TEST(Check, WritesJsonThatIsComplete) {
  const auto all = check({data + "stationnement_invalide.csv", "--schema", "stationnement",
                          "--json", "--lang", "en", "--most", "1"});
  EXPECT_EQ(all.code, bad_input);
  const auto json = nlohmann::json::parse(all.out);
  EXPECT_FALSE(json["valid"]);
  EXPECT_EQ(json["n_faults"], 2);
  EXPECT_EQ(json["faults"].size(), 2u);
  EXPECT_EQ(json["faults"][1]["kind"], "enum");
  EXPECT_EQ(json["faults"][1]["row"], 2);
  EXPECT_EQ(json["faults"][1]["column"], "tarif_pmr");
  EXPECT_EQ(json["faults"][1]["value"], "inconnu");
  EXPECT_EQ(json["schema"]["version"], "0.1.5");
}

TEST(Check, WithoutSchemaNamesTheOneTheFileResembles) {
  const auto told = check({data + "irve_statique_valide.csv", "--lang", "en"});
  EXPECT_EQ(told.code, done);
  EXPECT_THAT(told.out, AllOf(HasSubstr("40 of 40 columns"), HasSubstr("--schema irve-statique")));
  const auto json = nlohmann::json::parse(check({data + "irve_statique_valide.csv", "--json"}).out);
  EXPECT_EQ(json[0]["schema"], "irve-statique");
  const testing::Scratch folder;
  folder.write("t.csv", "x,y,z\n1,2,3\n");
  const auto none = check({(folder.path() / "t.csv").string(), "--lang", "en"});
  EXPECT_EQ(none.code, bad_input);
  EXPECT_THAT(none.err, HasSubstr("no shipped schema"));
}

TEST(Check, TakesTheSchemaOfAFile) {
  const testing::Scratch folder;
  folder.write("schema.json", R"({"fields": [{"name": "a", "type": "integer"}]})");
  folder.write("t.csv", "a\n1\nx\n");
  const auto all = check({(folder.path() / "t.csv").string(), "--schema",
                          (folder.path() / "schema.json").string(), "--lang", "en"});
  EXPECT_EQ(all.code, bad_input);
  EXPECT_THAT(all.out, HasSubstr("row 3: 'x' is not of the type integer"));
}

TEST(Check, WhatCannotBeUsedIsRefusedWithWhatToDo) {
  const testing::Scratch folder;
  folder.write("broken.json", "{");
  const auto refused = [&](const std::string &file, const std::string &schema) {
    const auto all = check({file, "--schema", schema, "--lang", "en"});
    EXPECT_EQ(all.code, bad_input);
    EXPECT_EQ(all.out, "");
    return all.err;
  };
  const std::string good = data + "stationnement_valide.csv";
  EXPECT_THAT(refused(good, "stationement"), HasSubstr("did you mean 'stationnement'?"));
  EXPECT_THAT(refused(good, (folder.path() / "broken.json").string()), HasSubstr("no JSON"));
  EXPECT_THAT(refused("/nowhere/t.csv", "stationnement"), HasSubstr("no such file"));
  EXPECT_EQ(check({}).code, usage);
  EXPECT_EQ(check({good, "--schema", ""}).code, usage);
}

// The import of projects reads what the schema refuses, and leaves out what the schema takes.
TEST(Check, OfProjectsTellsWhatTheirImportWouldReadOtherwiseOrLeaveOut) {
  const testing::Scratch folder;
  folder.write("p.csv",
               "id,createdAt,updatedAt,nom,budgetPrevisionnel,dateDebutPrevisionnelle,phase,"
               "phaseStatut\n"
               "01890e30-5a80-7c22-9842-8263d0d0d890,2025-04-15T14:30:00Z,2025-04-15T14:30:00Z,Un,"
               "80 000 €,01/03/2027,Travaux,en cours ?\n"
               "01890e30-5a80-7c22-9842-8263d0d0d891,2025-04-15T14:30:00Z,2025-04-15T14:30:00Z,"
               "Deux,450000,printemps 2027,Étude,En cours\n");
  const std::string file = (folder.path() / "p.csv").string();
  const auto all = check({file, "--schema", "projets-territoire", "--lang", "en"});
  EXPECT_EQ(all.code, bad_input);
  EXPECT_THAT(all.out, HasSubstr("What `jalon projects import` would read otherwise or leave out"));
  for (const char *note :
       {"Row 2, budgetPrevisionnel: `80 000 €` is read as `80000`",
        "Row 2, dateDebutPrevisionnelle: `01/03/2027` is read as `2027-03-01`",
        "Row 2, phase: `Travaux` is left out", "Row 2, phaseStatut: `en cours ?` is read as `En",
        "Row 3, dateDebutPrevisionnelle: `printemps 2027` is left out"})
    EXPECT_THAT(all.out, HasSubstr(note));
  const auto french = check({file, "--schema", "projets-territoire", "--lang", "fr"});
  EXPECT_THAT(french.out, AllOf(HasSubstr("lirait autrement ou ne reprendrait pas"),
                                HasSubstr("`80 000 €` est lu comme `80000`")));
  const auto json = nlohmann::json::parse(
      check({file, "--schema", "projets-territoire", "--json", "--lang", "en"}).out);
  EXPECT_EQ(json["import_notes"].size(), 5u);
  folder.write("good.csv",
               "id,createdAt,updatedAt,nom,phase\n"
               "01890e30-5a80-7c22-9842-8263d0d0d890,2025-04-15T14:30:00Z,"
               "2025-04-15T14:30:00Z,Un,Idée\n");
  const auto good = check(
      {(folder.path() / "good.csv").string(), "--schema", "projets-territoire", "--lang", "en"});
  EXPECT_EQ(good.code, done) << good.out;
  EXPECT_THAT(good.out, Not(HasSubstr("projects import")));
}

TEST(Check, HelpStandsOnItsOwn) {
  const auto help = check({"--help"});
  EXPECT_EQ(help.code, done);
  EXPECT_THAT(help.out, HasSubstr("--schema"));
}

}  // namespace
}  // namespace jalon
