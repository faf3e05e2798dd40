// lines.h - what the model answers: who pays and gains what, and the figures of the diagnosis.
#pragma once
#include "parameters.h"

namespace water {

// Order of `lines`.
enum Line : std::size_t {
  electricity_purchase,
  electricity_excise,
  treatment,
  bulk_purchase,
  fixed_production,
  abstraction_levy,
  performance_levy,
  repairs,
  leak_surveys,
  monitoring_costs,
  meter_reading,
  investment,
  renewal,
  residual,
  sales,
  operator_sales,
  sewer_sales,
  operator_running,
  operator_excise,
  electricity,
  electricity_co2e,
  treatment_co2e,
  abstraction,
  water_bought,
  leaked,
  interruption,
  n_lines
};

inline constexpr std::array lines{
    jalon::money("water.electricity_purchase", "Electricity bought, without excise", "energy",
                 "authority"),
    jalon::money("water.electricity_excise", "Excise duty on electricity", "tax", "authority",
                 "state"),
    jalon::money("water.treatment", "Chemicals and sludge", "operation", "authority"),
    jalon::money("water.bulk_purchase", "Water bought in bulk", "operation", "authority"),
    jalon::money("water.fixed_production", "Fixed costs of production", "operation", "authority"),
    jalon::money("water.abstraction_levy", "Levy on water abstracted", "tax", "authority", "state"),
    jalon::money("water.performance_levy", "Levy on the performance of networks", "tax",
                 "authority", "state"),
    jalon::money("water.repairs", "Repairs of leaks", "maintenance", "authority"),
    jalon::money("water.leak_surveys", "Search for leaks", "operation", "authority"),
    jalon::money("water.monitoring", "Telemetry, stations, remote reading, inventories",
                 "operation", "authority"),
    jalon::money("water.meter_reading", "Reading of meters on site", "operation", "authority"),
    jalon::money("water.investment", "Works of the measures, with studies", "investment",
                 "authority"),
    jalon::money("water.renewal", "Mains and equipment renewed", "renewal", "authority"),
    jalon::money("water.residual", "Value left in the equipment at the end", "residual", "",
                 "authority"),
    // What a better meter finds, the user pays: a transfer.
    jalon::money("water.sales", "Drinking water billed by volume", "revenue", "users", "authority"),
    jalon::money("water.operator_sales",
                 "Drinking water billed by volume, the part that an operator keeps", "revenue",
                 "users", "operator"),
    jalon::money("water.sewer_sales", "Sewerage billed by volume, where its tariff is given",
                 "revenue", "users", "authority"),
    jalon::money("water.operator_running", "Running costs that an operator bears", "operation",
                 "operator"),
    jalon::money("water.operator_excise", "Excise duty that an operator bears", "tax", "operator",
                 "state"),
    jalon::line("water.electricity", "Electricity used", "kWh", "electricity", "authority", ""),
    jalon::line("water.electricity_co2e", "Greenhouse gases of the electricity", "kg", "co2e",
                "environment", ""),
    jalon::line("water.treatment_co2e", "Greenhouse gases of water treatment", "kg", "co2e",
                "environment", ""),
    jalon::line("water.abstraction", "Water produced", "m3", "water_abstracted", "environment", ""),
    jalon::line("water.water_bought", "Water bought", "m3", "water_bought", "environment", ""),
    jalon::line("water.leaked", "Water leaked from the network", "m3", "water_leaked", "authority",
                ""),
    jalon::line("water.interruption", "Hours without water, all connections", "hour",
                "water_interruption", "residents", ""),
};
static_assert(lines.size() == n_lines);

// Order of `indicators`.
enum Indicator : std::size_t {
  efficiency_p104,
  efficiency_gap,
  legal_efficiency,
  unaccounted_p105,
  losses_p106,
  consumption_index_ilc,
  renewal_p107,
  knowledge_p103,
  price_d102,
  debt_p153,
  leakage_index_ili,
  unavoidable_losses,
  real_loss_index,
  economic_loss_index,
  real_over_economic,
  economic_months,
  today_months,
  apparent_share,
  remote_meters,
  meter_age,
  sectorised,
  mean_pressure,
  pressure_exponent,
  main_break_rate,
  main_age,
  energy_per_m3,
  value_of_lost_m3,
  night_over_balance,
  n_indicators
};

inline constexpr jalon::evidence ademe{
    "ADEME (France), Territoires en transitions, indicator cae_28.b", "2012-2026", JALON_CERTAIN};
inline constexpr jalon::evidence decree{
    "decree 2012-97: a service below must have an action plan against losses", "2012-2026",
    JALON_CERTAIN};
inline constexpr jalon::evidence inventory_duty{
    "40 points are the detailed inventory that the law asks for, from memory", "2013-2024",
    JALON_TO_VERIFY};
inline constexpr jalon::evidence bands{
    "WB-EasyCalc: class A below 2, class C from 4 on, developed countries", "2022", JALON_CERTAIN};
inline constexpr std::array indicators{
    jalon::share("water.efficiency", "Network efficiency (P104.3)", +1, {0.80, 0.90}, ademe),
    jalon::share("water.efficiency_gap", "Efficiency above the legal threshold", +1,
                 {0, jalon::unknown}, decree),
    jalon::share("water.legal_efficiency", "Legal threshold of efficiency", 0),
    jalon::indicator("water.unaccounted_index", "Linear index of unaccounted volumes (P105.3)",
                     "m3/km/d", -1),
    jalon::indicator("water.loss_index", "Linear index of losses (P106.3)", "m3/km/d", -1),
    jalon::indicator("water.consumption_index", "Linear index of consumption", "m3/km/d", 0),
    jalon::share("water.renewal_rate", "Mean renewal rate over five years (P107.2)", +1),
    jalon::indicator("water.knowledge", "Index of knowledge and asset management (P103.2B)", "1",
                     +1, {40, 120}, inventory_duty),
    jalon::indicator("water.price", "Price of a m3 for 120 m3, with taxes (D102.0)", "currency/m3",
                     0),
    jalon::indicator("water.debt_years", "Years to pay the debt off (P153.2)", "year", -1),
    jalon::indicator("water.leakage_index", "Real over unavoidable losses (ILI)", "1", -1, {4, 2},
                     bands),
    jalon::indicator("water.unavoidable_losses", "Unavoidable losses", "m3", 0),
    jalon::indicator("water.real_loss_index", "Real losses per km and day", "m3/km/d", -1),
    jalon::indicator("water.economic_loss_index",
                     "Economic level of real losses per km and day, short run", "m3/km/d", 0),
    jalon::indicator("water.real_over_economic", "Real losses over their economic level", "1", -1),
    jalon::indicator("water.economic_months", "Economic interval between leak surveys", "month", 0),
    jalon::indicator("water.today_months",
                     "Interval between surveys that today's leakage amounts to", "month", 0),
    jalon::share("water.apparent_share", "Apparent losses, part of all losses", 0),
    jalon::share("water.remote_meters", "Part of the meters read at a distance", +1),
    jalon::indicator("water.meter_age", "Mean age of the dated meters", "year", -1),
    jalon::share("water.sectorised", "Part of the network in districts with telemetry", +1),
    jalon::indicator("water.pressure", "Mean pressure", "m", 0),
    jalon::indicator("water.pressure_exponent",
                     "Leakage-pressure exponent that the materials suggest", "1", 0),
    jalon::indicator("water.main_breaks", "Repairs of mains per km", "1/km", -1),
    jalon::indicator("water.main_age", "Mean age of the dated mains", "year", -1),
    jalon::indicator("water.energy_per_m3", "Electricity per m3 put into the network", "kWh/m3",
                     -1),
    jalon::indicator("water.value_of_lost_m3", "Value of a lost m3 that the model uses",
                     "currency/m3", 0),
    jalon::indicator("water.night_over_balance",
                     "Losses by night flows over losses by the yearly balance", "1", 0),
};
static_assert(indicators.size() == n_indicators);

}  // namespace water
