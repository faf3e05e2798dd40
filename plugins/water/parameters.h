// parameters.h - every figure of the drinking-water model: unit, bounds, default, range, source.
//
// Amounts are EUR without VAT, constant prices. A source that was not read itself is marked
// to_verify; a judgement is marked hypothetical, and so is a range whose bounds are one.
// plugins/water/README.md gives the equations.
#pragma once
#include <jalon/plugin.hpp>

namespace water {

namespace cite {
inline constexpr uint32_t read = JALON_CERTAIN, check = JALON_TO_VERIFY, guess = JALON_HYPOTHETICAL;
constexpr jalon::evidence judgement(const char *as_of = "2025") {
  return {"engineering judgement: no public price or measurement was found", as_of, guess};
}
constexpr jalon::evidence memory(const char *as_of = "2024") {
  return {"professional practice, from memory", as_of, check};
}
inline constexpr jalon::evidence corsica{
    "AUE Corse: 27 % in 2016, 0.5 % in 2022; the value between them is a judgement: the rate "
    "changes by law, give that of the year",
    "2016-2022", guess};
inline constexpr jalon::evidence bursts_of_babe{
    "burst flows that underlie the published unavoidable losses, at 50 m of pressure, from memory",
    "1999", check};
inline constexpr jalon::evidence loire_bretagne{
    "agence de l'eau Loire-Bretagne, Performance des réseaux d'eau potable: 0.10 EUR/m3 from 2025 "
    "to 2028; each agency has its own rate",
    "2025", check};  // read, but another basin's rate must replace it
inline constexpr jalon::evidence threshold{
    "decree 2012-97; agence de l'eau Loire-Bretagne: 65 %, 70 % in a water-stressed zone, plus 0.2 "
    "times the consumption index, at most 85 %; SISPEA variables VP.226 and VP.227",
    "2012-2024", read};
}  // namespace cite

inline constexpr std::array parameters{
    // What a town without files has.
    jalon::parameter("water.connections_per_inhabitant", "Service connections per inhabitant", "1",
                     {0, 2}, jalon::triangular(0.30, 0.42, 0.55),
                     {"SISPEA 2022, Espace Sud Martinique: 61,783 subscribers for 144,960 "
                      "inhabitants (0.43), Robert et Trinité 0.50; range by judgement",
                      "2022", cite::guess}),
    jalon::parameter("water.meters_per_inhabitant", "Water meters per inhabitant", "1", {0, 2},
                     jalon::triangular(0.30, 0.43, 0.60),
                     {"as connections per inhabitant; range by judgement", "2022", cite::guess}),
    jalon::parameter("water.mains_per_inhabitant", "Length of mains per inhabitant", "m", {0, 1000},
                     jalon::triangular(8, 14.6, 30),
                     {"996,000 km (revue-ein) over 68 million inhabitants; range by judgement",
                      "2024", cite::guess}),
    jalon::parameter("water.mains_per_connection", "Length of mains per connection", "km", {0, 1},
                     jalon::triangular(0.020, 0.028, 0.048),
                     {"French Senate, report 215 (2002-2003): 20 m above 10,000 inhabitants, 28 m "
                      "from 3,500 to 10,000, 48 m from 1,000 to 2,500, per subscriber",
                      "2002", cite::read}),
    jalon::parameter("water.connections_per_subscriber", "Connections per subscriber", "1",
                     {0.1, 1.5}, jalon::triangular(0.75, 0.95, 1.0), cite::judgement()),
    jalon::parameter("water.consumption", "Accounted water per connection and year", "m3",
                     {10, 2000}, jalon::triangular(100, 135, 180),
                     {"SISPEA 2022, VP.231: 154 m3 per subscriber at Espace Sud Martinique, 122 at "
                      "Robert et Trinité; range by judgement",
                      "2022", cite::guess}),
    jalon::parameter("water.peer.loss_index", "Usual linear index of losses", "m3/km/d", {0, 100},
                     jalon::triangular(1, 2.5, 8),
                     {"Aquitaine 2.2; about 1 billion m3 a year over 996,000 km (revue-ein): 2.75; "
                      "Seine-et-Marne asks for at most 2.5 to 10 by density; range by judgement",
                      "2009-2024", cite::guess}),
    jalon::parameter("water.unbilled", "Service water and use without meter, part of what enters",
                     "1", {0, 0.2}, jalon::triangular(0.005, 0.0125, 0.03),
                     {"default of the AWWA audits of Georgia 1.25 %; range by judgement",
                      "2012-2019", cite::guess}),
    jalon::parameter("water.demand.growth", "Yearly growth of what users take", "1", {-0.05, 0.05},
                     jalon::triangular(-0.01, 0, 0.01), cite::judgement()),
    jalon::parameter("water.peer.pressure", "Usual mean pressure", "m", {5, 150},
                     jalon::triangular(30, 45, 65), cite::memory()),
    // Apparent losses.
    jalon::parameter(
        "water.theft", "Unauthorised use, part of what enters", "1", {0, 0.3},
        jalon::triangular(0.001, 0.0025, 0.01),
        {"default of the AWWA audit 0.25 %, from memory; range by judgement", "2014", cite::guess}),
    jalon::parameter("water.meter.error_new", "Water that a new meter misses", "1", {0, 0.3},
                     jalon::triangular(0.005, 0.01, 0.02), cite::judgement()),
    jalon::parameter("water.meter.error_growth", "Growth of what a meter misses, a year", "1",
                     {0, 0.05}, jalon::triangular(0.001, 0.003, 0.008),
                     {"expert range; a study of Strasbourg exists, its value could not be read",
                      "2025", cite::guess}),
    jalon::parameter("water.apparent.most", "Apparent losses, at most, part of all losses", "1",
                     {0.1, 1}, jalon::point(0.9), cite::judgement()),
    // Leakage.
    jalon::parameter("water.background.condition", "Condition factor of background leakage", "1",
                     {0.1, 10}, jalon::triangular(0.7, 1, 2),
                     {"1 is a well-kept network by the published unavoidable losses; range by "
                      "judgement",
                      "1999", cite::guess}),
    jalon::parameter("water.unreported.least", "Unreported leakage, at least, part of real losses",
                     "1", {0, 1}, jalon::point(0.05), cite::judgement()),
    jalon::parameter("water.rate_of_rise", "Natural rate of rise of leakage", "m3/km/d/year",
                     {0.01, 50}, jalon::triangular(0.5, 3, 8),
                     {"3.0 in a published worked table of economic intervention; expert range: "
                      "calibrate on night flows",
                      "2008", cite::guess}),
    jalon::parameter("water.leak_flow", "Flow of an unreported leak", "m3/h", {0.05, 50},
                     jalon::triangular(1.5, 2.2, 4.2),
                     {"SAGE Nappes profondes de Gironde 2.2; SETEC in revue-ein 4.2; low value by "
                      "judgement",
                      "2004-2015", cite::guess}),
    jalon::parameter("water.burst.main_flow", "Flow of a reported burst main", "m3/h", {0.1, 200},
                     jalon::triangular(6, 12, 20), cite::bursts_of_babe),
    jalon::parameter("water.burst.connection_flow", "Flow of a reported leak on a connection",
                     "m3/h", {0.05, 50}, jalon::triangular(0.8, 1.6, 3), cite::bursts_of_babe),
    jalon::parameter("water.burst.mains", "Reported bursts per km of mains and year", "1/km",
                     {0, 10}, jalon::triangular(0.05, 0.124, 0.40),
                     {"0.124 underlies the published unavoidable losses (from memory); range by "
                      "judgement",
                      "1999", cite::guess}),
    jalon::parameter("water.burst.connections", "Reported leaks per connection and year", "1",
                     {0, 1}, jalon::triangular(0.001, 0.00225, 0.008),
                     {"2.25 per 1,000 connections underlies the published unavoidable losses (from "
                      "memory); range by judgement",
                      "1999", cite::guess}),
    jalon::parameter("water.repair.main_days", "Time until a burst main is repaired", "day",
                     {0.1, 365}, jalon::triangular(1, 3, 6), cite::memory("1999")),
    jalon::parameter("water.repair.connection_days", "Time until a leaking connection is repaired",
                     "day", {0.1, 365}, jalon::triangular(3, 8, 20), cite::memory("1999")),
    jalon::parameter("water.repair.main_price", "Repair of a main", "currency", {0, 50000},
                     jalon::triangular(1000, 2000, 4000), cite::judgement()),
    jalon::parameter("water.repair.connection_price", "Repair of a connection", "currency",
                     {0, 20000}, jalon::triangular(500, 1000, 2000), cite::judgement()),
    jalon::parameter("water.repair.duty", "Being on call for faster repairs, per connection",
                     "currency/year", {0, 100}, jalon::triangular(0.5, 1, 3), cite::judgement()),
    jalon::parameter("water.repair.faster", "Part of today's time to repair that is left", "1",
                     {0.05, 1}, jalon::triangular(0.4, 0.6, 0.8), cite::judgement()),
    jalon::parameter("water.interruption.connections", "Connections cut off by a repair of a main",
                     "1", {0, 5000}, jalon::triangular(10, 30, 80), cite::judgement()),
    jalon::parameter("water.interruption.hours", "Hours without water at a repair", "h", {0, 72},
                     jalon::triangular(2, 4, 8), cite::judgement()),
    // Finding leaks.
    jalon::parameter("water.survey.price", "Leak survey of a km of mains", "currency/km", {1, 5000},
                     jalon::triangular(60, 100, 300),
                     {"100 USD per km in a published worked table of economic intervention; expert "
                      "range",
                      "2008", cite::guess}),
    jalon::parameter("water.survey.today", "Part of the network surveyed a year, if not said", "1",
                     {0, 5}, jalon::triangular(0, 0.1, 0.3), cite::judgement()),
    jalon::parameter("water.survey.in_districts",
                     "Part of the mains that crews walk where districts are metered", "1",
                     {0.01, 1}, jalon::triangular(0.1, 0.2, 0.4), cite::judgement()),
    jalon::parameter("water.district.length", "Mains in a metered district", "km", {0.5, 500},
                     jalon::triangular(5, 20, 60),
                     {"expert range; no readable public figure", "2025", cite::guess}),
    jalon::parameter("water.district.price", "District meter with chamber and telemetry",
                     "currency", {0, 200000}, jalon::triangular(5000, 12000, 30000),
                     {"expert range; no readable public price", "2025", cite::guess}),
    jalon::parameter("water.district.upkeep", "Telemetry and night-flow analysis of a district",
                     "currency/year", {0, 20000}, jalon::triangular(200, 500, 1000),
                     cite::judgement()),
    jalon::parameter("water.district.life", "Life of a district meter and its telemetry", "year",
                     {5, 60}, jalon::triangular(10, 15, 20), cite::memory()),
    jalon::parameter("water.district.days",
                     "Time from a new leak to its repair where districts are metered", "day",
                     {3, 365}, jalon::triangular(15, 45, 90), cite::judgement()),
    // Pressure.
    jalon::parameter("water.pressure.exponent", "Leakage-pressure exponent N1", "1", {0.3, 3},
                     jalon::triangular(0.5, 1, 1.5),
                     {"IWA literature: 0.5 to 1.5, about 1 for large mixed systems; single tests "
                      "from 0.36 to 2.95",
                      "2000-2015", cite::read}),
    jalon::parameter(
        "water.pressure.burst_factor", "Cut of bursts over cut of pressure", "1", {0, 5},
        jalon::triangular(0.7, 1.4, 2.8),
        {"Thornton, Sturm and Kunkel, Water Loss Control, 112 systems; holds within 20 "
         "points for 7 of 12 named systems only",
         "2008", cite::read}),
    jalon::parameter("water.pressure.burst_most", "Greatest cut of bursts by pressure", "1", {0, 1},
                     jalon::point(0.8),
                     {"greatest cut among the named systems of Thornton, Sturm and Kunkel (Sabesp "
                      "MO, 80 %)",
                      "2008", cite::read}),
    jalon::parameter("water.pressure.use_exponent", "Consumption-pressure exponent N3", "1", {0, 1},
                     jalon::triangular(0, 0.05, 0.15), cite::memory()),
    jalon::parameter("water.pressure.station_price", "Pressure-reducing station", "currency",
                     {0, 500000}, jalon::triangular(10000, 25000, 60000),
                     {"expert range; no readable public price", "2025", cite::guess}),
    jalon::parameter("water.pressure.station_length", "Mains behind a pressure-reducing station",
                     "km", {0.5, 500}, jalon::triangular(8, 20, 50), cite::judgement()),
    jalon::parameter("water.pressure.station_upkeep", "Upkeep of a pressure-reducing station",
                     "currency/year", {0, 20000}, jalon::triangular(300, 800, 2000),
                     cite::judgement()),
    jalon::parameter("water.pressure.station_life", "Life of a pressure-reducing station", "year",
                     {5, 60}, jalon::triangular(15, 20, 30), cite::memory()),
    // Mains.
    jalon::parameter("water.main.renewal_rate", "Part of the mains renewed each year anyway", "1",
                     {0, 0.2}, jalon::triangular(0.003, 0.006, 0.015),
                     {"French Senate, report 215 (2002-2003) and 2018 figures: 0.6 %; range by "
                      "judgement",
                      "2002-2018", cite::guess}),
    jalon::parameter(
        "water.main.renewal_price", "Renewal of a metre of main", "currency", {10, 5000},
        jalon::triangular(145, 156, 315),
        {"agence de l'eau Rhône Méditerranée Corse, study of 2017, 238 works: 145 "
         "(750 m or more) to 315 (less than 250 m), all 156 EUR/m; update by index TP10a",
         "2017", cite::read}),
    jalon::parameter("water.main.life", "Life of a main", "year", {40, 200},
                     jalon::triangular(50, 70, 100), cite::memory()),
    jalon::parameter("water.main.age", "Age of mains of unknown year", "year", {0, 150},
                     jalon::triangular(25, 38, 55), cite::judgement()),
    jalon::parameter(
        "water.main.ageing", "Yearly growth of the breaks of a main", "1", {0, 0.2},
        jalon::triangular(0.01, 0.03, 0.06),
        {"Shamir and Howard's equation, from memory; expert range", "1979", cite::guess}),
    jalon::parameter("water.main.fragile",
                     "Breaks of grey iron, steel, asbestos cement and old PVC over those of others",
                     "1", {0.2, 20}, jalon::triangular(1.2, 2, 3), cite::judgement()),
    jalon::parameter("water.main.new_age", "Age whose breaks stand for those of new mains", "year",
                     {0, 50}, jalon::point(10), cite::judgement()),
    // Meters.
    jalon::parameter("water.meter.price", "Meter replaced, without remote reading", "currency",
                     {5, 2000}, jalon::triangular(40, 70, 110),
                     {"the meter alone about 50 EUR, trade press; fitting and range by judgement",
                      "2015", cite::guess}),
    jalon::parameter("water.meter.walk_by_price", "Meter replaced, read by radio from the street",
                     "currency", {5, 2000}, jalon::triangular(60, 95, 140), cite::judgement()),
    jalon::parameter(
        "water.meter.remote_price", "Meter replaced, read by a fixed network, all in", "currency",
        {5, 2000}, jalon::triangular(80, 130, 180),
        {"Le Havre: 15 million EUR for 115,000 meters; expert range", "2015", cite::guess}),
    jalon::parameter("water.meter.life", "Life of a meter, or of its radio battery", "year",
                     {5, 40}, jalon::triangular(10, 15, 20), cite::memory()),
    jalon::parameter("water.meter.reads", "Readings of a meter a year by somebody on site", "1",
                     {0, 12}, jalon::triangular(1, 1, 2), cite::judgement()),
    jalon::parameter("water.meter.read_price", "One reading on site", "currency", {0, 100},
                     jalon::triangular(2, 4, 8), cite::judgement()),
    jalon::parameter("water.meter.walk_by_read", "A reading from the street over one on site", "1",
                     {0, 1}, jalon::triangular(0.2, 0.3, 0.5), cite::judgement()),
    jalon::parameter("water.meter.remote_fee", "Service of remote reading, per meter",
                     "currency/year", {0, 100}, jalon::triangular(2, 4, 7), cite::judgement()),
    jalon::parameter("water.alert.leaks", "Leaks behind the meter, part of what is used", "1",
                     {0, 0.3}, jalon::triangular(0.01, 0.025, 0.06), cite::judgement()),
    jalon::parameter("water.alert.cut", "Part of these leaks that alerts spare", "1", {0, 1},
                     jalon::triangular(0.2, 0.4, 0.7), cite::judgement()),
    // What a cubic metre costs.
    jalon::parameter(
        "energy.electricity.price", "Electricity, variable part of the price", "currency/kWh",
        {0, 5}, jalon::triangular(0.10, 0.163, 0.21),
        {"CRE, regulated tariff of small sites, base option, excise duty included: "
         "0.163 since August 2025, 0.210 in 2024, computed; low value: public-lighting "
         "bills of 2017-2023; taking this tariff for lighting is a judgement",
         "2017-2025", cite::guess},
        JALON_PER_YEAR),
    jalon::parameter("energy.electricity.excise_share",
                     "Part of the variable electricity price that is excise duty", "1", {0, 0.9},
                     jalon::triangular(0.005, 0.15, 0.27), cite::corsica),
    jalon::parameter("energy.electricity.carbon", "Electricity, greenhouse gases", "kg/kWh", {0, 2},
                     jalon::triangular(0.032, 0.052, 0.073),
                     {"France: RTE 32 g (2023, production), Base Carbone mean about 52 g (2022, "
                      "from memory), 73 g (2022, trade press)",
                      "2021-2023", cite::check},
                     JALON_PER_YEAR),
    jalon::parameter("water.electricity", "Electricity per m3 produced", "kWh/m3", {0, 20},
                     jalon::triangular(0.25, 0.50, 0.9),
                     {"European Benchmarking Cooperation, median 0.49 to 0.51; range by judgement",
                      "2015", cite::guess}),
    jalon::parameter("water.treatment.price", "Chemicals and sludge per m3 produced", "currency/m3",
                     {0, 5}, jalon::triangular(0.01, 0.03, 0.08), cite::judgement()),
    jalon::parameter("water.treatment.carbon", "Greenhouse gases of treatment per m3 produced",
                     "kg/m3", {0, 5}, jalon::triangular(0.05, 0.10, 0.20),
                     {"0.10 to 0.25 kg in all per m3 (Climat Mundi), less electricity; split by "
                      "judgement",
                      "2012", cite::guess}),
    jalon::parameter(
        "water.bought.price", "Price of water bought in bulk", "currency/m3", {0, 10},
        jalon::triangular(0.18, 0.57, 1.07),
        {"328 audits of Georgia that buy more than half: 0.18, 0.57, 1.07 USD (tenth, "
         "half, nine tenths), taken as EUR by judgement: give the price of your contract",
         "2012-2019", cite::guess}),
    jalon::parameter("water.fixed.price", "Fixed cost of abstraction and treatment per m3",
                     "currency/m3", {0, 5}, jalon::triangular(0.08, 0.12, 0.18),
                     {"OECD Observer: full cost 0.14 to 0.23, less the variable part by judgement",
                      "2003", cite::guess}),
    jalon::parameter("water.value.average",
                     "Value of a lost m3: 0 marginal, 1 average (fixed costs counted)", "1", {0, 1},
                     jalon::point(0),
                     {"convention of this model: marginal unless the town declares otherwise",
                      "2025", cite::read}),
    jalon::parameter("water.tariff", "Variable part of the water price", "currency/m3", {0, 20},
                     jalon::triangular(0.9, 1.5, 2.4), cite::judgement()),
    jalon::parameter(
        "water.contract.operator_receipts",
        "Part of the variable water price that the operator of a contract keeps", "1", {0, 1},
        jalon::triangular(0.6, 0.85, 1),
        {"SISPEA tariffs of Martinique 2024, VP.177 to VP.191: 0.80 and 0.94 of the "
         "variable price in two delegated services, which of them are fixed parts from "
         "memory; range by judgement",
         "2024", cite::guess}),
    jalon::parameter("water.contract.passed_on",
                     "Part of avoided running costs that a contract passes on to the authority",
                     "1", {0, 1}, jalon::triangular(0, 0, 0.5), cite::judgement()),
    jalon::parameter("water.pumps.saving", "Electricity saved by pumps and their schedule", "1",
                     {0, 0.8}, jalon::triangular(0.05, 0.12, 0.25), cite::judgement()),
    jalon::parameter("water.pumps.price", "Works on pumps, per kWh saved a year", "currency/kWh",
                     {0, 20}, jalon::triangular(0.4, 0.8, 1.5), cite::judgement()),
    jalon::parameter("water.pumps.life", "Life of pumps and their control", "year", {5, 60},
                     jalon::triangular(12, 18, 25), cite::memory()),
    jalon::parameter("water.knowledge.price", "Detailed inventory of a km of mains", "currency/km",
                     {0, 5000}, jalon::triangular(20, 60, 200), cite::judgement()),
    jalon::parameter("water.knowledge.upkeep", "Keeping that inventory up to date, per km",
                     "currency/km/year", {0, 500}, jalon::triangular(2, 6, 15), cite::judgement()),
    jalon::parameter("water.study_share", "Studies and supervision, part of the works", "1",
                     {0, 0.5}, jalon::triangular(0.06, 0.10, 0.15), cite::memory()),
    // The law, by year.
    jalon::parameter("water.threshold.base", "Legal efficiency: fixed part", "1", {0, 1},
                     jalon::point(0.65), cite::threshold, JALON_PER_YEAR),
    jalon::parameter("water.threshold.stressed",
                     "Legal efficiency: added in a water-stressed zone with high abstraction", "1",
                     {0, 0.5}, jalon::point(0.05), cite::threshold, JALON_PER_YEAR),
    jalon::parameter("water.threshold.slope",
                     "Legal efficiency: added per m3/km/d of consumption index", "1", {0, 0.1},
                     jalon::point(0.002), cite::threshold, JALON_PER_YEAR),
    jalon::parameter("water.threshold.cap", "Legal efficiency: enough in any case", "1", {0, 1},
                     jalon::point(0.85), cite::threshold, JALON_PER_YEAR),
    jalon::parameter("water.threshold.abstraction",
                     "Abstraction from which a water-stressed zone asks for more", "m3", {0, 1e9},
                     jalon::point(2e6), cite::threshold, JALON_PER_YEAR),
    jalon::parameter(
        "water.levy.price", "Levy on water abstracted", "currency/m3", {0, 5},
        jalon::triangular(0.03, 0.05, 0.08),
        {"SISPEA 2022, VP.215 of two services of Martinique: 0.055; range by judgement", "2022",
         cite::guess},
        JALON_PER_YEAR),
    jalon::parameter("water.levy.increase",
                     "Levy added below the legal efficiency without an action plan (1 = doubled)",
                     "1", {0, 5}, jalon::point(0),
                     {"doubled until 2024; the levy on performance took its place in 2025, from "
                      "memory",
                      "2025", cite::check},
                     JALON_PER_YEAR),
    jalon::parameter("water.performance_levy.rate",
                     "Levy on the performance of networks, per m3 billed", "currency/m3", {0, 1},
                     jalon::point(0.10), cite::loire_bretagne, JALON_PER_YEAR),
    jalon::parameter("water.performance_levy.management",
                     "Reduction of this levy for asset management", "1", {0, 0.25},
                     jalon::triangular(0, 0.15, 0.25),
                     {"agence de l'eau Loire-Bretagne: between 0 and 0.25; value by judgement",
                      "2025", cite::guess}),
};

// Place of a parameter in the list, by name; a wrong name does not compile.
consteval std::size_t parameter_named(std::string_view name) {
  return jalon::index_of(parameters, name);
}

// Lets a function take a parameter by name: f("water.rate_of_rise").
struct Named {
  std::size_t place;
  consteval Named(const char *name) : place(parameter_named(name)) {}
};

}  // namespace water
