// cite.h - where figures come from, said once.
#pragma once
#include <jalon/plugin.hpp>

namespace electro_mobility::cite {

inline constexpr uint32_t read = JALON_CERTAIN, check = JALON_TO_VERIFY, guess = JALON_HYPOTHETICAL;

constexpr jalon::evidence judgement(const char *as_of = "2025") {
  return {"engineering judgement", as_of, guess};
}
constexpr jalon::evidence memory(const char *as_of = "2024") {
  return {"professional practice, from memory", as_of, check};
}
constexpr jalon::evidence decided(const char *as_of = "2025") {
  return {"what a first estimate proposes, engineering judgement: a project says its own number",
          as_of, guess};
}
inline constexpr jalon::evidence brevcar{
    "Avem, review of the network of Côtes-d'Armor 2022 (sessions per station 2019 to 2022); read "
    "off it by engineering judgement",
    "2019-2022", guess};
inline constexpr jalon::evidence lodi{
    "City of Lodi, free municipal points put at 1.75 USD an hour: energy -42 %; range by "
    "engineering judgement",
    "2025", guess};
inline constexpr jalon::evidence bike_review{
    "Localtis on CGDD, review of bike share in France: 2,000 to 3,000 EUR a bike and year; highest "
    "value from a trade source that was not read",
    "2008-2015", check};

}  // namespace electro_mobility::cite
