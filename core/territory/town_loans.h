// town_loans.h - one entry of a state of loans ("état de la dette"): the same names in the annex of
// a TOTEM document and as columns of a table.
#pragma once
#include <array>
#include <map>
#include <string>
#include <vector>

#include "core/base/fault.h"
#include "core/table/source_table.h"
#include "core/territory/account_rules.h"
#include "core/territory/accounts.h"

namespace jalon {

// What is read of an entry, and the columns that are written. CodTypEmpr says whose loan it is; a
// table without it has CodArticle filled in for the town's own.
inline constexpr std::array loan_fields{"CodTypEmpr",
                                        "CodArticle",
                                        "NumContrat",
                                        "ObjEmpr",
                                        "LibOrgaPreteur",
                                        "TxActua",
                                        "DureeRest",
                                        "MtIntExer",
                                        "MtCapitalExer",
                                        "MtCapitalRestDu_01_01",
                                        "MtCapitalRestDu_31_12"};

struct LoanEntry {
  struct Text {
    std::string text;
    Place place;
  };
  std::map<std::string, Text> fields;  // by name; a missing one is blank
  Place place;

  std::string text(const std::string &field) const;
};

// Adds the loan of an entry; an entry of another type than loans is counted in `left_out`, and one
// that holds no loan at all is left out without a word.
void add_loan(const LoanEntry &entry, const AccountRules &rules, std::vector<TownLoan> &loans,
              std::map<std::string, int> &left_out, std::vector<Fault> &faults);

Message left_out_types(const std::map<std::string, int> &left_out);

// A state of loans as a table.
std::vector<TownLoan> read_loans_table(const SourceTable &source, const AccountRules &rules,
                                       std::vector<Message> &warnings, std::vector<Fault> &faults);

}  // namespace jalon
