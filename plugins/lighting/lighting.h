// lighting.h - the street-lighting domain: its declaration, and the way into its model.
#pragma once
#include "measures.h"
#include "model.h"

namespace lighting {

struct Lighting {
  static constexpr jalon::about about{.id = "org.jalon.lighting",
                                      .name = "lighting",
                                      .version = "1.0.0",
                                      .label = "Street lighting",
                                      .currency = "EUR",
                                      .price_year = 2023,
                                      .preferred_block = 1024};
  static constexpr auto parameters = lighting::parameters;
  static constexpr auto tables = lighting::tables;
  static constexpr auto measures = lighting::measures;
  static constexpr auto lines = lighting::lines;
  static constexpr auto indicators = lighting::indicators;

  Lighting(const jalon::Host &host, const jalon::Inventory &inventory) : stock_(host, inventory) {}
  Prepared prepare(const jalon::Programme &programme) const { return {stock_, programme}; }

 private:
  Stock stock_;
};

}  // namespace lighting
