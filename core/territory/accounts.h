// accounts.h - the town's own accounts: revenue, savings, debt by budget and closed year, out of
// budget documents, states of loans, series of years and [baseline] of the dossier.
//
// Amounts are cents of the year they are of, with VAT, as the files have them. What no file tells
// is nothing, and never 0.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/base/cents.h"
#include "core/base/message.h"

namespace jalon {

struct Country;
struct Dossier;

// A loan of the town, or one of somebody else that it guarantees, in one year.
struct TownLoan {
  std::string purpose, lender, contract;
  bool guaranteed = false;  // another's debt: in no sum of the town's
  double rate = 0;          // 1/year, as written; what was paid may tell another
  Cents outstanding_start, outstanding_end, capital_paid, interest_paid;
  double years_left = 0;  // at the end of the year
};

// One budget in one closed year.
struct AccountsYear {
  int year = 0;
  // Real operations of the operating section; without own works, sales of assets and provisions.
  std::optional<Cents> revenue, expenditure;
  std::optional<Cents> staff, interest;  // parts of expenditure
  std::optional<Cents> capital_repaid;   // of loans
  std::optional<Cents> equipment;        // spent on equipment, contributions to others' included
  std::optional<Cents> own_works;        // by the town's own staff: a receipt that is no money
  std::optional<Cents> vat_compensation;
  std::optional<Cents> debt_end;  // at the end of the year, guaranteed loans left out
  std::optional<Cents> annuity;   // capital and interest, where only their sum is known

  std::optional<Cents> gross_savings() const;  // revenue - expenditure (interest is in it)
  std::optional<Cents> net_savings() const;    // gross savings - capital repaid
  // Gross savings - annuity: interest counts twice, so that net savings are no lower. Where the
  // capital is known, net savings.
  std::optional<Cents> net_savings_at_least() const;
  // Debt over gross savings; nothing where one is unknown or savings are not above 0.
  std::optional<double> years_to_repay() const;
};

struct BudgetAccounts {
  std::string siret, name;          // "" = the files do not say
  std::vector<AccountsYear> years;  // ascending, each year once
  std::vector<TownLoan> loans;      // at the end of loans_year
  int loans_year = 0;               // 0 = no state of loans was given

  const AccountsYear *last() const { return years.empty() ? nullptr : &years.back(); }
};

struct TownAccounts {
  BudgetAccounts main;
  std::vector<BudgetAccounts> annexed;  // by SIRET
  std::vector<Message> warnings;
  std::vector<std::filesystem::path> read;  // for the digest

  bool none() const { return main.years.empty(); }
};

// Reads all that the dossier names, holds documents of one budget and year against each other, and
// puts [baseline] over it. `config` holds financing/ and mappings/. Throws Faults: every mistake of
// every file.
TownAccounts read_accounts(const Dossier &dossier, const Country &country,
                           const std::filesystem::path &config);

}  // namespace jalon
