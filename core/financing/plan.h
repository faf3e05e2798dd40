// plan.h - who pays what of a project, in which year: a pure function of its cost, of what the town
// says of its financing, and of the rules.
//
// Every equality holds to the cent, because all of it is sums of postings:
//   works = grants + certificates + VAT compensation + loans drawn + own funds, each year.
// docs/integrator/financing.md gives the sums and their sources.
#pragma once
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "core/financing/alert.h"
#include "core/financing/cost.h"
#include "core/financing/posting.h"
#include "core/financing/rules.h"

namespace jalon {

struct TownContext {
  std::optional<double> population;
  std::string authority = "commune";  // or "intercommunality": whose VAT lag
  std::optional<int> vat_lag;         // what the town says of it
  std::string currency = "EUR";
  bool french = true;                  // titles of rules
  const Settings *settings = nullptr;  // overrides of rules; none: the files alone
};

// A project to finance. Its overlaps with others are a request with a cost and an empty claim.
struct FinancingRequest {
  std::string project, title;
  ProjectCost cost;
  FinancingClaim claim;  // `holder` filled in from the powers of the domain
  int start = 0;
};

struct FundingSource {
  enum Kind { grant, certificate, vat_compensation, loan, own };
  std::string id, title, funder;
  Kind kind = grant;
  FundingStatus status = FundingStatus::granted;
  std::optional<double> probability;  // of a grant
  Cents asked, amount;
  std::string limited_by;  // of a grant, see GrantAmount
  Message why_less;
  Confidence confidence = Confidence::certain;
  bool public_aid = false;
  std::vector<Cents> cash;  // by the plan's years
};

struct FinancingPlan {
  std::string project, title;
  int start = 0;
  std::vector<int> years;  // consecutive, from the start or the appraisal's first to the last cent
  Cents cost_excluding_vat, vat, cost_with_vat;
  Confidence cost_confidence = Confidence::to_verify;
  VatRegime regime = VatRegime::final_cost;
  bool holder_part_unknown = false;  // another holds the power; counted in full
  Cents private_aid, public_aid, public_aid_limit;
  double own_minimum = 0;
  Cents own_excluding_vat;  // cost (with VAT where it is final) less all aid
  Cents own_final;          // with everything counted: cost with VAT less all other sources
  // The most that cumulated own funds stand above what they come to: what cash or a bridge loan
  // must carry.
  Cents peak_advance;
  std::vector<Cents> eligible_with_vat;  // spending that VAT compensation is reckoned on, by year
  std::vector<FundingSource> sources;    // own funds last
  std::vector<Posting> postings;
  std::vector<Alert> alerts;
  std::set<std::string> rules_used;  // paths of figures

  std::size_t at(int year) const { return static_cast<std::size_t>(year - years.front()); }
  // Own funds with the grants that the counting lets count; may be below 0 when money comes back.
  std::vector<Cents> own_by_year(Counting counting) const;
  Cents own(Counting counting) const;
};

// `years`: of the appraisal, consecutive; cost lines are by these years.
FinancingPlan finance(const FinancingRequest &request, const FinancingRules &rules,
                      const TownContext &town, std::span<const int> years);

// The same of projects in one programme, in the order of the dossier: caps of the beneficiary are
// used up by what is granted first, then by year of request, then by order.
std::vector<FinancingPlan> finance_together(std::span<const FinancingRequest> requests,
                                            const FinancingRules &rules, const TownContext &town,
                                            std::span<const int> years);

// Discounted sum of all that the town receives and pays: the authority's value after financing.
// `discount`: by `years`; it goes on falling after them as in the last of them (loans outlive
// them).
double town_value(const FinancingPlan &plan, std::span<const int> years,
                  std::span<const double> discount);

}  // namespace jalon
