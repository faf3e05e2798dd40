#include "core/financing/alerts.h"

#include <algorithm>
#include <cmath>

namespace jalon {
namespace {

Message one_decimal(double x) {
  return Message::number(std::round(x * 10) / 10);
}

class Watch {
 public:
  Watch(const BudgetPath &budget, const TownAccounts &accounts, const BudgetLimits &limits,
        const FinancingRules &rules, const TownContext &town)
      : budget_(budget), accounts_(accounts), town_(town), at_(rules, town.settings) {
    first_ = budget.years.empty() ? 0 : budget.years.front();
    thresholds_ = thresholds_of(limits, at_, first_);
  }

  std::vector<Alert> run(std::span<const FinancingPlan> plans) {
    for (const auto &plan : plans)
      alerts_.insert(alerts_.end(), plan.alerts.begin(), plan.alerts.end());
    if (accounts_.none()) {
      tell("no_accounts", Alert::warning,
           "No accounts are given: savings and debt are not known."_msg);
    } else {
      watch_accounts();
      watch_savings();
      watch_debt();
    }
    watch_study(plans);
    std::vector<Alert> once;
    for (auto &alert : alerts_)
      if (std::find(once.begin(), once.end(), alert) == once.end())
        once.push_back(std::move(alert));
    std::stable_sort(once.begin(), once.end(),
                     [](const Alert &a, const Alert &b) { return a.level > b.level; });
    return once;
  }

 private:
  void tell(std::string id, Alert::Level level, Message text) {
    alerts_.push_back({std::move(id), level, std::move(text)});
  }
  Message money(double x) const { return Message::money(x, town_.currency); }
  std::string year(std::size_t y) const { return std::to_string(budget_.years[y]); }

  void watch_accounts() {
    const int closed = *budget_.accounts_year;
    if (first_ - closed > 1)
      tell("old_accounts", Alert::note,
           "The accounts are of {1}, {2} years before year 0: held as they are."_msg(
               std::to_string(closed), std::to_string(first_ - closed)));
    for (const auto &other : accounts_.annexed)
      if (const auto *last = other.last(); last && last->debt_end && last->debt_end->n > 0)
        tell(
            "other_budget", Alert::note,
            "The annexed budget \"{1}\" bears {2} of debt: the ratios are of the main budget alone."_msg(
                other.name.empty() ? other.siret : other.name, money(euros(*last->debt_end))));
  }

  // The first year is told: what follows it follows from it.
  void watch_savings() {
    bool floor_told = false, balance_told = false;
    const auto vat = accounts_.main.last()->vat_compensation;
    for (std::size_t y = 0; y < budget_.years.size(); ++y) {
      const auto net = budget_.after[y].net_savings();
      if (!net) continue;
      if (!floor_told && euros(*net) < thresholds_.net_savings_floor) {
        floor_told = true;
        tell("net_savings", Alert::grave,
             "In {1} net savings fall to {2}, below {3}."_msg(
                 year(y), money(euros(*net)), money(thresholds_.net_savings_floor)));
      }
      const auto &c = budget_.change[y];
      const Cents own = *net + vat.value_or(Cents{}) + c.vat_compensation;
      if (!balance_told && own.n < 0) {
        balance_told = true;
        tell(
            "balance", Alert::grave,
            "In {1} own resources do not cover the capital to repay: the budget would not be balanced (L.1612-4)."_msg(
                year(y)));
      }
    }
  }

  void watch_debt() {
    std::optional<std::size_t> worst;
    for (std::size_t y = 0; y < budget_.years.size(); ++y) {
      const auto &after = budget_.after[y];
      const auto gross = after.gross_savings();
      if (gross && after.debt && after.debt->n > 0 && gross->n <= 0) {
        tell("no_savings", Alert::grave,
             "In {1} gross savings are negative: the debt cannot be repaid out of them."_msg(
                 year(y)));
        return;
      }
      const auto years = after.years_to_repay();
      if (years && (!worst || *years > *budget_.after[*worst].years_to_repay())) worst = y;
    }
    if (!worst) return;
    const double years = *budget_.after[*worst].years_to_repay();
    if (years <= thresholds_.years_to_repay) return;
    const auto critical = at_("financing.alerts.years_to_repay.critical", first_day(first_));
    tell(
        "debt", critical && years > *critical ? Alert::grave : Alert::warning,
        "In {1} it would take {2} years of gross savings to repay the debt (alert: {3}; doctrine, not law)."_msg(
            year(*worst), one_decimal(years), Message::number(thresholds_.years_to_repay)));
  }

  // Compulsory from a share of the operating revenue that depends on the population.
  void watch_study(std::span<const FinancingPlan> plans) {
    if (plans.empty()) return;
    const auto *base = accounts_.main.last();
    if (!base || !base->revenue || !town_.population) {
      tell(
          "revenue_unknown", Alert::note,
          base && base->revenue
              ? Message(
                    "Whether an impact study is compulsory cannot be told: the population is not known."_msg)
              : Message(
                    "Whether an impact study is compulsory cannot be told: the operating revenue is not known."_msg));
      return;
    }
    const auto day = first_day(first_);
    for (int band = 0; band < at_.rules().impact_bands; ++band) {
      const std::string path = "financing.impact_study." + std::to_string(band) + ".";
      if (*town_.population >= at_.get(path + "max", day, 0) + 1) continue;
      const double share = at_.get(path + "share_of_revenue", day, 0);
      const auto above = at_(path + "or_above", day);
      const double revenue = euros(*base->revenue);
      for (const auto &plan : plans) {
        const double cost = euros(plan.cost_with_vat);
        if (cost <= share * revenue && !(above && cost > *above)) continue;
        tell(
            "impact_study", Alert::warning,
            "Project \"{1}\": {2} with VAT exceeds {3} % of operating revenue ({4}): a multi-year impact study on running costs is compulsory (D.1611-35 CGCT)."_msg(
                plan.title, money(cost), Message::number(share * 100), money(revenue)));
      }
      return;
    }
  }

  const BudgetPath &budget_;
  const TownAccounts &accounts_;
  const TownContext &town_;
  RulesAt at_;
  BudgetThresholds thresholds_;
  int first_ = 0;
  std::vector<Alert> alerts_;
};

}  // namespace

BudgetThresholds thresholds_of(const BudgetLimits &limits, RulesAt &at, int year) {
  const auto day = first_day(year);
  const auto rule = [&](const char *path) { return at.get(path, day, 0); };
  return {limits.net_savings_floor ? *limits.net_savings_floor
                                   : rule("financing.alerts.net_savings_floor"),
          limits.years_to_repay ? *limits.years_to_repay
                                : rule("financing.alerts.years_to_repay.alert")};
}

std::vector<Alert> programme_alerts(std::span<const FinancingPlan> plans, const BudgetPath &budget,
                                    const TownAccounts &accounts, const BudgetLimits &limits,
                                    const FinancingRules &rules, const TownContext &town) {
  return Watch(budget, accounts, limits, rules, town).run(plans);
}

std::optional<Alert> subsidy_alert(const Project &project, const FinancingClaim &claim,
                                   const std::string &currency) {
  if (!project.facts.subsidy || !claim.grants.empty() || !why_not_appraised(project).empty())
    return std::nullopt;
  return Alert{
      "subsidy_fact", Alert::warning,
      "Project \"{1}\": its subsidy ({2}) enters no sum: write it as [[project.financing.grant]]."_msg(
          project.title, Message::money(*project.facts.subsidy, currency))};
}

}  // namespace jalon
