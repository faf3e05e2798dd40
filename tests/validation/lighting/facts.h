// facts.h - the facts of the published cases, and a retrofit as they describe it.
#pragma once
#include <nlohmann/json.hpp>

#include "harness.h"

namespace lighting_test {

nlohmann::json read_data(const std::string &file);
nlohmann::json facts(const std::string &id);  // of data/cases.json

double relative(double computed, double published);

// A switching altitude of the sun at which a place near Paris is dark for just so many hours.
double altitude_for(double hours);

// A town where only what the case tells happens: so many points, the energy before, the part of it
// saved, the price of a kWh and of a head. Ageing and everything else is switched off.
struct Retrofit {
  double points, kwh_before, saved, price, head;
};
struct Outcome {
  double investment, kwh_saved, money_saved;  // of a full year
  double payback() const { return investment / money_saved; }
};
Outcome outcome(const Retrofit &retrofit, std::map<std::string, Figure> figures = {});

}  // namespace lighting_test
