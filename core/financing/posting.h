// posting.h - every movement of money of a plan: in which year, from whom, to whom, for what.
// Tables, ratios and files are sums of postings and nothing else.
#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include "core/base/cents.h"

namespace jalon {

enum class Party { town, suppliers, state, funder, lender, users, obliged_party };

enum class Flow {
  works,                 // what the project is: town -> suppliers, with the VAT that is paid
  grant,                 // funder -> town
  vat_compensation,      // state -> town, on works
  certificate,           // obliged party -> town
  loan_drawn,            // lender -> town
  loan_capital,          // town -> lender
  loan_interest,         // town -> lender
  renewal,               // town -> suppliers, with VAT; below 0 = spared
  renewal_compensation,  // state -> town, on renewals
  one_off,               // town -> suppliers: disposal, outside savings
  running_cost,          // town -> suppliers, with VAT; below 0 = saved
  running_revenue,       // users -> town
  running_compensation,  // state -> town, on running costs
};

struct Posting {
  static constexpr std::size_t no_source = static_cast<std::size_t>(-1);
  int year = 0;
  Party from = Party::town, to = Party::suppliers;
  Cents amount;  // below 0 = so much less than without the project
  Flow flow = Flow::works;
  std::size_t source = no_source;  // in the plan's sources
};

// An amount times a share, to the nearest cent.
Cents portion(Cents amount, double share);

Cents sum_of(std::span<const Posting> postings, Flow flow);
Cents sum_of(std::span<const Posting> postings, Flow flow, int year);
// What a party receives less what it pays in a year.
Cents balance_of(std::span<const Posting> postings, Party party, int year);

}  // namespace jalon
