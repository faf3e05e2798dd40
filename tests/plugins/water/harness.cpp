#include "harness.h"

#include <algorithm>

namespace water_test {

Answer ask(const Town &town, const Asked &asked) {
  // Sums by hand are made with a round price of electricity.
  Asked round = asked;
  round.figures.try_emplace("energy.electricity.price", fixed(0.10));
  std::vector<std::string> estimated;
  if (town.services_estimated) estimated.push_back("services");
  if (town.pipes_estimated) estimated.push_back("pipes");
  if (town.meters_estimated) estimated.push_back("meters");
  return jalon::testing::ask({.tables = {{"services", town.services},
                                         {"pipes", town.pipes},
                                         {"meters", town.meters},
                                         {"sectors", town.sectors}},
                              .estimated = estimated,
                              .population = town.population,
                              .year = town.year},
                             round);
}

bool told(std::string_view message) {
  return std::any_of(found().begin(), found().end(),
                     [&](const Finding &f) { return f.message == message; });
}

Town espace_sud() {
  Town town;
  town.services = {{{"service", "Espace Sud"},
                    {"year", 2022.0},
                    {"subscribers", 61783.0},
                    {"inhabitants", 116100.0},
                    {"length", 1657.0},
                    {"produced", 15540092.0},
                    {"bought", 4860971.0},
                    {"sold", 6914829.0},
                    {"domestic", 9533896.0},
                    {"unmetered", 120820.0},
                    {"service_water", 118924.0},
                    {"declared_efficiency", 0.818},
                    {"renewed_length", 14.6},
                    {"knowledge", 105.0},
                    {"price_120", 2.84},
                    {"debt_years", 0.8}}};
  return town;
}

Row cap_nord() {
  return {{"service", "Robert et Trinité"},
          {"year", 2022.0},
          {"subscribers", 14158.0},
          {"inhabitants", 33788.0},
          {"length", 260.0},
          {"produced", 0.0},
          {"bought", 4860971.0},
          {"sold", 6914829.0},
          {"domestic", 1725900.0},
          {"non_domestic", 0.0},
          {"unmetered", 120820.0},
          {"service_water", 118924.0},
          {"declared_efficiency", 0.818},
          {"renewed_length", 0.78},
          {"knowledge", 103.0},
          {"price_120", 2.87},
          {"debt_years", 0.4}};
}

}  // namespace water_test
