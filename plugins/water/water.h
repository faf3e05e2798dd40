// water.h - the drinking-water domain: its declaration, and the way into its model.
#pragma once
#include <jalon/plugin.hpp>

#include "measures.h"
#include "model.h"

namespace water {

struct Water : jalon::Domain<Network, Prepared> {
  using Domain::Domain;
  JALON_DECLARED_IN(water)
  static constexpr jalon::about about{.id = "org.jalon.water",
                                      .name = "water",
                                      .version = "1.0.0",
                                      .label = "Drinking water",
                                      .currency = "EUR",
                                      .price_year = 2024,
                                      .preferred_block = 1024};
  static constexpr std::array caveats{
      "Balances, unavoidable losses and indicators are checked on thousands of audits; how leakage "
      "rises again and how much a survey finds is not: the natural rate of rise is an expert "
      "range. "
      "Measure night flows before you rely on it",
      "No public price was found for district meters, pressure-reducing stations and telemetry: "
      "their costs are expert ranges. Ask for quotations",
      "What a lost cubic metre is worth moves results most: marginal by default, several times "
      "more "
      "if saved water replaces water bought. The value used is shown",
      "Fewer bursts after a cut of pressure: the mean factor misses the published result by more "
      "than 20 points in 5 of 12 named systems",
      "Published successes (Khayelitsha, Bahamas, Lisbon) are chosen ones: the model is not fitted "
      "on them, and gains that nobody maintains are lost again",
      "Water that better meters find and levies spared move money between users, service and "
      "State: no gain for all. The rule of the levy on performance is from memory in part: where a "
      "project pays by that levy alone, ask the water agency first",
  };
};

}  // namespace water
