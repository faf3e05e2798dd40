#include "core/financing/budget.h"

#include <algorithm>
#include <cmath>

#include "core/financing/loan.h"

namespace jalon {
namespace {

// What existing and new loans take from each year.
struct Service {
  std::vector<Cents> capital, interest, debt;
};

Service existing_service(const BudgetAccounts &budget, const AccountsYear &base, std::size_t n) {
  Service s;
  s.capital.resize(n);
  s.interest.resize(n);
  s.debt.resize(n);
  Cents listed;
  for (const auto &l : budget.loans)
    if (!l.guaranteed && budget.loans_year == base.year) listed += l.outstanding_end;
  // A state of loans that does not come to the debt of the accounts tells only a part.
  const bool whole =
      base.debt_end && listed.n > 0 &&
      std::abs(euros(listed - *base.debt_end)) <= std::max(1.0, 1e-4 * euros(*base.debt_end));
  if (whole) {
    for (const auto &l : budget.loans) {
      if (l.guaranteed) continue;
      const auto years = run_off(l, static_cast<int>(n));
      for (std::size_t y = 0; y < n; ++y) {
        s.capital[y] += years[y].capital;
        s.interest[y] += years[y].interest;
        s.debt[y] += years[y].outstanding;
      }
    }
    return s;
  }
  Cents left = base.debt_end.value_or(Cents{});
  for (std::size_t y = 0; y < n; ++y) {
    s.capital[y] = base.capital_repaid.value_or(Cents{});
    if (base.debt_end) s.capital[y] = std::min(s.capital[y], left);
    left -= s.capital[y];
    s.debt[y] = left;
    s.interest[y] = base.interest.value_or(Cents{});  // held: not known loan by loan
  }
  return s;
}

void add_new_loans(Service &s, const Baseline &baseline, std::span<const int> years,
                   std::vector<Cents> &interest) {
  for (const auto &[drawn, l] : baseline.new_loans) {
    const LoanTerms terms{to_cents(l.amount), l.rate, std::max(1, l.years)};
    const auto paid = loan(terms);
    for (std::size_t y = 0; y < years.size(); ++y) {
      const int since = years[y] - drawn - 1;
      if (since < -1) continue;
      if (since == -1) {
        s.debt[y] += terms.amount;
      } else if (const auto k = static_cast<std::size_t>(since); k < paid.size()) {
        s.capital[y] += paid[k].capital;
        interest[y] += paid[k].interest;
        s.debt[y] += paid[k].outstanding;
      }
    }
  }
}

std::vector<BudgetYear> before_of(const BudgetAccounts &budget, const Baseline &baseline,
                                  std::span<const int> years) {
  const AccountsYear &base = *budget.last();
  std::vector<BudgetYear> all(years.size());
  // Years up to that of the accounts are as they were closed; the run-off begins after them.
  std::size_t closed = 0;
  while (closed < years.size() && years[closed] <= base.year) ++closed;
  const auto later = years.subspan(closed);
  Service service = existing_service(budget, base, later.size());
  std::vector<Cents> more_interest(later.size());
  add_new_loans(service, baseline, later, more_interest);
  for (std::size_t y = 0; y < years.size(); ++y) {
    BudgetYear &b = all[y];
    b.revenue = base.revenue;
    b.expenditure = base.expenditure;
    b.capital_repaid = base.capital_repaid;
    b.debt = base.debt_end;
    if (y < closed) continue;
    const std::size_t k = y - closed;
    const double since = static_cast<double>(k + 1);
    if (b.revenue) b.revenue = portion(*b.revenue, std::pow(1 + baseline.revenue_growth, since));
    if (b.expenditure) {
      b.expenditure = portion(*b.expenditure, std::pow(1 + baseline.expenditure_growth, since));
      if (base.interest) *b.expenditure += service.interest[k] - *base.interest;
      *b.expenditure += more_interest[k];
    }
    if (b.capital_repaid) b.capital_repaid = service.capital[k];
    if (b.debt) b.debt = service.debt[k];
  }
  return all;
}

void depreciate(std::vector<BudgetChange> &change, const FinancingPlan &plan,
                std::span<const int> years, int over) {
  if (over <= 0) return;
  int service = plan.start;
  Cents grants;
  for (const auto &p : plan.postings) {
    if (p.flow == Flow::works) service = std::max(service, p.year);
    if (p.flow == Flow::grant) grants += p.amount;
  }
  const std::vector<double> equal(static_cast<std::size_t>(over), 1.0);
  const auto cost = spread(plan.cost_with_vat, equal), back = spread(grants, equal);
  for (std::size_t y = 0; y < years.size(); ++y)
    if (const int k = years[y] - service - 1; k >= 0 && k < over) {
      change[y].depreciation += cost[static_cast<std::size_t>(k)];
      change[y].grants_written_back += back[static_cast<std::size_t>(k)];
    }
}

void count(BudgetChange &c, const Posting &p) {
  switch (p.flow) {
    case Flow::works:
    case Flow::renewal:
      c.capital_spending += p.amount;
      break;
    case Flow::grant:
      c.grants += p.amount;
      break;
    case Flow::vat_compensation:
    case Flow::renewal_compensation:
      c.vat_compensation += p.amount;
      break;
    case Flow::certificate:
      c.certificates += p.amount;
      break;
    case Flow::loan_drawn:
      c.loans_drawn += p.amount;
      break;
    case Flow::loan_capital:
      c.capital_repaid += p.amount;
      break;
    case Flow::loan_interest:
    case Flow::running_cost:
      c.expenditure += p.amount;
      break;
    case Flow::running_revenue:
    case Flow::running_compensation:
      c.revenue += p.amount;
      break;
    case Flow::one_off:
      c.one_off += p.amount;
      break;
  }
}

}  // namespace

std::optional<Cents> BudgetYear::gross_savings() const {
  if (!revenue || !expenditure) return std::nullopt;
  return *revenue - *expenditure;
}
std::optional<Cents> BudgetYear::net_savings() const {
  const auto gross = gross_savings();
  if (!gross || !capital_repaid) return std::nullopt;
  return *gross - *capital_repaid;
}
std::optional<double> BudgetYear::years_to_repay() const {
  const auto gross = gross_savings();
  if (!gross || !debt || gross->n <= 0) return std::nullopt;
  return euros(*debt) / euros(*gross);
}
std::optional<double> BudgetYear::savings_rate() const {
  const auto gross = gross_savings();
  if (!gross || revenue->n <= 0) return std::nullopt;
  return euros(*gross) / euros(*revenue);
}

std::vector<BudgetChange> changes_of(std::span<const FinancingPlan> plans,
                                     std::span<const int> years,
                                     std::span<const int> depreciation) {
  std::vector<BudgetChange> all(years.size());
  Cents before_window;
  for (std::size_t i = 0; i < plans.size(); ++i) {
    for (const auto &p : plans[i].postings) {
      if (!years.empty() && p.year < years.front()) {
        if (p.flow == Flow::loan_drawn) before_window += p.amount;
        if (p.flow == Flow::loan_capital) before_window -= p.amount;
      } else if (!years.empty() && p.year <= years.back()) {
        count(all[static_cast<std::size_t>(p.year - years.front())], p);
      }
    }
    if (i < depreciation.size()) depreciate(all, plans[i], years, depreciation[i]);
  }
  Cents debt = before_window;
  for (auto &c : all) {
    debt += c.loans_drawn - c.capital_repaid;
    c.debt = debt;
    c.own = c.capital_spending - c.grants - c.vat_compensation - c.certificates - c.loans_drawn;
  }
  return all;
}

BudgetPath budget_path(const TownAccounts &accounts, const Baseline &baseline,
                       std::span<const FinancingPlan> plans, std::span<const int> years,
                       std::span<const int> depreciation) {
  BudgetPath path;
  path.years.assign(years.begin(), years.end());
  path.change = changes_of(plans, years, depreciation);
  path.before.resize(years.size());
  if (!accounts.none()) {
    path.accounts_year = accounts.main.last()->year;
    path.before = before_of(accounts.main, baseline, years);
  }
  path.after = path.before;
  for (std::size_t y = 0; y < years.size(); ++y) {
    const BudgetChange &c = path.change[y];
    const auto add = [](std::optional<Cents> &to, Cents more) {
      if (to) *to += more;
    };
    add(path.after[y].revenue, c.revenue);
    add(path.after[y].expenditure, c.expenditure);
    add(path.after[y].capital_repaid, c.capital_repaid);
    add(path.after[y].debt, c.debt);
  }
  return path;
}

int depreciation_years(const FinancingClaim &claim, const FinancingRules &rules,
                       const Settings *settings, int start) {
  if (claim.depreciation) return *claim.depreciation;
  RulesAt at(rules, settings);
  return static_cast<int>(std::lround(
      at.get("financing.holder." + claim.holder + ".depreciation", first_day(start), 0)));
}

}  // namespace jalon
