// public_aid.h - how much of a project public bodies may pay: the minimum own contribution
// (art. L.1111-10 CGCT) and the contributions between a commune and its intercommunality.
#pragma once
#include <vector>

#include "core/financing/grant.h"

namespace jalon {

// With C the cost, X private aid and m the minimum: the town's own part is at least m of what
// public bodies bring, so that public aid is at most (1 - m)(C - X). Never below 0.
Cents public_aid_limit(Cents cost, Cents private_aid, double own_minimum);

// The contribution of a partner is at most `share` of what the beneficiary bears net of the other
// grants and of VAT compensation.
Cents partner_limit(Cents net_cost, Cents other_grants, double share);

struct AidCase {
  FundingStatus status;
  GrantAmount *amount;
};
// Cuts what public aid exceeds the limit by from envisaged, then from requested grants, the last
// first; granted ones are never cut. `fixed`: public aid that is no grant. Returns the excess that
// is left.
Cents cut_excess(const std::vector<AidCase> &grants, Cents fixed, Cents limit);

}  // namespace jalon
