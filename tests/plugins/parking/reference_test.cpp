// Proves the reference on a zone worked out by hand, and on the same model written differently.
#include <gtest/gtest.h>

#include <cmath>

#include "harness.h"
#include "second_model.h"

namespace {

using namespace parking_test;
using namespace parking;

// 100 paid spaces, 0.7 taken in 8 h x 300 d: 1,680 parked hours a space and year.
Town simple() {
  Town town;
  town.population = 5000;
  town.zones = {{{"spaces", 100.0},
                 {"regime", "paid"},
                 {"first_hour", 1.0},
                 {"free_minutes", 0.0},
                 {"paid_hours", 8.0},
                 {"paid_days", 300.0},
                 {"occupancy", 0.7},
                 {"full_share", 0.1},
                 {"stay", 1.25},
                 {"liable", 0.8},
                 {"respect", 0.6},
                 {"checks", 48.0},
                 {"notice", 25.0},
                 {"permits", 10.0},
                 {"permit_price", 100.0},
                 {"terminals", 4.0},
                 {"block_spaces", 25.0}}};
  return town;
}

TEST(Reference, OfAPaidZoneIsWhatAHandComputes) {
  const Answer a = ask(simple(), {.years = 3});
  for (std::size_t y = 0; y < 3; ++y) {
    // 100 x 1,680 h x 0.8 liable x 0.6 paid x 1 = 80,640.
    EXPECT_NEAR(a.line(meter_fees, y), 80640, 0.1);
    // 4,800 checks x 0.7 x 0.4 x 0.8 = 1,075.2 notices; x 25 x 0.75 = 20,160.
    EXPECT_NEAR(a.line(notice_receipts, y), 20160, 0.1);
    // A quarter unpaid, a quarter of these recovered, 50 each: 1,075.2 x 0.0625 x 50 = 3,360.
    EXPECT_NEAR(a.line(notice_surcharge, y), 3360, 0.1);
    EXPECT_NEAR(a.line(notice_processing, y), 1075.2 * 4, 0.1);
    EXPECT_NEAR(a.line(control, y), 4800 * 32 / 20.0, 1e-6);
    EXPECT_NEAR(a.line(Line::management, y), 28000, 1e-6);
    EXPECT_NEAR(a.line(upkeep, y), 1600, 1e-9);
    EXPECT_NEAR(a.line(renewal, y), 4 * 4400 / 10.0, 1e-9);
    EXPECT_NEAR(a.line(permit_fees, y), 1000, 1e-9);
    EXPECT_NEAR(a.line(residual, y), y == 2 ? 8800 : 0, 1e-9);
    EXPECT_EQ(a.line(investment, y), 0);
    EXPECT_EQ(a.line(stays_forgone, y), 0);
    EXPECT_NEAR(a.indicator(mean_occupancy, y), 0.7, 1e-6);
    EXPECT_NEAR(a.indicator(full_share, y), 0.1, 1e-6);
    EXPECT_NEAR(a.indicator(stays_per_day, y), 4.48, 1e-5);
    EXPECT_NEAR(a.indicator(paid_hours_per_day, y), 2.688, 1e-5);
    EXPECT_NEAR(a.indicator(respect_rate, y), 0.6, 1e-9);
    EXPECT_NEAR(a.indicator(revenue_per_space, y), 806.4, 1e-3);
    EXPECT_NEAR(a.indicator(notices_per_space, y), 10.752, 1e-4);
    EXPECT_NEAR(a.indicator(notices_per_vehicle, y), 0.32, 1e-9);
    EXPECT_NEAR(a.indicator(paid_share, y), 1, 1e-12);
    EXPECT_NEAR(a.indicator(spaces_per_inhabitant, y), 0.02, 1e-12);
  }
}

TEST(Reference, FollowsTheGrowthOfDemand) {
  Asked asked{.years = 3};
  asked.figures["parking.growth"] = fixed(0.02);
  const Answer a = ask(simple(), asked);
  EXPECT_GT(a.line(meter_fees, 1), a.line(meter_fees, 0));
  EXPECT_LT(a.line(meter_fees, 1), a.line(meter_fees, 0) * 1.02);  // full blocks take no more
  EXPECT_GT(a.indicator(full_share, 2), a.indicator(full_share, 1));
  EXPECT_GT(a.indicator(search_minutes, 2), a.indicator(search_minutes, 1));
}

TEST(Reference, OfFreeFirstMinutesTakesThemFromPaymentsAndNotices) {
  Town town = simple();
  town.zones[0]["free_minutes"] = 15.0;
  const Answer a = ask(town, {.years = 1});
  const double past = std::exp(-0.25 / 1.25);
  EXPECT_NEAR(a.line(meter_fees, 0), 80640 * past, 0.1);
  EXPECT_NEAR(a.line(notice_receipts, 0), 20160 * past, 0.1);
}

TEST(Reference, KeepsWhatASurveyMeasuredOfTheSearchTime) {
  Town town = simple();
  town.zones[0]["search"] = 4.0;
  const Answer a = ask(town, {.years = 1});
  EXPECT_NEAR(a.indicator(search_minutes, 0), 4, 1e-6);
  EXPECT_NEAR(a.indicator(search_minutes_high, 0), 4, 1e-6);
  EXPECT_EQ(a.line(search_unmeasured, 0), 0);
  EXPECT_EQ(a.indicator(search_measured_share, 0), 1);
  // Even where the blocks are never full: other causes, which no measure on them takes away.
  town.zones[0]["occupancy"] = 0.2;
  town.zones[0]["full_share"] = 0.0;
  EXPECT_NEAR(ask(town, {.years = 1}).indicator(search_minutes, 0), 4, 1e-6);
}

TEST(Reference, WithoutASurveyValuesTheQueueAloneAndShowsTheRest) {
  const Answer a = ask(simple(), {.years = 1});
  EXPECT_GT(a.line(search_time, 0), 0);
  EXPECT_NEAR(a.line(search_unmeasured, 0), 2 * a.line(search_time, 0), 1e-6);  // factor 3
  EXPECT_NEAR(a.line(cruising, 0), a.line(search_time, 0) * 10, 1e-6);
  EXPECT_NEAR(a.line(cruising_co2e, 0), a.line(cruising, 0) * 0.22, 1e-6);
  EXPECT_EQ(a.indicator(search_measured_share, 0), 0);
}

TEST(Reference, IsThatOfASecondModelWrittenDifferently) {
  for (const double occupancy : {0.55, 0.7, 0.82}) {
    Town town = simple();
    town.zones[0]["occupancy"] = occupancy;
    town.zones[0]["full_share"] = 0.2;
    const Answer a = ask(town, {.years = 1});
    const SecondModel m{.occupancy = occupancy, .full_share = 0.2, .stay = 1.25, .patience = 0.25};
    const auto flow = m.flow(1, 1.25);
    EXPECT_NEAR(a.indicator(mean_occupancy, 0), flow.occupancy, 2e-3);
    // Nine bins against 400; most is lost where half-empty and full blocks stand side by side.
    EXPECT_NEAR(a.indicator(search_minutes, 0) / (60 * flow.search), 1, 0.04) << occupancy;
    EXPECT_NEAR(a.indicator(given_up_share, 0) / flow.given_up, 1, 0.04);
  }
}

TEST(Reference, OfCarParksIsReceiptsOfTheHourAndOfTheMonth) {
  Town town = simple();
  town.car_parks = {{{"spaces", 200.0},
                     {"is_free", "no"},
                     {"price_1h", 1.8},
                     {"month", 60.0},
                     {"occupancy", 0.5},
                     {"structure", "building"}},
                    {{"spaces", 50.0},
                     {"is_free", "no"},
                     {"managed_by", "operator"},
                     {"revenue", 40000.0},
                     {"running_cost", 15000.0},
                     {"fee", 5000.0}},
                    {{"spaces", 30.0}, {"is_free", "yes"}}};
  const Answer a = ask(town, {.years = 1});
  // 100 taken: 60 by the hour, 3,000 h at 1.5 without VAT; 40 let, 12 x 50.
  EXPECT_NEAR(a.line(car_park_fees, 0), 60 * 3000 * 1.5 + 40 * 12 * 50, 1e-6);
  EXPECT_NEAR(a.line(car_park_fees_operator, 0), 40000, 1e-9);
  EXPECT_NEAR(a.line(concession_fee, 0), 5000, 1e-9);
  EXPECT_NEAR(a.line(car_park_running, 0), 200 * 400 + 30 * 120, 1e-6);
  EXPECT_NEAR(a.line(car_park_running_operator, 0), 15000, 1e-9);
  EXPECT_NEAR(a.indicator(paid_share, 0), 350.0 / 380, 1e-9);
  EXPECT_EQ(a.indicator(Indicator::off_street_spaces, 0), 280);
}

TEST(Reference, ShowsWhatTheTownDeclaresBesideTheModelAndBendsNothing) {
  Town town = simple();
  const Answer plain = ask(town, {.years = 1});
  town.zones[0]["meter_revenue"] = 60480.0;
  town.zones[0]["notices"] = 2150.4;
  const Answer a = ask(town, {.years = 1});
  EXPECT_NEAR(a.indicator(declared_revenue, 0), 0.75, 1e-5);
  EXPECT_NEAR(a.indicator(declared_notices, 0), 2, 1e-5);
  EXPECT_EQ(a.line(meter_fees, 0), plain.line(meter_fees, 0));
  EXPECT_TRUE(std::isnan(plain.indicator(declared_revenue, 0)));
}

TEST(Reference, ReadsTheRespectFromNoticesAndChecksThatWereCounted) {
  Town town = simple();
  town.zones[0].erase("respect");
  town.zones[0]["notices"] = 1075.2;
  EXPECT_NEAR(ask(town, {.years = 1}).indicator(respect_rate, 0), 0.6, 1e-9);
}

}  // namespace
