// Proves: what a town says of itself is read as written, what it does not say stays unknown, every
// mistake is named with its place; and the grids and peers that ship are whole and sourced.
#include <gmock/gmock.h>

#include "core/diagnosis/grids.h"
#include "core/diagnosis/survey.h"
#include "core/territory/dossier.h"
#include "tests/core/table/scratch.h"

namespace jalon {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using testing::refusal;
using testing::Scratch;

const std::filesystem::path config = std::filesystem::path(JALON_SOURCE_DIR) / "config";
const std::vector<std::string> two_axes{"data", "strategy"};

Survey survey(const std::string &toml) {
  const Scratch s;
  s.write("diagnosis.toml", toml);
  return read_survey(s.path(), two_axes);
}
std::string refused(const std::string &toml) {
  return refusal([&] { survey(toml); });
}

TEST(Survey, IsReadAsWritten) {
  const auto s = survey(R"(schema = 1
[[axis]]
axis = "data"
level = 0
evidence = "no list"
date = "2026-09-15"
[skills]
business = 2
steering = 0
[stakes]
toy = 3
)");
  ASSERT_EQ(s.axes.size(), 1u);
  EXPECT_EQ(s.axes[0].axis, "data");
  EXPECT_EQ(s.axes[0].level, 0);
  EXPECT_EQ(s.axes[0].evidence, "no list");
  EXPECT_EQ(s.skills.business, 2);
  EXPECT_FALSE(s.skills.digital) << "not said is unknown, not 0";
  EXPECT_EQ(s.skills.steering, 0);
  EXPECT_EQ(s.stakes.at("toy"), 3);
}

TEST(Survey, MayBeAbsent) {
  const Scratch s;
  const auto nothing = read_survey(s.path(), two_axes);
  EXPECT_TRUE(nothing.axes.empty());
  EXPECT_FALSE(nothing.skills.people);
  EXPECT_TRUE(nothing.file.empty());
}

TEST(Survey, NamesEveryMistakeWithItsPlace) {
  const auto why = refused(R"(schema = 1
[[axis]]
axis = "dato"
level = 5
[[axis]]
axis = "data"
level = 1
date = "last year"
[[axis]]
axis = "data"
level = 2
[skills]
buisness = 1
people = 3
digital = 5
)");
  EXPECT_THAT(why, AllOf(HasSubstr("diagnosis.toml:3:8: there is no axis `dato`"),
                         HasSubstr("did you mean `data`"), HasSubstr("`level` is 5"),
                         HasSubstr("`date` is `last year`"), HasSubstr("a second time"),
                         HasSubstr("`buisness`"), HasSubstr("`people` is 3")));
}

TEST(Survey, RefusesWhatIsNoTomlAndAnotherSchema) {
  EXPECT_NE(refused("axis = ["), "");
  EXPECT_THAT(refused("schema = 2\n"), HasSubstr("schema"));
  EXPECT_THAT(refused("[stakes]\ntoy = -1\n"), HasSubstr("`toy` is -1"));
  EXPECT_THAT(refused("schema = 1\n[[axis]]\naxis = \"data\"\n"), HasSubstr("level"));
}

TEST(Grids, AsShippedAreWholeInBothLanguages) {
  const AxisGrid grid = read_axes(config);
  ASSERT_EQ(grid.axes.size(), 7u);
  for (const auto &axis : grid.axes)
    for (const auto &level : axis.levels) {
      EXPECT_GT(level.fr.size(), 10u) << axis.id;
      EXPECT_GT(level.en.size(), 10u) << axis.id;
    }
  EXPECT_EQ(grid.evidence.confidence, Confidence::hypothetical);
  const PowerGrid powers = read_powers(config);
  EXPECT_EQ(powers.holders.size(), std::size(power_holders));
  EXPECT_EQ(powers.evidence.confidence, Confidence::hypothetical);
  for (const auto &rule : powers.holders) EXPECT_GE(rule.factor_near_end, rule.factor) << rule.id;
}

TEST(Peers, AsShippedAreSourcedAndDated) {
  for (const auto &entry : std::filesystem::directory_iterator(config / "peers")) {
    if (entry.path().extension() != ".toml") continue;
    const auto peers = read_peers(config, entry.path().stem());
    EXPECT_FALSE(peers.empty());
    for (const auto &p : peers) {
      EXPECT_GT(p.evidence.source.size(), 10u) << p.indicator;
      EXPECT_FALSE(p.evidence.as_of.empty()) << p.indicator;
    }
  }
  EXPECT_TRUE(read_peers(config, "nowhere").empty());
}

TEST(Peers, ThatContradictThemselvesAreRefused) {
  const Scratch s;
  s.write("peers/xx.toml", R"([[peer]]
indicator = "toy.paid"
unit = "1"
who_fr = "a"
who_en = "a"
from = 20
to = 10
mean = 1
quantiles = { p10 = 5, p50 = 4, p60 = 6 }
source = "s"
as_of = "2024"
confidence = "sure"
)");
  EXPECT_THAT(refusal([&] { read_peers(s.path(), "xx"); }),
              AllOf(HasSubstr("`from` (20) is above `to` (10)"), HasSubstr("do not ascend"),
                    HasSubstr("`p60` is no quantile"), HasSubstr("not both"),
                    HasSubstr("`confidence` is `sure`")));
}

TEST(Powers, AreReadFromTheDossier) {
  const Scratch s;
  const std::string head = "schema = 1\nname = \"A\"\ncountry = \"fr\"\nbase_year = 2026\n";
  s.write("dossier.toml", head +
                              "[powers.toy]\nholder = \"concession\"\nname = \"Acme\"\n"
                              "contract_end = 2028\ncode = \"1030\"\n");
  const auto d = read_dossier(s.path());
  ASSERT_EQ(d.powers.size(), 1u);
  const Power &p = d.powers.at("toy");
  EXPECT_EQ(p.holder, "concession");
  EXPECT_EQ(p.name, "Acme");
  EXPECT_EQ(p.contract_end, 2028);
  EXPECT_EQ(p.code, "1030");
  s.write("dossier.toml",
          head + "[powers.toy]\nholder = \"comune\"\nend = 2028\n[powers.b]\nname = \"x\"\n");
  EXPECT_THAT(refusal([&] { read_dossier(s.path()); }),
              AllOf(HasSubstr("`comune` is no holder of a power"),
                    HasSubstr("did you mean `commune`"), HasSubstr("`end`"), HasSubstr("holder")));
}

}  // namespace
}  // namespace jalon
