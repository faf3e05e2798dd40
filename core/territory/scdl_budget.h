// scdl_budget.h - budgets in the SCDL schema: one row per line, and any number of budgets, years
// and steps in one file.
#pragma once
#include <vector>

#include "core/base/fault.h"
#include "core/table/source_table.h"
#include "core/territory/budget_document.h"

namespace jalon {

// One document per (SIRET, year, step), in the order in which the file names them. Mistakes are
// added to `faults`, and a document with a mistake is left out.
std::vector<BudgetDocument> read_scdl(const SourceTable &source, const AccountRules &rules,
                                      std::vector<Fault> &faults);

}  // namespace jalon
