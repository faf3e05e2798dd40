// account_rules.h - how files of accounts are read in one country: steps of a budget, charts of
// accounts, and which accounts make which sum (config/financing/<country>/accounts.toml).
#pragma once
#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/settings/figure.h"

namespace jalon {

enum class BudgetStep { first_budget, amending, supplementary, closed_account };
inline constexpr std::array budget_steps{"first_budget", "amending", "supplementary",
                                         "closed_account"};

struct StepNames {
  BudgetStep step = BudgetStep::first_budget;
  std::string code;                 // of TOTEM
  std::vector<std::string> labels;  // of SCDL; the first is written
};

// Lines of one side whose account begins with one of `accounts` (all, if there are none) and with
// none of `except`, and whose chapter is one of `chapters` (any, if there are none).
struct Aggregate {
  bool receipts = false, non_cash = false;
  std::vector<std::string> accounts, except, chapters;
  std::string source, as_of;
  Confidence confidence = Confidence::certain;
};

struct AccountRules {
  std::vector<StepNames> steps;
  std::vector<std::string> charts;                                    // TOTEM's Nomenclature
  std::vector<std::string> not_flows;                                 // accounts that carry no flow
  std::vector<std::string> own_loans, guaranteed_loans, loan_ratios;  // types of the state of loans
  Aggregate revenue, expenditure, staff, interest, capital_repaid, equipment, own_works,
      vat_compensation;
  std::filesystem::path file;

  const StepNames &names_of(BudgetStep step) const;
};

// Throws Faults naming every mistake with its place.
AccountRules read_account_rules(const std::filesystem::path &file);

}  // namespace jalon
