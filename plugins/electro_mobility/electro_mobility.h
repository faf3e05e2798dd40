// electro_mobility.h - the electro-mobility domain: its declaration, and the way into its model.
#pragma once
#include <jalon/plugin.hpp>

#include "measures.h"
#include "model.h"

namespace electro_mobility {

struct ElectroMobility : jalon::Domain<Stock, Prepared> {
  using Domain::Domain;
  JALON_DECLARED_IN(electro_mobility)
  static constexpr jalon::about about{.id = "org.jalon.electro_mobility",
                                      .name = "electro_mobility",
                                      .version = "1.0.0",
                                      .label = "Electro-mobility",
                                      .currency = "EUR",
                                      .price_year = 2024,
                                      .preferred_block = 1024};
  static constexpr std::array caveats{
      "No published operating account of a French charging network was available to check this "
      "model: use, revenue and deficit of new points are orders of magnitude.",
      "Held against real sessions of two Scottish towns (2018-2019), a session took half of the "
      "energy "
      "counted here, slow points were filled twice as much as others, and rapid chargers were "
      "crowded "
      "two to five times less: put in the sessions and energy measured at your own points.",
      "A public point is credited only with the kilometres that public charging alone makes "
      "electric; that part (a quarter, 10 to 50 %) is a judgement and carries most of the carbon "
      "result.",
      "How drivers answer to a price rests on one published case (a free network put at a price "
      "lost 42 % of its energy).",
      "Health dominates what bikes bring; it is shown as kilometres cycled and enters no account "
      "unless the norms price it.",
      "Break-even published by an operator, 5 to 10 sessions a day and station, is of 2018 and was "
      "not checked against accounts."};
};

}  // namespace electro_mobility
