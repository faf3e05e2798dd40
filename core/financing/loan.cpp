#include "core/financing/loan.h"

#include <algorithm>
#include <cmath>

#include "core/financing/posting.h"

namespace jalon {

std::vector<LoanYear> loan(const LoanTerms &terms) {
  const int grace = terms.grace * terms.per_year;
  const int paying = terms.years * terms.per_year - grace;
  const double rate = terms.rate / terms.per_year;
  const double first = std::max(1, paying);
  const double annuity = rate > 0 ? rate / -std::expm1(-first * std::log1p(rate)) : 1 / first;
  const Cents payment = portion(terms.amount, annuity), part = portion(terms.amount, 1 / first);

  std::vector<LoanYear> all(static_cast<std::size_t>(terms.years));
  Cents left = terms.amount;
  for (int period = 0; period < grace + paying; ++period) {
    const Cents interest = portion(left, rate);
    Cents capital;
    if (period == grace + paying - 1)
      capital = left;
    else if (period >= grace && terms.profile == LoanProfile::constant_annuity)
      capital = payment - interest;
    else if (period >= grace && terms.profile == LoanProfile::constant_capital)
      capital = part;
    capital = std::clamp(capital, Cents{}, left);
    left -= capital;
    auto &year = all[static_cast<std::size_t>(period / terms.per_year)];
    year.capital += capital;
    year.interest += interest;
    year.outstanding = left;
  }
  return all;
}

std::vector<LoanYear> run_off(const TownLoan &loan, int years) {
  std::vector<LoanYear> all;
  const bool known = loan.outstanding_start.n > 0;
  const double rate = known ? euros(loan.interest_paid) / euros(loan.outstanding_start) : loan.rate;
  const Cents annuity = loan.capital_paid + loan.interest_paid;
  Cents left = std::max(loan.outstanding_end, Cents{});
  for (int k = 0; k < years; ++k) {
    const Cents interest = portion(left, rate);
    Cents capital = std::clamp(annuity - interest, Cents{}, left);
    if (loan.capital_paid.n <= 0) capital = k + 1 >= loan.years_left ? left : Cents{};
    left -= capital;
    all.push_back({capital, interest, left});
  }
  return all;
}

}  // namespace jalon
