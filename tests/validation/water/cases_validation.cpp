// Holds the model against published cases. Each test says what it proves: a comparison with a
// printed result, a consistency of figures in one source, or a plausibility of a declared range.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "equations.h"
#include "facts.h"
#include "findings.h"
#include "harness.h"

namespace {

using namespace water_test;
using namespace water;

const jalon_parameter &declared(std::string_view name) {
  for (const auto &p : parameters)
    if (name == p.name) return p;
  throw std::runtime_error("no such parameter");
}
void expect_in_range(std::string_view name, double x) {
  EXPECT_GE(x, declared(name).low) << name;
  EXPECT_LE(x, declared(name).high) << name;
}

TEST(Intervention, AtTheEconomicFrequencyIsThatOfThePublishedTable) {  // comparison (DW04)
  const auto c = facts("DW04");
  const auto &in = c["inputs"], &out = c["published"];
  const double cv = in["CV"].get<double>() / 1000, ci = in["CI"], rr = in["RR"];
  const double km = in["network_length"];
  const double interval = economic_interval(ci, cv, rr);
  EXPECT_NEAR(ci / cv, out["CI/CV"], 0.05);
  EXPECT_NEAR(12 * interval, out["EIF"], 0.06);  // printed with one decimal
  EXPECT_NEAR(economic_interval_months(ci, cv, rr), out["EIF"], 0.06);
  EXPECT_NEAR(100 / interval, out["inspected_per_year"], 0.5);
  const double budget = control_budget(interval, ci, km);
  EXPECT_LT(std::abs(relative(budget, out["ABI"])), 1e-4);
  EXPECT_LT(std::abs(relative(economic_unreported(budget, cv), out["EURL"])), 1e-4);
  EXPECT_NEAR(mean_run_days(interval), out["mean_run_time"], 0.05);
}

TEST(Intervention, OfTheWholeModelEndsAtThePublishedLevel) {  // comparison, through the lines
  const auto c = facts("DW04");
  const double cv = c["inputs"]["CV"].get<double>() / 1000, km = c["inputs"]["network_length"];
  Town town;
  town.services = {{{"connections", 40000.0},
                    {"length", km},
                    {"produced", 2e7},
                    {"domestic", 1e7},
                    {"rate_of_rise", 3.0},
                    {"surveyed_length", 0.0}}};
  const std::map<std::string, Figure> figures{
      {"water.electricity", fixed(0)}, {"water.treatment.price", fixed(cv)},
      {"water.levy.price", fixed(0)},  {"water.survey.price", fixed(100)},
      {"water.main.ageing", fixed(0)}, {"water.main.renewal_rate", fixed(0)}};
  const Answer a =
      ask(town, {.programme = {{"water.leak_control", 2025}}, .years = 25, .figures = figures});
  EXPECT_NEAR(a.indicator(value_of_lost_m3, 0), cv, 1e-12);
  EXPECT_NEAR(a.indicator(economic_months, 0), c["published"]["EIF"], 0.06);
  EXPECT_LT(std::abs(relative(a.line(leak_surveys, 24), c["published"]["ABI"])), 1e-4);
  // What is left at the end over what rose without effort: the published unreported leakage.
  const Answer sooner =
      ask(town, {.programme = {{"water.leak_control", 2025, {}, {{"months", 0.5}}}},
                 .years = 25,
                 .figures = figures});
  const double half_month = 365 * 3 * km * (0.5 / 12) / 2;
  EXPECT_LT(std::abs(relative(a.line(leaked, 24) - sooner.line(leaked, 24) + half_month,
                              c["published"]["EURL"])),
            1e-3);
}

TEST(Pressure, LoweredByATenthCutsLeakageByFiveToFifteenPerCent) {  // comparison (DW05)
  const auto c = facts("DW05");
  const double before = c["inputs"]["P0"], after = c["inputs"]["P1"];
  const double low = c["published"]["leakage_cut"][0], high = c["published"]["leakage_cut"][1];
  EXPECT_NEAR(1 - pressure_ratio(before, after, c["inputs"]["N1"][0]), low, 0.002);
  EXPECT_NEAR(1 - pressure_ratio(before, after, c["inputs"]["N1"][1]), high, 0.004);
  EXPECT_EQ(declared("water.pressure.exponent").low, c["inputs"]["N1"][0].get<double>());
  EXPECT_EQ(declared("water.pressure.exponent").high, c["inputs"]["N1"][1].get<double>());
}

TEST(Pressure, CutsBurstsByTheMeanOfTheSystemsButMissesManyOfThem) {  // comparison (DW06)
  const auto c = facts("DW06");
  const auto &in = c["inputs"]["rows"], &out = c["published"]["rows"];
  const double factor = declared("water.pressure.burst_factor").value;
  const auto cut_of = [&](std::size_t k) {
    return burst_cut(factor, in[k]["pressure_cut_pct"].get<double>() / 100) * 100;
  };
  EXPECT_NEAR(cut_of(0), out[0]["burst_cut_pct"], 1);  // 112 systems: 53.2 for 53
  int near = 0, named = 0, in_range = 0;
  for (std::size_t k = 1; k < in.size(); ++k) {
    const double seen = out[k]["burst_cut_pct"];
    ++named;
    near += std::abs(cut_of(k) - seen) <= 20;
    const double f = seen / in[k]["pressure_cut_pct"].get<double>();
    in_range += f >= declared("water.pressure.burst_factor").low &&
                f <= declared("water.pressure.burst_factor").high;
  }
  EXPECT_EQ(named, 12);
  EXPECT_EQ(near, 7);      // expected failure for five of twelve: told to the town as a caveat
  EXPECT_EQ(in_range, 9);  // Gracanica (twice) and Sabesp's services lie outside the range
}

TEST(Khayelitsha, IsRepaidInWeeksAtThePriceOfBoughtWater) {  // consistency (DW07): outcome only
  const auto c = facts("DW07");
  const auto &in = c["inputs"]["khayelitsha"], &out = c["published"]["khayelitsha"];
  EXPECT_NEAR(in["volume_saved"].get<double>() / in["baseline_volume"].get<double>(),
              out["volume_cut"], 0.012);
  EXPECT_NEAR(in["capex_zar"].get<double>() / out["saving_zar"].get<double>(),
              in["capex"].get<double>() / out["saving"].get<double>(), 0.003);
  // Its cubic metre is worth what bought water costs: that of own production is a fraction.
  const double value = out["saving"].get<double>() / in["volume_saved"].get<double>();
  EXPECT_NEAR(value, 0.556, 0.001);
  expect_in_range("water.bought.price", value);
  EXPECT_GT(value, 3 * marginal_value(1, 0.5, 0.1, 0.03, 0.05, 0));
}

TEST(Bahamas, LosesAgainWhatIsNotKeptUp) {  // consistency of units; direction of the rebound (DW08)
  const auto c = facts("DW08");
  const double before = c["inputs"]["losses_before"], after = c["inputs"]["losses_after"];
  EXPECT_NEAR((before - after) * 4546.09, c["published"]["saved"], 5);
  // 2.0 rose to about 3.5 after the contract: with any rise, the model rises too and ends below the
  // level before.
  const double rise = 0.5, removal = rise / before;
  const double later = unreported_after(after, rise, removal, 4);
  EXPECT_GT(later, after);
  EXPECT_LT(later, before);
  EXPECT_LT(later - after, 4 * rise);
}

TEST(Lisbon, IsAnOutcomeOnly) {  // derived (DW09)
  const auto c = facts("DW09");
  EXPECT_NEAR(c["published"]["cumulative_saving"].get<double>() / 13, 5.23, 0.01);
}

TEST(LeakFlow, OfFrenchProgrammesLiesInTheRange) {  // comparison (DW10)
  const auto c = facts("DW10");
  const auto &setec = c["inputs"]["setec"];
  const double flow = (setec["before"].get<double>() - setec["after"].get<double>()) /
                      setec["leaks"].get<double>() / 24;
  EXPECT_LT(std::abs(relative(flow, c["published"]["setec"]["flow_per_leak"])), 0.01);
  expect_in_range("water.leak_flow", flow);
  const double gironde = c["inputs"]["gironde"]["leak_flow"];
  EXPECT_EQ(gironde, declared("water.leak_flow").value);
  EXPECT_LT(std::abs(relative(leak_volume(gironde, 365), c["published"]["gironde"]["annual"])),
            0.05);  // "près de 20 000"
}

TEST(France, AggregatesFitTogether) {  // consistency (DW11)
  const auto c = facts("DW11");
  const auto &in = c["inputs"];
  const double index = in["ille_et_vilaine"]["ILP"], part = in["ille_et_vilaine"]["rendement"];
  const double use = part * index / (1 - part);
  EXPECT_NEAR(efficiency_from(use, index), part, 1e-12);
  EXPECT_NEAR(use, 7.083, 0.001);
  EXPECT_NEAR(legal_threshold(use), 0.6642, 0.0001);
  const auto &old = in["IFEN_1998"];
  const double lost = old["loss_index"].get<double>() * old["length"].get<double>() * 365 / 1e9;
  EXPECT_NEAR(lost, old["distributed"].get<double>() - old["billed"].get<double>(), 0.12);
  const double now = linear_index(1e9, in["national_2024"]["length"]);
  EXPECT_NEAR(now, 2.75, 0.01);
  expect_in_range("water.peer.loss_index", now);
  EXPECT_NEAR(in["bill_2019"]["bill"].get<double>() / 120, c["published"]["price_2019"], 1e-9);
}

TEST(Alexandra, RepairsAndInputFellTogether) {  // derived (DW12): the pressure is not published
  const auto c = facts("DW12");
  const double input =
      1 - c["published"]["SIV_after"].get<double>() / c["inputs"]["SIV_before"].get<double>();
  const double repaired = 1 - c["published"]["repairs_after"].get<double>() /
                                  c["inputs"]["repairs_before"].get<double>();
  EXPECT_NEAR(input, 0.166, 0.001);
  EXPECT_NEAR(repaired, 0.280, 0.001);
}

TEST(Kinta, EconomicLevelIsOfTheModelsSize) {  // derived (DW14): two units of one figure
  const auto c = facts("DW14");
  const double per_km = c["published"]["SRELL_km"];
  const double dense = per_km / (c["published"]["SRELL_conn"].get<double>() / 1000);
  EXPECT_NEAR(dense, 111.9, 0.1);  // connections per km: a dense town
}

Row service_of(const nlohmann::json &r, const char *name) {
  Row row{{"service", std::string(name)}, {"year", 2022.0}};
  const std::map<std::string, std::string> columns{
      {"VP.059", "produced"},   {"VP.060", "bought"},       {"VP.061", "sold"},
      {"VP.063", "domestic"},   {"VP.201", "non_domestic"}, {"VP.220", "service_water"},
      {"VP.221", "unmetered"},  {"VP.077", "length"},       {"VP.140", "renewed_length"},
      {"VP.056", "subscribers"}};
  for (const auto &[code, column] : columns)
    if (!r[code].is_null()) row[column] = r[code].get<double>();
  row["declared_efficiency"] = r["P104.3"].get<double>() / 100;
  return row;
}

TEST(Sispea, IndicatorsOfARealServiceAreThoseItPublishes) {  // comparison
  const auto r = facts("sispea")["rows"][0];
  Town town;
  town.services = {service_of(r, "Espace Sud")};
  const Answer a = ask(town, {.years = 1});
  EXPECT_NEAR(100 * a.indicator(efficiency_p104, 0), r["P104.3"], 0.05);
  EXPECT_NEAR(a.indicator(unaccounted_p105, 0), r["P105.3"], 0.05);
  EXPECT_NEAR(a.indicator(losses_p106, 0), r["P106.3"], 0.05);
  EXPECT_NEAR(100 * a.indicator(renewal_p107, 0), r["P107.2"], 0.005);
  EXPECT_NEAR(a.indicator(consumption_index_ilc, 0), r["VP.224"], 0.005);
  EXPECT_NEAR(100 * a.indicator(legal_efficiency, 0), r["VP.226"], 0.01);
  // In a water-stressed zone that draws more than 2 million m3: 70 and not 65.
  town.services[0]["stressed"] = std::string("yes");
  EXPECT_NEAR(100 * ask(town, {.years = 1}).indicator(legal_efficiency, 0), r["VP.227"], 0.01);
}

TEST(Sispea, ThresholdsOfTheSecondServiceAreReproducedFromItsOwnFigures) {  // comparison
  const auto r = facts("sispea")["rows"][1];
  const double use = r["VP.224"];
  EXPECT_NEAR(100 * legal_threshold(use), r["VP.226"], 0.01);
  EXPECT_NEAR(100 * legal_threshold(use, 0.70), r["VP.227"], 0.01);  // capped at 85
}

TEST(Sispea, CopiedVolumesOfTheSecondServiceAreCaughtAlthoughMarkedClean) {  // trap
  const auto rows = facts("sispea")["rows"];
  Town town;
  town.services = {service_of(rows[0], "Espace Sud"), service_of(rows[1], "Robert et Trinité")};
  const Answer a = ask(town, {.years = 1});
  EXPECT_TRUE(water_test::told(water::told::copied_and_impossible));
  // It declares the efficiency of the first as its own: nothing of it enters the indicators.
  EXPECT_NEAR(100 * a.indicator(efficiency_p104, 0), rows[0]["P104.3"], 0.05);
  town.services.erase(town.services.begin());
  EXPECT_TRUE(std::isnan(ask(town, {.years = 1}).indicator(efficiency_p104, 0)));
}

}  // namespace
