// Proves: a town without inventory gets one row from peers, flagged throughout as an estimate.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "tests/core/territory/sample_domain.h"

namespace jalon {
namespace {

using namespace sample;
using ::testing::HasSubstr;

Dossier town(std::optional<double> population) {
  Dossier d;
  d.folder = "/somewhere";
  d.population = population;
  return d;
}

TEST(Estimate, MakesOneRowOfPopulationTimesThePeersFigure) {
  const auto t = estimate_inventory(make_domain(), posts, town(4000), central);
  ASSERT_EQ(t.rows, 1u);
  EXPECT_TRUE(t.import.estimated_table);
  EXPECT_EQ(t.columns[5].numbers[0], 1000);
  EXPECT_EQ(t.columns[5].quality[0], JALON_ESTIMATED);
  EXPECT_EQ(t.columns[5].fill[0], JALON_NO_PARAMETER) << "its draws are per inhabitant";
  EXPECT_EQ(t.columns[2].numbers[0], 80);
  EXPECT_EQ(t.columns[2].fill[0], 1u);
  EXPECT_TRUE(std::isnan(t.columns[1].numbers[0]));
  EXPECT_EQ(t.columns[0].texts[0], "");
  EXPECT_EQ(t.import.totals.at("power").in, 0) << "nothing was measured";
  EXPECT_EQ(t.import.totals.at("power").unit, "W") << "an amount is told with its unit";
  EXPECT_THAT(told(t), HasSubstr("4000 inhabitants times 0.25"));
}

TEST(Estimate, IsRefusedWithoutPopulationOrFigure) {
  const auto why = [](const jalon_table &table, std::optional<double> population,
                      const ParameterValue &value) {
    return refusal([&] { estimate_inventory(make_domain(), table, town(population), value); });
  };
  EXPECT_THAT(why(posts, std::nullopt, central), HasSubstr("population"));
  EXPECT_THAT(why(posts, 0, central), HasSubstr("population"));
  EXPECT_THAT(why(bins, 4000, central), HasSubstr("cannot be estimated"));
  EXPECT_THAT(why(posts, 4000, [](uint32_t) { return unknown; }),
              HasSubstr("posts.per_inhabitant"));
}

}  // namespace
}  // namespace jalon
