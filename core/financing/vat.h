// vat.h - VAT on what a project buys, and its compensation years later (FCTVA: a share of spending
// with VAT on eligible accounts; no subsidy).
#pragma once
#include <string>
#include <vector>

#include "core/financing/rules.h"

namespace jalon {

// Whether an account begins with one of the prefixes.
bool account_in(const std::string &account, const std::vector<std::string> &prefixes);

struct VatTerms {
  double rate = 0;          // that is paid; 0 where VAT is no flow
  double compensation = 0;  // share of eligible spending with VAT that comes back
  int lag = 0;              // years
  Confidence confidence = Confidence::certain;
};

// Of the spending of a year. `kind`: of the authority ("commune", "intercommunality"); `own_rate`
// and `own_lag`: what the town says instead of the rules.
VatTerms vat_terms(RulesAt &at, VatRegime regime, const std::string &kind, int year,
                   std::optional<double> own_rate, std::optional<int> own_lag);

}  // namespace jalon
