// account_series.h - accounts as one row by commune and year, through the table [series] of the
// mapping of such files:
//
//   [series]
//   year = "year"                     # columns of the file
//   insee = "insee"                   # of the commune; absent: all rows are the town's
//   revenue = "recettes_fonct"        # so too expenditure, staff, interest, capital_repaid,
//                                     # equipment, own_works, vat_compensation, debt_end, annuity
//   gross_savings = "epargne_brute"   # held against revenue less expenditure
//   scale = 1000                      # the file's amounts are thousands; absent: 1
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/fault.h"
#include "core/table/source_table.h"
#include "core/territory/accounts.h"

namespace jalon {

// The years of one commune, ascending. A year whose revenue less expenditure is more than 1 (of the
// currency) from the gross savings the file states is left out, with a warning: it comes from
// another source. Mistakes are added to `faults`.
std::vector<AccountsYear> read_account_series(const SourceTable &source,
                                              const std::filesystem::path &mapping,
                                              const std::string &insee,
                                              std::vector<Message> &warnings,
                                              std::vector<Fault> &faults);

}  // namespace jalon
