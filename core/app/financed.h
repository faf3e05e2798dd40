// financed.h - who pays what of a portfolio's projects, and when: what the appraisal finds put to
// the rules of public finance (core/financing).
#pragma once
#include <span>
#include <utility>
#include <vector>

#include "core/app/portfolio.h"
#include "core/financing/needs.h"
#include "core/report/results.h"

namespace jalon {

// Of a portfolio whose dossier has `money`. What it is made of outlives it. Its functions throw a
// Fault for amounts beyond all sense.
class Financed {
 public:
  Financed(const Portfolio &portfolio, const Appraiser &appraiser, bool french);

  // A project started in a year, on its own; `central` is what the appraiser says of it.
  FinancingPlan plan(std::size_t project, int year, const Central &central) const;
  // Of a start, by the years of a roadmap; and what the town's budget leaves in each.
  RoadmapNeeds needs(const FinancingPlan &plan, std::span<const int> years) const;
  RoadmapRoom room(std::span<const int> years) const;

  // Projects in one programme, sharing what aid is capped for the town. Where they touch the same
  // things, what they cost more together than one by one is a plan at the end, without aid; what
  // they cost less is not counted, and told.
  struct Chosen {
    std::vector<std::size_t> projects;  // as in the portfolio
    std::vector<FinancingPlan> plans;   // by project, then perhaps one of their overlaps
    bool overlaps = false;              // the last is that
    double spared = 0;                  // invested less together, currency
  };
  Chosen together(const std::vector<Portfolio::StartOf> &starts) const;

  // `alone`: by start year, each on its own; `plan`: the one shown.
  ProjectFinancingResult result(std::size_t project, const FinancingPlan &plan,
                                std::span<const FinancingPlan> alone) const;
  FinancingResult result(const Chosen &chosen) const;

 private:
  FinancingRequest request(std::size_t project, int year, const Central &central) const;
  FinancingRequest overlaps(const std::vector<Portfolio::StartOf> &starts,
                            const std::vector<FinancingRequest> &requests,
                            const std::vector<Central> &alone, double &spared) const;

  const Portfolio &portfolio_;
  const Appraiser &appraiser_;
  const Dossier &dossier_;
  const PublicMoney &money_;
  TownContext town_;
  BudgetThresholds thresholds_;
};

}  // namespace jalon
