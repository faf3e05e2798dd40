// towns.h - towns and figures that several tests share.
#pragma once
#include "harness.h"

namespace e_administration_test {

// One procedure at the counter, all of whose figures are known: 6,000 cases of 10 + 5 minutes of
// agents, 30 minutes and 4 km of a citizen, one letter.
inline Row counter_row() {
  return {{"kind", "other"},        {"volume", 6000.0},       {"digital_level", "aucun"},
          {"share_online", 0.0},    {"share_counter", 1.0},   {"share_phone", 0.0},
          {"share_post", 0.0},      {"share_email", 0.0},     {"minutes_counter", 10.0},
          {"minutes_online", 2.0},  {"back_minutes", 5.0},    {"citizen_counter", 20.0},
          {"citizen_online", 10.0}, {"travel_minutes", 10.0}, {"travel_km", 4.0},
          {"visits", 1.0},          {"letters", 1.0},         {"excluded_share", 0.0},
          {"business_share", 0.0},  {"booking", "none"},      {"integrated", "no"},
          {"assistance", "no"},     {"citizen_remote", 8.0},  {"minutes_phone", 5.0},
          {"minutes_post", 8.0},    {"minutes_email", 6.0}};
}
inline Town counter_town() {
  return {.procedures = {counter_row()}, .population = 5000};
}
inline std::string full(const std::string &name) {
  return "e_administration." + name;
}

// Plain figures under which the share on line is 0.2 from the first year of service on.
inline std::map<std::string, Figure> worked_figures() {
  auto f = plain_figures();
  f[full("adoption.launch")] = fixed(0.2);
  f[full("agent.cost")] = fixed(30);
  f[full("cashable")] = fixed(0.5);
  f[full("agent.attrition")] = fixed(1);
  f[full("letters.paper")] = fixed(0.25);
  f[full("letters.stamp")] = fixed(0.75);
  f[full("letters.online")] = fixed(0);
  f[full("procedure.price")] = fixed(1000);
  f[full("cycle")] = fixed(6);
  f[full("cycle.part")] = fixed(0.5);
  f[full("overrun")] = fixed(0.1);
  f[full("citizen.car")] = fixed(1);
  f[full("citizen.car_carbon")] = fixed(0.2);
  return f;
}

inline const Entry online_all{"e_administration.teleservice", 2025, {}, {}};

}  // namespace e_administration_test
