// Proves: a file of the town's accounts is imported into its dossier, without what names persons;
// one that cannot be read, or is of another town, changes nothing.
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
using ::testing::Not;

class ImportAccounts : public ::testing::Test {
 protected:
  void SetUp() override {
    ::setenv("JALON_LANG", "en", 1);
    ASSERT_EQ(run({"new", town(), "--insee", "56046", "--year", "2026"}).code, done);
  }
  std::string town() const { return (folder_.path() / "town").string(); }
  static std::string real(const std::string &name) {
    return std::string(JALON_SOURCE_DIR) + "/tests/core/territory/data/accounts/" + name;
  }
  std::map<std::string, std::string> dossier() const {
    std::map<std::string, std::string> bytes;
    for (const auto &entry : std::filesystem::recursive_directory_iterator(town()))
      bytes[entry.path().string()] = entry.is_directory() ? "" : read_file(entry.path());
    return bytes;
  }
  std::string stored(const std::string &name) const {
    return read_file(folder_.path() / "town" / name);
  }
  testing::Scratch folder_;
};

TEST_F(ImportAccounts, OfTotemMakesTwoTablesAndNoXml) {
  const auto said = run({"import", town(), real("closed_2021_main.xml")});
  EXPECT_EQ(said.code, done) << said.err;
  EXPECT_THAT(said.out, AllOf(HasSubstr("TOTEM budget document"), HasSubstr("Main budget, 2021"),
                              HasSubstr("718"), Not(HasSubstr("To check"))));
  EXPECT_THAT(stored("accounts/21560046100010-2021-closed_account.csv"), HasSubstr("67402.98"));
  EXPECT_THAT(stored("accounts/21560046100010-2021-closed_account-loans.csv"),
              HasSubstr("CONSTRUCTION ESPACE OCEAN"));
  EXPECT_THAT(stored("dossier.toml"),
              HasSubstr("[[accounts]]\nfile = \"accounts/21560046100010-2021-closed_account.csv\"\n"
                        "budget = \"main\"\nyear = 2021\n"));
  for (const auto &[file, bytes] : dossier()) EXPECT_THAT(bytes, Not(HasSubstr("<?xml"))) << file;
}

TEST_F(ImportAccounts, AnnexedBudgetsAndFirstBudgetsFollow) {
  for (const char *file :
       {"closed_2021_annexed.xml", "closed_2021_main.xml", "budget_2022_main.csv"})
    EXPECT_EQ(run({"import", town(), real(file)}).code, done) << file;
  EXPECT_THAT(stored("dossier.toml"),
              AllOf(HasSubstr("budget = \"annexed\""), HasSubstr("accounts/budget_2022_main.csv")));
}

TEST_F(ImportAccounts, ASecondTimeNeedsReplace) {
  ASSERT_EQ(run({"import", town(), real("closed_2021_main.xml")}).code, done);
  const auto before = dossier();
  const auto again = run({"import", town(), real("closed_2021_main.xml")});
  EXPECT_EQ(again.code, bad_input);
  EXPECT_THAT(again.err, HasSubstr("--replace"));
  EXPECT_EQ(run({"import", town(), real("closed_2021_main.xml"), "--replace"}).code, done);
  EXPECT_EQ(dossier(), before);
}

TEST_F(ImportAccounts, WhatCannotBeReadChangesNothing) {
  const auto before = dossier();
  for (const auto &[file, english, french] :
       {std::tuple{"bad_siret.xml", "has 13 digits", "a 13 chiffres"},
        std::tuple{"bad_year.xml", "2022 en erreur", "l’année est"},
        std::tuple{"bad_step.xml", "99999", "est inconnue"},
        std::tuple{"bad_chart.xml", "did you mean", "est inconnue"},
        std::tuple{"bad_no_budget.xml", "holds no budget", "aucun budget"},
        std::tuple{"two_communes_2000_2024.csv", "no row is of the commune 56046",
                   "aucune ligne n’est de la commune"}}) {
    const auto said = run({"import", town(), real(file)});
    EXPECT_EQ(said.code, bad_input) << file;
    EXPECT_EQ(said.out, "") << file;
    EXPECT_THAT(said.err, HasSubstr(english)) << file;
    EXPECT_THAT(run({"--lang", "fr", "import", town(), real(file)}).err, HasSubstr(french)) << file;
    EXPECT_EQ(run({"import", town(), real(file), "--table", "parking.zones"}).code, bad_input);
  }
  EXPECT_EQ(dossier(), before);
}

TEST_F(ImportAccounts, AnotherTownsAreRefused) {
  const auto other = (folder_.path() / "other").string();
  ASSERT_EQ(run({"new", other, "--insee", "38563", "--year", "2026"}).code, done);
  const auto said = run({"import", other, real("closed_2021_main.xml")});
  EXPECT_EQ(said.code, bad_input);
  EXPECT_THAT(said.err, HasSubstr("the file is of the commune 56046, the dossier of 38563"));
}

}  // namespace
}  // namespace jalon
