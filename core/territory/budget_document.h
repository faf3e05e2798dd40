// budget_document.h - one budget document (a budget, a change to it, a closed account), line by
// line as its file has it: TOTEM (XML) or the SCDL schema (CSV).
#pragma once
#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/base/fault.h"
#include "core/territory/account_rules.h"
#include "core/territory/accounts.h"

namespace jalon {

// The amounts of a line, in the order of both formats.
enum class BudgetAmount {
  executed,      // MtReal; told of closed accounts only, filled in elsewhere all the same
  previous,      // MtBudgPrec
  carried_in,    // MtRARPrec
  proposed,      // MtPropNouv
  voted,         // MtPrev; of an amending step: the change
  credits,       // CredOuv
  carried_over,  // MtRAR3112
};
inline constexpr std::size_t budget_amounts = 7;

struct BudgetLine {
  std::string account, chapter, function, operation;  // "" = the file does not say
  std::string section;    // "F", "I" or ""; blank in many files, so the account tells, not this
  bool revenue = false;   // a receipt
  bool non_cash = false;  // "opération d'ordre": no money moves
  std::array<std::optional<Cents>, budget_amounts> amounts{};  // nothing = blank, which is not 0
  Place place{};

  std::optional<Cents> amount(BudgetAmount which) const {
    return amounts[static_cast<std::size_t>(which)];
  }
};

struct BudgetDocument {
  std::string siret, insee, name;  // insee: "" = the file does not say
  std::string chart;               // of accounts, "" = the file does not say
  int year = 0;
  BudgetStep step = BudgetStep::first_budget;
  std::optional<bool> annexed;  // nothing = the file does not say
  std::optional<double> population;
  std::vector<BudgetLine> lines;
  std::optional<std::vector<TownLoan>> loans;  // nothing = without a state of loans
  std::vector<Message> warnings;
  Place place;  // where its year stands
};

// The sums of a closed account: one year, of the lines. What no line tells is 0 here, since a
// document names every account that was used; staff and the others alike.
AccountsYear accounts_year(const BudgetDocument &document, const AccountRules &rules);

// A sum over the lines. Nothing if no line of the document has that amount at all.
std::optional<Cents> sum_of(const BudgetDocument &document, const Aggregate &aggregate,
                            const AccountRules &rules, BudgetAmount which);

// A document in the columns of the SCDL schema, and its loans in those of loans_table.h, as CSV.
// Nothing in it names a person: labels, signatures and other annexes are not read in the first
// place.
std::string as_scdl(const BudgetDocument &document, const AccountRules &rules);
std::string as_loans_table(const std::vector<TownLoan> &loans, const AccountRules &rules);

// Tells of executed amounts below 0 in a closed account: they may be right, and are counted.
void look_at_negative(BudgetDocument &document);

// 14 digits whose Luhn sum is right; else a fault at `where`.
bool good_siret(const std::string &siret, const Place &where, std::vector<Fault> &faults);

// "2021"; else a fault at `where`.
std::optional<int> year_of(const std::string &text, const Place &where, std::vector<Fault> &faults);

}  // namespace jalon
