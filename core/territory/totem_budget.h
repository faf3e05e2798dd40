// totem_budget.h - from the texts of a TOTEM budget to a document; inside this room only.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "core/territory/budget_document.h"
#include "core/territory/town_loans.h"

namespace jalon {

// The values of one TOTEM element's children, by name, and where each stands.
using TotemFields = std::map<std::string, LoanEntry::Text>;

struct TotemBudget {
  TotemFields head;  // EnTeteBudget and BlocBudget
  std::string population;
  std::vector<std::pair<TotemFields, Place>> lines;
  std::vector<LoanEntry> loans;
  bool has_loans = false;  // a state of loans is there, be it empty
  Place place;
};

// Nothing where `faults` got another mistake.
std::optional<BudgetDocument> document_of(const TotemBudget &budget, const AccountRules &rules,
                                          std::vector<Fault> &faults);

}  // namespace jalon
