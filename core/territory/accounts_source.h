// accounts_source.h - what a dossier says of the town's accounts: the files that hold them, and
// what stands in no file ([[accounts]] and [baseline] of dossier.toml).
#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/fault.h"

namespace jalon {

class TomlTable;

struct AccountsSource {
  std::filesystem::path file;  // absolute: TOTEM, SCDL budget, loans, series of years; recognised
  std::string budget;          // "main" or "annexed"; "" = the file says
  std::string siret;        // of the one budget meant of the file, or that has the loans; "" = all
  std::optional<int> year;  // that the file must be of; a state of loans does not say its own
  Place place, year_place;
};

// A loan the town will take whatever the projects.
struct NewLoan {
  double amount = 0;  // currency
  double rate = 0;    // 1/year
  int years = 0;
};

// Instead of files, or what they lack. Amounts of the main budget, in currency with VAT.
struct Baseline {
  std::optional<int> year;
  std::optional<double> revenue, expenditure, interest, capital_repaid, debt;
  double revenue_growth = 0, expenditure_growth = 0;  // 1/year, in constant currency
  std::map<int, NewLoan> new_loans;                   // by the year in which they are drawn
  Place place;

  // Apart from growth and new loans.
  bool says_nothing() const {
    return !revenue && !expenditure && !interest && !capital_repaid && !debt;
  }
};

// The keys `accounts` and `baseline` of dossier.toml's root. Mistakes become faults of the table.
std::vector<AccountsSource> read_accounts_sources(TomlTable &root,
                                                  const std::filesystem::path &folder);
Baseline read_baseline(TomlTable &root, bool with_files);

}  // namespace jalon
