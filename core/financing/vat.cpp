#include "core/financing/vat.h"

#include <algorithm>
#include <cmath>

namespace jalon {

bool account_in(const std::string &account, const std::vector<std::string> &prefixes) {
  return std::any_of(prefixes.begin(), prefixes.end(),
                     [&](const std::string &prefix) { return account.starts_with(prefix); });
}

VatTerms vat_terms(RulesAt &at, VatRegime regime, const std::string &kind, int year,
                   std::optional<double> own_rate, std::optional<int> own_lag) {
  VatTerms terms;
  if (regime == VatRegime::deductible || regime == VatRegime::none) return terms;
  const auto day = first_day(year);
  terms.rate = own_rate ? *own_rate : at.get("financing.vat.rate", day, 0);
  if (regime != VatRegime::compensated) return terms;
  terms.compensation = at.get("financing.vat_compensation.rate", day, 0);
  terms.confidence = at.confidence();
  if (own_lag) {
    terms.lag = *own_lag;
  } else {
    terms.lag =
        static_cast<int>(std::lround(at.get("financing.vat_compensation.lag." + kind, day, 0)));
    terms.confidence = weaker(terms.confidence, at.confidence());
  }
  return terms;
}

}  // namespace jalon
