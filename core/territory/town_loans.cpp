#include "core/territory/town_loans.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/territory/file_amount.h"

namespace jalon {
namespace {

bool contains(const std::vector<std::string> &list, const std::string &text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

class EntryReader {
 public:
  EntryReader(const LoanEntry &entry, std::vector<Fault> &faults)
      : entry_(entry), faults_(faults) {}

  std::optional<Cents> amount(const char *field) const {
    const auto found = entry_.fields.find(field);
    if (found == entry_.fields.end()) return std::nullopt;
    return file_amount(found->second.text, field, found->second.place, faults_);
  }
  // Blank is 0: of a rate or a time that is left.
  double number(const char *field) const {
    const auto text = entry_.text(field);
    if (text.empty()) return 0;
    const auto x = parse_number(with_point(text));
    if (!x || *x < 0)
      faults_.emplace_back("`{1}` is `{2}`"_msg(field, text), entry_.fields.at(field).place,
                           "a number, not below 0"_msg);
    return x.value_or(0);
  }

 private:
  const LoanEntry &entry_;
  std::vector<Fault> &faults_;
};

}  // namespace

std::string LoanEntry::text(const std::string &field) const {
  const auto found = fields.find(field);
  return found == fields.end() ? "" : std::string(trim(found->second.text));
}

void add_loan(const LoanEntry &entry, const AccountRules &rules, std::vector<TownLoan> &loans,
              std::map<std::string, int> &left_out, std::vector<Fault> &faults) {
  const auto type = entry.text("CodTypEmpr");
  if (contains(rules.loan_ratios, type)) return;
  const bool typed = entry.fields.contains("CodTypEmpr") && !type.empty();
  if (typed && !contains(rules.own_loans, type) && !contains(rules.guaranteed_loans, type)) {
    ++left_out[type];
    return;
  }
  const EntryReader read(entry, faults);
  const auto start = read.amount("MtCapitalRestDu_01_01"),
             end = read.amount("MtCapitalRestDu_31_12");
  const auto capital = read.amount("MtCapitalExer"), interest = read.amount("MtIntExer");
  TownLoan loan;
  loan.purpose = entry.text("ObjEmpr");
  loan.lender = entry.text("LibOrgaPreteur");
  loan.contract = entry.text("NumContrat");
  if (!start && !end && !capital && !interest && loan.purpose.empty()) return;
  loan.guaranteed =
      typed ? contains(rules.guaranteed_loans, type) : entry.text("CodArticle").empty();
  loan.rate = read.number("TxActua") / 100;
  loan.years_left = read.number("DureeRest");
  loan.outstanding_start = start.value_or(Cents{});
  loan.capital_paid = capital.value_or(Cents{});
  loan.interest_paid = interest.value_or(Cents{});
  // The last year of a loan leaves its end blank.
  loan.outstanding_end =
      end.value_or(std::max(Cents{}, loan.outstanding_start - loan.capital_paid));
  loans.push_back(std::move(loan));
}

Message left_out_types(const std::map<std::string, int> &left_out) {
  std::vector<Message> types;
  for (const auto &[type, count] : left_out)
    types.push_back("{1} ({2})"_msg(type, std::to_string(count)));
  return "entries of the state of loans of types that are no loans by the rules, left out: {1}"_msg(
      Message::joined(std::move(types)));
}

std::vector<TownLoan> read_loans_table(const SourceTable &source, const AccountRules &rules,
                                       std::vector<Message> &warnings, std::vector<Fault> &faults) {
  const auto file = source.file.string();
  std::vector<std::pair<std::string, std::size_t>> columns;
  for (const char *field : loan_fields)
    if (const auto at = source.column(field); at != SourceTable::npos)
      columns.emplace_back(field, at);
  for (const char *needed : {"MtCapitalRestDu_31_12", "MtCapitalExer", "MtIntExer"})
    if (source.column(needed) == SourceTable::npos)
      faults.emplace_back("the column {1} is missing"_msg(needed), Place{file},
                          "a state of loans, with what was paid and what is left"_msg);
  if (source.column("CodTypEmpr") == SourceTable::npos &&
      source.column("CodArticle") == SourceTable::npos)
    faults.emplace_back("the column {1} is missing"_msg("CodTypEmpr"), Place{file},
                        "a column that tells the town's own loans from those it guarantees: "
                        "CodTypEmpr or CodArticle"_msg);
  std::vector<TownLoan> loans;
  std::map<std::string, int> left_out;
  for (const auto &row : source.rows) {
    LoanEntry entry;
    entry.place = {file, static_cast<int>(row.number)};
    for (const auto &[field, at] : columns)
      entry.fields[field] = {row.cells[at], {file, static_cast<int>(row.number), 0, field}};
    add_loan(entry, rules, loans, left_out, faults);
  }
  if (!left_out.empty()) warnings.push_back("{1}: {2}"_msg(file, left_out_types(left_out)));
  return loans;
}

}  // namespace jalon
