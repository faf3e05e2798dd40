#include <algorithm>
#include <cmath>

#include "core/app/financed.h"

namespace jalon {
namespace {

AlertResult alert_of(const Alert &alert) {
  const char *levels[] = {"note", "warning", "grave"};
  return {alert.id, levels[alert.level], alert.text};
}

std::string word_for(Counting counting) {
  return counting == Counting::granted_only ? "granted"
         : counting == Counting::expected   ? "expected"
                                            : "all";
}

std::vector<double> in_euros(const std::vector<Cents> &cents) {
  std::vector<double> out;
  for (const Cents c : cents) out.push_back(euros(c));
  return out;
}

CountedAmount own_of(const FinancingPlan &plan) {
  return {euros(plan.own(Counting::granted_only)), euros(plan.own(Counting::expected)),
          euros(plan.own(Counting::all))};
}

std::vector<double> works_by_year(const FinancingPlan &plan) {
  std::vector<double> works;
  for (const int year : plan.years)
    works.push_back(euros(sum_of(plan.postings, Flow::works, year)));
  return works;
}

// The year in which cumulated own funds stand highest above what they come to.
std::optional<int> highest(const std::vector<int> &years, const std::vector<double> &own,
                           double &advance) {
  double sum = 0, most = 0;
  std::optional<int> at;
  for (std::size_t y = 0; y < years.size(); ++y) {
    sum += own[y];
    if (sum > most) {
      most = sum;
      at = years[y];
    }
  }
  advance = std::round(100 * std::max(0.0, most - std::max(0.0, sum))) / 100;
  return advance > 0 ? at : std::nullopt;
}

FundingResult funding_of(const FundingSource &s) {
  const char *kinds[] = {"grant", "certificate", "vat_compensation", "loan", "own"};
  FundingResult r;
  r.id = s.id;
  r.title = s.title;
  r.funder = s.funder;
  r.kind = kinds[s.kind];
  if (s.kind == FundingSource::grant) {
    r.status = word_of(s.status);
    r.limited_by = s.limited_by;
    r.probability = s.probability;
  }
  r.asked = euros(s.asked);
  r.amount = euros(s.amount);
  r.why_less = s.why_less;
  r.public_aid = s.public_aid;
  r.confidence = s.confidence;
  r.cash = in_euros(s.cash);
  return r;
}

// A year after the limit of the plan's accounts is known, or not at all.
template <class Of>
auto series(const std::vector<BudgetYear> &years, Of of) {
  BudgetResult::Series out;
  for (const auto &year : years) {
    const auto x = of(year);
    out.push_back(x ? std::optional<double>(*x) : std::nullopt);
  }
  return out;
}

std::optional<double> in_euros(const std::optional<Cents> &c) {
  return c ? std::optional(euros(*c)) : std::nullopt;
}

BudgetResult budget_of(const std::vector<BudgetYear> &years) {
  BudgetResult r;
  r.revenue = series(years, [](const BudgetYear &y) { return in_euros(y.revenue); });
  r.expenditure = series(years, [](const BudgetYear &y) { return in_euros(y.expenditure); });
  r.gross_savings = series(years, [](const BudgetYear &y) { return in_euros(y.gross_savings()); });
  r.net_savings = series(years, [](const BudgetYear &y) { return in_euros(y.net_savings()); });
  r.capital_repaid = series(years, [](const BudgetYear &y) { return in_euros(y.capital_repaid); });
  r.debt = series(years, [](const BudgetYear &y) { return in_euros(y.debt); });
  r.years_to_repay = series(years, [](const BudgetYear &y) { return y.years_to_repay(); });
  r.savings_rate = series(years, [](const BudgetYear &y) { return y.savings_rate(); });
  return r;
}

void add_changes(FinancingResult &r, const std::vector<BudgetChange> &changes) {
  auto &c = r.capital;
  for (const auto &y : changes) {
    c.spending.push_back(euros(y.capital_spending));
    c.grants.push_back(euros(y.grants));
    c.vat_compensation.push_back(euros(y.vat_compensation));
    c.certificates.push_back(euros(y.certificates));
    c.loans.push_back(euros(y.loans_drawn));
    c.own.push_back(euros(y.own));
    c.one_off.push_back(euros(y.one_off));
    r.not_money.depreciation.push_back(euros(y.depreciation));
    r.not_money.grants_written_back.push_back(euros(y.grants_written_back));
  }
}

double sum_of_kind(const FinancingPlan &plan, FundingSource::Kind kind, bool only_granted = false) {
  Cents sum;
  for (const auto &s : plan.sources)
    if (s.kind == kind && (!only_granted || s.status == FundingStatus::granted)) sum += s.amount;
  return euros(sum);
}

// Sums in cents, so that the parts and the whole agree as written.
void add_plan(FinancingResult &r, std::vector<std::array<Cents, 4>> &by_year,
              const FinancingPlan &plan) {
  r.cost_with_vat += euros(plan.cost_with_vat);
  r.public_aid += euros(plan.public_aid);
  r.private_aid += euros(plan.private_aid);
  r.granted += sum_of_kind(plan, FundingSource::grant, true);
  r.vat_compensation += sum_of_kind(plan, FundingSource::vat_compensation);
  r.loans += sum_of_kind(plan, FundingSource::loan);
  const auto own = own_of(plan);
  r.own_final.granted += own.granted;
  r.own_final.expected += own.expected;
  r.own_final.all += own.all;
  const Counting countings[] = {Counting::granted_only, Counting::expected, Counting::all};
  for (std::size_t k = 0; k < 3; ++k) {
    const auto parts = plan.own_by_year(countings[k]);
    for (std::size_t y = 0; y < parts.size(); ++y)
      by_year[static_cast<std::size_t>(plan.years[y] - r.plan_years.front())][k] += parts[y];
  }
  for (const int year : plan.years)
    by_year[static_cast<std::size_t>(year - r.plan_years.front())][3] +=
        sum_of(plan.postings, Flow::works, year);
}

void round_to_cents(FinancingResult &r) {
  for (double *x :
       {&r.cost_with_vat, &r.public_aid, &r.private_aid, &r.granted, &r.vat_compensation, &r.loans,
        &r.own_final.granted, &r.own_final.expected, &r.own_final.all, &r.spared_together})
    *x = euros(to_cents(*x));
}

}  // namespace

ProjectFinancingResult Financed::result(std::size_t project, const FinancingPlan &plan,
                                        std::span<const FinancingPlan> alone) const {
  const Project &told = *portfolio_.projects()[project].project;
  ProjectFinancingResult r;
  r.start = plan.start;
  r.years = plan.years;
  r.cost_excluding_vat = euros(plan.cost_excluding_vat);
  r.vat = euros(plan.vat);
  r.cost_with_vat = euros(plan.cost_with_vat);
  r.cost_confidence = plan.cost_confidence;
  r.vat_regime = word_of(plan.regime);
  r.holder = told.financing.holder;
  r.holder_part_unknown = plan.holder_part_unknown;
  r.private_aid = euros(plan.private_aid);
  r.public_aid = euros(plan.public_aid);
  r.public_aid_limit = euros(plan.public_aid_limit);
  r.own_minimum = plan.own_minimum;
  r.own_excluding_vat = euros(plan.own_excluding_vat);
  r.own_final = own_of(plan);
  r.works = works_by_year(plan);
  r.own.granted = in_euros(plan.own_by_year(Counting::granted_only));
  r.own.expected = in_euros(plan.own_by_year(Counting::expected));
  r.own.all = in_euros(plan.own_by_year(Counting::all));
  r.peak_year = highest(plan.years, r.own.all, r.peak_advance);
  r.authority_npv_after = town_value(plan, appraiser_.years(), appraiser_.discount_factors());
  for (const auto &source : plan.sources) r.sources.push_back(funding_of(source));
  for (const auto &start : alone)
    r.by_start.push_back(
        {start.start, own_of(start), euros(start.peak_advance), euros(start.public_aid)});
  for (const auto &alert : plan.alerts) r.alerts.push_back(alert_of(alert));
  if (const auto subsidy = subsidy_alert(told, told.financing, town_.currency))
    r.alerts.push_back(alert_of(*subsidy));
  return r;
}

FinancingResult Financed::result(const Chosen &chosen) const {
  const auto &plans = chosen.plans;
  FinancingResult r;
  r.heeded = money_.heeded;
  r.counting = word_for(dossier_.financing.count);
  r.years = appraiser_.years();
  r.limits_apply = dossier_.limits.apply;
  r.net_savings_floor = thresholds_.net_savings_floor;
  r.years_to_repay = thresholds_.years_to_repay;
  for (const auto &source : dossier_.accounts)
    r.accounts_files.push_back(source.file.filename().string());
  std::vector<int> depreciation;
  for (std::size_t i = 0; i < chosen.projects.size(); ++i) {
    const Project &project = *portfolio_.projects()[chosen.projects[i]].project;
    r.in_plan.push_back(project.id);
    depreciation.push_back(
        depreciation_years(project.financing, money_.rules, town_.settings, plans[i].start));
  }
  const auto path = budget_path(money_.accounts, dossier_.baseline, plans, r.years, depreciation);
  r.accounts_year = path.accounts_year;
  r.before = budget_of(path.before);
  r.after = budget_of(path.after);
  add_changes(r, path.change);

  int first = r.years.front(), last = r.years.back();
  for (const auto &plan : plans) {
    first = std::min(first, plan.years.front());
    last = std::max(last, plan.years.back());
  }
  for (int year = first; year <= last; ++year) r.plan_years.push_back(year);
  std::vector<std::array<Cents, 4>> by_year(r.plan_years.size());
  std::set<std::string> used;
  for (const auto &plan : plans) {
    add_plan(r, by_year, plan);
    used.insert(plan.rules_used.begin(), plan.rules_used.end());
  }
  if (chosen.overlaps) r.overlaps_with_vat = euros(plans.back().cost_with_vat);
  r.spared_together = chosen.spared;
  round_to_cents(r);
  for (const auto &[granted, expected, all, works] : by_year) {
    r.own.granted.push_back(euros(granted));
    r.own.expected.push_back(euros(expected));
    r.own.all.push_back(euros(all));
    r.works.push_back(euros(works));
  }
  r.peak_year = highest(r.plan_years, r.own.all, r.peak_advance);
  for (const auto &alert :
       programme_alerts(plans, path, money_.accounts, dossier_.limits, money_.rules, town_))
    r.alerts.push_back(alert_of(alert));
  if (r.spared_together >= 1)
    r.alerts.push_back(
        {"spared_together", "note",
         "Together the projects of the plan invest {1} less than one by one: prudently, that is "
         "not counted here."_msg(Message::money(r.spared_together, town_.currency))});
  r.rules_used.assign(used.begin(), used.end());
  return r;
}

}  // namespace jalon
