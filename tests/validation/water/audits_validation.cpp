// Validates balance, unavoidable losses, leakage index and costs on audits of American utilities:
// thirty in full (comparison), and how many of hundreds hold (comparison, with the known faults of
// the files as expected failures).
#include <gtest/gtest.h>

#include <cmath>

#include "equations.h"
#include "facts.h"

namespace {

using namespace water_test;
using namespace water;

constexpr double gallons_per_acre_foot = 325851.43;
constexpr double litres_per_gallon = 3.785411784;

TEST(ThirtyAudits, OfGeorgiaAreReproducedInAllTenFigures) {  // comparison
  const auto all = facts("DW01")["audits"];
  ASSERT_EQ(all.size(), 30u);
  for (const auto &a : all) {
    const auto &in = a["inputs_us"], &out = a["expected_published"];
    const auto x = [&](const char *name) { return in[name].get<double>(); };
    const auto near = [&](double computed, const char *name, double tolerance = 0.003) {
      const double published = out[name];
      EXPECT_NEAR(computed, published, tolerance * std::abs(published)) << a["utility"] << name;
    };
    const Volumes v{x("water_supplied_MG"),
                    0,
                    0,
                    x("billed_metered_MG"),
                    x("billed_unmetered_MG"),
                    x("unbilled_metered_MG"),
                    x("unbilled_unmetered_MG")};
    const double losses = water_losses(v), apparent = x("apparent_losses_MG");
    const double leaks = real_losses(losses, apparent);
    near(losses, "water_losses_MG");
    near(leaks, "real_losses_MG");
    near(non_revenue(losses, v), "non_revenue_water_MG");
    const double unavoidable =
        unavoidable_gallons(x("mains_mi"), x("service_connections"), 0, x("pressure_psi")) * 365 /
        1e6;
    near(unavoidable, "UARL_MG");
    near(leakage_index(leaks, unavoidable), "ILI");
    const double apparent_cost =
        cost_of_losses(1000 * apparent, x("customer_retail_unit_cost_USD_per_1000gal"));
    const double real_cost = cost_of_losses(leaks, x("variable_production_cost_USD_per_MG"));
    near(apparent_cost, "apparent_losses_cost_USD");
    near(real_cost, "real_losses_cost_USD");
    near(non_revenue(losses, v) / supplied(v), "NRW_pct_volume");
    near(non_revenue_share_of_cost(
             apparent_cost, real_cost, v.unbilled_metered + v.unbilled_unmetered,
             x("variable_production_cost_USD_per_MG"), x("operating_cost_USD")),
         "NRW_pct_operating_cost");
    near(1e6 * leaks / x("service_connections") / 365, "real_losses_gal_per_connection_day");
    // The SI coefficients are known to be up to 1 % lower.
    const double si = unavoidable_litres(x("mains_mi") * 1.609344, x("service_connections"), 0,
                                         x("pressure_psi") * 0.70307) *
                      365 / litres_per_gallon / 1e6;
    EXPECT_NEAR(si / unavoidable, 0.9925, 0.004);
  }
}

// Counts of rows where a figure can be recomputed and where it is the published one.
struct Rate {
  int held = 0, all = 0;
  void see(double computed, double published, double tolerance) {
    if (!(std::isfinite(computed) && std::isfinite(published)) || published == 0) return;
    ++all;
    held += std::abs(computed - published) <= tolerance * std::abs(published);
  }
  double share() const { return static_cast<double>(held) / all; }
};

Volumes volumes(const Audit &a) {
  const auto or_none = [&](const char *name) { return std::isnan(a.at(name)) ? 0 : a.at(name); };
  return {a.at("supplied"),
          0,
          0,
          or_none("billed_metered"),
          or_none("billed_unmetered"),
          or_none("unbilled_metered"),
          or_none("unbilled_unmetered")};
}

TEST(Audits, OfGeorgiaHoldInNearlyAllRows) {  // comparison; the rows were chosen because they hold
  Rate leaks, nrw, unavoidable, index, real_cost, apparent_cost, share;
  const auto rows = audits("georgia.csv");
  ASSERT_EQ(rows.size(), 342u);
  for (const Audit &a : rows) {
    const Volumes v = volumes(a);
    const double losses = water_losses(v);
    leaks.see(real_losses(losses, a.at("apparent")), a.at("real"), 1e-3);
    nrw.see(non_revenue(losses, v), a.at("non_revenue"), 1e-3);
    const double least =
        unavoidable_gallons(a.at("miles"), a.at("connections"), 0, a.at("psi")) * 365 / 1e6;
    unavoidable.see(least, a.at("uarl"), 1e-3);
    index.see(leakage_index(a.at("real"), least), a.at("ili"), 3e-3);
    real_cost.see(cost_of_losses(a.at("real"), a.at("production_cost")), a.at("real_cost"), 1e-3);
    apparent_cost.see(cost_of_losses(1000 * a.at("apparent"), a.at("retail")),
                      a.at("apparent_cost"), 3e-3);
    share.see(non_revenue_share_of_cost(a.at("apparent_cost"), a.at("real_cost"),
                                        a.at("non_revenue") - losses, a.at("production_cost"),
                                        a.at("operating_cost")),
              a.at("nrw_cost_share"), 3e-3);
  }
  for (const Rate &r : {leaks, nrw, unavoidable, index, real_cost, apparent_cost, share}) {
    EXPECT_GT(r.all, 330);
    EXPECT_EQ(r.held, r.all);
  }
}

TEST(Audits, OfCaliforniaBalanceInEveryRowAndTheirUnavoidableLossesInTwoUnits) {  // comparison
  Rate authorised_rate, losses_rate, leaks, nrw, acre_feet, either, index, cost;
  int negative = 0;
  const auto rows = audits("california.csv");
  ASSERT_EQ(rows.size(), 283u);
  for (const Audit &a : rows) {
    const Volumes v = volumes(a);
    authorised_rate.see(authorised(v), a.at("authorised"), 1e-3);
    losses_rate.see(water_losses(v), a.at("losses"), 2e-3);
    leaks.see(real_losses(a.at("losses"), a.at("apparent")), a.at("real"), 2e-3);
    nrw.see(non_revenue(a.at("losses"), v), a.at("non_revenue"), 2e-3);
    const double gallons =
        unavoidable_gallons(a.at("miles"), a.at("connections"), 0, a.at("psi")) * 365;
    acre_feet.see(gallons / gallons_per_acre_foot, a.at("uarl"), 1e-3);
    const bool million = std::abs(gallons / 1e6 / a.at("uarl") - 1) < 1e-3;
    either.see(million ? a.at("uarl") : gallons / gallons_per_acre_foot, a.at("uarl"), 1e-3);
    index.see(leakage_index(a.at("carl"), a.at("uarl")), a.at("ili"), 1e-3);
    cost.see(cost_of_losses(a.at("carl"), a.at("production_cost")), a.at("real_cost"), 1e-3);
    negative += a.at("real") < 0;
  }
  for (const Rate &r : {authorised_rate, losses_rate, leaks, nrw, index}) {
    EXPECT_GT(r.all, 250);
    EXPECT_EQ(r.held, r.all);
  }
  // Expected failures: a third of the column is in million gallons (all rows: 1,051 of 1,617 in
  // acre-feet, 1,611 in one or the other); real losses below zero; costs that were typed in.
  EXPECT_LT(acre_feet.share(), 0.75);
  EXPECT_GT(acre_feet.share(), 0.5);
  EXPECT_GT(either.share(), 0.98);
  EXPECT_GT(cost.share(), 0.9);
  EXPECT_LT(cost.share(), 1);
  EXPECT_GT(negative, 0);
}

TEST(Audits, OfDesertWaterInAcreFeet) {  // comparison (DW03)
  const auto rows = audits("california.csv");
  const Audit &a = rows.front();  // 2017
  const double least = unavoidable_gallons(a.at("miles"), a.at("connections"), 0, a.at("psi")) *
                       365 / gallons_per_acre_foot;
  EXPECT_NEAR(least, 547.65, 0.05);
  EXPECT_NEAR(leakage_index(3053.07, least), 5.575, 0.001);
  EXPECT_NEAR(cost_of_losses(3053.07, 235.19), 718051, 10);
  // The volumes, said to be US gallons, are imperial ones: only so is CARL what leaks.
  EXPECT_NEAR(a.at("real") / 0.27132744, a.at("carl"), 0.01);
  EXPECT_EQ(leakage_class(5.575), 3);
}

}  // namespace
