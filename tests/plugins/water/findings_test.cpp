// Proves that the model's own sums catch what an inventory gets wrong, and that a figure that was
// caught makes indicators unknown, never wrong.
#include "findings.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "harness.h"

namespace {

using namespace water_test;
using namespace water;

const Finding *finding(const char *message, std::size_t nth = 0) {
  for (const Finding &f : found())
    if (f.message == message && nth-- == 0) return &f;
  return nullptr;
}

TEST(Findings, SayNothingOfARowThatHolds) {
  Town town = espace_sud();
  town.services[0]["non_domestic"] = 0.0;
  const Answer a = ask(town, {.years = 1});
  EXPECT_TRUE(found().empty()) << found()[0].message;
  EXPECT_NEAR(a.indicator(efficiency_p104, 0), 0.818, 0.0005);
}

TEST(Findings, CatchTheServiceWhoseVolumesWereCopiedFromAnother) {
  Town town = espace_sud();
  town.services.push_back(cap_nord());
  const Answer a = ask(town, {.years = 2});
  const Finding *f = finding(told::copied_and_impossible);
  ASSERT_NE(f, nullptr);
  EXPECT_EQ(f->row, 1u);
  // The largest volume that both have: by it the other row is found in whatever file it stands.
  double shared = 0;
  for (const char *column : {"bought", "sold", "unmetered", "service_water"})
    shared = std::max(shared, std::get<double>(town.services[0][column]));
  EXPECT_EQ(f->table, tables[services_table].name);
  EXPECT_EQ(f->level, JALON_WARNING);
  EXPECT_EQ(f->values,
            (std::vector<double>{4, shared, 182.7}));  // bought, sold, unmetered, service
  ASSERT_NE(finding(told::copied), nullptr);           // the first is told, too
  EXPECT_EQ(finding(told::copied)->row, 0u);
  EXPECT_EQ(finding(told::copied)->values, (std::vector<double>{4, shared}));
  // What is said of both together rests on the first alone.
  const Answer alone = ask(espace_sud(), {.years = 2});
  for (const Indicator k : {efficiency_p104, losses_p106, unaccounted_p105, consumption_index_ilc})
    EXPECT_EQ(a.indicator(k, 0), alone.indicator(k, 0)) << indicators[k].name;
  // Money counts the second by what is usual: it is there, its volumes are not known.
  EXPECT_GT(a.line(sales, 0), alone.line(sales, 0));
}

TEST(Findings, LeaveTheIndicatorsOfACopiedServiceUnknownWhenItStandsAlone) {
  Town town;
  town.services = {cap_nord()};
  const Answer a = ask(town, {.years = 2});
  const Finding *f = finding(told::impossible_balance);
  ASSERT_NE(f, nullptr);
  EXPECT_EQ(f->values, (std::vector<double>{8880473, 4860971, 182.7}));
  for (const Indicator k : {efficiency_p104, efficiency_gap, legal_efficiency, losses_p106,
                            unaccounted_p105, consumption_index_ilc, leakage_index_ili,
                            real_loss_index, real_over_economic, apparent_share})
    EXPECT_TRUE(std::isnan(a.indicator(k, 0))) << indicators[k].name;
  EXPECT_EQ(a.indicator(knowledge_p103, 0), 103);  // what is not a volume stays
  EXPECT_NEAR(a.indicator(renewal_p107, 0), 0.0006, 0.00001);
  EXPECT_FALSE(a.rejected[0]);
}

TEST(Findings, CatchTwoServicesWithAllVolumesAlikeEvenWhereTheBalanceHolds) {
  Town town = espace_sud();
  town.services.push_back(town.services[0]);
  town.services[1]["service"] = std::string("Another");
  town.services[1]["length"] = 260.0;
  const Answer a = ask(town, {.years = 1});
  ASSERT_NE(finding(told::all_copied, 1), nullptr);  // both rows
  EXPECT_TRUE(std::isnan(a.indicator(efficiency_p104, 0)));
  // With one volume that differs they are told, and used.
  town.services[1]["domestic"] = 9000000.0;
  const Answer b = ask(town, {.years = 1});
  EXPECT_EQ(finding(told::all_copied), nullptr);
  ASSERT_NE(finding(told::copied, 1), nullptr);
  EXPECT_FALSE(std::isnan(b.indicator(efficiency_p104, 0)));
}

TEST(Findings, DoNotTakeTwoYearsOfOneServiceForCopies) {
  Town town = espace_sud();
  town.services.push_back(town.services[0]);
  town.services[1]["year"] = 2023.0;
  ask(town, {.years = 1});
  EXPECT_FALSE(water_test::told(told::all_copied));
  EXPECT_FALSE(water_test::told(told::copied));
}

TEST(Findings, SayWhenTheDeclaredEfficiencyIsAnother) {
  Town town = espace_sud();
  town.services[0]["declared_efficiency"] = 0.90;
  const Answer a = ask(town, {.years = 1});
  ASSERT_NE(finding(told::declared_differs), nullptr);
  EXPECT_EQ(finding(told::declared_differs)->values, (std::vector<double>{90, 81.8}));
  EXPECT_NEAR(a.indicator(efficiency_p104, 0), 0.818, 0.0005);
}

TEST(Findings, SayWhichVolumesCountAsNoneAndWhichAreMissed) {
  Town town = espace_sud();  // the published row has no non-domestic volume
  ask(town, {.years = 1});
  ASSERT_NE(finding(told::blank_volumes), nullptr);
  EXPECT_EQ(finding(told::blank_volumes)->values, (std::vector<double>{1}));
  town.services[0].erase("domestic");
  const Answer a = ask(town, {.years = 1});
  EXPECT_TRUE(water_test::told(told::volumes_missing));
  EXPECT_TRUE(std::isnan(a.indicator(efficiency_p104, 0)));
}

TEST(Findings, FallBackOnTheLastYearWhoseVolumesHold) {
  Town town = espace_sud();
  town.services.push_back(town.services[0]);
  town.services[1]["year"] = 2023.0;
  town.services[1]["domestic"] = 95338960.0;  // a digit too many
  town.services[1]["knowledge"] = 110.0;
  const Answer a = ask(town, {.years = 1});
  ASSERT_NE(finding(told::older_volumes), nullptr);
  EXPECT_EQ(finding(told::older_volumes)->values, (std::vector<double>{2022, 2023}));
  EXPECT_NEAR(a.indicator(efficiency_p104, 0), 0.818, 0.0005);
  EXPECT_EQ(a.indicator(knowledge_p103, 0), 110);
}

// Kingsburg, California, 2016: the greatest leakage index of 1,698 published audits, 42 (AWWA water
// audits, CC0). Million gallons and miles of the audit, here in m3 and km.
TEST(Findings, CatchThePublishedAuditThatLosesFortyTimesTheUnavoidable) {
  constexpr double mgal = 3785.411784, mile = 1.609344;
  Town town = espace_sud();
  auto &service = town.services[0];
  service["produced"] = 904 * mgal;
  service["bought"] = service["sold"] = 0.0;
  service["domestic"] = (0.92721 + 211) * mgal;
  service["non_domestic"] = 0.0;
  service["unmetered"] = 11.26 * mgal;
  service["service_water"] = 0.0;
  service["length"] = 61 * mile;
  service["connections"] = 3679.0;
  ask(town, {.years = 1});
  ASSERT_NE(finding(told::losses_absurd), nullptr);
  EXPECT_NEAR(finding(told::losses_absurd)->values[0], 680.81279 * mgal / (61 * mile) / 365, 0.1);
}

TEST(Findings, CatchALengthInMetresAndARenewalInMetres) {
  Town town = espace_sud();
  town.services[0]["length"] = 1.657;
  ask(town, {.years = 1});
  EXPECT_TRUE(water_test::told(told::losses_absurd));
  town = espace_sud();
  town.services[0]["renewed_length"] = 14600.0;
  const Answer a = ask(town, {.years = 1});
  EXPECT_TRUE(water_test::told(told::renewed_too_much));
  EXPECT_TRUE(std::isnan(a.indicator(renewal_p107, 0)));
}

TEST(Findings, CatchListsThatDoNotAddUpOrNameNobody) {
  Town town = espace_sud();
  town.pipes = {{{"service", "Espace Sud"}, {"length", 500000.0}},
                {{"service", "Elsewhere"}, {"length", 1000.0}}};
  town.meters = {{{"count", 30000.0}}};
  ask(town, {.years = 1});
  ASSERT_NE(finding(told::mains_differ), nullptr);
  EXPECT_EQ(finding(told::mains_differ)->values, (std::vector<double>{501, 1657}));
  EXPECT_EQ(finding(told::mains_differ)->row, JALON_WHOLE_TABLE);
  EXPECT_TRUE(water_test::told(told::unknown_service));
  EXPECT_TRUE(water_test::told(told::meters_differ));
}

TEST(Findings, CatchOneYearGivenTwiceAndUseTheFirst) {
  Town town = espace_sud();
  town.services.push_back(town.services[0]);
  town.services[1]["domestic"] = 1.0;
  const Answer a = ask(town, {.years = 1});
  ASSERT_NE(finding(told::same_year_twice), nullptr);
  EXPECT_EQ(finding(told::same_year_twice)->row, 1u);
  EXPECT_NEAR(a.indicator(efficiency_p104, 0), 0.818, 0.0005);
}

TEST(Findings, CatchAServiceOfWhichNothingIsKnown) {
  Town town;
  town.services = {{{"service", "Nowhere"}}};
  const Answer a = ask(town, {.years = 2});
  EXPECT_TRUE(water_test::told(told::nothing_known));
  EXPECT_FALSE(a.rejected[0]);
  for (std::size_t l = 0; l < n_lines; ++l) EXPECT_EQ(a.lines[l][0], 0) << lines[l].name;
}

// A plugin knows the places of a table, not the rows of the file it was read from.
TEST(Findings, NameNoRowByANumber) {
  for (const char *message : all_told) {
    EXPECT_EQ(std::string(message).find("row {"), std::string::npos) << message;
    EXPECT_EQ(std::string(message).find("rows {"), std::string::npos) << message;
  }
}

}  // namespace
