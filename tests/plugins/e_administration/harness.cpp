#include "harness.h"

namespace e_administration_test {

Answer ask(const Town &town, const Asked &asked) {
  std::vector<std::string> estimated;
  if (town.estimated_from_population) estimated = {"procedures"};
  return jalon::testing::ask({.tables = {{"procedures", town.procedures}},
                              .estimated = estimated,
                              .population = town.population,
                              .year = town.year},
                             asked);
}

Figures plain_figures() {
  Figures figures;
  for (const char *zero : {"volume_growth",
                           "adoption.rate",
                           "platform.licence",
                           "platform.licence_per_inhabitant",
                           "portal.licence",
                           "portal.licence_per_inhabitant",
                           "urban_planning.licence",
                           "appointment.licence",
                           "paperless.licence",
                           "upkeep",
                           "cycle.part",
                           "training",
                           "overrun",
                           "letters.per_case",
                           "agent.attrition",
                           "assisted.existing_reach",
                           "automation.present",
                           "follow_up.part",
                           "appointment.part",
                           "business.part",
                           "platform.price",
                           "citizen.early"})
    figures[std::string("e_administration.") + zero] = fixed(0);
  return figures;
}

}  // namespace e_administration_test
