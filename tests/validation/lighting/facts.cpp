#include "facts.h"

#include <cmath>
#include <fstream>

namespace lighting_test {

nlohmann::json read_data(const std::string &file) {
  std::ifstream in(std::string(TEST_DATA "/") + file);
  return nlohmann::json::parse(in);
}

nlohmann::json facts(const std::string &id) {
  static const nlohmann::json all = read_data("cases.json");
  return all.at("cases").at(id);
}

double relative(double computed, double published) {
  return computed / published - 1;
}

double altitude_for(double hours) {
  const auto clock = european_clock(2023, 1);
  const lighting::LitHours table(2023, clock.since, clock.offset);
  double low = -8, high = 0;  // more hours the higher the sun may stand
  for (int step = 0; step < 60; ++step) {
    const double middle = (low + high) / 2;
    (table.all(table.at(48.86, 2.35, middle)) < hours ? low : high) = middle;
  }
  return (low + high) / 2;
}

Outcome outcome(const Retrofit &r, std::map<std::string, Figure> figures) {
  Town town;
  town.points = {{{"count", r.points},
                  {"lamp_type", "hps"},
                  {"system_power", r.kwh_before / r.points / 4100 * 1000}}};
  auto all = plain_figures();
  all["territory.latitude"] = fixed(48.86);
  all["territory.longitude"] = fixed(2.35);
  all["lighting.sun_altitude"] = fixed(altitude_for(4100));
  all["energy.electricity.price"] = fixed(r.price);
  all["lighting.maintenance.discharge"] = fixed(0);
  all["lighting.maintenance.led"] = fixed(0);
  for (auto &[name, figure] : figures) all[name] = figure;
  const Answer reference = ask(town, {.years = 2, .figures = all});
  const Answer project =
      ask(town, {.programme = {{"lighting.led",
                                town.year,
                                {},
                                {{"power_ratio", 1 - r.saved}, {"luminaire_price", r.head}}}},
                 .years = 2,
                 .figures = all});
  return {project.line(lighting::investment, 0),
          reference.line(lighting::electricity, 1) - project.line(lighting::electricity, 1),
          reference.paid(1) - project.paid(1) - project.line(lighting::residual, 1) +
              reference.line(lighting::residual, 1)};
}

}  // namespace lighting_test
