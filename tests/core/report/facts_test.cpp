// Proves what the report derives from the results: who gains, the authority's flows by kind, the
// yearly running effect, and how far figures can be trusted.
#include "core/report/facts.h"

#include <gtest/gtest.h>

#include <numeric>

#include "core/report/say.h"
#include "tests/core/report/fixture.h"
#include "tests/core/report/page.h"

namespace jalon {
namespace {

TEST(WhoGains, AddsUpToTheCollectiveValue) {
  const auto a = fixture::appraisal({2026, 2027, 2028, 2029}, 1, 1);
  const auto gains = who_gains(a);
  double sum = 0;
  for (const auto &[name, npv] : gains) sum += npv;
  EXPECT_NEAR(sum, *npv_of(a, "collective"), 1e-6);
  EXPECT_EQ(gains.back().first, "cost of public funds and weights of incomes");
  for (const auto &[name, npv] : gains) EXPECT_NE(name, "users") << "gains nothing, pays nothing";
}

TEST(WhoGains, LeavesOutTheDustOfRounding) {
  auto a = fixture::appraisal({2026, 2027}, 1, 0);
  for (auto &account : a.accounts)
    if (account.name == "users") account.npv = 1e-10;
  for (const auto &[name, npv] : who_gains(a)) EXPECT_NE(name, "users");
}

TEST(AuthorityByCategory, AddsUpToTheAccount) {
  auto a = fixture::appraisal({2026, 2027, 2028, 2029}, 1, 1);
  a.accounts[0].flows[3] += 5000;  // a residual value the lines do not hold
  const auto parts = authority_by_category(a, "EUR");
  for (std::size_t y = 0; y < 4; ++y) {
    double sum = 0;
    for (const auto &[category, flows] : parts) sum += flows[y];
    EXPECT_NEAR(sum, a.accounts[0].flows[y], 1e-6);
  }
  EXPECT_EQ(parts.front().first, "investment");
  EXPECT_EQ(parts.back().first, "other");
  EXPECT_NEAR(parts.back().second[3], 5000, 1e-6);
}

TEST(RunningEffect, LeavesOutCapitalAndYearsBeforeService) {
  const std::vector<int> years = {2026, 2027, 2028, 2029};
  const auto a = fixture::appraisal(years, 1, 1);
  // Energy 140,000 -> 61,000 and upkeep 45,000 -> 30,000, each year after 2027.
  EXPECT_NEAR(*running_effect(a, years, 2027, "EUR"), 94000, 1e-6);
  EXPECT_FALSE(running_effect(a, years, 2029, "EUR"));
}

TEST(SubjectOf, IsThePlanOrTheOnlyProjectOrNothing) {
  auto r = fixture::results();
  EXPECT_EQ(subject_of(r).appraisal, &*r.roadmap->together);
  EXPECT_EQ(subject_of(r).last_start, 2030);
  r.roadmap.reset();
  EXPECT_EQ(subject_of(r).appraisal, nullptr);
  r.projects.resize(1);
  EXPECT_EQ(subject_of(r).project, &r.projects[0]);
}

TEST(TrustOf, CountsCellsAndFiguresByHowSureTheyAre) {
  const auto trust = trust_of(fixture::results());
  EXPECT_EQ(trust.figures, 4u);
  EXPECT_EQ(trust.to_verify, 2u);
  EXPECT_EQ(trust.hypothetical, 1u);
  EXPECT_EQ(trust.weakest, Confidence::hypothetical);
  EXPECT_NEAR(trust.estimated_share(), 640.0 / 3540, 1e-12);
  EXPECT_EQ(trust_of(fixture::bare()).estimated_share(), 0);
}

TEST(Say, RoundsToWhatAReaderCanUseAndSaysWhatIsUnknown) {
  const auto words = page::words("en");
  const Say say(words, "EUR");
  EXPECT_EQ(say.number(0.2104), "0.2104");
  EXPECT_EQ(say.number(1234.4), "1,234");
  EXPECT_EQ(say.number(0.0), "0");
  EXPECT_EQ(say.number(1.0 / 3), "0.3333");
  EXPECT_EQ(say.number(std::nan("")), "unknown");
  EXPECT_EQ(say.money({}), "unknown");
  EXPECT_EQ(say.unit("currency/kWh"), "€/kWh");
  EXPECT_EQ(say.unit("1"), "");
  EXPECT_EQ(say.years(1.0), "1 year");
  EXPECT_EQ(say.years({}), "never within the years appraised");
}

TEST(Say, FillsPlacesOnceOnly) {
  const auto words = page::words("en");
  const Say say(words, "EUR");
  EXPECT_EQ(say("{1}: {2}", {"{2}", "b"}), "{2}: b");
  EXPECT_EQ(say("{3} stays", {"a"}), "{3} stays");
}

}  // namespace
}  // namespace jalon
