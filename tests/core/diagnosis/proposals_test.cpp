// Proves: of each domain few measures are proposed, by need and by what the gates say, none against
// another; and the files written of them read as projects and tell what was left out, and why.
#include <gmock/gmock.h>

#include "core/base/files.h"
#include "core/diagnosis/parts.h"
#include "core/diagnosis/propose.h"
#include "tests/core/table/scratch.h"

namespace jalon {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::Scratch;
using Choice = CandidateReading::Choice;
using Status = CandidateReading::Status;

CandidateReading measure(const std::string &name, bool gated = false,
                         Status status = Status::relevant) {
  CandidateReading c;
  c.domain = name.substr(0, name.find('.'));
  c.measure = name;
  c.label = "Do " + name;
  c.help = "What it does.";
  c.things = 10;
  c.status = status;
  if (gated) {
    GateReading gate;
    gate.indicator = c.domain + ".share";
    gate.label = "Share of " + name;
    gate.lower = 0.5;
    if (status != Status::cannot_tell) {
      gate.value = 0.7;
      gate.state = GateReading::State::open;
    }
    c.gates.push_back(gate);
  }
  return c;
}

Diagnosis diagnosis(std::vector<CandidateReading> candidates, int per_domain = 3) {
  Diagnosis d;
  d.territory = "A town";
  d.proposals.per_domain = per_domain;
  for (const char *domain : {"b", "a"}) {  // in order of need
    d.domains.emplace_back();
    d.domains.back().domain = domain;
  }
  choose_proposals(candidates, d.domains, d.proposals);
  d.candidates = std::move(candidates);
  return d;
}

std::vector<std::string> choices(const Diagnosis &d) {
  std::vector<std::string> names;
  for (const auto &c : d.candidates) names.emplace_back(name_of(c.choice));
  return names;
}

TEST(Proposals, AreAsManyOfADomainAsTheRuleAllows) {
  EXPECT_THAT(choices(diagnosis(
                  {measure("b.one"), measure("b.two"), measure("b.three"), measure("a.one")}, 2)),
              ElementsAre("proposed", "proposed", "beyond", "proposed"));
}

TEST(Proposals, PutFirstWhatAGateSaysThereIsSomethingToGainBy) {
  EXPECT_THAT(choices(diagnosis({measure("b.one"), measure("b.two", true)}, 1)),
              ElementsAre("beyond", "proposed"));
}

TEST(Proposals, AreNeverOfWhatIsClosedNorOfWhatNobodyKnowsToExist) {
  auto candidates = std::vector{measure("b.one", true, Status::cannot_tell),
                                measure("b.two", true, Status::not_relevant),
                                measure("b.three", false, Status::nothing_to_cover)};
  candidates[0].things = 0;
  candidates[0].things_unknown = 10;
  EXPECT_THAT(choices(diagnosis(candidates)), ElementsAre("", "", ""));
}

// A town of which nothing is known: the open gate of the last is read on estimates.
TEST(Proposals, FollowTheModelsOrderWhereNoGateIsSurelyOpen) {
  auto candidates = std::vector{measure("b.one", true, Status::cannot_tell), measure("b.two"),
                                measure("b.three", true)};
  candidates[2].gates[0].estimated = true;
  EXPECT_THAT(choices(diagnosis(candidates, 2)), ElementsAre("proposed", "proposed", "beyond"));
  candidates[2].gates[0].estimated = false;
  EXPECT_THAT(choices(diagnosis(candidates, 2)), ElementsAre("proposed", "beyond", "proposed"));
}

TEST(Proposals, DoNotExcludeEachOtherWhicheverOfThemSaysSo) {
  auto candidates = std::vector{measure("b.one"), measure("b.two"), measure("a.one")};
  candidates[1].excludes = {"b.one"};
  candidates[0].excludes = {"a.one"};
  const auto d = diagnosis(candidates);
  EXPECT_THAT(choices(d), ElementsAre("proposed", "variant", "variant"));
  EXPECT_EQ(d.candidates[1].instead_of, "b.one");
  EXPECT_EQ(d.candidates[2].instead_of, "b.one");
}

TEST(Proposals, NeedNothingThatIsNotProposed) {
  auto candidates = std::vector{measure("b.one"), measure("b.two"), measure("b.three")};
  candidates[1].needs = {"b.one"};
  candidates[2].needs = {"b.one", "b.four"};
  const auto d = diagnosis(candidates);
  EXPECT_THAT(choices(d), ElementsAre("proposed", "proposed", "needs"));
  EXPECT_EQ(d.candidates[2].instead_of, "b.four");
}

// A variant or a measure that lacks another takes no place from what follows it.
TEST(Proposals, PassOverWhatIsNoCandidateWithoutCountingIt) {
  auto candidates = std::vector{measure("b.one"), measure("b.two"), measure("b.three")};
  candidates[1].excludes = {"b.one"};
  EXPECT_THAT(choices(diagnosis(candidates, 2)), ElementsAre("proposed", "variant", "proposed"));
}

struct Written {
  std::string text;
  std::vector<std::string> ids;
};
Written read_back(const std::string &text) {
  const Scratch folder;
  folder.write("dossier.toml", "schema = 1\nname = \"A\"\ncountry = \"fr\"\nbase_year = 2026\n");
  folder.write("projects.toml", text);
  Written w{text, {}};
  for (const auto &project : read_dossier(folder.path()).projects) w.ids.push_back(project.id);
  return w;
}

TEST(Proposals, WithAnUnknownGateSayWhatToFindOutFirst) {
  const auto d = diagnosis({measure("a.unknown", true, Status::cannot_tell)});
  for (const auto &text :
       {first_projects(d, Words("en", {})), proposed_projects(d, Words("en", {}))}) {
    EXPECT_THAT(read_back(text).ids, ElementsAre("a-unknown"));
    EXPECT_THAT(text, HasSubstr("\n# First find out: Share of a.unknown.\n"));
  }
}

TEST(Proposals, TellTheChanceOfAGateAndThatItIsEstimated) {
  auto candidates = std::vector{measure("a.one", true)};
  candidates[0].gates[0].chance = 0.62;
  candidates[0].gates[0].estimated = true;
  EXPECT_THAT(first_projects(diagnosis(candidates), Words("en", {})),
              HasSubstr("Gate: Share of a.one: 0.70, at least 0.50; it holds in 62% of the draws; "
                        "estimated from the population."));
}

Diagnosis mixed() {
  auto candidates = std::vector{measure("b.one", true),
                                measure("b.two"),
                                measure("b.three"),
                                measure("b.four"),
                                measure("a.unknown", true, Status::cannot_tell),
                                measure("a.closed", true, Status::not_relevant)};
  candidates[4].things = 0;
  candidates[4].things_unknown = 10;
  candidates[4].where_column = "kind";
  candidates[4].table_label = "Things";
  candidates[1].needs = {"b.one"};
  candidates[2].excludes = {"b.one"};
  return diagnosis(candidates, 2);
}

TEST(FirstProjects, AreTheProposedOnesAndALineForEachOther) {
  const auto w = read_back(first_projects(mixed(), Words("en", {})));
  EXPECT_THAT(w.ids, ElementsAre("b-one", "b-two"));
  EXPECT_THAT(
      w.text,
      AllOf(HasSubstr("of each domain at most 2 measures"), HasSubstr("needs = [\"b-one\"]"),
            HasSubstr(
                "# - Do a.unknown (a.unknown): Share of a.unknown; the column kind of Things\n"),
            HasSubstr("# - Do b.three (b.three): a variant of \"Do b.one\", which is proposed\n"),
            HasSubstr("# - Do b.four (b.four)\n"), Not(HasSubstr("a.closed")),
            Not(HasSubstr("# [[project]]"))));
}

TEST(FirstProjects, OfATownWithoutAnyRelevantMeasureSaySo) {
  const auto w = read_back(first_projects(diagnosis({}), Words("en", {})));
  EXPECT_TRUE(w.ids.empty());
  EXPECT_THAT(w.text, HasSubstr("No measure can be proposed on what is known."));
}

TEST(FirstProjects, SpeakTheLanguageOfTheTown) {
  const Scratch folder;  // as the build compiles it
  const std::string compile = "msgfmt --check -o '" + (folder.path() / "fr.mo").string() +
                              "' '" JALON_SOURCE_DIR "/core/diagnosis/lang/fr.po'";
  ASSERT_EQ(std::system(compile.c_str()), 0);
  const Words french("fr", {folder.path()});
  EXPECT_THAT(first_projects(mixed(), french), HasSubstr("par domaine, au plus 2 actions"));
}

TEST(ProposedProjects, WriteTheOthersOutAsCommentsThatReadAsProjects) {
  const std::string text = proposed_projects(mixed(), Words("en", {}));
  const auto w = read_back(text);
  EXPECT_THAT(w.ids, ElementsAre("b-one", "b-two"));
  EXPECT_THAT(text,
              AllOf(HasSubstr("## Not proposed: its domain already has 2 measures."),
                    HasSubstr("## First find out: Share of a.unknown; the column kind of Things."),
                    HasSubstr("## Do a.closed: ")));
  // "# " taken off every line that is not a "##": all but the closed one.
  std::string opened;
  bool prose = true;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = text.find('\n', at);
    const std::string line = text.substr(at, end - at);
    at = end + 1;
    if (line.starts_with("[[")) prose = false;
    opened += !prose && line.starts_with("# ") &&
                      (line.find('=') != line.npos || line.find("[[") != line.npos)
                  ? line.substr(2) + "\n"
                  : line + "\n";
  }
  EXPECT_EQ(read_back(opened).ids.size(), 5u);
}

TEST(ProposalRules, AreReadFromTheConfigurationAndMistakesNamed) {
  const auto shipped = read_proposal_rule(std::string(JALON_SOURCE_DIR) + "/config");
  EXPECT_EQ(shipped.per_domain, 3);
  EXPECT_NEAR(shipped.doubtful_share, 1.0 / 3, 0.01);
  const Scratch config;
  config.write("diagnosis/propose.toml",
               "[about]\nper_domain = 0\ndoubtful_share = 0.3\nsource = 's'\nas_of = '2026'\n"
               "confidence = 'hypothetical'\n");
  EXPECT_THROW(read_proposal_rule(config.path()), Fault);
  config.write("diagnosis/propose.toml", "per_domain = 3\n");
  EXPECT_THROW(read_proposal_rule(config.path()), Fault);
}

}  // namespace
}  // namespace jalon
