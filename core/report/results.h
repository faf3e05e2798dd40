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
#include "core/roadmap/reason.h"
#include "core/settings/figure.h"
#include "core/territory/inventory.h"

namespace jalon {

// Of a quantity over the draws.
struct Spread {
  double mean = 0, standard_error = 0;
  double p10 = 0, p50 = 0, p90 = 0;
  double positive = 0;         // share of draws in which it is above zero
  std::vector<double> edges;   // histogram: n+1 edges,
  std::vector<double> counts;  // n counts
};

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
  std::optional<double> payback, discounted_payback;  // authority, years
  std::optional<double> payback_collective;
  std::optional<double> benefit_cost;        // collective, conventional: benefits over all costs
  double investment = 0;                     // present value
  double to_invest = 0;                      // the same money, undiscounted: what has to be paid
  std::optional<double> value_per_invested;  // collective NPV per unit invested
  std::optional<double> value_per_public;    // collective NPV per net public unit; none = no cost
  std::optional<double> equivalent_annual;   // of the collective NPV
  std::vector<LineResult> lines;
  std::vector<PathResult> indicators;
  std::size_t draws = 0, rejected = 0;
};

struct ProjectResult {
  std::string id, title, phase;
  struct Measure {
    std::string name, label, help, relevance, table, account, vat, procurement;
    double things_covered = 0;    // sum over rows of count times share
    double things_estimated = 0;  // of these, those with an estimated cell
  };
  std::vector<Measure> measures;
  int start_year = 0;  // the year appraised: the plan's, else the one it is worth most in
  std::optional<AppraisalResult> appraisal;
  std::vector<std::array<double, 3>> days;  // by year since start: business, digital, steering
  // Titles of what it needs: it is appraised on top of them, each started in the same year if it
  // can be.
  std::vector<std::string> on_top_of{};
};

struct IndicatorResult {
  std::string domain, name, label, unit;
  int direction = 0;
  std::optional<double> central, p10, p90;  // in year 0 of the reference; nothing = unknown
  std::optional<double> limit, target;
  std::string source, as_of;  // of limit and target
  Confidence confidence = Confidence::certain;
  bool share = false;  // a part of a whole: shown in per cent
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
};

// A figure that entered the results.
struct FigureResult {
  std::string path;
  Message label;
  std::string unit, owner;
  Figure figure;       // in `unit`
  bool share = false;  // a part of a whole: shown in per cent
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
  std::vector<std::array<double, 3>> days_available, days;
  std::optional<AppraisalResult> together;  // the chosen projects evaluated jointly
  // Collective NPV of the same, each alone: `value` without the interactions of those chosen.
  double sum_of_parts = 0;
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
  std::size_t draws = 0;
  std::map<std::string, std::string> digests;  // settings, dossier, inventory/<table>, plugin/<id>
  struct PluginUsed {
    std::string id, domain, version, title_fr, title_en;
  };
  std::vector<PluginUsed> plugins;
  std::vector<int> years;
  double discount_rate = 0, cost_of_public_funds = 0;

  std::vector<InventoryResult> inventories;
  std::vector<IndicatorResult> indicators;
  std::vector<ProjectResult> projects;
  std::optional<RoadmapResult> roadmap;
  std::vector<FigureResult> figures;  // every figure used, sorted by path
  std::vector<Message> warnings;      // whole sentences
};

}  // namespace jalon
