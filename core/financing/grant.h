// grant.h - what a grant may amount to: min(rate x eligible base, caps), before the limit on public
// aid. Field research, 2.5: "aid = min(rate x base, caps), base = sum of min(unit cost, unit cap)
// x quantity".
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/base/cents.h"
#include "core/financing/rules.h"

namespace jalon {

// What a grant is reckoned on.
struct GrantCase {
  Cents cost, cost_with_vat;  // of the works
  int years_of_spending = 1;
  double units = 0;               // things covered
  std::vector<std::string> tags;  // of the project's measures; empty = not known: any fits
  std::optional<double> population;
  int start = 0;
  std::string engaged;  // ISO day of the order
};

struct GrantAmount {
  Cents base, asked, amount;
  // "rate", "amount", "eligible_base", "unit_cap", "project_cap", "year_cap", "beneficiary_cap",
  // "beneficiary_year_cap", "public_aid_limit", "partner_limit", "none" = counted for nothing
  std::string limited_by = "rate";
  Message why_less;           // a sentence, where less is counted than was asked
  bool closed = false;        // the programme's days do not fit
  bool without_rate = false;  // neither the town nor the rule gives a rate
  int year = 0;               // of the request
  Confidence confidence = Confidence::certain;
};

// The eligible base of a rule (or of a grant outside the rules: the eligible part of the cost).
Cents eligible_base(const GrantRule *rule, const FinancingClaim &claim, const GrantCase &of,
                    RulesAt &at);

// Caps that several projects share (beneficiary) are the business of share_caps().
GrantAmount grant_amount(const ClaimedGrant &claimed, const FinancingClaim &claim,
                         const GrantCase &of, RulesAt &at);

// One grant that draws on caps shared by projects.
struct SharedCase {
  const ClaimedGrant *claimed;
  GrantAmount *amount;
};
// Caps of the beneficiary are used up by grants that are granted, then by year of request, then in
// the order given.
void share_caps(std::vector<SharedCase> grants, RulesAt &at);

// The ISO day of the request: of the decision, or the start of the project's first year.
std::string request_day(const ClaimedGrant &claimed, int start);

}  // namespace jalon
