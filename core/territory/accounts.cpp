#include "core/territory/accounts.h"

#include <algorithm>
#include <cmath>

#include "core/territory/accounts_files.h"
#include "core/territory/country.h"
#include "core/territory/dossier.h"
#include "core/territory/toml_reader.h"

namespace jalon {
namespace {

Cents sum_of(const std::vector<TownLoan> &loans, Cents TownLoan::*what) {
  Cents sum;
  for (const auto &loan : loans)
    if (!loan.guaranteed) sum += loan.*what;
  return sum;
}

AccountsYear *find_year(BudgetAccounts &budget, int year) {
  for (auto &y : budget.years)
    if (y.year == year) return &y;
  return nullptr;
}

AccountsYear &year_in(BudgetAccounts &budget, int year) {
  if (auto *found = find_year(budget, year)) return *found;
  const auto after = std::find_if(budget.years.begin(), budget.years.end(),
                                  [&](const AccountsYear &y) { return y.year > year; });
  const auto added = budget.years.insert(after, AccountsYear{});
  added->year = year;
  return *added;
}

class Gatherer {
 public:
  Gatherer(AccountsFiles files, const AccountRules &rules)
      : files_(std::move(files)), rules_(rules) {
    accounts_.warnings = std::move(files_.warnings);
  }

  TownAccounts gather(std::vector<Fault> &faults) {
    const auto sorted = sort_documents(files_.documents, faults);
    for (const auto &[siret, documents] : sorted.closed) {
      BudgetAccounts budget;
      budget.siret = siret;
      for (const auto *document : documents) take(*document, budget);
      if (siret == sorted.main)
        accounts_.main = std::move(budget);
      else
        accounts_.annexed.push_back(std::move(budget));
    }
    if (!files_.documents.empty() && sorted.closed.empty())
      accounts_.warnings.push_back(
          "No file is of a closed account: budgets say what was meant, and are not used"_msg);
    for (const auto &series : files_.series) take_series(series);
    for (auto &state : files_.loans) take_loans(state, faults);
    return std::move(accounts_);
  }

 private:
  void take(const BudgetDocument &d, BudgetAccounts &budget) {
    budget.name = d.name;
    budget.years.push_back(accounts_year(d, rules_));
    if (d.loans) set_loans(budget, *d.loans, d.year, d.place.file);
  }

  // Those of the last year stay; of each year they tell the debt.
  void set_loans(BudgetAccounts &budget, std::vector<TownLoan> loans, int year,
                 const std::string &file) {
    if (auto *y = find_year(budget, year)) {
      y->debt_end = sum_of(loans, &TownLoan::outstanding_end);
      const Cents paid = sum_of(loans, &TownLoan::capital_paid);
      // States of loans are rounded by loan: a euro, or a ten-thousandth, tells of nothing.
      if (y->capital_repaid && std::abs(paid.n - y->capital_repaid->n) >
                                   std::max<std::int64_t>(100, y->capital_repaid->n / 10000))
        accounts_.warnings.push_back(
            "{1}: by the state of loans {2} of capital was repaid in {3}, by the accounts {4}"_msg(
                file, text_of(paid), std::to_string(year), text_of(*y->capital_repaid)));
    } else {
      accounts_.warnings.push_back("{1}: the state of loans is of {2}, a year without accounts"_msg(
          file, std::to_string(year)));
    }
    if (year < budget.loans_year) return;
    budget.loans = std::move(loans);
    budget.loans_year = year;
  }

