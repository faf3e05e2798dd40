// Validates the lit-hours engine: against an independent sky (golden), and against savings that
// towns published after switching off. One case is an expected miss and is kept as such.
#include <gtest/gtest.h>

#include <cmath>

#include "equations.h"
#include "facts.h"

namespace {

using namespace lighting_test;
using lighting::LitHours;

LitHours hours_by(const LegalClock &clock) {
  return {2023, clock.since, clock.offset};
}

TEST(LitHours, OfTheGoldenTableAreReproducedWithinHalfAPerCent) {
  const LitHours hours = hours_by(european_clock(2023, 1));
  const auto rows = read_data("lit_hours.json").at("rows");
  ASSERT_EQ(rows.size(), 20u);
  for (const auto &row : rows) {
    const auto at = hours.at(row["lat"], row["lon"], row["sun_altitude_deg"]);
    const double all = row["lit_hours"];
    // The last place is told by a clock five hours off its own: nights on which that clock changes
    // fall on another day there.
    const bool own_clock = row["lat"].get<double>() > 40;
    EXPECT_LT(std::abs(relative(hours.all(at), all)), 0.0005) << row["place"];
    for (const auto &[window, expected] : row["windows"].items()) {
      const auto dash = window.find('-');
      const double inside =
          hours.between(at, std::stod(window.substr(0, dash)), std::stod(window.substr(dash + 1)));
      EXPECT_LT(std::abs(inside - expected.get<double>()) / all, own_clock ? 0.0015 : 0.005)
          << row["place"] << " " << window;
    }
  }
}

// Share of the night's hours that a window takes, with the sun of the case.
double share(double latitude, double longitude, double altitude, double from, double to,
             const LegalClock &clock = european_clock(2023, 1)) {
  const LitHours hours = hours_by(clock);
  const auto at = hours.at(latitude, longitude, altitude);
  return hours.between(at, from, to) / hours.all(at);
}

TEST(SwitchOff, OfPamiersSavesWhatTheTownPublished) {
  const auto a08 = facts("A08");
  const double published = a08["published"]["saving_fraction"];
  EXPECT_LT(std::abs(relative(share(43.12, 1.61, -4, 0, 6), published)), 0.03);
  // The same through the whole model: energy with and without the measure.
  Town town;
  town.points = {{{"count", 100.0}, {"lamp_type", "hps"}, {"lamp_power", 100.0}}};
  auto figures = plain_figures();
  figures["territory.latitude"] = fixed(43.12);
  figures["territory.longitude"] = fixed(1.61);
  figures["lighting.sun_altitude"] = fixed(-4);
  const Answer off =
      ask(town, {.programme = {{"lighting.switch_off", 2023, {}, {{"from", 0}, {"to", 6}}}},
                 .years = 2,
                 .figures = figures});
  const double saved = 1 - off.line(lighting::electricity, 1) / off.line(lighting::electricity, 0);
  EXPECT_LT(std::abs(relative(saved, published)), 0.03);
}

TEST(SwitchOff, OfAssonIsAboutTheHalfThatTheTownAimedAt) {
  const double published = facts("A11")["published"]["target_saving"];
  EXPECT_LT(std::abs(relative(share(43.1, -0.25, -3, 23.5, 5.5), published)), 0.08);
}

TEST(SwitchOff, OfSerresSurArgetIsMissedByTheModelAndTheMissIsKnown) {
  // 00:30-06:30 in summer and 23:30-05:30 in winter is one window of a clock without summer time.
  const double model = share(42.97, 1.51, -4, 23.5, 5.5, constant_clock(2023, 1));
  EXPECT_NEAR(model, 0.53, 0.01);
  const auto published = facts("A24")["published"]["saving"];
  const double first = relative(model, published[0]), second = relative(model, published[1]);
  // Not reproduced. If this comes within 15 %, find out why before touching the bounds.
  EXPECT_LT(first, -0.15);
  EXPECT_LT(second, -0.15);
  EXPECT_NEAR(first, -0.26458, 0.02);
  EXPECT_NEAR(second, -0.19773, 0.02);
}

TEST(Clocks, OfPamiersSaveWhatTheTownPublished) {
  const auto a09 = facts("A09");
  const double minutes = a09["inputs"]["hours_cut_per_day"].get<double>() * 60 / 2;
  const double hours = a09["inputs"]["burn_hours"];
  EXPECT_LT(std::abs(relative(lighting::late_hours(minutes) / hours,
                              a09["published"]["saving_fraction"])),
            0.02);
}

TEST(LitHours, OfFranceLieInTheRangeOfTheRegulator) {
  const auto range = facts("A23")["published"]["hours"];
  const LitHours hours = hours_by(european_clock(2023, 1));
  for (const double latitude : {42.0, 45.0, 48.0, 51.0})
    for (const double altitude : {-4.0, -3.5, -3.0}) {
      const double all = hours.all(hours.at(latitude, 2.5, altitude));
      EXPECT_GT(all, range[0].get<double>());
      EXPECT_LT(all, range[1].get<double>());
    }
}

}  // namespace
