// shipped.h - the rules that come with Jalon, read once, and small helpers for tests of financing.
#pragma once
#include <numeric>

#include "core/financing/plan.h"

namespace jalon::testing_financing {

inline const FinancingRules &shipped() {
  static const auto all = read_financing_rules(JALON_SOURCE_DIR "/config/financing/fr", {});
  return all;
}

inline std::vector<int> from_to(int first, int last) {
  std::vector<int> all(static_cast<std::size_t>(last - first + 1));
  std::iota(all.begin(), all.end(), first);
  return all;
}

inline ClaimedGrant asked(const std::string &programme, FundingStatus status) {
  ClaimedGrant g;
  g.programme = programme;
  g.status = status;
  return g;
}

// A quote, with VAT compensated, all in the first year.
inline FinancingRequest quote(double cost, int start = 2027) {
  FinancingRequest r;
  r.project = r.title = "p";
  r.start = start;
  r.cost.vat = VatRegime::compensated;
  r.claim.cost = cost;
  return r;
}

inline const FundingSource &of_kind(const FinancingPlan &plan, FundingSource::Kind kind) {
  for (const auto &s : plan.sources)
    if (s.kind == kind) return s;
  throw std::runtime_error("no such source");
}

}  // namespace jalon::testing_financing
