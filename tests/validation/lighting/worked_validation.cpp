// Validates a whole appraisal of one project (golden, worked independently) through the plugin's
// lines: energies, first-year benefit, paybacks, net present value, internal rate of return.
#include <gtest/gtest.h>

#include <cmath>

#include "facts.h"

namespace {

using namespace lighting_test;
using namespace lighting;

TEST(Worked, ExampleOfAThousandSodiumPointsIsReproduced) {
  const auto golden = read_data("worked.json");
  const auto &in = golden["inputs"];
  const auto &out = golden["outputs"];
  const double points = in["N"], hours = in["hours"];
  const auto years = in["years"].get<std::size_t>() + 1;

  // A place, a sun altitude and a window that give 4,100 h and 54 % of them.
  const double altitude = altitude_for(hours);
  const auto clock = european_clock(2023, 1);
  const LitHours table(2023, clock.since, clock.offset);
  const auto at = table.at(48.86, 2.35, altitude);
  double low = 3, high = 9;
  for (int step = 0; step < 60; ++step) {
    const double middle = (low + high) / 2;
    (table.between(at, 23, middle) < in["dim_share"].get<double>() * hours ? low : high) = middle;
  }

  Town town;
  town.points = {{{"count", points},
                  {"lamp_type", "hps"},
                  {"system_power", 1000 * in["P0_kw"].get<double>()}}};
  auto figures = plain_figures();
  figures["territory.latitude"] = fixed(48.86);
  figures["territory.longitude"] = fixed(2.35);
  figures["lighting.sun_altitude"] = fixed(altitude);
  figures["lighting.led.life"] = fixed(25);
  figures["lighting.dimming.floor"] = fixed(0.1);  // half the light at 55 % of the power
  figures["lighting.dimming.price.led"] = fixed(0);
  figures["lighting.maintenance.discharge"] = fixed(in["maint"][0]);
  figures["lighting.maintenance.led"] = fixed(in["maint"][1]);
  const double price = in["price"], growth = in["price_growth"];
  figures["energy.electricity.price"] = [=](std::size_t y, std::size_t) {
    return price * std::pow(1 + growth, static_cast<double>(y) - 1);
  };
  const double ratio = in["P1_kw"].get<double>() / in["P0_kw"].get<double>();
  const Answer reference = ask(town, {.years = years, .figures = figures});
  const Answer project = ask(
      town, {.programme = {{"lighting.led",
                            2023,
                            {},
                            {{"power_ratio", ratio}, {"luminaire_price", in["capex_per_point"]}}},
                           {"lighting.dimming",
                            2023,
                            {},
                            {{"from", 23}, {"to", (low + high) / 2}, {"level", 0.5}}}},
             .years = years,
             .figures = figures});

  EXPECT_NEAR(reference.line(electricity, 1), out["E0_kwh"], 0.1);
  EXPECT_NEAR(project.line(electricity, 1), out["E1_kwh"], 0.1);
  EXPECT_NEAR(1 - project.line(electricity, 1) / reference.line(electricity, 1), out["saving_frac"],
              1e-6);

  std::vector<double> flow;
  for (std::size_t y = 0; y < years; ++y) flow.push_back(reference.paid(y) - project.paid(y));
  EXPECT_NEAR(flow[1], out["first_year_benefit"], 0.02);
  EXPECT_NEAR(-flow[0] / flow[1], out["simple_payback_yr"], 1e-4);
  const auto npv = [&](double rate) {
    double sum = 0;
    for (std::size_t y = 0; y < years; ++y) sum += flow[y] / std::pow(1 + rate, y);
    return sum;
  };
  EXPECT_NEAR(npv(in["discount"]), out["npv_eur"], 0.5);
  EXPECT_NEAR(npv(out["irr"]), 0, 30);  // the rate is printed with six decimals
  double sum = flow[0];
  int payback = 0;
  while (sum < 0) {
    ++payback;
    sum += flow[static_cast<std::size_t>(payback)] /
           std::pow(1 + in["discount"].get<double>(), payback);
  }
  EXPECT_EQ(payback, out["discounted_payback_yr"]);
}

}  // namespace
