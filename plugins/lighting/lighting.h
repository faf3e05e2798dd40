// lighting.h - the street-lighting domain: its declaration, and the way into its model.
#pragma once
#include <jalon/plugin.hpp>

#include "measures.h"
#include "model.h"

namespace lighting {

struct Lighting : jalon::Domain<Stock, Prepared> {
  using Domain::Domain;
  JALON_DECLARED_IN(lighting)
  static constexpr jalon::about about{.id = "org.jalon.lighting",
                                      .name = "lighting",
                                      .version = "1.0.0",
                                      .label = "Street lighting",
                                      .currency = "EUR",
                                      .price_year = 2023,
                                      .preferred_block = 1024};
  static constexpr std::array caveats{
      "Switching off is checked on four French towns: at three of them the model comes within two "
      "points, or to their rounded target; at the fourth (Serres-sur-Arget) two meters saved 72 "
      "and "
      "66 % where it says 53 %. Read your own meters before and after.",
      "The hours of the legal clock decide: in one published case an hour read wrongly, 6:00 for "
      "another, turns 22 % of saving into 17 %.",
      "Nothing independent checks the power of the lamps that LED replace: savings of LED are "
      "ranges "
      "seen elsewhere (31 to 70 %). A lighting study of your streets replaces them.",
      "What less light does to accidents and crime is shown and never valued: the one large study "
      "found no evidence of change in collisions, nothing checks it in a small town.",
      "Savings on the bill count the variable part of the price only; subscribed power is saved by "
      "bringing it down, and the network earns that much less.",
      "Light taken away, by removal or by hours off, is shown in hours and has no price, nor have "
      "lost comfort, better sleep, wildlife and the sky: an account that gains by removing many "
      "points does not say that nobody needs them."};
};

}  // namespace lighting
