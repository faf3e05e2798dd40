#include "harness.h"

namespace lighting_test {

Answer ask(const Town &town, const Asked &asked) {
  // Towns of these tests burn all night where they say nothing, unless the test says otherwise.
  Asked all_night = asked;
  all_night.figures.try_emplace("lighting.peer.part_night_share", fixed(0));
  std::vector<std::string> estimated;
  if (town.estimated_from_population) estimated = {"points"};
  return jalon::testing::ask({.tables = {{"points", town.points}, {"cabinets", town.cabinets}},
                              .estimated = estimated,
                              .population = town.population,
                              .year = town.year,
                              .clock = town.clock},
                             all_night);
}

Figures plain_figures() {
  Figures figures;
  for (const char *zero :
       {"lighting.renewal.rate", "lighting.renewal.mercury_rate", "lighting.cabinet.standby",
        "lighting.clock.offset", "lighting.clock.other_offset", "lighting.rebound",
        "lighting.led.learning", "lighting.pole.price", "lighting.cable.price",
        "lighting.cabinet.price", "lighting.study_share", "lighting.disposal.price",
        "lighting.maintenance.cabinet", "lighting.discharge.failure", "lighting.led.failure",
        "lighting.relamping.price"})
    figures[zero] = fixed(0);
  figures["lighting.failure.growth"] = fixed(1);
  figures["territory.latitude"] = fixed(46);
  figures["territory.longitude"] = fixed(4.84);
  return figures;
}

}  // namespace lighting_test
