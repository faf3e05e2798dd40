// Proves: what a dossier says and a run does not use is told, and nothing is told of what it does
// use; open questions of gates reach the results; an inventory is listed in the reader's words.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "core/app/program.h"
#include "core/base/files.h"
#include "tests/core/app/running.h"

namespace jalon {
namespace {

using testing::HasSubstr;
using testing::Not;

class Unheeded : public InFolder {
 protected:
  void SetUp() override {
    InFolder::SetUp();
    ASSERT_EQ(run({"new", town(), "--insee", "56046", "--year", "2025"}).code, done);
    // One project of one measure, on lamps that are known by the population alone.
    write_file(town() + "/projects.toml",
               "[[project]]\nid = \"off\"\ntitle = \"Off at night\"\n"
               "[[project.measure]]\nmeasure = \"lighting.switch_off\"\n");
  }
  std::string town() const { return folder_ / "town"; }

  // The results of a run with these lines in the project and behind dossier.toml.
  nlohmann::json results(const std::string &project, const std::string &dossier = "") {
    std::string projects = read_file(town() + "/projects.toml");
    write_file(town() + "/projects.toml",
               projects.insert(projects.find("[[project.measure]]"), project));
    write_file(town() + "/dossier.toml", read_file(town() + "/dossier.toml") + dossier);
    const auto ran = run({"run", town(), "--out", folder_ / "out", "--draws", "100", "--json"});
    EXPECT_EQ(ran.code, done) << ran.err;
    return nlohmann::json::parse(ran.out);
  }
  static std::string warnings(const nlohmann::json &json) { return json.at("warnings").dump(); }
};

TEST_F(Unheeded, StartAndBudgetThatAreAnnouncedAreToldWhereTheAppraisalTakesOthers) {
  const auto json = results("start = \"2040-03-01\"\nbudget = 12345\nlatest = 2050\n");
  EXPECT_THAT(warnings(json), HasSubstr("announced start (2040-03-01) binds nothing"));
  EXPECT_THAT(warnings(json), HasSubstr("announced budget (12345) enters no sum"));
  EXPECT_THAT(warnings(json), HasSubstr("`latest` is 2050, after the plan's last year"));
}

TEST_F(Unheeded, NothingIsToldOfWhatIsHeeded) {
  const auto json = results("earliest = 2027\nlatest = 2027\nstart = \"2027-03-01\"\n",
                            "\n[powers.lighting]\nholder = \"commune\"\n");
  EXPECT_EQ(json.at("projects").at(0).at("start_year"), 2027);
  for (const char *word : {"announced", "earliest", "latest", "[powers."})
    EXPECT_THAT(warnings(json), Not(HasSubstr(word)));
}

TEST_F(Unheeded, PowerOverADomainThatTheDossierDoesNotHaveIsTold) {
  const auto json = results("", "\n[powers.lightning]\nholder = \"commune\"\n");
  EXPECT_THAT(warnings(json), HasSubstr("[powers.lightning] is of no domain of this dossier"));
}

// In French or English, by the words of a label or by a slip of the hand; on the terminal too.
TEST_F(Unheeded, DomainThatWasMeantIsNamedByItsLabelInAnyLanguage) {
  const auto told = [&](const std::string &power) {
    const std::string before = read_file(town() + "/dossier.toml");
    write_file(town() + "/dossier.toml",
               before + "\n[powers." + power + "]\nholder = \"commune\"\n");
    const auto ran = run({"run", town(), "--out", folder_ / "out", "--draws", "100", "-q"});
    EXPECT_EQ(ran.code, done) << ran.err;
    write_file(town() + "/dossier.toml", before);
    return ran.err;
  };
  EXPECT_THAT(told("eau"), HasSubstr("Did you mean [powers.water]?"));
  EXPECT_THAT(told("eclairage"), HasSubstr("Did you mean [powers.lighting]?"));
  EXPECT_THAT(told("stationement"), HasSubstr("Did you mean [powers.parking]?"));
  EXPECT_THAT(told("lightning"), HasSubstr("Did you mean [powers.lighting]?"));
  const auto odd = told("zoo");
  EXPECT_THAT(odd, HasSubstr("[powers.zoo] is of no domain"));
  EXPECT_THAT(odd, Not(HasSubstr("Did you mean")));
}

TEST_F(Unheeded, LateProjectIsToldOnTheTerminalAndInTheResults) {
  const auto json = results("status = \"late\"\nstart = \"2020-03-01\"\n");
  EXPECT_THAT(warnings(json), HasSubstr("is late by its status, and its start (2020-03-01)"));
  const auto ran = run({"run", town(), "--out", folder_ / "out", "--draws", "100", "-q"});
  EXPECT_THAT(ran.err, HasSubstr("is late by its status"));
}

// Nobody knows how long the lamps of this town burn: whoever reads a chance of gain is told.
TEST_F(Unheeded, GateThatNobodyCanAnswerStandsBesideTheHeadline) {
  const auto ran = run({"run", town(), "--out", folder_ / "out", "--draws", "100"});
  ASSERT_EQ(ran.code, done) << ran.err;
  EXPECT_THAT(
      ran.out,
      HasSubstr(
          "to be confirmed: Part of the points dimmed or off for five hours "
          "of the night or more is unknown; little to gain in the following case: \"nearly all"));
}

TEST_F(Unheeded, InventoryIsListedByLabelsWithTheNamesBehind) {
  const auto french = run({"inventory", town(), "--lang", "fr"});
  ASSERT_EQ(french.code, done) << french.err;
  EXPECT_THAT(french.out, HasSubstr("Points lumineux [lighting.points]"));
  EXPECT_THAT(french.out, HasSubstr(" [lamp_power]"));
  EXPECT_THAT(french.out, Not(HasSubstr("  lamp_power")));
}

}  // namespace
}  // namespace jalon
