// measures.h - what can be done with a water service, and what each choice means.
#pragma once
#include "lines.h"
#include "tables.h"

namespace water {

// Order of `measures`: what matters most to small towns first, for it is proposed first.
enum Measure : std::size_t {
  leak_control,
  sectors,
  knowledge,
  pressure,
  main_renewal,
  meter_renewal,
  smart_meters,
  fast_repair,
  pumps
};

enum SectorsOption : std::size_t { district_km, district_days };
enum ControlOption : std::size_t { control_months, control_years };
enum RepairOption : std::size_t { repair_part };
enum PressureOption : std::size_t { pressure_cut, pressure_n1, pressure_stations };
enum MainOption : std::size_t { main_price, main_years };
enum MeterOption : std::size_t { meter_price, meter_network, meter_alerts };
enum PumpsOption : std::size_t { pumps_saving };
enum KnowledgeOption : std::size_t { knowledge_points };

inline constexpr std::array sector_options{
    jalon::option("length", "Mains in a district, if known", "km", {0.5, 500}, jalon::unknown),
    jalon::option("days",
                  "Days from a new leak to its repair that the town holds itself to; if not given, "
                  "crews go out as often as it pays",
                  "day", {3, 365}, jalon::unknown),
};
inline constexpr std::array control_options{
    jalon::option("months", "Months between two surveys of a main; if not given, what pays best",
                  "month", {0.5, 240}, jalon::unknown),
    jalon::option("years", "Years that the effort is kept up; if not given, to the end", "year",
                  {1, 100}, jalon::unknown),
};
inline constexpr std::array repair_options{
    jalon::option("part", "Part of today's time to repair that is left, if decided", "1", {0.05, 1},
                  jalon::unknown),
};
inline constexpr std::array pressure_options{
    jalon::option("cut", "Part of the pressure taken away", "1", {0, 0.7}, 0.15),
    jalon::option("exponent", "Leakage-pressure exponent, if measured on site", "1", {0.3, 3},
                  jalon::unknown),
    jalon::option("stations", "Pressure-reducing stations needed for the whole service, if known",
                  "1", {0, 1000}, jalon::unknown),
};
inline constexpr std::array main_options{
    jalon::option("price", "Price of a metre in these works, if known", "currency", {10, 5000},
                  jalon::unknown),
    jalon::option("years", "Years over which the works are spread", "year", {1, 50}, 1),
};
inline constexpr std::array smart_options{
    jalon::option("price", "Price of a meter, all in, if known", "currency", {5, 2000},
                  jalon::unknown),
    jalon::option("network", "Read by a fixed network (1) or by radio from the street (0)", "1",
                  {0, 1}, 1),
    jalon::option("alerts",
                  "Users are warned of leaks behind their meter (1 = yes; needs a fixed "
                  "network)",
                  "1", {0, 1}, 1),
};
inline constexpr std::array meter_options{
    jalon::option("price", "Price of a meter, if known", "currency", {5, 2000}, jalon::unknown),
};
inline constexpr std::array pump_options{
    jalon::option("saving", "Electricity saved, if a study tells it", "1", {0, 0.8},
                  jalon::unknown),
};
inline constexpr std::array knowledge_options{
    jalon::option("points", "Index that the inventory is to reach", "1", {40, 120}, 80),
};

inline constexpr std::array sectors_effort{jalon::effort(0, 15, 15, 8),
                                           jalon::effort(1, 10, 10, 2)};
inline constexpr std::array control_effort{jalon::effort(0, 8, 2, 3), jalon::effort(1, 8, 1, 1)};
inline constexpr std::array repair_effort{jalon::effort(0, 6, 1, 3)};
inline constexpr std::array pressure_effort{jalon::effort(0, 12, 4, 5), jalon::effort(1, 4, 2, 1)};
inline constexpr std::array main_effort{jalon::effort(0, 20, 1, 12), jalon::effort(1, 10, 1, 5)};
inline constexpr std::array smart_effort{jalon::effort(0, 12, 25, 12), jalon::effort(1, 8, 12, 4)};
inline constexpr std::array meter_effort{jalon::effort(0, 5, 1, 2)};
inline constexpr std::array pumps_effort{jalon::effort(0, 8, 4, 3)};
inline constexpr std::array knowledge_effort{jalon::effort(0, 15, 20, 3),
                                             jalon::effort(1, 5, 8, 1)};

inline constexpr std::array leaky_gate{
    jalon::gate_above("water.real_over_economic", 1.0,
                      "today's real losses are below what it would pay to search for: little to "
                      "gain by more effort")};
inline constexpr std::array sectors_gate{
    jalon::gate_above("water.real_over_economic", 1.0,
                      "today's real losses are below their economic level: meters in districts "
                      "would cost more than the water they spare"),
    jalon::gate_below("water.sectorised", 0.9,
                      "nearly all of the network lies in metered districts already")};
inline constexpr std::array pressure_gate{jalon::gate_above(
    "water.pressure", 40, "the mean pressure is low already: there is little left to take away")};
inline constexpr std::array smart_gate{
    jalon::gate_below("water.remote_meters", 0.8, "most meters are read at a distance already")};
inline constexpr std::array meter_gate{jalon::gate_above(
    "water.meter_age", 8, "the meters are young: they register nearly all that is used")};
// The low end of the usual range of services (0.25 to 0.9 kWh/m3, median 0.5).
inline constexpr std::array pumps_gate{jalon::gate_above(
    "water.energy_per_m3", 0.25,
    "little electricity is used for each m3: water flows down by itself, or is bought")};
inline constexpr std::array knowledge_gate{
    jalon::gate_below("water.knowledge", 100, "the network is well known already")};

// What is usual for a town that has said nothing yet (usual_share) is a judgement.
inline constexpr std::array measures{
    jalon::measure(
        {.name = "water.leak_control",
         .label = "Active leakage control",
         .help = "Crews survey the mains for leaks that nobody reports, at the interval that pays "
                 "best or at one the town decides.",
         .table = "water.services",
         .options = control_options,
         .effort = control_effort,
         .relevance = "The gain lasts only as long as the effort: leakage rises again when it "
                      "stops. Where today's leakage is below the economic level nothing is added.",
         .procurement = "services",
         .account = "M49 617",
         .vat = "deductible",
         .grants = "water_leakage",
         .follow = "water.loss_index water.real_loss_index water.efficiency",
         .gates = leaky_gate}),
    jalon::measure(
        {.name = "water.sectors",
         .label = "Sectorisation: metered districts",
         .help =
             "District meters with telemetry and night-flow analysis: new leaks are seen sooner, "
             "and crews search only districts that drift.",
         .table = "water.services",
         .options = sector_options,
         .effort = sectors_effort,
         .relevance =
             "Meters find no leak by themselves: nothing is gained without crews that "
             "search and repair. The model counts the shorter run of leaks and the shorter "
             "search, and no percentage of efficiency besides.",
         .account = "M49 2156",
         .vat = "deductible",
         .grants = "water_leakage water_metering",
         .follow = "water.sectorised water.loss_index water.real_loss_index",
         .lifetime = 15,
         .gates = sectors_gate}),
    jalon::measure(
        {.name = "water.knowledge",
         .label = "Detailed inventory of the network",
         .help = "Mains are mapped with length, material, diameter and year; breaks are noted on "
                 "the map.",
         .table = "water.services",
         .options = knowledge_options,
         .effort = knowledge_effort,
         .relevance = "A legal duty, and what the choice of mains to renew rests on; spares no "
                      "water by itself.",
         .procurement = "services",
         .account = "M49 2051",
         .vat = "deductible",
         .grants = "water_knowledge",
         .follow = "water.knowledge",
         .gates = knowledge_gate}),
    jalon::measure(
        {.name = "water.pressure",
         .label = "Pressure management",
         .help =
             "Pressure-reducing stations lower the pressure where it is higher than needed: all "
             "leaks flow less, and fewer pipes burst.",
         .table = "water.services",
         .options = pressure_options,
         .effort = pressure_effort,
         .relevance = "Little to gain where pressure is low. Keep what fire hydrants and high "
                      "buildings need; users take a little less, which is income lost.",
         .account = "M49 2156",
         .vat = "deductible",
         .grants = "water_leakage",
         .follow = "water.pressure water.main_breaks water.real_loss_index",
         .lifetime = 20,
         .usual_share = 0.3,
         .gates = pressure_gate}),
    jalon::measure(
        {.name = "water.main_renewal",
         .label = "Renewal of mains",
         .help = "The mains covered are replaced: fewer breaks, less leakage, for the length "
                 "concerned.",
         .table = "water.pipes",
         .options = main_options,
         .effort = main_effort,
         .relevance =
             "For leakage alone renewal rarely pays; it keeps the network in being. Choose "
             "the mains that break most, not the oldest.",
         .account = "M49 21531",
         .vat = "deductible",
         .grants = "water_renewal water_leakage",
         .follow = "water.renewal_rate water.main_breaks water.loss_index",
         .lifetime = 70,
         .usual_share = 0.05}),
    jalon::measure({.name = "water.meter_renewal",
                    .label = "Old meters replaced",
                    .help = "The meters covered are replaced by new ones, read as before.",
                    .table = "water.meters",
                    .options = meter_options,
                    .effort = meter_effort,
                    .excludes = "water.smart_meters",
                    .relevance = "Moves money from users to the service; spares no water.",
                    .procurement = "supplies",
                    .account = "M49 2156",
                    .vat = "deductible",
                    .follow = "water.meter_age water.apparent_share",
                    .lifetime = 15,
                    .usual_share = 0.3,
                    .gates = meter_gate}),
    jalon::measure(
        {.name = "water.smart_meters",
         .label = "Meters read at a distance",
         .help = "New meters with radio: no reading on site, water registered in full, and users "
                 "warned of leaks behind the meter.",
         .table = "water.meters",
         .options = smart_options,
         .effort = smart_effort,
         .excludes = "water.meter_renewal",
         .relevance =
             "What better meters find is paid by the users: the authority gains, nobody is "
             "richer. Hours of readers are money only if posts or contracts change.",
         .procurement = "supplies",
         .account = "M49 2156",
         .vat = "deductible",
         .grants = "water_metering",
         .follow = "water.remote_meters water.apparent_share",
         .lifetime = 15,
         .gates = smart_gate}),
    jalon::measure(
        {.name = "water.fast_repair",
         .label = "Faster repairs",
         .help = "Reported leaks are repaired sooner: crews on call, framework contract, stock.",
         .table = "water.services",
         .options = repair_options,
         .effort = repair_effort,
         .relevance = "Shortens reported leaks only, which are rarely the greater part of losses.",
         .procurement = "services",
         .account = "M49 615",
         .vat = "deductible",
         .follow = "water.real_loss_index"}),
    jalon::measure({.name = "water.pumps",
                    .label = "Pumps and their schedule",
                    .help = "Pumps are renewed or driven otherwise: less electricity for each m3.",
                    .table = "water.services",
                    .options = pump_options,
                    .effort = pumps_effort,
                    .relevance = "Little to gain where water flows down by itself or is bought.",
                    .account = "M49 2156",
                    .vat = "deductible",
                    .grants = "energy_saving_certificates",
                    .follow = "water.energy_per_m3",
                    .lifetime = 18,
                    .gates = pumps_gate}),
};

}  // namespace water
