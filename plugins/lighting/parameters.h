// parameters.h - every figure of the street-lighting model: unit, bounds, default, range, source.
//
// Amounts are EUR without VAT, constant prices. A source that was not read itself is marked
// to_verify; a judgement is marked hypothetical. plugins/lighting/README.md gives the equations.
#pragma once
#include <jalon/plugin.hpp>

namespace lighting {

namespace cite {
inline constexpr uint32_t read = JALON_CERTAIN, check = JALON_TO_VERIFY, guess = JALON_HYPOTHETICAL;
constexpr jalon::evidence judgement(const char *as_of = "2025") {
  return {"engineering judgement", as_of, guess};
}
constexpr jalon::evidence memory(const char *as_of = "2024") {
  return {"professional practice, from memory", as_of, check};
}
inline constexpr jalon::evidence dossier{"the dossier: where the town lies", "2025", read};
inline constexpr jalon::evidence corsica{
    "AUE Corse, Le montant de la facture d'eclairage public a-t-il double ?", "2016-2022", check};
// Ratios: lognormal, with the 5 % and 95 % quantiles that its confidence interval (95 %) implies.
inline constexpr jalon::evidence lanterns{
    "Steinbach et al., J Epidemiol Community Health 69:1118 (62 authorities, England and Wales)",
    "2015", read};
}  // namespace cite

inline constexpr std::array parameters{
    // Where and when.
    jalon::parameter("territory.latitude", "Latitude", "degree", {-66, 66}, jalon::no_default(),
                     cite::dossier),
    jalon::parameter("territory.longitude", "Longitude, east positive", "degree", {-180, 180},
                     jalon::no_default(), cite::dossier),
    jalon::parameter("lighting.sun_altitude", "Altitude of the sun at which lamps switch", "degree",
                     {-8, 0}, jalon::triangular(-4, -3.5, -3),
                     {"range that gives the conventional 4,100 h a year between 43 and 50.6 "
                      "degrees north, computed",
                      "2023", cite::guess}),
    jalon::parameter("lighting.points_per_inhabitant", "Light points per inhabitant", "1", {0, 1},
                     jalon::triangular(0.10, 0.155, 0.20),
                     {"10.5 million points in France (Cour des comptes, quoted by Opera Energie) "
                      "over 68 million inhabitants; range of municipal inventories",
                      "2017", cite::check}),
    jalon::parameter("lighting.points_per_cabinet", "Light points per cabinet", "1", {1, 1000},
                     jalon::triangular(18, 31, 55),
                     {"Pamiers 31 (La Gazette des communes 30291), Douai 55 (FNCCR colloquium); "
                      "low value from memory",
                      "2010-2017", cite::check}),
    // Electricity.
    jalon::parameter(
        "energy.electricity.price", "Electricity, variable part of the price", "currency/kWh",
        {0, 5}, jalon::triangular(0.10, 0.163, 0.21),
        {"CRE, regulated tariff of small sites, base option, excise duty included: "
         "0.163 since August 2025, 0.210 in 2024, computed; low value: public-lighting "
         "bills of 2017-2023; taking this tariff for lighting is a judgement",
         "2017-2025", cite::guess},
        JALON_PER_YEAR),
    jalon::parameter("energy.electricity.subscription", "Electricity, price of subscribed power",
                     "currency/kVA/year", {0, 1000}, jalon::triangular(80, 100, 120), cite::corsica,
                     JALON_PER_YEAR),
    jalon::parameter("energy.electricity.excise_share",
                     "Part of the variable electricity price that is excise duty", "1", {0, 0.9},
                     jalon::triangular(0.005, 0.15, 0.27),
                     {"AUE Corse: 27 % in 2016, 0.5 % in 2022; the value between them is a "
                      "judgement: the rate changes by law, give that of the year",
                      "2016-2022", cite::guess}),
    jalon::parameter("energy.electricity.carbon", "Electricity, greenhouse gases", "kg/kWh", {0, 2},
                     jalon::triangular(0.032, 0.052, 0.073),
                     {"France: RTE 32 g (2023, production), Base Carbone mean about 52 g (2022, "
                      "from memory), 73 g (2022, trade press)",
                      "2021-2023", cite::check},
                     JALON_PER_YEAR),
    // Power: what the gear adds to the lamp, and what an unknown lamp draws.
    jalon::parameter("lighting.ballast.hps", "Gear losses, high-pressure sodium", "1", {0, 1},
                     jalon::triangular(0.12, 0.15, 0.20),
                     {"US ballasts: 250 W draws 295 W, 400 W draws 460 W; European 70/100/150 W "
                      "draw 84/115/170 W, from memory",
                      "2015", cite::check}),
    jalon::parameter("lighting.ballast.mercury", "Gear losses, mercury", "1", {0, 1},
                     jalon::triangular(0.06, 0.10, 0.15), cite::memory("2015")),
    jalon::parameter("lighting.ballast.metal_halide", "Gear losses, metal halide", "1", {0, 1},
                     jalon::triangular(0.08, 0.13, 0.20), cite::memory("2015")),
    jalon::parameter("lighting.ballast.low_pressure_sodium", "Gear losses, low-pressure sodium",
                     "1", {0, 1}, jalon::triangular(0.15, 0.25, 0.45), cite::memory("2015")),
    jalon::parameter("lighting.ballast.fluorescent", "Gear losses, fluorescent", "1", {0, 1},
                     jalon::triangular(0.05, 0.15, 0.25), cite::memory("2015")),
    jalon::parameter("lighting.ballast.induction", "Gear losses, induction", "1", {0, 1},
                     jalon::triangular(0.03, 0.06, 0.12), cite::memory("2015")),
    jalon::parameter("lighting.ballast.incandescent", "Gear losses, incandescent", "1", {0, 1},
                     jalon::point(0), cite::memory("2015")),
    jalon::parameter("lighting.ballast.led",
                     "Driver losses, LED, when the power noted is that of the diodes", "1", {0, 1},
                     jalon::triangular(0, 0.02, 0.10), cite::judgement()),
    jalon::parameter("lighting.ballast.other", "Gear losses, other lamp", "1", {0, 1},
                     jalon::triangular(0.05, 0.13, 0.20), cite::judgement()),
    jalon::parameter("lighting.ballast.unknown", "Gear losses, unknown lamp", "1", {0, 1},
                     jalon::triangular(0.05, 0.13, 0.20), cite::judgement()),
    jalon::parameter("lighting.peer.lamp_power.hps", "Usual lamp power, high-pressure sodium", "W",
                     {1, 2000}, jalon::triangular(70, 100, 250), cite::memory("2015")),
    jalon::parameter("lighting.peer.lamp_power.mercury", "Usual lamp power, mercury", "W",
                     {1, 2000}, jalon::triangular(80, 125, 250), cite::memory("2015")),
    jalon::parameter("lighting.peer.lamp_power.metal_halide", "Usual lamp power, metal halide", "W",
                     {1, 2000}, jalon::triangular(60, 100, 250), cite::memory("2015")),
    jalon::parameter("lighting.peer.lamp_power.low_pressure_sodium",
                     "Usual lamp power, low-pressure sodium", "W", {1, 2000},
                     jalon::triangular(35, 55, 135), cite::memory("2015")),
    jalon::parameter("lighting.peer.lamp_power.fluorescent", "Usual lamp power, fluorescent", "W",
                     {1, 2000}, jalon::triangular(18, 36, 72), cite::memory("2015")),
    jalon::parameter("lighting.peer.lamp_power.induction", "Usual lamp power, induction", "W",
                     {1, 2000}, jalon::triangular(55, 85, 165), cite::memory("2015")),
    jalon::parameter("lighting.peer.lamp_power.incandescent", "Usual lamp power, incandescent", "W",
                     {1, 2000}, jalon::triangular(60, 100, 200), cite::memory("2015")),
    jalon::parameter("lighting.peer.lamp_power.led", "Usual power, LED", "W", {1, 2000},
                     jalon::triangular(20, 55, 150), cite::judgement()),
    jalon::parameter("lighting.peer.lamp_power.other", "Usual lamp power, other lamp", "W",
                     {1, 2000}, jalon::triangular(60, 100, 250), cite::judgement()),
    jalon::parameter("lighting.peer.lamp_power.unknown", "Usual lamp power, unknown lamp", "W",
                     {1, 2000}, jalon::triangular(75, 115, 140),
                     {"533 kWh per point and year (5.6 TWh over 10.5 million points, Cour des "
                      "comptes quoted by Opera Energie), over 4,100 h and 13 % of gear losses",
                      "2017", cite::check}),
    // LED heads.
    jalon::parameter("lighting.led.power_ratio", "Power of the LED over that of the lamp replaced",
                     "1", {0.05, 1.2}, jalon::triangular(0.35, 0.50, 0.69),
                     {"DOE GATEWAY field studies: Kansas City, Palo Alto, San Francisco; Los "
                      "Angeles Bureau of Street Lighting",
                      "2011-2013", cite::read}),
    jalon::parameter("lighting.led.power_ratio.mercury", "The same, for a mercury lamp", "1",
                     {0.05, 1.2}, jalon::triangular(0.25, 0.38, 0.50), cite::judgement()),
    jalon::parameter("lighting.led.power_ratio.fluorescent", "The same, for a fluorescent lamp",
                     "1", {0.05, 1.2}, jalon::triangular(0.45, 0.60, 0.80), cite::judgement()),
    jalon::parameter("lighting.led.power_ratio.induction", "The same, for an induction lamp", "1",
                     {0.05, 1.2}, jalon::triangular(0.50, 0.65, 0.80), cite::judgement()),
    jalon::parameter("lighting.led.power_ratio.incandescent", "The same, for an incandescent lamp",
                     "1", {0.05, 1.2}, jalon::triangular(0.10, 0.15, 0.25), cite::judgement()),
    jalon::parameter("lighting.rebound", "Part of the LED saving spent on more light", "1", {0, 1},
                     jalon::triangular(0, 0.03, 0.10), cite::judgement()),
    jalon::parameter("lighting.led.price", "LED head, supplied and fitted", "currency", {0, 5000},
                     jalon::triangular(330, 600, 1050),
                     {"Los Angeles 406 USD, Phoenix 330 USD, Ann Arbor 630 USD, Marcoussis 1,053 "
                      "EUR per point; mode by judgement",
                      "2013-2024", cite::check}),
    jalon::parameter("lighting.led.learning", "Yearly fall of the LED price", "1", {0, 0.2},
                     jalon::triangular(0, 0.01, 0.03), cite::judgement()),
    jalon::parameter("lighting.led.price_floor", "Lowest LED price, as part of today's", "1",
                     {0, 1}, jalon::point(0.6), cite::judgement()),
    jalon::parameter("lighting.led.life", "Life of an LED head", "year", {8, 60},
                     jalon::triangular(15, 20, 25), cite::memory()),
    jalon::parameter("lighting.led.l70", "Burning hours until 70 % of the LED light is left", "h",
                     {10000, 1000000}, jalon::triangular(90000, 160000, 300000), cite::memory()),
    jalon::parameter(
        "lighting.led.dirt", "Light left by dirt on the optics between cleanings", "1", {0.3, 1},
        jalon::triangular(0.80, 0.88, 0.95),
        {"DOE GATEWAY, I-35W bridge: 12 % lost to dirt; range by judgement", "2013", cite::check}),
    jalon::parameter("lighting.study_share", "Studies and supervision, part of the works", "1",
                     {0, 0.5}, jalon::triangular(0.06, 0.08, 0.10), cite::memory()),
    jalon::parameter("lighting.disposal.price", "Waste treatment of a luminaire", "currency",
                     {0, 500}, jalon::triangular(5, 10, 20), cite::judgement()),
    jalon::parameter("lighting.pole.price", "Pole replaced", "currency", {0, 20000},
                     jalon::triangular(800, 1500, 3000), cite::memory()),
    jalon::parameter(
        "lighting.pole.per_point", "Poles of its own that a light point has", "1", {0, 2},
        jalon::triangular(0.4, 0.7, 1.0),
        {"engineering judgement: the others hang on walls, on the poles of the network, "
         "or share a pole",
         "2025", cite::guess}),
    jalon::parameter("lighting.pole.share", "Poles to replace in a full renovation", "1", {0, 1},
                     jalon::triangular(0.02, 0.08, 0.20), cite::judgement()),
    jalon::parameter("lighting.cable.price", "Safety works on cables, per point", "currency",
                     {0, 5000}, jalon::triangular(0, 60, 200), cite::judgement()),
    jalon::parameter("lighting.cabinet.price", "Cabinet rebuilt", "currency", {0, 50000},
                     jalon::triangular(1500, 3000, 6000), cite::memory()),
    jalon::parameter("lighting.cabinet.share", "Cabinets to rebuild in a full renovation", "1",
                     {0, 1}, jalon::triangular(0.1, 0.3, 0.6), cite::judgement()),
    jalon::parameter("lighting.structure.life", "Life of poles, cables and cabinets", "year",
                     {8, 100}, jalon::triangular(30, 40, 50), cite::judgement()),
    // The reference: what is renewed anyway.
    jalon::parameter("lighting.renewal.rate", "Part of the old lamps renewed each year anyway", "1",
                     {0, 0.5}, jalon::triangular(0.02, 0.03, 0.04),
                     {"usual pace of French towns, source not kept", "2020", cite::check}),
    jalon::parameter("lighting.renewal.mercury_rate",
                     "The same for mercury lamps, withdrawn from the market", "1", {0, 1},
                     jalon::triangular(0.10, 0.20, 0.30), cite::judgement()),
    // Maintenance.
    jalon::parameter("lighting.failure.growth",
                     "Failures at the end of life over their mean (1 = they do not grow with age)",
                     "1", {1, 2}, jalon::triangular(1, 1.5, 2), cite::judgement()),
    jalon::parameter("lighting.discharge.life",
                     "Life of a discharge luminaire, over which its failures grow", "year",
                     {8, 100}, jalon::triangular(20, 30, 40), cite::judgement()),
    jalon::parameter("lighting.maintenance.discharge", "Preventive upkeep of a discharge point",
                     "currency/year", {0, 500}, jalon::triangular(6, 11, 28),
                     {"what is left of about 25 EUR a year in all after failures and relamping; "
                      "split by engineering judgement",
                      "2015", cite::guess}),
    jalon::parameter("lighting.maintenance.led", "Preventive upkeep of an LED point",
                     "currency/year", {0, 500}, jalon::triangular(6, 11.8, 20), cite::memory()),
    jalon::parameter("lighting.discharge.failure", "Failures of a discharge point per year", "1",
                     {0, 5}, jalon::triangular(0.02, 0.033, 0.06),
                     {"Los Angeles Bureau of Street Lighting: 10 % in three years; range by "
                      "judgement",
                      "2013", cite::check}),
    jalon::parameter("lighting.led.failure", "Failures of an LED point per year", "1", {0, 5},
                     jalon::triangular(0.0005, 0.001, 0.005),
                     {"Los Angeles Bureau of Street Lighting: 189 of 98,000 in three years; high "
                      "value by judgement",
                      "2013", cite::check}),
    jalon::parameter("lighting.intervention.price", "One repair call", "currency", {0, 2000},
                     jalon::triangular(80, 150, 300), cite::judgement()),
    jalon::parameter("lighting.relamping.price", "New lamp fitted in group relamping", "currency",
                     {0, 500}, jalon::triangular(25, 40, 60), cite::judgement()),
    jalon::parameter(
        "lighting.relamping.interval", "Years between group relampings", "year", {1, 50},
        jalon::point(4),
        {"Illinois DOT life-cycle spreadsheet, address not kept", "2014", cite::check}),
    jalon::parameter("lighting.maintenance.cabinet", "Upkeep of a cabinet", "currency/year",
                     {0, 5000}, jalon::triangular(50, 100, 200), cite::judgement()),
    jalon::parameter("lighting.cabinet.standby", "Standing power of a cabinet", "W", {0, 500},
                     jalon::triangular(5, 10, 20), cite::memory()),
    // Subscribed power.
    jalon::parameter("lighting.subscribed.ratio", "Subscribed power over installed power", "kVA/kW",
                     {0.2, 10}, jalon::triangular(1.2, 1.5, 2.0), cite::judgement()),
    jalon::parameter("lighting.subscribed.margin", "Safety margin when subscribing anew", "1",
                     {1, 3}, jalon::point(1.2), cite::judgement()),
    jalon::parameter("lighting.subscribed.minimum", "Least subscribed power of a cabinet", "kVA",
                     {0, 100}, jalon::point(1), cite::judgement()),
    jalon::parameter("lighting.power_factor", "Power factor", "1", {0.3, 1},
                     jalon::triangular(0.85, 0.90, 0.95), cite::judgement()),
    jalon::parameter("lighting.subscribed.change", "Changing a cabinet's subscription", "currency",
                     {0, 5000}, jalon::triangular(0, 60, 150), cite::judgement()),
    // Hours, levels, control.
    jalon::parameter("lighting.regime.reduced_from", "Usual hour from which the light is reduced",
                     "h", {0, 24}, jalon::triangular(22, 23, 24), cite::judgement()),
    jalon::parameter("lighting.regime.reduced_to", "Usual hour until which the light is reduced",
                     "h", {0, 24}, jalon::triangular(4, 5, 6), cite::judgement()),
    jalon::parameter("lighting.peer.part_night_share",
                     "Part of the points of unknown regime that are off for a part of the night",
                     "1", {0, 1}, jalon::triangular(0.2, 0.6, 0.9),
                     {"Cerema: 12,000 of the 20,000 communes surveyed switch off at night; that "
                      "their part of the points is the same, and the range, are judgements",
                      "2023", cite::guess}),
    jalon::parameter("lighting.regime.reduced_level", "Usual level of the reduced light", "1",
                     {0, 1}, jalon::triangular(0.3, 0.5, 0.7), cite::judgement()),
    jalon::parameter("lighting.clock.offset", "Minutes burnt too long per switching by a photocell",
                     "minute", {0, 120}, jalon::triangular(2, 10, 45),
                     {"engineering judgement; high value: 1.5 h a day at Pamiers (La Gazette des "
                      "communes 30291)",
                      "2010", cite::guess}),
    jalon::parameter("lighting.clock.other_offset", "The same, by a dial clock or a control signal",
                     "minute", {0, 120}, jalon::triangular(2, 10, 30), cite::judgement()),
    jalon::parameter("lighting.clock.photocell_share",
                     "Part of the points of unknown clock that hang on photocells", "1", {0, 1},
                     jalon::triangular(0.2, 0.5, 0.8), cite::judgement()),
    jalon::parameter("lighting.clock.price", "Astronomical clock fitted in a cabinet", "currency",
                     {0, 5000}, jalon::triangular(250, 450, 800), cite::judgement()),
    jalon::parameter("lighting.clock.life", "Life of a clock", "year", {8, 60},
                     jalon::triangular(10, 15, 20), cite::judgement()),
    jalon::parameter("lighting.dimming.floor", "Power an LED driver draws at almost no light", "1",
                     {0, 0.9}, jalon::triangular(0.02, 0.05, 0.10), cite::memory()),
    jalon::parameter("lighting.dimming.discharge_floor",
                     "The same for a discharge lamp on a two-level ballast", "1", {0, 0.9},
                     jalon::triangular(0.30, 0.34, 0.40), cite::memory()),
    jalon::parameter("lighting.dimming.price.led", "Setting an LED head to dim", "currency",
                     {0, 1000}, jalon::triangular(10, 25, 50), cite::judgement()),
    jalon::parameter("lighting.dimming.price.discharge", "Two-level ballast fitted", "currency",
                     {0, 1000}, jalon::triangular(60, 100, 160), cite::judgement()),
    jalon::parameter("lighting.presence.rate", "Detections per hour and lamp group, mid-night",
                     "1/h", {0, 1000}, jalon::triangular(1, 4, 15), cite::judgement()),
    jalon::parameter("lighting.presence.hold", "Time the light stays up after a detection",
                     "minute", {0, 60}, jalon::triangular(0.5, 1, 3), cite::judgement()),
    jalon::parameter("lighting.presence.price", "Detector fitted, per point", "currency", {0, 2000},
                     jalon::triangular(60, 110, 180), cite::judgement()),
    jalon::parameter("lighting.presence.life", "Life of a detector", "year", {8, 60},
                     jalon::triangular(8, 10, 15), cite::judgement()),
    jalon::parameter("lighting.remote.price_share",
                     "Remote node, as part of the price of an LED head", "1", {0, 2},
                     jalon::triangular(0.10, 0.20, 0.30),
                     {"trade figures on remote management, address not kept", "2020", cite::check}),
    jalon::parameter("lighting.remote.cabinet_price", "Remote controller of a cabinet", "currency",
                     {0, 20000}, jalon::triangular(400, 900, 1800), cite::judgement()),
    jalon::parameter("lighting.remote.subscription", "Remote management service, per node",
                     "currency/year", {0, 200}, jalon::triangular(1, 3, 6), cite::memory()),
    jalon::parameter("lighting.remote.standby", "Standing power of a remote node", "W", {0, 50},
                     jalon::triangular(0.5, 1, 2), cite::memory()),
    jalon::parameter("lighting.remote.life", "Life of a remote node, end of support included",
                     "year", {8, 60}, jalon::triangular(8, 12, 15), cite::judgement()),
    jalon::parameter("lighting.remote.maintenance_saving", "Maintenance saved by remote management",
                     "1", {0, 1}, jalon::triangular(0, 0.10, 0.20), cite::judgement()),
    jalon::parameter("lighting.on_demand.price", "Light on demand, fitted in a cabinet", "currency",
                     {0, 20000}, jalon::triangular(400, 800, 1200),
                     {"price of an application on demand seen in the trade, 800 EUR a cabinet, "
                      "address not kept; range by judgement",
                      "2023", cite::check}),
    jalon::parameter("lighting.on_demand.subscription", "Light on demand, service per cabinet",
                     "currency/year", {0, 2000}, jalon::triangular(0, 50, 120), cite::judgement()),
    jalon::parameter("lighting.on_demand.rate", "Requests for light per hour and cabinet", "1/h",
                     {0, 1000}, jalon::triangular(0.1, 0.5, 2), cite::judgement()),
    jalon::parameter("lighting.on_demand.hold", "Time the light stays on after a request", "minute",
                     {0, 240}, jalon::triangular(5, 10, 20), cite::judgement()),
    jalon::parameter("lighting.on_demand.life", "Life of the equipment of light on demand", "year",
                     {8, 60}, jalon::triangular(8, 10, 15), cite::judgement()),
    jalon::parameter("lighting.removal.price", "Light point taken away", "currency", {0, 5000},
                     jalon::triangular(80, 150, 400), cite::judgement()),
    // Environment and safety.
    jalon::parameter("lighting.efficacy.discharge", "Light of a discharge luminaire per watt",
                     "lm/W", {5, 200}, jalon::triangular(55, 75, 95), cite::judgement("2015")),
    jalon::parameter("lighting.efficacy.led", "Light of an LED luminaire per watt", "lm/W",
                     {20, 300}, jalon::triangular(110, 140, 170), cite::memory()),
    jalon::parameter("lighting.upward.discharge", "Light sent upward by an old luminaire", "1",
                     {0, 1}, jalon::triangular(0.01, 0.05, 0.25), cite::judgement()),
    jalon::parameter("lighting.upward.led", "Light sent upward by an LED luminaire", "1", {0, 1},
                     jalon::triangular(0, 0.01, 0.03), cite::judgement()),
    jalon::parameter("lighting.reflectance", "Light sent back upward by the ground", "1", {0, 1},
                     jalon::triangular(0.07, 0.10, 0.20), cite::judgement()),
    jalon::parameter("lighting.blue.2200", "Short-wave weight at 2,200 K, sodium being 1", "1",
                     {0, 10}, jalon::point(1.1), cite::memory()),
    jalon::parameter("lighting.blue.3000", "Short-wave weight at 3,000 K, sodium being 1", "1",
                     {0, 10}, jalon::point(1.7), cite::memory()),
    jalon::parameter("lighting.blue.4000", "Short-wave weight at 4,000 K, sodium being 1", "1",
                     {0, 10}, jalon::point(2.4), cite::memory()),
    jalon::parameter("lighting.blue.led_unknown", "Short-wave weight of an LED of unknown colour",
                     "1", {0, 10}, jalon::triangular(1.1, 2.0, 2.4), cite::judgement()),
    jalon::parameter("lighting.blue.white_discharge", "Short-wave weight of old white lamps", "1",
                     {0, 10}, jalon::triangular(1.5, 2.0, 2.5), cite::judgement()),
    jalon::parameter("lighting.manufacture", "Greenhouse gases of making a luminaire", "kg",
                     {0, 1000}, jalon::uniform(50, 100), cite::memory()),
    jalon::parameter("lighting.safety.collisions",
                     "Night collisions after dimming or switching off, relative risk", "1", {0, 3},
                     jalon::pert(0.90, 1.0, 1.10),
                     {"Steinbach et al., J Epidemiol Community Health 69:1118: no evidence of "
                      "change; width by judgement",
                      "2015", cite::guess}),
    jalon::parameter("lighting.safety.crime_part_night",
                     "Crime with part-night light, relative risk", "1", {0, 3},
                     jalon::lognormal(0.8794, 0.96, 1.0480), cite::lanterns),
    jalon::parameter("lighting.safety.crime_dimming", "Crime with dimmed light, relative risk", "1",
                     {0, 3}, jalon::lognormal(0.7172, 0.84, 0.9838), cite::lanterns),
    jalon::parameter("lighting.safety.crime_white", "Crime with white light, relative risk", "1",
                     {0, 3}, jalon::lognormal(0.7877, 0.89, 1.0056), cite::lanterns),
};

// Place of a parameter in the list, by name; a wrong name does not compile.
consteval std::size_t parameter_named(std::string_view name) {
  return jalon::index_of(parameters, name);
}

// Lets a function take a parameter by name: f("lighting.led.price").
struct Named {
  std::size_t place;
  consteval Named(const char *name) : place(parameter_named(name)) {}
};

}  // namespace lighting
