#include "core/territory/scdl_budget.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "core/base/text.h"
#include "core/territory/file_amount.h"
#include "core/territory/likeness.h"
#include "core/territory/town_loans.h"

namespace jalon {
namespace {

constexpr std::array amount_columns{"BGT_MTREAL",     "BGT_MTBUDGPREC", "BGT_MTRARPREC",
                                    "BGT_MTPROPNOUV", "BGT_MTPREV",     "BGT_CREDOUV",
                                    "BGT_MTRAR3112"};
static_assert(amount_columns.size() == budget_amounts);

class ScdlReader {
 public:
  ScdlReader(const SourceTable &source, const AccountRules &rules, std::vector<Fault> &faults)
      : source_(source), rules_(rules), faults_(faults), file_(source.file.string()) {}

  std::vector<BudgetDocument> read() {
    for (const char *needed : {"BGT_NATDEC", "BGT_ANNEE", "BGT_SIRET", "BGT_NATURE", "BGT_OPBUDG",
                               "BGT_CODRD", "BGT_MTREAL"})
      if (source_.column(needed) == SourceTable::npos)
        faults_.emplace_back("the column {1} is missing"_msg(needed), Place{file_},
                             "the columns of the SCDL schema of budgets"_msg);
    if (!faults_.empty()) return {};
    for (const auto &row : source_.rows) take(row);
    for (auto &document : documents_) look_at_negative(document);
    return faults_.empty() ? std::move(documents_) : std::vector<BudgetDocument>();
  }

 private:
  Place place(const char *column) const {
    return {file_, static_cast<int>(row_->number), 0, column};
  }
  std::string text(const char *column) const {
    const auto at = source_.column(column);
    return at == SourceTable::npos ? "" : std::string(trim(row_->cells[at]));
  }
  // Whether the second of two words stands there; capitals and accents do not count.
  bool second_of(const char *column, const char *first, const char *second) {
    const auto folded = folded_header(text(column));
    if (folded == folded_header(second)) return true;
    if (folded != folded_header(first))
      faults_.emplace_back("`{1}` is `{2}`"_msg(column, text(column)), place(column),
                           "{1} or {2}"_msg(first, second));
    return false;
  }

  void take(const SourceRow &row) {
    row_ = &row;
    BudgetLine line;
    line.place = {file_, static_cast<int>(row.number)};
    line.account = text("BGT_NATURE");
    if (line.account.empty())
      faults_.emplace_back("`{1}` is blank: the line names no account"_msg("BGT_NATURE"),
                           place("BGT_NATURE"));
    line.chapter = text("BGT_CONTNAT");
    line.function = text("BGT_FONCTION");
    line.operation = text("BGT_OPERATION");
    const auto section = folded_header(text("BGT_SECTION"));
    line.section = section == "fonctionnement" ? "F" : section == "investissement" ? "I" : "";
    line.revenue = second_of("BGT_CODRD", "dépense", "recette");
    line.non_cash = second_of("BGT_OPBUDG", "réel", "ordre");
    for (std::size_t i = 0; i < budget_amounts; ++i)
      line.amounts[i] = file_amount(text(amount_columns[i]), amount_columns[i],
                                    place(amount_columns[i]), faults_);
    if (auto *document = document_of_row()) document->lines.push_back(std::move(line));
  }

  // Each of the three texts is looked at once, and blamed once.
  BudgetDocument *document_of_row() {
    const std::tuple key{text("BGT_SIRET"), text("BGT_ANNEE"), text("BGT_NATDEC")};
    const auto [found, fresh] = known_.emplace(key, none);
    if (!fresh) return found->second == none ? nullptr : &documents_[found->second];
    const auto before = faults_.size();
    BudgetDocument d;
    d.place = place("BGT_ANNEE");
    d.siret = std::get<0>(key);
    d.name = text("BGT_NOM");
    good_siret(d.siret, place("BGT_SIRET"), faults_);
    d.year = year_of(std::get<1>(key), d.place, faults_).value_or(0);
    read_step(std::get<2>(key), d);
    if (faults_.size() != before) return nullptr;
    found->second = documents_.size();
    documents_.push_back(std::move(d));
    return &documents_.back();
  }

