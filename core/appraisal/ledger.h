// ledger.h - from lines to accounts, in double entry.
//
// Each line posts its value to the stakeholder it goes to and against the one it comes from, a
// nameless end standing for real resources. An account is a weighting of stakeholders; since
// valuation and discounting are the same for all draws, each account is one linear form of the
// difference between programme and reference:
//
//   flow[account][year][draw] = sum over lines of weight[account][line][year]
//                               * (programme - reference)[line][year][draw]
//
// Accounts, in this order:
//   authority    money of the authority alone: what the town's books see
//   collective   all stakeholders, money and valued quantities, transfers cancelled, plus the cost
//                of public funds on the net public balance
//   public       net money of the public stakeholders together (before that cost)
//   investment   money of category investment leaving the authority (positive = spent)
//   one per stakeholder: money and valued quantities
//
// The cost of public funds weighs gains and losses alike: a net public gain is worth more than
// itself. Lines of category residual count nowhere if the norms leave residual value out.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "core/appraisal/norms.h"

namespace jalon {

extern const std::vector<std::string> stakeholders;  // as abi.h lists them

class Ledger {
 public:
  enum : std::size_t { authority, collective, public_purse, investment, first_stakeholder };

  // Years are consecutive calendar years; years[0] is year 0. Throws Fault if a line names an
  // unknown stakeholder.
  Ledger(const jalon_domain &domain, const Norms &norms, std::vector<int> years);

  std::size_t accounts() const { return names_.size(); }
  const std::vector<std::string> &names() const { return names_; }
  std::size_t lines() const { return lines_; }
  const std::vector<int> &years() const { return years_; }
  double discount(std::size_t year) const { return discount_[year]; }
  // What one unit of the line, in that year, adds to the account (undiscounted).
  double weight(std::size_t account, std::size_t line, std::size_t year) const;
  bool valued(std::size_t line) const;  // money, or a quantity that the norms price

  // Flows of one block; a draw's flows are the same bits in any block. `programme` and `reference`:
  // one [year][draw] column per line, `stride` apart; `out`: one [year][draw] column per account,
  // `stride` apart, overwritten.
  void flows(std::span<double *const> programme, std::span<double *const> reference,
             std::size_t draws, std::size_t stride, std::span<double *const> out) const;
  // Net present value of one account's column, per draw.
  void present_value(const double *flows, std::size_t draws, std::size_t stride,
                     std::span<double> out) const;

 private:
  std::vector<std::string> names_;
  std::vector<int> years_;
  std::size_t lines_ = 0;
  std::vector<double> weights_;  // [account][line][year]
  std::vector<bool> valued_;
  std::vector<double> discount_;
};

}  // namespace jalon
