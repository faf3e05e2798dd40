// Proves: `jalon diagnose` gives a town with nothing but a population a first diagnosis, in both
// languages and within a screenful, writes its files whole, proposes projects that read as such,
// and leaves projects.toml alone.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "core/app/program.h"
#include "core/base/files.h"
#include "tests/core/app/running.h"

namespace jalon {
namespace {

using testing::HasSubstr;
using testing::Not;

class Diagnose : public InFolder {
 protected:
  int run(const std::vector<std::string> &arguments) {
    const Ran ran = jalon::run(arguments);
    out_ = ran.out, err_ = ran.err;
    return ran.code;
  }
  std::string out_, err_;
};

TEST_F(Diagnose, TownWithAPopulationAloneGetsAFirstDiagnosis) {
  ASSERT_EQ(run({"new", at("town"), "--insee", "38563", "--year", "2026"}), done) << err_;
  ASSERT_EQ(run({"diagnose", at("town")}), done) << err_;
  EXPECT_THAT(out_, HasSubstr("Voiron"));
  EXPECT_LE(std::count(out_.begin(), out_.end(), '\n'), 40);
  const auto j = nlohmann::json::parse(read_file(at("town/diagnosis/diagnosis.json")));
  EXPECT_GE(j.at("domains").size(), 2u);
  std::size_t unknown = 0;
  for (const auto &domain : j.at("domains")) {
    EXPECT_TRUE(domain.at("need").at("need").is_null()) << "nobody said who holds the power";
    EXPECT_GT(domain.at("need").at("at_most").get<double>(), 0);
    // Known and above nothing, or unknown and said: never 0 for what nobody knows.
    const auto &cost = domain.at("need").at("cost").at("amount").at("central");
    if (!cost.is_null())
      EXPECT_GT(cost.get<double>(), 0) << domain.at("domain");
    else
      EXPECT_THAT(domain.at("need").at("to_get").dump(), HasSubstr("what it costs and brings in"));
    unknown += cost.is_null();
  }
  EXPECT_LT(unknown, j.at("domains").size()) << "most can be told from the population";
  EXPECT_THAT(out_, Not(HasSubstr("costs the authority €0")));
  EXPECT_EQ(out_.find("What it costs the authority a year") != out_.npos, unknown > 0);
  EXPECT_EQ(j.at("missing").at(0).at("kind"), "estimated table");
  EXPECT_GT(j.at("missing").at(0).at("score").get<double>(), 0);
  const std::string page = read_file(at("town/diagnosis/diagnosis.html"));
  EXPECT_THAT(page, HasSubstr("\"kind\":\"radar\""));
  EXPECT_THAT(page, HasSubstr("</html>"));
  EXPECT_THAT(page, Not(HasSubstr("{{")));
}

// The example has files of some tables and none of others, in the same domain.
TEST_F(Diagnose, MarksWhatRestsOnAnEstimatedTableBesideAFile) {
  std::filesystem::copy(std::filesystem::path(JALON_SOURCE_DIR) / "config/examples/voiron",
                        at("town"), std::filesystem::copy_options::recursive);
  ASSERT_EQ(run({"--lang", "en", "diagnose", at("town"), "--draws", "200"}), done) << err_;
  const auto j = nlohmann::json::parse(read_file(at("town/diagnosis/diagnosis.json")));
  std::size_t mixed = 0;
  for (const auto &domain : j.at("domains")) {
    std::size_t resting = 0, known = 0;
    for (const auto &i : domain.at("indicators")) {
      if (i.at("value").at("central").is_null()) continue;
      ++known;
      resting += i.at("estimated").get<bool>();
      for (const auto &peer : i.at("peers"))
        EXPECT_TRUE(!i.at("estimated") || peer.at("side") == 0) << i.at("name");
    }
    EXPECT_EQ(resting > 0, !domain.at("unmeasured").empty()) << domain.at("domain");
    if (resting == 0 || resting == known) continue;
    ++mixed;
    EXPECT_TRUE(domain.at("need").at("cost").at("amount").at("estimated")) << domain.at("domain");
  }
  EXPECT_EQ(mixed, 1u);
  EXPECT_THAT(out_, HasSubstr("Electro-mobility (Municipal vehicles)"));
}

TEST_F(Diagnose, SpeaksFrench) {
  ASSERT_EQ(run({"new", at("town"), "--insee", "38563", "--year", "2026"}), done) << err_;
  ASSERT_EQ(run({"--lang", "fr", "diagnose", at("town"), "--out", at("out")}), done) << err_;
  EXPECT_THAT(out_, HasSubstr("Ce qu’il faut se procurer d’abord"));
  EXPECT_THAT(out_, Not(HasSubstr("Need")));
  EXPECT_THAT(read_file(at("out/diagnosis.html")), HasSubstr("<html lang=\"fr\">"));
}

TEST_F(Diagnose, ProposedProjectsRunAndTheTownsStayAsTheyAre) {
  ASSERT_EQ(run({"new", at("town"), "--insee", "38563", "--year", "2026"}), done) << err_;
  const std::string before = read_file(at("town/projects.toml"));
  ASSERT_EQ(run({"diagnose", at("town"), "--propose", "--out", at("out")}), done) << err_;
  EXPECT_EQ(read_file(at("town/projects.toml")), before);
  const std::string proposed = read_file(at("town/projects.proposed.toml"));
  EXPECT_THAT(proposed, HasSubstr("[[project]]"));
  write_file(at("town/projects.toml"), proposed);
  // Read and held against each other, as a run would.
  EXPECT_EQ(run({"inventory", at("town")}), done) << err_;
  EXPECT_EQ(run({"diagnose", at("town"), "--out", at("out")}), done) << err_;
  EXPECT_THAT(read_file(at("out/diagnosis.json")), HasSubstr("\"planned\": true"));
}

TEST_F(Diagnose, AnswersOfTheTownEnterAndMistakesAreNamed) {
  ASSERT_EQ(run({"new", at("town"), "--insee", "38563", "--year", "2026"}), done) << err_;
  write_file(at("town/diagnosis.toml"),
             "schema = 1\n[[axis]]\naxis = \"data\"\nlevel = 3\n[skills]\nbusiness = 1\n"
             "digital = 1\nsteering = 1\npeople = 1\n");
  ASSERT_EQ(run({"diagnose", at("town"), "--json", "--out", at("out")}), done) << err_;
  const auto j = nlohmann::json::parse(out_);
  EXPECT_EQ(j.at("axes").at("answers").at(3).at("level"), 3);
  EXPECT_THAT(j.at("skills").at("findings").dump(), HasSubstr("One person holds all three"));
  write_file(at("town/diagnosis.toml"), "schema = 1\n[[axis]]\naxis = \"data\"\nlevel = 9\n");
  EXPECT_EQ(run({"diagnose", at("town")}), bad_input);
  EXPECT_THAT(err_, HasSubstr("diagnosis.toml:4:9"));
}

// Skewed figures: what is judged is judged by the draws. Rows skipped on purpose contradict
// nothing.
TEST_F(Diagnose, OfARealServiceTellsWhatTheDrawsDoNotAgreeOnAndWhoHoldsThePower) {
  std::filesystem::copy(std::string(JALON_SOURCE_DIR) + "/config/examples/espace-sud",
                        folder_ / "example", std::filesystem::copy_options::recursive);
  ASSERT_EQ(run({"diagnose", at("example"), "--json", "--out", at("out")}), done) << err_;
  const auto j = nlohmann::json::parse(out_);
  const auto &water = j.at("domains").at(0);
  for (const auto &i : water.at("indicators"))
    for (const char *share : {"keeps_limit", "keeps_target"}) {
      if (i.at(share).is_null() || i.at(share) == 0 || i.at(share) == 1) continue;
      EXPECT_TRUE(i.at("status") == "unsure" || i.at("status") == "beyond limit") << i;
    }
  EXPECT_TRUE(water.at("findings").empty()) << water.at("findings");
  EXPECT_EQ(water.at("power").at("holder"), "concession");
  EXPECT_EQ(water.at("power").at("near_end"), true);
  EXPECT_FALSE(water.at("need").at("need").is_null());
}

TEST_F(Diagnose, OfATownOfWhichNothingIsKnownProposesWhatItsModelsListFirst) {
  ASSERT_EQ(run({"new", at("town"), "--insee", "38563", "--year", "2026"}), done) << err_;
  const std::string projects = read_file(at("town/projects.toml"));
  EXPECT_THAT(projects, HasSubstr("measure = \"lighting.led\""));
  EXPECT_THAT(projects, HasSubstr("# À se procurer d’abord"));
  EXPECT_EQ(run({"inventory", at("town")}), done) << err_;
}

TEST_F(Diagnose, OfARealInventoryShowsItsMap) {
  std::filesystem::copy(std::string(JALON_SOURCE_DIR) + "/config/examples/champaign",
                        folder_ / "example", std::filesystem::copy_options::recursive);
  ASSERT_EQ(run({"diagnose", at("example"), "--out", at("out")}), done) << err_;
  EXPECT_THAT(read_file(at("out/diagnosis.html")), HasSubstr("\"kind\":\"map\""));
}

}  // namespace
}  // namespace jalon
