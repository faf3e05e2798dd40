// parking.h - the parking domain: its declaration, and the way into its model.
#pragma once
#include <jalon/plugin.hpp>

#include "measures.h"
#include "model.h"

namespace parking {

struct Parking : jalon::Domain<Stock, Prepared> {
  using Domain::Domain;
  JALON_DECLARED_IN(parking)
  static constexpr jalon::about about{.id = "org.jalon.parking",
                                      .name = "parking",
                                      .version = "1.0.0",
                                      .label = "Parking",
                                      .currency = "EUR",
                                      .price_year = 2023,
                                      .preferred_block = 1024};
  static constexpr std::array caveats{
      "Where no survey has measured the search time, time that a measure spares is shown as hours "
      "and given no value; only time lost is valued. It must not carry the decision unless it was "
      "measured.",
      "No published case tests demand, price, search and respect together: the model is calibrated "
      "on the figures of the town, and is worth what they are worth.",
      "Prices that follow occupancy: at the elasticity that San Francisco printed, full blocks "
      "empty at least three times as much in the model as they did there.",
      "How respect answers to checks rests on three points of one large town. Notices rise in the "
      "first year of more checks and then fall, in the model faster than in Rotterdam: the first "
      "year is not the level to budget.",
      "Fees, notices and permits move money between users and the town: they are no gain of the "
      "territory.",
      "What shops gain or lose is disputed and is not counted."};
};

}  // namespace parking
