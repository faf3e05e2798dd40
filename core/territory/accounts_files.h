// accounts_files.h - the files of accounts of a dossier, read one by one; inside this room only.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "core/territory/accounts_source.h"
#include "core/territory/budget_document.h"
#include "core/territory/recognise.h"

namespace jalon {

// A state of loans that came as a table.
struct LoansState {
  std::vector<TownLoan> loans;
  AccountsSource source;
};

struct AccountsFiles {
  std::vector<BudgetDocument> documents;
  std::vector<LoansState> loans;
  std::vector<std::vector<AccountsYear>> series;  // of the main budget, by file
  std::vector<Message> warnings;
};

// Adds what one file holds. Mistakes are added to `faults`: the file is no accounts at all, it is
// of another commune, year or budget than the dossier says.
void read_accounts_file(const AccountsSource &source, const std::string &insee,
                        const AccountRules &rules, const std::vector<FileKind> &kinds,
                        AccountsFiles &files, std::vector<Fault> &faults);

// Budgets by SIRET, the main one known; and documents of one budget, year and step held against
// each other: those that agree are one.
struct SortedDocuments {
  std::string main;  // SIRET; "" = no budget document at all
  std::map<std::string, std::vector<const BudgetDocument *>> closed;  // accounts, one for each year
};
SortedDocuments sort_documents(const std::vector<BudgetDocument> &documents,
                               std::vector<Fault> &faults);

}  // namespace jalon
