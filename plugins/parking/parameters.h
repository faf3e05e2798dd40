// parameters.h - every figure of the parking model: unit, bounds, default, range, source.
//
// Amounts are EUR without VAT (unless said), constant prices. A source that was not read itself is
// marked to_verify; a judgement is marked hypothetical. plugins/parking/README.md gives the
// equations.
#pragma once
#include <jalon/plugin.hpp>

namespace parking {

namespace cite {
inline constexpr uint32_t read = JALON_CERTAIN, check = JALON_TO_VERIFY, guess = JALON_HYPOTHETICAL;
inline constexpr jalon::evidence judgement{"engineering judgement", "2025", guess};
inline constexpr jalon::evidence memory{"professional practice, from memory", "2024", check};
}  // namespace cite

inline constexpr std::array parameters{
    // How much there is, for a town that has counted nothing.
    jalon::parameter("parking.spaces_per_inhabitant",
                     "On-street spaces worth managing, per inhabitant", "1", {0, 2},
                     jalon::triangular(0.02, 0.05, 0.12), cite::judgement),
    // A zone whose columns are blank. VAT does not apply to street parking in France.
    jalon::parameter("parking.peer.first_hour", "Usual price of the first hour", "currency",
                     {0, 20}, jalon::triangular(0.8, 1.11, 2.09),
                     {"GART and Cerema survey of 226 towns: 1.11 below 50,000 inhabitants, 1.33 in "
                      "all, 2.09 above 200,000; low value by judgement",
                      "2018", cite::guess}),
    jalon::parameter("parking.peer.free_minutes", "Usual free time at the start of a stay",
                     "minute", {0, 240}, jalon::uniform(0, 20),
                     {"GART and Cerema survey: half of the towns give free first minutes; how many "
                      "is a judgement",
                      "2018", cite::guess}),
    jalon::parameter("parking.peer.paid_hours", "Usual paid or busy hours a day", "h", {0, 24},
                     jalon::triangular(6, 8, 9.5), cite::judgement),
    jalon::parameter("parking.peer.paid_days", "Usual paid or busy days a year", "day", {0, 366},
                     jalon::triangular(250, 300, 306), cite::judgement),
    jalon::parameter(
        "parking.peer.occupancy", "Usual occupancy in paid hours", "1", {0, 1},
        jalon::triangular(0.6, 0.7, 0.85),
        {"Rennes, annual report on the control of paid parking, computed; range by judgement",
         "2024", cite::guess}),
    jalon::parameter("parking.peer.full_share",
                     "Usual part of the hours and blocks above 90 % of occupancy", "1", {0, 1},
                     jalon::triangular(0.05, 0.15, 0.4), cite::judgement),
    jalon::parameter("parking.peer.stay", "Usual mean stay", "h", {0.1, 24},
                     jalon::triangular(0.75, 1.2, 2.5), cite::judgement),
    jalon::parameter(
        "parking.peer.respect", "Usual part of the stays liable to pay that are paid", "1", {0, 1},
        jalon::triangular(0.45, 0.65, 0.7),
        {"after the reform of 2018: Rennes, annual report; Certu; Utrecht 0.71 (NL Times)",
         "2021-2023", cite::read}),
    jalon::parameter("parking.peer.liable",
                     "Usual part of the parked time that must be paid (no permit, no exemption)",
                     "1", {0, 1}, jalon::triangular(0.6, 0.8, 0.95), cite::judgement),
    jalon::parameter("parking.peer.checks", "Usual checks per space and year", "1/year", {0, 5000},
                     jalon::triangular(20, 60, 220),
                     {"judgement: what 10.9 notices a space (GART and Cerema, 2018) imply; high "
                      "value: Rennes in 2024, control cost over cost of a check",
                      "2018-2024", cite::guess}),
    jalon::parameter("parking.peer.block_spaces", "Spaces of a block, among which a driver looks",
                     "1", {2, 400}, jalon::point(25), cite::judgement),
    jalon::parameter("parking.peer.permit_price", "Usual price of a resident permit",
                     "currency/year", {0, 5000}, jalon::triangular(20, 100, 250), cite::judgement),
    jalon::parameter("parking.permits_per_space",
                     "Resident permits per paid or resident space, where not counted", "1", {0, 20},
                     jalon::triangular(0, 0.1, 0.4), cite::judgement),
    // Demand.
    jalon::parameter("parking.elasticity", "Elasticity of entries to the price", "1", {-3, 0},
                     jalon::triangular(-0.6, -0.25, -0.1),
                     {"SFpark -0.4 (Pierce and Shoup 2013, 5,294 observations, disputed as "
                      "endogenous), Dublin -0.29, CAPCOA -0.11; range by judgement",
                      "2010-2013", cite::guess}),
    jalon::parameter("parking.elasticity.stay", "Elasticity of the stay to the price", "1", {-3, 0},
                     jalon::triangular(-0.2, -0.09, 0),
                     {"CAPCOA: -0.2 with the stay against -0.11 without; range by judgement",
                      "2010", cite::guess}),
    jalon::parameter("parking.elasticity.permit", "Elasticity of resident permits to their price",
                     "1", {-3, 0}, jalon::triangular(-0.4, -0.2, 0), cite::judgement),
    jalon::parameter("parking.value_of_time", "Value of time by which drivers choose", "currency/h",
                     {0, 200}, jalon::triangular(7.9, 8.6, 10),
                     {"Certu and Sareco: 600 MEUR over 70 million hours, 8.57 EUR; range of "
                      "Quinet's report, from memory",
                      "2005-2015", cite::check}),
    jalon::parameter("parking.walk", "Walking and manoeuvring for one stay", "minute", {0, 120},
                     jalon::triangular(2, 5, 10), cite::judgement),
    jalon::parameter("parking.growth", "Yearly growth of the demand without any measure", "1",
                     {-0.1, 0.1}, jalon::triangular(-0.01, 0, 0.01), cite::judgement),
    jalon::parameter("parking.logit.scale",
                     "Scale of the choice between parking places, per unit of money", "1/currency",
                     {0, 10}, jalon::triangular(0.15, 0.3, 0.6), cite::judgement),
    jalon::parameter("parking.logit.fringe",
                     "Part of a zone's demand that parks in the free streets around it", "1",
                     {0, 0.4}, jalon::triangular(0.1, 0.2, 0.35), cite::judgement),
    jalon::parameter("parking.logit.off_street", "Part of a zone's demand that parks off street",
                     "1", {0, 0.2}, jalon::triangular(0.02, 0.08, 0.2), cite::judgement),
    jalon::parameter("parking.logit.other",
                     "Part of a zone's demand that comes otherwise or not at all", "1", {0, 0.35},
                     jalon::triangular(0.1, 0.2, 0.35), cite::judgement),
    // Search.
    jalon::parameter("parking.patience",
                     "Time a driver searches around one block before giving it up", "minute",
                     {1, 120}, jalon::triangular(8, 15, 30), cite::judgement),
    jalon::parameter(
        "parking.search.factor",
        "Search time over that of the queue, where no survey has measured it", "1", {1, 50},
        jalon::triangular(1, 3, 10),
        {"judgement: SFpark had 11.6 minutes (level from memory) where a queue gives under one",
         "2014", cite::guess}),
    jalon::parameter(
        "parking.search.valued",
        "Part of the time spared that is valued where no survey has measured the search", "1",
        {0, 1}, jalon::point(0),
        {"judgement: a benefit nobody measured must not carry a decision; time lost is valued in "
         "full",
         "2025", cite::guess}),
    jalon::parameter("parking.cruising.speed", "Speed in search", "km/h", {1, 50},
                     jalon::triangular(8, 10, 12), cite::judgement),
    jalon::parameter("parking.car.carbon", "Greenhouse gases of a car in slow traffic", "kg/km",
                     {0, 2}, jalon::triangular(0.18, 0.22, 0.3), cite::memory),
    // Payment, respect, notices.
    jalon::parameter(
        "parking.respect.level", "Respect: level of the logit", "1", {-10, 10},
        jalon::triangular(1.2, 1.74, 2.3),
        {"three points of the Rennes annual reports, fitted under assumptions; range by judgement",
         "2018-2024", cite::guess}),
    jalon::parameter(
        "parking.respect.slope", "Respect: slope of the logit", "1", {0, 5},
        jalon::triangular(0.6, 1.31, 2.0),
        {"three points of the Rennes annual reports, fitted under assumptions; range by judgement",
         "2018-2024", cite::guess}),
    jalon::parameter("parking.respect.adjustment",
                     "Part of the way to its target that respect goes in a year", "1", {0, 1},
                     jalon::triangular(0.5, 0.75, 1), cite::judgement),
    jalon::parameter("parking.notice.face", "Post-payment notice, mean amount", "currency",
                     {0, 200}, jalon::triangular(17, 25, 60),
                     {"GART and Cerema survey of 226 towns", "2018", cite::read}),
    jalon::parameter(
        "parking.notice.yield", "Notices: cash received over their amount", "1", {0, 1},
        jalon::triangular(0.6, 0.75, 0.85),
        {"Rennes, annual report: 0.77, computed; range by judgement", "2024", cite::guess}),
    jalon::parameter("parking.notice.unpaid",
                     "Notices left unpaid, on which the State adds a surcharge", "1", {0, 1},
                     jalon::triangular(0.15, 0.25, 0.4), cite::judgement),
    jalon::parameter("parking.notice.surcharge",
                     "Surcharge on an unpaid notice, part of its amount", "1", {0, 2},
                     jalon::point(0.2),
                     {"French rule on unpaid notices, address not kept", "2018", cite::check}),
    jalon::parameter("parking.notice.surcharge_least", "Surcharge on an unpaid notice, at least",
                     "currency", {0, 500}, jalon::point(50),
                     {"French rule on unpaid notices, address not kept", "2018", cite::check}),
    jalon::parameter("parking.notice.recovery", "Surcharges that the State recovers", "1", {0, 1},
                     jalon::triangular(0.1, 0.25, 0.5), cite::judgement),
    jalon::parameter("parking.notice.cost", "Processing of a notice", "currency", {0, 100},
                     jalon::triangular(2, 4, 8), cite::judgement),
    jalon::parameter("parking.foot.hour", "An hour of an agent on foot, all included", "currency/h",
                     {0, 200}, jalon::triangular(25, 32, 45), cite::judgement),
    jalon::parameter(
        "parking.foot.pace", "Checks of an agent on foot", "1/h", {1, 1000},
        jalon::triangular(15, 20, 60),
        {"Rotterdam: 20 an hour (NL Times); high value from memory", "2018", cite::check}),
    jalon::parameter("parking.scan.check", "A check by scan car, all included", "currency", {0, 20},
                     jalon::triangular(0.6, 0.96, 1.5),
                     {"Rennes, annual report, computed; range by judgement", "2024", cite::guess}),
    jalon::parameter("parking.scan.checks", "Checks per space and year by scan car", "1/year",
                     {0, 5000}, jalon::triangular(120, 220, 300),
                     {"Rennes, annual report: 210 EUR of control a space at 0.96 EUR a check, "
                      "computed; range by judgement",
                      "2024", cite::guess}),
    jalon::parameter("parking.control.margin", "Margin of a contractor on the cost of control", "1",
                     {0, 1}, jalon::triangular(0.05, 0.1, 0.2), cite::judgement),
    jalon::parameter("parking.management", "Management, collection and overheads, per paid space",
                     "currency/year", {0, 2000}, jalon::triangular(80, 280, 500),
                     {"judgement: brings cost over revenue to 0.30 to 0.80 (0.48 in France: 427 "
                      "over 891 MEUR, FNAUT and Adetec)",
                      "2022", cite::guess}),
    // Equipment.
    jalon::parameter("parking.terminal.spaces", "Spaces per terminal", "1", {1, 500},
                     jalon::triangular(15, 25, 40), cite::memory),
    jalon::parameter("parking.terminal.price", "Terminal", "currency", {0, 50000},
                     jalon::triangular(3500, 4400, 9000),
                     {"Pau: 125 for 550,000 EUR; Walnut Creek: 10,000 USD; addresses not kept",
                      "2018", cite::check}),
    jalon::parameter("parking.terminal.life", "Life of a terminal", "year", {4, 40},
                     jalon::triangular(8, 10, 15), cite::judgement),
    jalon::parameter("parking.terminal.upkeep", "Upkeep of a terminal", "currency/year", {0, 5000},
                     jalon::triangular(200, 400, 700), cite::judgement),
    jalon::parameter("parking.terminal.upgrade", "Plate entry fitted to a terminal", "currency",
                     {0, 10000}, jalon::triangular(300, 800, 1500), cite::judgement),
    jalon::parameter("parking.terminal.setting", "New tariff set in a terminal", "currency",
                     {0, 2000}, jalon::triangular(20, 60, 150), cite::judgement),
    jalon::parameter("parking.signs.price", "Signs and markings of a space", "currency", {0, 2000},
                     jalon::triangular(30, 80, 200), cite::judgement),
    jalon::parameter("parking.mobile.setup", "Mobile payment set up, per space", "currency",
                     {0, 500}, jalon::triangular(1, 5, 15), cite::judgement),
    jalon::parameter("parking.mobile.fee", "Mobile payment: fee, part of the ticket", "1", {0, 0.5},
                     jalon::triangular(0.03, 0.08, 0.12), cite::memory),
    jalon::parameter("parking.mobile.share", "Part of the payments made by telephone", "1", {0, 1},
                     jalon::triangular(0.2, 0.4, 0.7), cite::judgement),
    jalon::parameter("parking.mobile.respect", "Mobile payment: shift of the logit of respect", "1",
                     {0, 3}, jalon::triangular(0, 0.15, 0.3),
                     {"judgement; high value: SFpark, notices -18 % against a control group when "
                      "paying got easier, computed",
                      "2011", cite::guess}),
    jalon::parameter("parking.mobile.minutes", "Time saved by a payment by telephone", "minute",
                     {0, 30}, jalon::triangular(0.3, 1, 2), cite::judgement),
    jalon::parameter("parking.sensor.price", "Sensor in a space, fitted", "currency", {0, 5000},
                     jalon::triangular(150, 300, 500), cite::memory),
    jalon::parameter("parking.sensor.battery", "Battery of a sensor replaced", "currency",
                     {0, 1000}, jalon::triangular(20, 40, 80), cite::judgement),
    jalon::parameter("parking.sensor.battery_life", "Life of a sensor's battery", "year", {4, 40},
                     jalon::triangular(5, 6, 7), cite::memory),
    jalon::parameter("parking.sensor.data", "Sensor: data service and guidance, per space",
                     "currency/year", {0, 500}, jalon::triangular(5, 15, 30), cite::judgement),
    jalon::parameter("parking.sensor.life", "Life of a sensor", "year", {4, 40},
                     jalon::triangular(8, 10, 12), cite::judgement),
    jalon::parameter("parking.sensor.obsolescence",
                     "Yearly chance that a maker ends the support of its sensors", "1/year",
                     {0, 0.9}, jalon::triangular(0, 0.05, 0.2),
                     {"judgement; Nice stopped its sensors in their fourth year (Les Echos, quoted "
                      "by ParkingMap)",
                      "2016", cite::guess}),
    jalon::parameter("parking.sensor.learning", "Yearly fall of the price of sensors", "1",
                     {0, 0.3}, jalon::triangular(0, 0.03, 0.05), cite::judgement),
    jalon::parameter("parking.guidance.effect",
                     "Part of the search that guidance to free spaces spares an informed driver",
                     "1", {0, 1}, jalon::triangular(0, 0.1, 0.3), cite::judgement),
    jalon::parameter("parking.guidance.informed", "Part of the drivers who use the guidance", "1",
                     {0, 1}, jalon::triangular(0.1, 0.3, 0.6), cite::judgement),
    jalon::parameter("parking.pricing.data",
                     "Demand-responsive prices: data and analysis, per space", "currency/year",
                     {0, 500}, jalon::triangular(5, 15, 40), cite::judgement),
    // Off street, park-and-ride, other uses of the kerb.
    jalon::parameter(
        "parking.peer.off_street_hour", "Usual price of the first hour off street, with VAT",
        "currency", {0, 100}, jalon::triangular(1.1, 1.7, 2.5),
        {"Base nationale des lieux de stationnement 2021-2022, 336 car parks: first decile, first "
         "quartile, median, computed; taking the lower half for a small town is a judgement",
         "2022", cite::guess}),
    jalon::parameter(
        "parking.peer.off_street_month", "Usual price of a month off street, with VAT",
        "currency/month", {0, 1000}, jalon::triangular(50, 67, 118),
        {"Base nationale des lieux de stationnement 2021-2022, 385 car parks: first decile, first "
         "quartile, median, computed; taking the lower half for a small town is a judgement",
         "2022", cite::guess}),
    jalon::parameter("parking.peer.off_street_occupancy",
                     "Usual occupancy off street in busy hours", "1", {0, 1},
                     jalon::triangular(0.3, 0.5, 0.75), cite::judgement),
    jalon::parameter("parking.off_street.hours", "Busy hours of a car park", "h/year", {0, 8784},
                     jalon::triangular(2400, 3000, 3600), cite::judgement),
    jalon::parameter("parking.off_street.let", "Part of the taken spaces that subscribers hold",
                     "1", {0, 1}, jalon::triangular(0.2, 0.4, 0.7), cite::judgement),
    jalon::parameter("parking.off_street.vat", "VAT in the price off street", "1", {0, 0.5},
                     jalon::point(0.2), cite::memory),
    jalon::parameter(
        "parking.off_street.running", "Running cost of a space in a structure", "currency/year",
        {0, 5000}, jalon::triangular(250, 400, 900),
        {"Rennes, project of a 500-space car park: 400, computed; high value from memory", "2014",
         cite::check}),
    jalon::parameter("parking.off_street.running_surface", "Running cost of a space on the surface",
                     "currency/year", {0, 5000}, jalon::triangular(50, 120, 250), cite::judgement),
    jalon::parameter("parking.off_street.fee",
                     "Fee of an operator to the authority, part of its receipts, where not known",
                     "1", {0, 1}, jalon::triangular(0, 0.05, 0.2), cite::judgement),
    jalon::parameter(
        "parking.park_and_ride.price", "Surface space built", "currency", {0, 50000},
        jalon::triangular(2000, 3000, 5000),
        {"Strasbourg, 1,000 spaces for 2 MEUR, computed; mode and high value by judgement", "2014",
         cite::guess}),
    jalon::parameter("parking.park_and_ride.life", "Life of a surface space", "year", {4, 100},
                     jalon::triangular(20, 30, 40), cite::judgement),
    jalon::parameter("parking.park_and_ride.running",
                     "Running cost of a park-and-ride space with its shuttle", "currency/year",
                     {0, 5000}, jalon::triangular(100, 300, 900), cite::judgement),
    jalon::parameter("parking.park_and_ride.use", "Park-and-ride spaces taken on a busy day", "1",
                     {0, 1}, jalon::triangular(0.2, 0.5, 0.8), cite::judgement),
    jalon::parameter("parking.park_and_ride.from_zone",
                     "Part of them taken by drivers who parked in the zone", "1", {0, 1},
                     jalon::triangular(0.3, 0.6, 0.9), cite::judgement),
    jalon::parameter("parking.park_and_ride.minutes",
                     "Transfer between park-and-ride and centre, one way", "minute", {0, 120},
                     jalon::triangular(5, 10, 15), cite::judgement),
    jalon::parameter("parking.park_and_ride.distance", "Distance no longer driven, one way", "km",
                     {0, 50}, jalon::triangular(1, 2, 4), cite::judgement),
    jalon::parameter("parking.reallocation.price", "Space given another use: works", "currency",
                     {0, 50000}, jalon::triangular(500, 2500, 8000), cite::judgement),
    jalon::parameter("parking.reallocation.life", "Life of these works", "year", {4, 100},
                     jalon::triangular(15, 25, 40), cite::judgement),
    jalon::parameter("parking.signposting.price",
                     "Counting and variable signs, per off-street space", "currency", {0, 2000},
                     jalon::triangular(20, 60, 120), cite::judgement),
    jalon::parameter("parking.signposting.running",
                     "Running cost of counting and signs, per off-street space", "currency/year",
                     {0, 500}, jalon::triangular(2, 5, 10), cite::judgement),
    jalon::parameter("parking.signposting.life", "Life of counting and signs", "year", {4, 40},
                     jalon::triangular(8, 10, 15), cite::judgement),
    jalon::parameter("parking.signposting.effect",
                     "Part of the drivers led off street where the street is nearly full", "1",
                     {0, 0.9}, jalon::triangular(0.02, 0.06, 0.15), cite::judgement),
};

// Place of a parameter in the list, by name; a wrong name does not compile.
consteval std::size_t parameter_named(std::string_view name) {
  return jalon::index_of(parameters, name);
}

// Lets a function take a parameter by name: f("parking.terminal.price").
struct Named {
  std::size_t place;
  consteval Named(const char *name) : place(parameter_named(name)) {}
};

}  // namespace parking