  void take_loans(LoansState &state, std::vector<Fault> &faults) {
    BudgetAccounts *budget = &accounts_.main;
    if (!state.source.siret.empty() ? state.source.siret != accounts_.main.siret
                                    : state.source.budget == "annexed") {
      std::vector<BudgetAccounts *> fitting;
      for (auto &annexed : accounts_.annexed)
        if (state.source.siret.empty() || annexed.siret == state.source.siret)
          fitting.push_back(&annexed);
      if (fitting.size() != 1) {
        faults.emplace_back("it is not said which budget these loans are of"_msg,
                            state.source.place,
                            "the SIRET of a budget whose accounts are given: siret = \"...\""_msg);
        return;
      }
      budget = fitting[0];
    }
    const int last = budget->last() ? budget->last()->year : 0;
    const int year = state.source.year.value_or(last);
    if (year == 0)
      faults.emplace_back("the year of this state of loans is not said"_msg, state.source.place,
                          std::string("year = 2026"));
    else
      set_loans(*budget, std::move(state.loans), year, state.source.file.string());
  }

  // What a budget document tells wins.
  void take_series(const std::vector<AccountsYear> &series) {
    for (const auto &y : series) {
      auto *there = find_year(accounts_.main, y.year);
      if (!there) {
        year_in(accounts_.main, y.year) = y;
        continue;
      }
      const auto a = there->gross_savings(), b = y.gross_savings();
      if (a && b && std::abs(a->n - b->n) > 100)
        accounts_.warnings.push_back(
            "Accounts of {1}: gross savings are {2} by one file and {3} by another: the first is used"_msg(
                std::to_string(y.year), text_of(*a), text_of(*b)));
      if (!there->debt_end) there->debt_end = y.debt_end;
    }
  }

  AccountsFiles files_;
  const AccountRules &rules_;
  TownAccounts accounts_;
};

// The town's own word wins, and where a file says otherwise that is told.
void put_over(const Baseline &baseline, TownAccounts &accounts, std::vector<Fault> &faults) {
  if (baseline.says_nothing()) return;
  const auto *last = accounts.main.last();
  if (!baseline.year && !last) {
    faults.emplace_back("`{1}` is missing"_msg("year"), baseline.place,
                        "the year these amounts are of"_msg);
    return;
  }
  AccountsYear &y = year_in(accounts.main, baseline.year ? *baseline.year : last->year);
  const auto put = [&](const char *key, std::optional<double> amount, std::optional<Cents> &into) {
    if (!amount) return;
    const Cents cents = to_cents(*amount);
    if (into && *into != cents)
      accounts.warnings.push_back(
          "[baseline] gives {1} of {2} for {3}, the files {4}: the first is used"_msg(
              key, text_of(cents), std::to_string(y.year), text_of(*into)));
    into = cents;
  };
  put("revenue", baseline.revenue, y.revenue);
  put("expenditure", baseline.expenditure, y.expenditure);
  put("interest", baseline.interest, y.interest);
  put("capital_repaid", baseline.capital_repaid, y.capital_repaid);
  put("debt", baseline.debt, y.debt_end);
}

}  // namespace

TownAccounts read_accounts(const Dossier &dossier, const Country &country,
                           const std::filesystem::path &config) {
  TownAccounts accounts;
  std::vector<Fault> faults;
  if (!dossier.accounts.empty()) {
    if (country.financing.empty())
      throw Fault("no rules for accounts of this country come with Jalon"_msg,
                  dossier.accounts[0].place, Message(),
                  "give the amounts in [baseline] instead"_msg);
    const auto rules =
        read_account_rules(config / "financing" / country.financing / "accounts.toml");
    const auto kinds = file_kinds(config);
    AccountsFiles files;
    for (const auto &source : dossier.accounts)
      read_accounts_file(source, dossier.insee, rules, kinds, files, faults);
    if (faults.empty()) accounts = Gatherer(std::move(files), rules).gather(faults);
    accounts.read.push_back(rules.file);
    for (const auto &source : dossier.accounts) accounts.read.push_back(source.file);
  }
  if (faults.empty()) put_over(dossier.baseline, accounts, faults);
  sort_by_place(faults);
  if (!faults.empty()) throw Faults(std::move(faults));
  return accounts;
}

}  // namespace jalon
