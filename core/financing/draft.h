// draft.h - one project on its way to a plan. The grants of all projects are asked for before any
// of them is settled: caps of the beneficiary are shared. Inside this room only.
#pragma once
#include <map>

#include "core/financing/grant.h"
#include "core/financing/plan.h"
#include "core/financing/vat.h"

namespace jalon {

class Draft {
 public:
  Draft(const FinancingRequest &request, const FinancingRules &rules, const TownContext &town,
        std::span<const int> years);
  std::vector<SharedCase> shared();  // before finish(); refer to this
  FinancingPlan finish(RulesAt &shared_rules);

 private:
  void reckon_cost();
  VatRegime regime();
  void ask_grants();
  void take_certificates();
  void settle_aid();
  void add_grants();
  void add_vat();
  void add_loans();
  void add_running();
  void add_running_line(const CostLine &line, const CategoryRule *category);
  void close();

  Cents cost_that_counts() const;  // C of the limit on public aid
  void post(int year, Party from, Party to, Cents amount, Flow flow,
            std::size_t source = Posting::no_source);
  void tell(std::string id, Alert::Level level, Message text);
  void tell_aid(Cents limit_left);
  void tell_procurement();
  Message money(Cents amount) const;
  const std::string &title(const std::string &french, const std::string &english) const {
    return town_.french ? french : english;
  }
  VatTerms vat(int year) {
    return vat_terms(at_, plan_.regime, town_.authority, year, claim_.vat_rate, town_.vat_lag);
  }

  const FinancingRequest &request_;
  const FinancingClaim &claim_;
  const TownContext &town_;
  std::span<const int> years_;
  RulesAt at_;
  const HolderTerms *holder_ = nullptr;
  double inflation_ = 0;
  std::string engaged_;
  std::vector<Cents> works_, works_with_vat_;  // by year since the start
  int last_year_ = 0;                          // of works
  double eligible_share_ = 1;                  // of works, by account
  Cents compensation_;
  std::vector<GrantAmount> grants_;
  FinancingPlan plan_;
};

}  // namespace jalon
