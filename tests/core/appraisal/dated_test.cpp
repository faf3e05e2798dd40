// Proves: flows on dates are valued by the day count that is named, and their rates of return are
// all found, whatever the order of the dates.
#include "core/appraisal/dated.h"

#include <gmock/gmock.h>

#include <cmath>
#include <random>

#include "core/appraisal/exponential_sum.h"
#include "core/appraisal/indicators.h"

namespace jalon {
namespace {

using date::sys_days;
using testing::ElementsAre;
using testing::IsEmpty;
using Flows = std::vector<double>;
using Dates = std::vector<sys_days>;

sys_days day(int y, unsigned m, unsigned d) {
  return date::year(y) / date::month(m) / date::day(d);
}

double days_30(sys_days a, sys_days b, const char *basis) {
  return std::round(360 * years_between(a, b, day_count_named(basis).value()));
}

TEST(DayCounts, are_known_by_their_usual_spellings) {
  for (const char *name : {"act/365", "Actual/365", "ACT/365 Fixed", "actual/365F", "A/365"})
    EXPECT_EQ(day_count_named(name), DayCount::act_365) << name;
  EXPECT_EQ(day_count_named("Actual/Actual ISDA"), DayCount::act_act);
  EXPECT_EQ(day_count_named("30/360 SIA"), DayCount::thirty_us);
  EXPECT_EQ(day_count_named("30E/360 ISDA"), DayCount::thirty_e_isda);
  EXPECT_FALSE(day_count_named("act/370"));
  EXPECT_FALSE(day_count_named(""));
  for (const auto &name : day_count_names()) EXPECT_TRUE(day_count_named(name)) << name;
}

TEST(DayCounts, of_actual_days_divide_by_what_they_say) {
  const auto a = day(2007, 12, 28), b = day(2008, 2, 29);  // 63 days, 4 of them in 2007
  EXPECT_DOUBLE_EQ(years_between(a, b, DayCount::act_365), 63 / 365.0);
  EXPECT_DOUBLE_EQ(years_between(a, b, DayCount::act_360), 63 / 360.0);
  EXPECT_DOUBLE_EQ(years_between(a, b, DayCount::act_365_25), 63 / 365.25);
  EXPECT_DOUBLE_EQ(years_between(a, b, DayCount::act_act), 4 / 365.0 + 59 / 366.0);
  EXPECT_DOUBLE_EQ(years_between(a, b, DayCount::no_leap_365), 62 / 365.0);
  EXPECT_DOUBLE_EQ(years_between(day(2000, 1, 1), day(2400, 1, 1), DayCount::act_act), 400);
}

TEST(DayCounts, of_thirty_days_differ_at_the_ends_of_months) {
  const auto jan31 = day(2007, 1, 31), feb28 = day(2007, 2, 28), mar31 = day(2007, 3, 31);
  EXPECT_EQ(days_30(jan31, feb28, "30/360"), 28);
  EXPECT_EQ(days_30(jan31, feb28, "30E/360 ISDA"), 30);
  EXPECT_EQ(days_30(feb28, mar31, "30/360"), 33);
  EXPECT_EQ(days_30(feb28, mar31, "30/360 SIA"), 30);
  EXPECT_EQ(days_30(feb28, mar31, "30E/360"), 32);
  EXPECT_EQ(days_30(feb28, mar31, "30E+/360"), 33);
  EXPECT_EQ(days_30(day(2007, 1, 15), jan31, "30/360"), 16);
  EXPECT_EQ(days_30(day(2007, 1, 15), jan31, "30E/360"), 15);
}

TEST(DayCounts, run_backwards_with_a_minus) {
  EXPECT_DOUBLE_EQ(years_between(day(2021, 1, 1), day(2020, 1, 1), DayCount::act_360),
                   -366 / 360.0);
}

TEST(ValueOnDates, is_brought_to_the_first_or_carried_to_the_latest) {
  const Dates dates{day(2021, 1, 1), day(2022, 1, 1)};
  EXPECT_NEAR(xnpv(Flows{-100, 110}, dates, 0.1, DayCount::act_365), 0, 1e-12);
  EXPECT_NEAR(xnfv(Flows{-100, 115}, dates, 0.1, DayCount::act_365), 5, 1e-12);
  EXPECT_NEAR(xnfv(Flows{115, -100}, Dates{dates[1], dates[0]}, 0.1, DayCount::act_365), 5, 1e-12);
}

TEST(RateOnDates, does_not_depend_on_their_order) {
  const Dates dates{day(2021, 1, 1), day(2022, 1, 1), day(2023, 1, 1)};
  const auto sorted = xirr(Flows{-100, 60, 60}, dates, DayCount::act_365);
  const auto mixed =
      xirr(Flows{60, -100, 60}, Dates{dates[2], dates[0], dates[1]}, DayCount::act_365);
  ASSERT_EQ(sorted.size(), 1u);
  EXPECT_EQ(sorted, mixed);
  EXPECT_NEAR(sorted[0], irr(Flows{-100, 60, 60})[0], 1e-14);
}

TEST(RateOnDates, of_a_fortnight_may_be_nearly_total) {
  const auto rates =
      xirr(Flows{-100, 50}, Dates{day(2021, 1, 1), day(2021, 1, 15)}, DayCount::act_365);
  ASSERT_EQ(rates.size(), 1u);
  EXPECT_NEAR(rates[0], std::pow(0.5, 365 / 14.0) - 1, 1e-15);
}

TEST(RateAtAnyTimes, is_none_without_a_change_of_sign) {
  const Flows times{0, 0.5, 1.5};
  EXPECT_THAT(rates_of(Flows{1, 2, 3}, times), IsEmpty());
  EXPECT_THAT(rates_of(Flows{0, 0, 0}, times), IsEmpty());
  EXPECT_THAT(rates_of(Flows{}, Flows{}), IsEmpty());
  EXPECT_THAT(rates_of(Flows{-5, 5, 1}, Flows{1, 1, 2}), IsEmpty()) << "same time, they cancel";
}

TEST(RateAtAnyTimes, of_flows_that_sum_to_nothing_is_zero) {
  EXPECT_THAT(rates_of(Flows{-100, 50, 50}, Flows{0, 0.3, 1.7}), ElementsAre(0));
}

TEST(RateAtAnyTimes, comes_once_where_it_is_double) {
  const auto rates = rates_of(Flows{-100, 220, -121}, Flows{0, 1, 2});
  ASSERT_EQ(rates.size(), 1u);
  EXPECT_NEAR(rates[0], 0.1, 1e-7);
}

TEST(RateAtAnyTimes, is_that_of_yearly_flows_in_exact_arithmetic) {
  std::mt19937_64 random(3);
  std::size_t found = 0;
  for (int run = 0; run < 300; ++run) {
    Flows flows(3 + static_cast<std::size_t>(run) % 20), times;
    for (double &flow : flows) {
      flow = static_cast<double>(random() % 2001) - 1000;
      times.push_back(static_cast<double>(times.size()));
    }
    const auto exact = irr(flows), rates = rates_of(flows, times);
    ASSERT_EQ(rates.size(), exact.size()) << testing::PrintToString(flows);
    for (std::size_t i = 0; i < rates.size(); ++i)
      EXPECT_NEAR(rates[i], exact[i], 1e-9 * (1 + std::fabs(exact[i])));
    found += rates.size();
  }
  EXPECT_GT(found, 200u);
}

TEST(RateAtAnyTimes, makes_the_value_vanish_for_a_thousand_flows) {
  std::mt19937_64 random(5);
  Flows flows, times;
  double time = 0;
  for (int i = 0; i < 1000; ++i) {
    flows.push_back(static_cast<double>(random() % 2001) - 1000);
    times.push_back(time += static_cast<double>(1 + random() % 60) / 365);
  }
  for (const double rate : rates_of(flows, times)) {
    double size = 0;
    for (std::size_t i = 0; i < flows.size(); ++i)
      size += std::fabs(flows[i]) * std::pow(1 + rate, -times[i]) * (1 + times[i]);
    EXPECT_LE(std::fabs(value_at_times(flows, times, rate)), 1e-12 * size) << rate;
  }
}

TEST(UsualRate, is_the_one_that_newton_reaches_from_ten_per_cent) {
  const Flows flows{-50, -100, 600, 300, -100}, times{0, 1, 2, 3, 4};
  const auto rates = rates_of(flows, times);
  ASSERT_EQ(rates.size(), 2u);
  EXPECT_DOUBLE_EQ(usual_rate(rates, flows, times), rates[1]);
  EXPECT_DOUBLE_EQ(usual_rate(rates, flows, times, -0.8), rates[0]);
}

}  // namespace
}  // namespace jalon
