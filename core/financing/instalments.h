// instalments.h - when a grant is paid: an advance, instalments as the works are paid, the balance.
#pragma once
#include <span>
#include <vector>

#include "core/base/cents.h"

namespace jalon {

struct CashTerms {
  double advance = 0;            // share paid from the first year
  double instalments_up_to = 0;  // share of the grant that instalments may reach
  int instalment_lag = 0;        // years behind the share of the works that is paid
  int balance_lag = 0;           // years after the last year of works
};

// By year since the start; the parts add up to the amount. What is due before the year of the
// decision (`decided` years after the start) is paid in that year. `spent`: by year since start,
// none negative.
std::vector<Cents> instalments(Cents amount, const CashTerms &terms, std::span<const Cents> spent,
                               int decided);

}  // namespace jalon
