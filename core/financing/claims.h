// claims.h - what a town says of the financing of its projects, held against the rules.
#pragma once
#include <string>
#include <vector>

#include "core/financing/rules.h"

namespace jalon {

// Mistakes with their places: a programme, sheet, loan or exception that there is not (the nearest
// offered); a rate outside those of the programme; two grants that exclude each other; grants that
// come to more than the cost; a loan without rate, too long, too large, or more than the cost; VAT
// of a project in which another invests (`holder` filled in from the powers).
std::vector<Fault> check_claim(const FinancingClaim &claim, const std::string &project,
                               const FinancingRules &rules);

}  // namespace jalon
