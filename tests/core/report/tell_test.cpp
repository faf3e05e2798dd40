// Proves that the sentences on draws and on other norms say what happened, neither more nor less.
#include "core/report/tell.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/core/report/fixture.h"
#include "tests/core/report/page.h"

namespace jalon {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

class Tell : public testing::Test {
 protected:
  const Words words = page::words("en");
  const Say say{words, "EUR"};
  Results r = fixture::results();
};

TEST_F(Tell, HowManyDrawsAndWhetherTheyAreEnough) {
  EXPECT_EQ(draws_told(say, r.draws),
            "2,000 draws of 24 uncertain figures (scrambled Sobol points).");
  EXPECT_THAT(enough_told(say, r.draws), HasSubstr("That is enough"));
  r.draws.precise = false;
  EXPECT_EQ(enough_told(say, r.draws),
            "That is not enough for a precise answer: ask for more draws.");
  r.draws.loose = {std::string("a mean")};
  EXPECT_EQ(enough_told(say, r.draws), "That is not enough for a precise answer.");
  r.draws = {};
  EXPECT_EQ(draws_told(say, r.draws) + enough_told(say, r.draws) + stopped_told(say, r.draws), "");
}

TEST_F(Tell, ThatDrawsWereStopped) {
  EXPECT_EQ(stopped_told(say, r.draws), "");
  r.draws.stopped = true;
  r.draws.asked = 1000000000;
  EXPECT_THAT(stopped_told(say, r.draws), HasSubstr("2,000 draws of 1,000,000,000 were made."));
  r.draws.asked = 0;
  EXPECT_THAT(stopped_told(say, r.draws), HasSubstr("after 2,000 draws."));
}

TEST_F(Tell, AnIntervalOnlyWhereThereIsOne) {
  const auto money = [&](double x) { return say.signed_money(x); };
  EXPECT_EQ(interval_told(say, {1000, 900, 1100}, money), "95% sure: +€900 to +€1.1k");
  EXPECT_EQ(interval_told(say, {1000, std::nan(""), 1100}, money), "");
  EXPECT_EQ(interval_told(say, {1000, 1000, 1000}, money), "");
}

TEST_F(Tell, TheMeanWithItsError) {
  Spread s = fixture::spread(-90000, 820000, 0.86);
  EXPECT_EQ(mean_told(say, s), "+€365k ± €11k");
  s.standard_error = std::nan("");
  EXPECT_EQ(mean_told(say, s), "+€365k");
}

TEST_F(Tell, NoPaybackOfAPlanThatGoesOnInvestingAfterIt) {
  // The last project of the plan starts in 2030.
  const auto told = [&] { return payback_told(say, r, subject_of(r)); };
  EXPECT_THAT(told(), HasSubstr("pays back in 8.4 years"));
  r.roadmap->together->payback = 0.4;
  EXPECT_THAT(told(), HasSubstr("different years"));
  r.roadmap->together->payback.reset();
  EXPECT_THAT(told(), HasSubstr("does not pay back"));
}

TEST_F(Tell, WhatOtherNormsChange) {
  EXPECT_THAT(norms_told(say, r, r.other_norms[0]),
              ElementsAre("Renew the old lamps no longer pays for the whole community by \"Former "
                          "rules\": -€150k instead of +€716k.",
                          "By \"Former rules\" the roadmap changes: Renew the old lamps is left "
                          "out; Presence sensors in side streets starts in 2031 instead of 2030."));
}

TEST_F(Tell, ThatOtherNormsChangeNothing) {
  auto &other = r.other_norms[0];
  other.projects[0].collective = 5;
  other.projects[0].start_year = 2028;
  other.projects[1].start_year = 2030;
  EXPECT_THAT(norms_told(say, r, other),
              ElementsAre("By \"Former rules\" no project changes sign for the whole community.",
                          "By \"Former rules\" the roadmap stays the same."));
  r.roadmap.reset();
  other.projects.clear();
  EXPECT_THAT(norms_told(say, r, other),
              ElementsAre("By \"Former rules\" nothing can be compared."));
}

TEST_F(Tell, AmountsOfOtherNormsInTheirCurrency) {
  r.other_norms[0].currency = "GBP";
  EXPECT_THAT(norms_told(say, r, r.other_norms[0]),
              Contains(HasSubstr("-£150k instead of +€716k")));
}

}  // namespace
}  // namespace jalon
