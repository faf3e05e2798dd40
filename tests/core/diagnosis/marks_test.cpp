// Proves: gap, standing and place among peers are what they are said to be, worked out by hand, in
// both directions; and a need is the product of its factors, never 0 for what is unknown.
#include <gmock/gmock.h>

#include <cmath>
#include <limits>

#include "core/diagnosis/parts.h"
#include "tests/core/table/scratch.h"

namespace jalon {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
const std::optional<double> none;

TEST(Gap, RunsFromTargetToLimitInBothDirections) {
  // Less is better: limit 220, target 160.
  EXPECT_EQ(gap_of(160, -1, 220, 160), 0);
  EXPECT_EQ(gap_of(150, -1, 220, 160), 0);
  EXPECT_DOUBLE_EQ(gap_of(190, -1, 220, 160).value(), 0.5);
  EXPECT_EQ(gap_of(500, -1, 220, 160), 1);
  // More is better: limit 0.8, target 0.9.
  EXPECT_NEAR(gap_of(0.875, 1, 0.8, 0.9).value(), 0.25, 1e-12);
  EXPECT_EQ(gap_of(0.5, 1, 0.8, 0.9), 1);
}

TEST(Gap, OfOneMarkAlone) {
  EXPECT_EQ(gap_of(0.5, 1, 1.0, none), 1) << "beyond the limit";
  EXPECT_EQ(gap_of(1.5, 1, 1.0, none), 0);
  EXPECT_DOUBLE_EQ(gap_of(3, 1, none, 4).value(), 0.25) << "a quarter short of the target";
  EXPECT_EQ(gap_of(100, -1, none, 4), 1);
  EXPECT_EQ(gap_of(-1, 1, 0.0, none), 1);
}

TEST(Gap, IsUnknownWithoutFigureOrMarks) {
  EXPECT_FALSE(gap_of(unknown, -1, 220, 160));
  EXPECT_FALSE(gap_of(3, 1, none, none));
  EXPECT_FALSE(gap_of(3, 0, 1.0, none)) << "nobody says which way is better";
}

TEST(Standing, IsUnsureWhereTheDrawsDoNotAgree) {
  IndicatorReading i;
  i.direction = 1;
  i.limit = 0.8;
  i.target = 0.9;
  i.value.central = 0.81;
  i.keeps_limit = 0.3;
  i.keeps_target = 0.0;
  EXPECT_EQ(standing_of(marks_of(i)), Standing::unsure);
  i.keeps_limit = 1.0;
  EXPECT_EQ(standing_of(marks_of(i)), Standing::between);
  i.keeps_target = 0.1;
  EXPECT_EQ(standing_of(marks_of(i)), Standing::unsure);
  i.keeps_limit = i.keeps_target = 0.0;
  EXPECT_EQ(standing_of(marks_of(i)), Standing::unsure)
      << "the central figure is alone on its side";
}

TEST(Keeping, CountsTheDrawsOnTheGoodSideOfAMark) {
  const std::vector<double> draws{1, 2, 3, 4, 5};
  const std::vector<std::uint8_t> rejected{0, 0, 0, 0, 1};
  Keeping more(3, 1), less(3, -1), nobody(3, 0), none_yet(3, 1), gap(3, 1);
  for (auto *k : {&more, &less, &nobody}) k->add(draws, rejected.data());
  EXPECT_EQ(more.share(), 0.5) << "3 keeps it, 5 is rejected";
  EXPECT_EQ(less.share(), 0.75);
  EXPECT_FALSE(nobody.share()) << "nobody says which way is better";
  EXPECT_FALSE(none_yet.share());
  more.add(std::vector<double>{9, 9, 9, 9}, nullptr);
  EXPECT_EQ(more.share(), 0.75) << "as they come";
  gap.add(std::vector<double>{unknown, 9}, nullptr);
  EXPECT_FALSE(gap.share()) << "unknown in one draw is unknown";
}

TEST(Standing, OfAMinimumIsNeverShortOfAMark) {
  IndicatorReading i;
  i.direction = 1;
  i.limit = 1;
  i.value.central = 0.19;
  i.value.bound = 1;
  EXPECT_EQ(standing_of(marks_of(i)), Standing::bounded);
  i.value.central = 1.2;
  EXPECT_EQ(standing_of(marks_of(i)), Standing::within_limit) << "more would not break it";
  i.direction = -1;
  EXPECT_EQ(standing_of(marks_of(i)), Standing::beyond_limit) << "nor mend it";
  i.value.central = 0.19;
  EXPECT_EQ(standing_of(marks_of(i)), Standing::bounded);
}

TEST(Standing, SaysWhereAFigureStands) {
  IndicatorReading i;
  i.direction = -1;
  const auto at = [&](std::optional<double> x) {
    i.value.central = x;
    return standing_of(marks_of(i));
  };
  EXPECT_EQ(at(none), Standing::unknown);
  EXPECT_EQ(at(5), Standing::no_mark);
  i.limit = 90;
  EXPECT_EQ(at(91), Standing::beyond_limit);
  EXPECT_EQ(at(90), Standing::within_limit);
  i.target = 60;
  EXPECT_EQ(at(91), Standing::beyond_limit);
  EXPECT_EQ(at(75), Standing::between);
  EXPECT_EQ(at(60), Standing::reached);
  i.limit.reset();
  EXPECT_EQ(at(75), Standing::short_of_target);
}

TEST(PeersPlace, IsReadBetweenTheQuantiles) {
  Peer p;
  p.quantiles = {{0.1, 10}, {0.5, 20}, {0.9, 60}};
  EXPECT_DOUBLE_EQ(place_among(p, 15, 1).below.value(), 0.3);
  EXPECT_DOUBLE_EQ(place_among(p, 40, 1).below.value(), 0.7);
  EXPECT_EQ(place_among(p, 40, 1).side, 1);
  EXPECT_EQ(place_among(p, 40, -1).side, -1);
  EXPECT_EQ(place_among(p, 40, 0).side, 0);
  EXPECT_EQ(place_among(p, 5, 1).outside, -1);
  EXPECT_EQ(place_among(p, 5, 1).below, 0.1);
  EXPECT_EQ(place_among(p, 5, 1).side, -1);
  EXPECT_EQ(place_among(p, 61, -1).outside, 1);
  EXPECT_EQ(place_among(p, 61, -1).side, -1);
  EXPECT_EQ(place_among(p, 20, 1).side, 0);
}

TEST(PeersPlace, OfAMeanIsASideOnly) {
  Peer p;
  p.mean = 3;
  EXPECT_FALSE(place_among(p, 4, 1).below);
  EXPECT_EQ(place_among(p, 4, 1).side, 1);
  EXPECT_EQ(place_among(p, 4, -1).side, -1);
  EXPECT_EQ(place_among(p, 3, 1).side, 0);
}

DomainReading domain(const char *name, std::optional<double> gap, double cost,
                     std::optional<double> emissions, std::optional<double> power) {
  DomainReading d;
  d.domain = name;
  d.need.gap.central = gap;
  d.need.cost.amount.central = cost;
  d.need.emissions.amount.central = emissions;
  d.power.factor = power;
  return d;
}

// a: cost 100 of 200, 30 t of 30: stake (0.5 + 1) / 2 = 0.75; need 0.5 x 0.75 x 0.8 = 0.3.
// b: cost 200 of 200, no emissions counted: stake 1; gap unknown: at most 1 x 1 x 0.5 = 0.5.
// c: cost 0: stake (0 + 0.1) / 2 = 0.05; power unknown: at most 1 x 0.05 x 1.
TEST(Need, IsTheProductOfWhatIsKnownAndABoundOtherwise) {
  std::vector<DomainReading> all{domain("a", 0.5, 100, 30, 0.8), domain("b", {}, 200, {}, 0.5),
                                 domain("c", 1, 0, 3, {})};
  weigh_needs(all, {}, 1000);
  EXPECT_EQ(all[0].domain, "a");
  EXPECT_DOUBLE_EQ(all[0].need.need.value(), 0.3);
  EXPECT_DOUBLE_EQ(all[0].need.cost.per_inhabitant.value(), 0.1);
  EXPECT_THAT(all[0].need.to_get, ::testing::IsEmpty());
  EXPECT_EQ(all[1].domain, "c");
  EXPECT_FALSE(all[1].need.need);
  EXPECT_DOUBLE_EQ(all[1].need.at_most, 0.05);
  EXPECT_EQ(all[2].domain, "b") << "what is not known stands behind what is";
  EXPECT_FALSE(all[2].need.need) << "an unknown gap is no gap of 0";
  EXPECT_DOUBLE_EQ(all[2].need.at_most, 0.5);
  EXPECT_DOUBLE_EQ(all[2].need.stake.value(), 1);
  EXPECT_EQ(all[2].need.rank, 3u);
}

TEST(Need, ThatIsNotKnownSaysWhatToGetAndStandsBetweenKnownAndNone) {
  std::vector<DomainReading> all{domain("unmarked", {}, 900, {}, 1), domain("none", 0, 100, {}, 1),
                                 domain("held", 0.9, 300, {}, {}), domain("small", 0.1, 90, {}, 1),
                                 domain("unread", {}, 450, {}, {})};
  IndicatorReading marked;
  marked.label = "Losses";
  marked.limit = 3;
  all[4].indicators = {marked};
  marked.label = "No mark";
  marked.limit.reset();
  all[4].indicators.push_back(marked);
  weigh_needs(all, {}, {});
  std::vector<std::string> order;
  for (const auto &d : all) order.push_back(d.domain);
  EXPECT_THAT(order, ::testing::ElementsAre("held", "small", "unmarked", "unread", "none"));
  const auto to_get = [&](std::size_t i) {
    std::string text;
    for (const auto &m : all[i].need.to_get) text += m.english() + "\n";
    return text;
  };
  EXPECT_EQ(to_get(0), "who holds the power ([powers.held] in dossier.toml)\n");
  EXPECT_EQ(to_get(1), "");
  EXPECT_THAT(to_get(2), ::testing::StartsWith("no source gives a limit or a target"));
  EXPECT_THAT(to_get(3),
              ::testing::StartsWith("the figure of what has a limit or a target (Losses)\n"
                                    "who holds the power"));
  EXPECT_EQ(to_get(4), "");
}

TEST(Need, FollowsTheTownsOwnWeights) {
  std::vector<DomainReading> all{domain("a", 0.5, 100, {}, 1), domain("b", 0.5, 200, {}, 1),
                                 domain("c", 0.5, 1, {}, 1)};
  Survey survey;
  survey.stakes = {{"a", 4}, {"b", 1}};
  weigh_needs(all, survey, {});
  EXPECT_EQ(all[0].domain, "a") << "of two equal bounds, the one that is known comes first";
  EXPECT_DOUBLE_EQ(all[0].need.need.value(), 0.5);
  EXPECT_FALSE(all[0].need.cost.per_inhabitant) << "nobody knows how many inhabitants";
  for (const auto &d : all) EXPECT_EQ(d.need.stake.has_value(), d.domain != "c") << "not weighed";
  survey.stakes["trees"] = 1;
  survey.stake_places["trees"] = {"diagnosis.toml", 4, 1};
  EXPECT_THAT(testing::refusal([&] { weigh_needs(all, survey, {}); }),
              ::testing::HasSubstr("diagnosis.toml:4:1: [stakes] weighs `trees`"));
}

TEST(SkillFindings, TellOnePersonForAll) {
  const auto said = [](SkillHolders s) {
    std::string all;
    for (const auto &finding : findings_of(s)) all += finding.english() + "\n";
    return all;
  };
  EXPECT_THAT(said({1, 1, 1, 1}), ::testing::HasSubstr("One person holds all three"));
  EXPECT_THAT(said({1, 1, 1, {}}), ::testing::HasSubstr("not said whether it is the same"));
  EXPECT_EQ(said({1, 1, 1, 3}), "");
  EXPECT_THAT(said({2, 0, 1, 3}), ::testing::HasSubstr("Nobody holds the digital skill"));
  EXPECT_THAT(said({2, {}, 1, {}}), ::testing::HasSubstr("is not said: the digital skill"));
}

TEST(PowerHeld, GrowsWhenTheContractEndsSoon) {
  PowerGrid grid;
  grid.near_end_years = 3;
  grid.holders = {{"concession", {}, {}, 0.3, 0.9}};
  Dossier d;
  d.base_year = 2026;
  EXPECT_FALSE(power_of(d, grid, "toy").factor) << "not said is unknown";
  d.powers["toy"] = {"concession", "Acme", 2029, "", {}};
  EXPECT_EQ(power_of(d, grid, "toy").factor, 0.9);
  d.powers["toy"].contract_end = 2030;
  EXPECT_EQ(power_of(d, grid, "toy").factor, 0.3);
  d.powers["toy"].contract_end.reset();
  EXPECT_EQ(power_of(d, grid, "toy").factor, 0.3);
}

}  // namespace
}  // namespace jalon
