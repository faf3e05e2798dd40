#include "core/financing/public_aid.h"

#include <algorithm>

#include "core/financing/posting.h"

namespace jalon {

// By the own part, so that both parts add up to the cent.
Cents public_aid_limit(Cents cost, Cents private_aid, double own_minimum) {
  const Cents brought = std::max(cost - private_aid, Cents{});
  return brought - portion(brought, own_minimum);
}

Cents partner_limit(Cents net_cost, Cents other_grants, double share) {
  return portion(std::max(net_cost - other_grants, Cents{}), share);
}

Cents cut_excess(const std::vector<AidCase> &grants, Cents fixed, Cents limit) {
  Cents excess = fixed - limit;
  for (const auto &grant : grants) excess += grant.amount->amount;
  for (const auto status : {FundingStatus::envisaged, FundingStatus::requested})
    for (auto grant = grants.rbegin(); grant != grants.rend() && excess.n > 0; ++grant) {
      if (grant->status != status || grant->amount->amount.n == 0) continue;
      const Cents cut = std::min(excess, grant->amount->amount);
      grant->amount->amount -= cut;
      grant->amount->limited_by = "public_aid_limit";
      grant->amount->why_less = "limited by the minimum own contribution"_msg;
      excess -= cut;
    }
  return std::max(excess, Cents{});
}

}  // namespace jalon
