// Proves what each measure does: numbers worked out by hand where they can be, directions and
// transients elsewhere; the demand after a new tariff against the second model.
#include <gtest/gtest.h>

#include <cmath>

#include "equations.h"
#include "harness.h"
#include "second_model.h"

namespace {

using namespace parking_test;
using namespace parking;

Row paid_zone(double occupancy = 0.7, double full = 0.1) {
  return {{"spaces", 100.0},        {"regime", "paid"},    {"first_hour", 1.0},
          {"free_minutes", 0.0},    {"paid_hours", 8.0},   {"paid_days", 300.0},
          {"occupancy", occupancy}, {"full_share", full},  {"stay", 1.25},
          {"liable", 0.8},          {"respect", 0.6},      {"checks", 48.0},
          {"notice", 25.0},         {"permits", 10.0},     {"permit_price", 100.0},
          {"terminals", 4.0},       {"block_spaces", 25.0}};
}
Row free_zone(double spaces = 100) {
  Row row = paid_zone(0.85, 0.4);
  row["regime"] = std::string("free");
  row["spaces"] = spaces;
  for (const char *k : {"first_hour", "respect", "checks", "permits", "permit_price", "terminals"})
    row.erase(k);
  return row;
}
Town town_of(std::vector<Row> zones) {
  Town town;
  town.population = 5000;
  town.zones = std::move(zones);
  return town;
}
Answer with(const Town &town, std::vector<Entry> programme, std::size_t years = 12,
            std::map<std::string, Figure> figures = {}) {
  return ask(town, {.programme = std::move(programme), .years = years, .figures = figures});
}

TEST(Tariff, BringsTheDemandOfTheSecondModel) {
  const Answer a = with(town_of({paid_zone(0.75, 0.2)}), {{"parking.tariff", 2025}}, 3);
  // Stay: 1.25 x 1.25^-0.09. Money of a stay at the respect it leads to; time 5 minutes of walk
  // and three times the queue's search, at 8.6 an hour.
  const SecondModel m{.occupancy = 0.75, .full_share = 0.2, .stay = 1.25, .patience = 0.25};
  const double stay = 1.25 * std::pow(1.25, -0.09);
  const auto notice = [](double d) { return (1 - std::exp(-48.0 / 2400 * d)) * 25; };
  const double pay0 = 1.25, pay1 = 1.25 * stay;
  const double odds = 0.6 / 0.4 * std::pow(notice(stay) / pay1 / (notice(1.25) / pay0), 1.31);
  const double respect = odds / (1 + odds);
  const double money0 = 0.6 * pay0 + 0.4 * notice(1.25);
  const double money1 = respect * pay1 + (1 - respect) * notice(stay);
  const auto time = [&](double search) { return 8.6 * (3 * search + 5.0 / 60); };
  const double cost0 = money0 + time(m.flow(1, 1.25).search);
  const double e = -0.25 * std::min(4.0, cost0 / money0);
  double low = 0.5, high = 1.2;  // the fixed point: demand falls as its own search rises
  for (int step = 0; step < 40; ++step) {
    const double x = (low + high) / 2;
    const double cost = money1 + time(m.flow(x, stay).search);
    (std::pow(cost / cost0, e) > x ? low : high) = x;
  }
  const auto after = m.flow(low, stay);
  EXPECT_LT(low, 1);
  EXPECT_NEAR(a.indicator(mean_occupancy, 2), after.occupancy, 2e-3);
  EXPECT_NEAR(a.indicator(search_minutes_high, 2) / (60 * 3 * after.search), 1, 0.03);
  EXPECT_NEAR(a.indicator(stays_per_day, 2), after.occupancy * 8 / stay, 0.02);
  // Respect starts from what it was and goes three quarters of the way each year.
  EXPECT_NEAR(a.indicator(respect_rate, 1), 0.6, 1e-9);
  EXPECT_NEAR(a.indicator(respect_rate, 2), 0.6 + 0.75 * (respect - 0.6), 1e-6);
  EXPECT_NEAR(a.line(investment, 0), 4 * 60, 1e-9);
}

TEST(Tariff, AtAnElasticityOfNothingRaisesReceiptsByItsIncrease) {
  std::map<std::string, Figure> rigid{{"parking.elasticity", fixed(0)},
                                      {"parking.elasticity.stay", fixed(0)},
                                      {"parking.respect.slope", fixed(0)}};
  const Answer a =
      with(town_of({paid_zone()}), {{"parking.tariff", 2025, {}, {{"increase", 0.5}}}}, 3, rigid);
  EXPECT_NEAR(a.line(meter_fees, 1), 80640 * 1.5, 0.5);
  EXPECT_NEAR(a.line(stays_forgone, 1), 0, 0.5);
  // A price that is given goes before an increase.
  const Answer b =
      with(town_of({paid_zone()}),
           {{"parking.tariff", 2025, {}, {{"increase", 0.5}, {"first_hour", 2}}}}, 3, rigid);
  EXPECT_NEAR(b.line(meter_fees, 1), 80640 * 2, 0.5);
  // Progressive: 1 in the first hour, 3 later. 1.25 h stays: 1 + 2 exp(-1/1.25) an hour.
  const Answer c =
      with(town_of({paid_zone()}),
           {{"parking.tariff", 2025, {}, {{"increase", 0}, {"later_hour", 3}}}}, 3, rigid);
  EXPECT_NEAR(c.line(meter_fees, 1), 80640 * (1 + 2 * std::exp(-0.8)), 0.5);
}

TEST(Tariff, UsersLoseTheirSurplusByTheRuleOfAHalf) {
  // No queue, full respect, no notices: money is the price of an hour, 1 before and 1.5 after.
  Row row = paid_zone(0.3, 0.0);
  row["respect"] = 0.99;
  row["checks"] = 0.0;
  row["search"] = 0.0;
  const Town town = town_of({row});
  std::map<std::string, Figure> figures{{"parking.elasticity.stay", fixed(0)}};
  const Answer before = with(town, {}, 2, figures);
  const Answer a = with(town, {{"parking.tariff", 2024, {}, {{"increase", 0.5}}}}, 2, figures);
  const double h0 = 100 * 2400 * before.indicator(mean_occupancy, 1);
  const double h1 = 100 * 2400 * a.indicator(mean_occupancy, 1);
  const double price = 0.8 * 0.99;  // per parked hour: those who must pay, and do
  const double loss = a.line(meter_fees, 1) - before.line(meter_fees, 1) + a.line(stays_forgone, 1);
  EXPECT_NEAR(loss, -surplus_change(h0, h1, price, 1.5 * price), 1);
}

TEST(FreeMinutes, AreAgainstTheSameReferenceAndMayBeTakenBack) {
  Row row = paid_zone();
  row["free_minutes"] = 30.0;
  const Answer a = with(town_of({row}), {{"parking.free_minutes", 2025, {}, {{"minutes", 0}}}}, 4);
  EXPECT_GT(a.line(meter_fees, 1), a.line(meter_fees, 0));
  const Answer b = with(town_of({paid_zone()}), {{"parking.free_minutes", 2025}}, 4);
  EXPECT_LT(b.line(meter_fees, 1), b.line(meter_fees, 0));
  EXPECT_GT(b.indicator(stays_per_day, 1), b.indicator(stays_per_day, 0));
}

TEST(Control, MakesNoticesRiseFirstAndFallAfterwards) {
  const Answer a =
      with(town_of({paid_zone()}), {{"parking.foot_control", 2025, {}, {{"checks", 120}}}}, 12);
  const auto notices = [&](std::size_t y) { return a.indicator(notices_per_space, y); };
  // At once, respect being what it was; a few cars fewer.
  EXPECT_LT(notices(1) / notices(0), 2.5);
  EXPECT_GT(notices(1) / notices(0), 2.35);
  EXPECT_LT(notices(2), notices(1));
  EXPECT_LT(notices(11), notices(2) + 1e-9);
  // Respect ends where the logit leads: odds x (E/price ratio)^1.31; P is nearly proportional.
  const double ratio = (1 - std::exp(-120.0 / 2400 * 1.25)) / (1 - std::exp(-48.0 / 2400 * 1.25));
  const double odds = 1.5 * std::pow(ratio, 1.31);
  EXPECT_NEAR(a.indicator(respect_rate, 11), odds / (1 + odds), 1e-5);
  EXPECT_NEAR(a.line(control, 1), 12000 * 1.6, 1e-6);
}

TEST(Control, ByAContractorIsPaidByTheTownAndBorneByTheOperator) {
  const Answer a =
      with(town_of({paid_zone()}), {{"parking.scan_car", 2025, {}, {{"checks", 200}}}}, 3);
  EXPECT_EQ(a.line(control, 1), 0);
  EXPECT_NEAR(a.line(control_operator, 1), 20000 * 0.96, 1e-6);
  EXPECT_NEAR(a.line(control_contract, 1), 20000 * 0.96 * 1.1, 1e-6);
  EXPECT_NEAR(a.line(investment, 0), 4 * 800, 1e-9);
  const Answer own =
      with(town_of({paid_zone()}), {{"parking.scan_car", 2025, {}, {{"outsourced", 0}}}}, 3);
  EXPECT_NEAR(own.line(control, 1), 100 * 220 * 0.96, 1e-6);
  EXPECT_EQ(own.line(control_contract, 1), 0);
}

TEST(Notice, OfAHigherAmountRaisesRespectWithoutMoreChecks) {
  const Answer a =
      with(town_of({paid_zone()}), {{"parking.notice_level", 2025, {}, {{"amount", 50}}}}, 10);
  EXPECT_LT(a.line(notice_receipts, 1) / a.line(notice_receipts, 0), 2);
  EXPECT_GT(a.line(notice_receipts, 1) / a.line(notice_receipts, 0), 1.9);
  const double odds = 1.5 * std::pow(2, 1.31);
  EXPECT_NEAR(a.indicator(respect_rate, 9), odds / (1 + odds), 1e-5);
}

TEST(Mobile, ShiftsRespectSparesTimeAndSomeTerminals) {
  const Town town = town_of({paid_zone()});
  const Answer before = with(town, {}, 12);
  const Answer a = with(town, {{"parking.mobile_payment", 2025}}, 12);
  const double odds = 1.5 * std::exp(0.15);
  EXPECT_NEAR(a.indicator(respect_rate, 11), odds / (1 + odds), 1e-5);
  EXPECT_NEAR(a.line(upkeep, 1), 0.75 * before.line(upkeep, 1), 1e-9);
  EXPECT_NEAR(a.line(payment_services, 1), 0.4 * 0.08 * a.line(meter_fees, 1), 1e-6);
  EXPECT_GT(a.line(payment_time_saved, 1), 0);
  EXPECT_EQ(before.line(payment_time_saved, 1), 0);
  Row known = paid_zone();
  known["mobile"] = std::string("yes");
  const Answer none = with(town_of({known}), {{"parking.mobile_payment", 2025}}, 3);
  EXPECT_EQ(none.line(meter_fees, 2), with(town_of({known}), {}, 3).line(meter_fees, 2));
}

TEST(Extension, SendsAPartOfTheDriversToTheFreeStreetsAround) {
  const Town town = town_of({free_zone(100), free_zone(200)});
  const Answer before = with(town, {}, 3);
  const Entry entry{"parking.zone_extension", 2025, {1, 0}, {{"first_hour", 1}, {"checks", 60}}};
  const Answer a = with(town, {entry}, 3);
  EXPECT_EQ(a.line(meter_fees, 0), 0);
  EXPECT_GT(a.line(meter_fees, 1), 0);
  EXPECT_GT(a.line(stays_forgone, 1), 0);
  EXPECT_EQ(a.indicator(paid_spaces, 1), 100);
  // Signs of 80 a space, a terminal for 25 spaces.
  EXPECT_NEAR(a.line(investment, 0), 100 * 80 + 4 * 4400, 1e-6);
  // As many leave either way; those who go around the corner are still in town.
  const Answer beside = with(town_of({free_zone(200)}), {}, 3);
  const double alone = beside.indicator(mean_occupancy, 1);
  const Answer rich =
      with(town_of({free_zone(100), free_zone(200)}), {entry}, 3,
           {{"parking.logit.fringe", fixed(0.35)}, {"parking.logit.other", fixed(0.0)}});
  const Answer poor =
      with(town_of({free_zone(100), free_zone(200)}), {entry}, 3,
           {{"parking.logit.fringe", fixed(0.0)}, {"parking.logit.other", fixed(0.35)}});
  EXPECT_GT(rich.indicator(mean_occupancy, 1), poor.indicator(mean_occupancy, 1));
  EXPECT_LT(poor.indicator(mean_occupancy, 1), alone);
  EXPECT_LT(a.indicator(mean_occupancy, 1), before.indicator(mean_occupancy, 1));
}

TEST(Extension, KeepsSharesOfTheChoiceThatItWasCalibratedOn) {
  // One zone, no queue: demand after over before is the pivoted share over the share.
  Row row = free_zone();
  row["occupancy"] = 0.3;
  row["full_share"] = 0.0;
  row["search"] = 0.0;
  const Town town = town_of({row});
  const Answer a =
      with(town, {{"parking.zone_extension", 2025, {}, {{"first_hour", 1}, {"checks", 0}}}}, 3);
  // Never checked: nobody pays, nothing changes but the terminals.
  EXPECT_NEAR(a.indicator(mean_occupancy, 1), 0.3, 1e-4);
  EXPECT_NEAR(a.line(meter_fees, 1), 0, 1e-6);
  const Answer b =
      with(town, {{"parking.zone_extension", 2025, {}, {{"first_hour", 1}, {"checks", 48}}}}, 3);
  const double expected = (1 - std::exp(-0.02 * 1.25)) * 25;
  const double respect = respect_of(1.74, 1.31, expected / 1.25);
  const double money = respect * 1.25 + (1 - respect) * expected;
  const double share = pivoted(0.52, 0.8 * money, 0.30) / 0.52;
  EXPECT_NEAR(b.indicator(mean_occupancy, 1) / 0.3, share, 2e-3);
  EXPECT_NEAR(b.indicator(respect_rate, 1), respect, 1e-6);
}

TEST(Removal, EndsFeesControlAndTerminals) {
  const Answer a = with(town_of({paid_zone()}), {{"parking.zone_removal", 2025}}, 6);
  for (const Line l :
       {meter_fees, notice_receipts, permit_fees, control, Line::management, upkeep, renewal})
    EXPECT_EQ(a.line(l, 1), 0) << lines[l].name;
  EXPECT_EQ(a.line(residual, 5), 0);
  EXPECT_GT(a.indicator(mean_occupancy, 1), a.indicator(mean_occupancy, 0));
  EXPECT_LT(a.line(stays_forgone, 1), 0);  // stays are gained
}

TEST(Pricing, BringsFullBlocksTowardsTheBandAndStaysInItsBounds) {
  const Town town = town_of({paid_zone(0.68, 0.2)});
  const Answer a = with(town, {{"parking.demand_pricing", 2025}}, 12);
  EXPECT_LT(a.indicator(full_share, 1), a.indicator(full_share, 0));
  EXPECT_LE(a.indicator(full_share, 11), a.indicator(full_share, 1) + 1e-12);
  // After enough changes nothing moves any more.
  EXPECT_DOUBLE_EQ(a.indicator(mean_occupancy, 10), a.indicator(mean_occupancy, 11));
  // Without room to move, no price moves and only the analysis costs.
  const Answer still =
      with(town, {{"parking.demand_pricing", 2025, {}, {{"least", 1}, {"most", 1}}}}, 4);
  EXPECT_NEAR(still.line(meter_fees, 2), still.line(meter_fees, 0), 1e-6);
  EXPECT_NEAR(still.line(data_services, 2), 100 * 15, 1e-9);
}

TEST(Pricing, WithNobodyAnsweringClimbsToItsBoundWhereItIsFull) {
  // All blocks above 80 %: every price rises by its four steps a year, up to twice the price.
  const Town town = town_of({paid_zone(0.9, 0.55)});
  std::map<std::string, Figure> rigid{{"parking.elasticity", fixed(0)}};
  const Answer a = with(
      town, {{"parking.demand_pricing", 2025, {}, {{"above", 0.3}, {"below", 0}, {"step", 0.1}}}},
      6, rigid);
  const double first = a.line(meter_fees, 0);
  EXPECT_GT(a.line(meter_fees, 1), 1.35 * first);
  EXPECT_LT(a.line(meter_fees, 1), 1.4 * first + 1);
  EXPECT_LT(a.line(meter_fees, 5), 2 * first + 1);
  EXPECT_GT(a.line(meter_fees, 5), 1.9 * first);
}

TEST(Sensors, SpareTimeOnlyWhereItWasMeasuredAndComeBackWithTheirBatteries) {
  const Town town = town_of({paid_zone(0.8, 0.3)});
  const Answer before = with(town, {}, 12), a = with(town, {{"parking.sensors", 2025}}, 12);
  EXPECT_NEAR(a.line(investment, 0), 100 * 300, 1e-6);
  EXPECT_NEAR(a.line(data_services, 1), 1500, 1e-6);
  // Sensor in its first year: 5 % lose their support; at 3 % less.
  EXPECT_NEAR(a.line(renewal, 1) - before.line(renewal, 1), 100 * 300 * 0.05 * 0.97, 1e-6);
  EXPECT_GE(a.line(search_time, 1), before.line(search_time, 1) - 1e-9);  // not valued
  EXPECT_LT(a.line(search_time, 1) + a.line(search_unmeasured, 1),
            before.line(search_time, 1) + before.line(search_unmeasured, 1));
  Row measured = paid_zone(0.8, 0.3);
  measured["search"] = 6.0;
  const Answer known = with(town_of({measured}), {}, 3);
  const Answer told = with(town_of({measured}), {{"parking.sensors", 2025}}, 3);
  // Effect 0.10 on the 0.3 informed: 3 %, less what more drivers come then.
  const double spared = 1 - told.line(search_time, 1) / known.line(search_time, 1);
  EXPECT_GT(spared, 0.01);
  EXPECT_LT(spared, 0.03);
}

TEST(Sensors, OfASettingThatValuesUnmeasuredTimeAreValued) {
  const Town town = town_of({paid_zone(0.8, 0.3)});
  const std::map<std::string, Figure> all{{"parking.search.valued", fixed(1)}};
  EXPECT_LT(with(town, {{"parking.sensors", 2025}}, 3, all).line(search_time, 1),
            with(town, {}, 3, all).line(search_time, 1));
}

TEST(Permits, LoseSomeOfTheirHoldersWhenTheyAreDearer) {
  const Answer a =
      with(town_of({paid_zone()}), {{"parking.permits", 2025, {}, {{"price", 200}}}}, 3);
  const double kept = 10 * std::pow(2, -0.2);
  EXPECT_NEAR(a.line(permit_fees, 1), kept * 200, 1e-9);
  EXPECT_NEAR(a.line(permits_forgone, 1), (10 - kept) * 150, 1e-9);
}

TEST(Reallocation, SendsTheCarsOfItsSpacesToTheRestOfTheZone) {
  const Town town = town_of({paid_zone(0.7, 0.1)});
  const Answer a = with(town, {{"parking.reallocation", 2025, {0.2}}}, 3);
  EXPECT_NEAR(a.line(investment, 0), 20 * 2500, 1e-6);
  EXPECT_EQ(a.indicator(street_spaces, 1), 80);
  EXPECT_GT(a.indicator(mean_occupancy, 1), a.indicator(mean_occupancy, 0));
  EXPECT_GT(a.indicator(search_minutes, 1), a.indicator(search_minutes, 0));  // losses count
  EXPECT_LT(a.line(meter_fees, 1), a.line(meter_fees, 0));
  EXPECT_GT(a.line(meter_fees, 1), 0.8 * a.line(meter_fees, 0));
  EXPECT_GT(a.line(stays_forgone, 1), 0);
  // All spaces: nothing is left, all stays are given up.
  const Answer gone = with(town, {{"parking.reallocation", 2025, {1}}}, 3);
  EXPECT_EQ(gone.line(meter_fees, 1), 0);
  EXPECT_EQ(gone.line(search_time, 1), 0);
  EXPECT_TRUE(std::isnan(gone.indicator(mean_occupancy, 1)));
  EXPECT_EQ(measures[reallocation].flags, uint32_t{JALON_OCCUPIES});
}

TEST(Reallocation, NeverBringsMoreStaysHoweverSteeplySearchGrows) {
  // All figures drawn: in the fullest streets a search that is too short by a little calls many
  // more drivers. Their answer must settle all the same.
  Town town = town_of({{{"regime", "paid"}}});
  town.population = 8000;
  town.estimated_from_population = true;
  Asked asked{.years = 3, .draws = 2000, .figures = drawn()};
  const Answer before = ask(town, asked);
  asked.programme = {{"parking.reallocation", 2025, {0.05}, {}}};
  const Answer a = ask(town, asked);
  for (std::size_t d = 0; d < asked.draws; ++d) {
    EXPECT_GT(a.line(stays_forgone, 2, d), before.line(stays_forgone, 2, d)) << d;
    EXPECT_LT(a.line(meter_fees, 2, d), before.line(meter_fees, 2, d)) << d;
    EXPECT_GE(a.indicator(mean_occupancy, 2, d) + 1e-9, before.indicator(mean_occupancy, 2, d))
        << d;
    EXPECT_LE(a.indicator(mean_occupancy, 2, d), before.indicator(mean_occupancy, 2, d) / 0.95)
        << d;
  }
}

TEST(ParkAndRide, FreesSpacesAndTakesTimeToChange) {
  const Town town = town_of({paid_zone(0.8, 0.3)});
  const Answer a = with(town, {{"parking.park_and_ride", 2025, {}, {{"spaces", 0.1}}}}, 3);
  EXPECT_NEAR(a.line(investment, 0), 10 * 3000, 1e-6);
  EXPECT_NEAR(a.line(car_park_running, 1), 10 * 300, 1e-9);
  // Half of 10 spaces taken, 0.6 of them by drivers of the zone: 3 cars, 300 days, both ways.
  EXPECT_NEAR(a.line(transfer_time, 1), 3 * 300 * 2 * 10 / 60.0, 1e-6);
  EXPECT_NEAR(a.line(kilometres_saved, 1), 3 * 300 * 2 * 2, 1e-6);
  EXPECT_LT(a.indicator(mean_occupancy, 1), a.indicator(mean_occupancy, 0));
}

TEST(Guidance, LeadsNoMoreCarsOffStreetThanThereIsRoomFor) {
  Town town = town_of({paid_zone(0.85, 0.45)});
  const Entry entry{"parking.off_street_guidance", 2025};
  town.car_parks = {{{"spaces", 1000.0}, {"is_free", "no"}, {"price_1h", 1.2}, {"occupancy", 0.2}}};
  const Answer before = with(town, {}, 3), a = with(town, {entry}, 3);
  EXPECT_LT(a.indicator(full_share, 1), before.indicator(full_share, 1));
  const double paid = a.line(car_park_fees, 1) - before.line(car_park_fees, 1);
  EXPECT_GT(paid, 0);
  EXPECT_NEAR(a.line(stays_forgone, 1), -paid, 0.02 * paid);  // what they pay is worth it to them
  EXPECT_NEAR(a.line(investment, 0), 1000 * 60, 1e-6);
  town.car_parks[0]["occupancy"] = 1.0;  // full
  const Answer none = with(town, {entry}, 3);
  EXPECT_NEAR(none.line(meter_fees, 1), none.line(meter_fees, 0), 1e-6);
  EXPECT_EQ(measures[off_street_guidance].table, std::string("parking.car_parks"));
}

}  // namespace
