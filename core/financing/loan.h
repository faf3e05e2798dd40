// loan.h - what a loan costs year by year. Interest is reckoned each period on what is outstanding
// and rounded to the cent; the last payment takes what is left.
#pragma once
#include <vector>

#include "core/base/cents.h"
#include "core/territory/accounts.h"
#include "core/territory/project_financing.h"

namespace jalon {

struct LoanTerms {
  Cents amount;
  double rate = 0;  // 1/year
  int years = 1;
  int per_year = 1;  // payments
  int grace = 0;     // first years in which interest alone is paid; below `years`
  LoanProfile profile = LoanProfile::constant_annuity;
};

struct LoanYear {
  Cents capital, interest, outstanding;  // paid in the year; left at its end
};

// The constant annuity is a = L i / (1 - (1 + i)^-n) a period. Element 0 is the year after the one
// in which the loan is drawn.
std::vector<LoanYear> loan(const LoanTerms &terms);

// A loan in force, after the year that `loan` tells of, for so many years: at the rate and the
// annuity that were paid, whatever the contract calls them. One that repaid no capital is repaid
// whole when its years are over.
std::vector<LoanYear> run_off(const TownLoan &loan, int years);

}  // namespace jalon
