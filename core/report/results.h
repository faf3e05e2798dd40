// results.h - everything one run found out. results.json is this structure, written out; the
// report is a pure function of it. docs/integrator/results.md documents every field.
//
// Labels are English and translated when shown (words.h). Money is in constant units of
// `currency` without VAT; series "by year" go with Results::years. "Central" figures come from one
// evaluation with every parameter at its central value; distributions from all accepted draws. What
// a project is worth is one figure everywhere, the central one: the roadmap chooses by it.
#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "core/base/message.h"
#include "core/report/financing_result.h"
#include "core/roadmap/reason.h"
#include "core/settings/figure.h"
#include "core/territory/inventory.h"
#include "core/uncertainty/sobol_indices.h"
#include "core/uncertainty/tally.h"

namespace jalon {

// A quantity over the draws: mean, quantiles, chances, each with its 95 % interval (tally.h).
using Spread = Summary;

struct AccountResult {
  std::string name;              // authority, collective, public, investment, users, ...
  std::vector<double> flows;     // central, by year, undiscounted
  double npv = 0;                // central
  std::optional<Spread> spread;  // of the net present value
};

struct LineResult {
  std::string name, label, unit, category, from, to;
  bool valued = false;
  std::vector<double> reference, programme;  // central, by year
};

struct PathResult {  // an indicator to follow
  std::string name, label, unit;
  std::vector<double> reference, programme;  // central, by year
  bool share = false;                        // a part of a whole: shown in per cent
};

// Programme minus reference.
struct AppraisalResult {
  std::vector<AccountResult> accounts;  // authority, collective, public, investment, stakeholders
  std::vector<double> irr_authority, irr_collective;  // all roots; empty = none
  // Over the draws, where the centre has one rate; `missing` counts draws with none or several.
  std::optional<Spread> irr_authority_spread, irr_collective_spread;
  std::optional<double> mirr_authority, mirr_collective;  // financed and reinvested at the rate of
                                                          // the norms in year 0
  std::optional<double> payback, discounted_payback;      // authority, years
  std::optional<double> payback_collective;
  std::optional<double> benefit_cost;  // collective, conventional: benefits over all costs
  // Running costs moved from the costs to the benefits (subtracted): over the investment alone.
  std::optional<double> benefit_cost_modified;
  std::optional<double> profitability_index;  // authority: 1 + NPV per unit invested
  std::optional<double> first_year_return;    // collective benefit of the first full year over the
                                              // investment capitalised to its start
  double investment = 0;                      // present value
  double to_invest = 0;                       // the same money, undiscounted: what has to be paid
  std::optional<double> value_per_invested;   // collective NPV per unit invested
  std::optional<double> value_per_public;     // collective NPV per net public unit; none = no cost
  std::optional<double> equivalent_annual;    // of the collective NPV
  std::vector<LineResult> lines;
  std::vector<PathResult> indicators;
  std::size_t draws = 0, rejected = 0;
};

// One uncertain figure, or several that vary together, and what it does to the results of one
// project.
struct DriverResult {
  std::vector<std::string> paths;  // one, or those of a correlated group
  struct Effect {
    SobolIndex index;  // share of the variance
    // Of the net present value, this figure alone moved to its P10 and P90. NaN for a group.
    double at_low = 0, at_high = 0;
    // Values of the figure, in its unit, at which the net present value is zero, all others
    // central; empty = none between `from` and `to`.
    std::vector<double> switching;
  };
  Effect authority, collective;
  double central = 0, low = 0, high = 0;  // of the figure: central value, P10, P90
  double from = 0, to = 0;                // ends of the search for switching values
};

// One project under one stress scenario, everything else central.
struct StressedResult {
  std::string scenario;                  // id, as in Results::stresses
  double authority = 0, collective = 0;  // net present values
};

struct StartYearResult {
  int year = 0;
  double collective = 0, authority = 0;  // central net present values of starting then
};

// A relevance gate of a measure that nobody could read: its indicator is unknown today.
struct UnreadGate {
  std::string indicator, label;  // name; the label, in English
  std::string otherwise;         // why there is little to gain behind it, in English
};

struct ProjectResult {
  std::string id, title, phase;
  struct Measure {
    std::string name, label, help, relevance, table, account, vat, procurement;
    double things_covered = 0;             // sum over rows of count times share
    double things_estimated = 0;           // of these, those with an estimated cell
    std::string follow{};                  // names of indicators to watch, parted by spaces
    std::vector<UnreadGate> to_confirm{};  // see unread_gates (gates.h)
  };
  std::vector<Measure> measures;
  int start_year = 0;  // the year appraised: the plan's, else the one it is worth most in
  std::optional<AppraisalResult> appraisal;
  std::vector<std::array<double, 3>> days;  // by year since start: business, digital, steering
  // Titles of what it needs: it is appraised on top of them, each started in the same year if it
  // can be.
  std::vector<std::string> on_top_of{};
  std::vector<StartYearResult> by_start;  // every year it may start in
  std::optional<int> best_start;          // of these, the one of greatest collective value
  std::vector<DriverResult> drivers;      // by collective total index, greatest first
  std::vector<StressedResult> stressed;   // in order of Results::stresses
  std::string status{}, start{};          // as the town says: late, ...; YYYY-MM-DD; "" = not said
  std::string works;                      // type of works for optimism bias, "" = not said
  double optimism_bias = 0;               // share added to its investment by the norms
  // Who pays it, and when; nothing where the country has no rules of public finance.
  std::optional<ProjectFinancingResult> financing{};
};

// A project that the town knows of and that is not appraised: told, and never counted as zero.
struct KnownProjectResult {
  std::string id, title;
  std::string phase, status;  // idea, study, operation; under-way, ...; "" = not said
  std::string owner, start;
  std::optional<double> budget;   // what its bearer expects to spend
  std::optional<double> subsidy;  // granted: no cost
  std::string subsidy_from;
  Message why;  // it is not appraised
};

struct IndicatorResult {
  std::string domain, name, label, unit;
  int direction = 0;
  std::optional<double> central, p10, p90;  // in year 0 of the reference; nothing = unknown
  std::optional<double> limit, target;
  std::string source, as_of;  // of limit and target
  Confidence confidence = Confidence::certain;
  bool share = false;  // a part of a whole: shown in per cent
  bool moved = true;   // some draw of the uncertain figures changes `central`; true if not known
  // Shares of the draws that keep the limit, that reach the target; nothing: not known.
  std::optional<double> keeps_limit{}, keeps_target{};
};

struct InventoryResult {
  std::string domain, table, label;
  Import import;
  double things = 0;  // sum of the count column over kept rows
  struct Bar {
    std::string column, column_label;
    // label, things measured, things estimated
    std::vector<std::tuple<std::string, double, double>> bars;
    double unknown = 0;
  };
  std::vector<Bar> breakdown;                               // one per choice column
  std::vector<std::pair<std::string, std::string>> labels;  // declared column, label
  std::vector<std::array<float, 2>> points;                 // longitude, latitude, at most 5,000
  std::vector<int> point_class;                             // index into breakdown[0].bars, -1
  std::string count_column{};                               // "" = each row is one thing
  // How many things the figure of peers gives for the population; nothing without such a figure.
  std::optional<double> expected{};
};

// A figure that entered the results.
struct FigureResult {
  std::string path;
  Message label;
  std::string unit, owner;
  Figure figure;             // in `unit`
  bool share = false;        // a part of a whole: shown in per cent
  bool unconverted = false;  // counts, in prices of another year than the run's
};

struct RoadmapDecision {
  std::string id, title;
  std::optional<int> start_year;
  Reason reason;  // see core/roadmap/roadmap.h; english() and Say::reason put it in words
  std::optional<double> cost_of_forcing;
  double value = 0;  // the central collective value of the project, as appraised
};

// What two projects that touch the same things are worth together, minus the sum of both.
struct RoadmapInteraction {
  std::string a, b;  // ids
  double value = 0;
  bool chosen = false;  // both are in the plan: it is counted in its value
};

struct RoadmapResult {
  bool feasible = false, proven = false;
  Reason infeasible_reason;
  double value = 0, bound = 0, gap = 0, seconds = 0;
  std::vector<RoadmapDecision> decisions;
  std::vector<RoadmapInteraction> interactions;
  std::vector<int> years;               // of the plan's constraints
  std::vector<double> funds, spending;  // by these years; funds NaN = no limit
  // By these years: what net savings leave above their floor, room for debt; NaN = no limit, empty
  // = none at all.
  std::vector<double> savings_room{}, debt_room{};
  std::vector<std::array<double, 3>> days_available, days;
  std::optional<AppraisalResult> together;  // the chosen projects evaluated jointly
  // Collective NPV of the same, each alone: `value` without the interactions of those chosen.
  double sum_of_parts = 0;
};

// A stress scenario that every project was tried under (config/stress).
struct StressResult {
  std::string id, title_fr, title_en, source, as_of;
  Confidence confidence = Confidence::hypothetical;
  std::vector<Message> changes;   // what it changes, in words; of these,
  std::vector<Message> left_out;  // what this dossier has no use for
};

// How often one project is worth more than another to the territory, over the same draws.
struct PreferenceResult {
  std::vector<std::string> ids;            // of projects, as in Results::projects
  std::vector<std::vector<double>> beats;  // [a][b]: share of draws in which a is worth more
  std::vector<double> first;               // share in which it is worth most of all
};

// The same dossier by other norms (`--norms` given twice).
struct NormsResult {
  std::string name, title_fr, title_en, currency;
  double discount_rate = 0, cost_of_public_funds = 0;
  bool residual_value = true;
  // By path, of those three: norms.discount_rate, ...
  std::map<std::string, Confidence> confidences;
  struct Project {
    std::string id;
    double authority = 0, collective = 0;  // central
    std::optional<double> benefit_cost, irr_collective;
    std::optional<int> start_year;  // in the roadmap by these norms
  };
  std::vector<Project> projects;
  double roadmap_value = 0;
  struct Value {
    std::string path, unit, source, as_of;
    double first = 0, last = 0;  // in year 0 and in the last year
    int price_year = 0;
    Confidence confidence = Confidence::certain;
  };
  std::vector<Value> values;  // of quantities that lines of the dossier count
};

// How the draws were made, and whether there were enough.
struct DrawsResult {
  std::string sampling;     // random, latin-hypercube, sobol
  std::uint64_t asked = 0;  // 0 = until precise enough
  std::uint64_t done = 0;
  bool stopped = false;               // before all were done, on request
  bool precise = false;               // every project's results are known well enough (precision.h)
  std::vector<Message> loose;         // what is not
  std::size_t factors = 0;            // uncertain figures
  std::vector<Message> correlations;  // repairs, and what was left out
  std::vector<Message> ties{};        // figures that vary together, with rank, source, confidence
};

struct Results {
  // identity of the run
  std::string program_version, date, dossier, territory, country, region, norms;
  std::string accounts;  // the country's chart of accounts, "" = unknown
  std::string norms_title_fr, norms_title_en;
  std::string currency;
  int base_year = 0, price_year = 0;
  std::optional<double> population;
  uint64_t seed = 0;
  // Stopped on request: what is missing, in whole sentences. Empty: all that was asked was done.
  std::vector<Message> unfinished{};
  DrawsResult draws;
  std::map<std::string, std::string> digests;  // settings, dossier, inventory/<table>, plugin/<id>
  struct PluginUsed {
    std::string id, domain, version, title_fr, title_en;
    std::vector<std::string> caveats;  // English; translated by the plugin's catalogue
  };
  std::vector<PluginUsed> plugins;
  std::vector<int> years;
  double discount_rate = 0, cost_of_public_funds = 0;

  std::vector<InventoryResult> inventories;
  std::vector<IndicatorResult> indicators;
  std::vector<ProjectResult> projects;
  std::vector<KnownProjectResult> known_projects{};  // not appraised
  std::optional<RoadmapResult> roadmap;
  // Of the plan, and of the town's budget; nothing as for the projects.
  std::optional<FinancingResult> financing{};
  std::vector<StressResult> stresses;
  std::optional<PreferenceResult> preferences;  // with at least two projects
  // At both ends of the range of beta in the norms: rate, and collective value by project.
  struct RateResult {
    double beta = 0, rate = 0;
    std::vector<double> collective;
  };
  std::vector<RateResult> rates;
  std::vector<NormsResult> other_norms;
  std::vector<FigureResult> figures;  // every figure used, sorted by path
  std::vector<Message> warnings;      // whole sentences
};

}  // namespace jalon