  void read_step(const std::string &label, BudgetDocument &d) {
    std::vector<Message> known;
    for (const auto &names : rules_.steps)
      for (const auto &name : names.labels) {
        if (folded_header(name) == folded_header(label)) {
          d.step = names.step;
          return;
        }
        known.emplace_back(name);
      }
    faults_.emplace_back(label.empty() ? "the step of the budget is missing"_msg()
                                       : "the step `{1}` is unknown"_msg(label),
                         place("BGT_NATDEC"), "one of {1}"_msg(Message::joined(std::move(known))),
                         "if the step is new, add it to {1}"_msg(rules_.file.filename().string()));
  }

  const SourceTable &source_;
  const AccountRules &rules_;
  std::vector<Fault> &faults_;
  std::string file_;
  const SourceRow *row_ = nullptr;
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::map<std::tuple<std::string, std::string, std::string>, std::size_t> known_;
  std::vector<BudgetDocument> documents_;
};

std::string csv_cell(const std::string &text) {
  if (text.find_first_of(",;\"\n\r") == text.npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + "\"";
}

std::string csv_line(const std::vector<std::string> &cells) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) line += (i ? "," : "") + csv_cell(cells[i]);
  return line + "\n";
}

}  // namespace

std::vector<BudgetDocument> read_scdl(const SourceTable &source, const AccountRules &rules,
                                      std::vector<Fault> &faults) {
  std::vector<Fault> own;
  auto documents = ScdlReader(source, rules, own).read();
  faults.insert(faults.end(), own.begin(), own.end());
  return documents;
}

std::string as_scdl(const BudgetDocument &d, const AccountRules &rules) {
  std::vector<std::string> header{"BGT_NATDEC",  "BGT_ANNEE",  "BGT_SIRET",    "BGT_NOM",
                                  "BGT_CONTNAT", "BGT_NATURE", "BGT_FONCTION", "BGT_OPERATION",
                                  "BGT_SECTION", "BGT_OPBUDG", "BGT_CODRD"};
  header.insert(header.end(), amount_columns.begin(), amount_columns.end());
  std::string csv = csv_line(header);
  for (const auto &line : d.lines) {
    std::vector<std::string> cells{rules.names_of(d.step).labels.at(0),
                                   std::to_string(d.year),
                                   d.siret,
                                   d.name,
                                   line.chapter,
                                   line.account,
                                   line.function,
                                   line.operation,
                                   line.section == "F"   ? "fonctionnement"
                                   : line.section == "I" ? "investissement"
                                                         : "",
                                   line.non_cash ? "ordre" : "réel",
                                   line.revenue ? "recette" : "dépense"};
    for (const auto &amount : line.amounts) cells.push_back(amount ? text_of(*amount) : "");
    csv += csv_line(cells);
  }
  return csv;
}

std::string as_loans_table(const std::vector<TownLoan> &loans, const AccountRules &rules) {
  std::string csv = csv_line({loan_fields.begin(), loan_fields.end()});
  for (const auto &loan : loans)
    csv += csv_line({loan.guaranteed ? rules.guaranteed_loans.at(0) : rules.own_loans.at(0), "",
                     loan.contract, loan.purpose, loan.lender,
                     plain(std::round(loan.rate * 1e8) / 1e6), plain(loan.years_left),
                     text_of(loan.interest_paid), text_of(loan.capital_paid),
                     text_of(loan.outstanding_start), text_of(loan.outstanding_end)});
  // A town without loans has a state of loans all the same: this row says that it was given.
  std::vector<std::string> last(loan_fields.size());
  last[0] = rules.loan_ratios.at(0);
  return csv + csv_line(last);
}

}  // namespace jalon
