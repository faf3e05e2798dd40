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
// itself. The scarcity of public funds weighs public spending besides: lines whose money leaves the
// public purse, whether more or less leaves it. The distributional weights of the norms weigh what
// stakeholders gain and lose in the collective account, where transfers then no longer cancel; not
// in their own accounts. Lines of category residual count nowhere if the norms leave residual
// value out.
//
// A difference below 1e-12 of the line is the dust of rounding, and counts as none.
//
// Optimism bias: lines of category investment count `investment_factor` times, in all accounts.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/appraisal/norms.h"

namespace jalon {

extern const std::vector<std::string> stakeholders;  // as abi.h lists them

// What a model has said of a programme: one [year][draw] column per line.
struct LineValues {
  std::span<double *const> columns;
  // [line][year], or null: not 0 where a line's year is 0 in all draws and its cells say nothing.
  const std::uint8_t *zeros = nullptr;
};

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
  // What one unit of the line, in that year, adds to the account (undiscounted; optimism bias
  // apart).
  double weight(std::size_t account, std::size_t line, std::size_t year) const;
  bool valued(std::size_t line) const;           // money, or a quantity that the norms price
  bool investment_line(std::size_t line) const;  // what optimism bias applies to
  // [line]: not 0 where an account counts it, so that a number that is none shows in a sum.
  const std::vector<std::uint8_t> &counted() const { return counted_; }

  // Flows of one block; a draw's flows are the same bits in any block and on any processor.
  // `programme` and `reference`: one [year][draw] column per line, `stride` apart; `out`: one
  // [year][draw] column per account, `stride` apart, overwritten.
  void flows(std::span<double *const> programme, std::span<double *const> reference,
             std::size_t draws, std::size_t stride, std::span<double *const> out,
             double investment_factor = 1) const;
  // Net present value of one account's column, per draw.
  void present_value(const double *flows, std::size_t draws, std::size_t stride,
                     std::span<double> out) const;

  // The same for many draws, without the yearly flows of all accounts: adds net present values to
  // `npv`, one column of draws per account, and to the flows of two accounts, [year][draw] and
  // `stride` apart. Null: not wanted. What is added to the flows has the bits of flows(); the net
  // present values are rounded elsewhere. Fastest when the columns of a block stay in the cache.
  void appraise(LineValues programme, LineValues reference, std::size_t draws, std::size_t stride,
                double investment_factor, std::span<double *const> npv, double *authority_flows,
                double *collective_flows) const;

  // The columns of a programme that is paid for as planned and in service later: lines of category
  // investment of `planned`, all others of `late`, the same programme started later.
  struct Mixed {
    std::vector<double *> columns;
    std::vector<std::uint8_t> zeros;  // empty if neither tells
    LineValues lines() const { return {columns, zeros.empty() ? nullptr : zeros.data()}; }
  };
  Mixed paid_as_planned(LineValues planned, LineValues late) const;

 private:
  // Lines that weigh alike but for their unit values: added up before any account sees them.
  struct Group {
    std::vector<double> weights;                           // by account
    std::vector<std::pair<std::size_t, double>> accounts;  // those that weigh
    bool investment = false;
    std::vector<std::size_t> lines;
  };
  void post(std::size_t line, std::vector<double> weights);
  double unit_value(std::size_t line, std::size_t year) const {
    return unit_values_[line * years_.size() + year];
  }

  std::vector<std::string> names_;
  std::vector<int> years_;
  std::size_t lines_ = 0;
  std::vector<double> unit_values_;  // [line][year]
  std::vector<Group> groups_;
  std::vector<std::size_t> group_of_;  // by line, or nowhere
  std::vector<std::uint8_t> counted_;
  std::vector<bool> valued_, investment_line_;
  std::vector<double> discount_;
};

}  // namespace jalon
