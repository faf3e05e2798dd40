#include "core/report/financing_tell.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

namespace jalon {
namespace {

std::string quoted(const Say &say, const std::vector<std::string> &titles) {
  std::string out;
  for (const auto &title : titles) out += (out.empty() ? "" : ", ") + say("\"{1}\"", {title});
  return out;
}

// The year at which `better` holds against all others, of those that are known.
std::optional<std::size_t> extreme(const BudgetResult::Series &series,
                                   const std::function<bool(double, double)> &better) {
  std::optional<std::size_t> found;
  for (std::size_t y = 0; y < series.size(); ++y)
    if (const auto x = at_year(series, y); x && (!found || better(*x, *series[*found]))) found = y;
  return found;
}

std::string savings_told(const Say &say, const FinancingResult &f) {
  const auto lowest = extreme(f.after.net_savings, std::less<>());
  if (!lowest || *lowest >= f.years.size()) return say("Net savings: unknown.");
  return say("Lowest net savings: {1} in {2} ({3} without the plan).",
             {say.money(at_year(f.after.net_savings, *lowest)), std::to_string(f.years[*lowest]),
              say.money(at_year(f.before.net_savings, *lowest))});
}

std::string debt_told(const Say &say, const FinancingResult &f) {
  const auto longest = extreme(f.after.years_to_repay, std::greater<>());
  for (std::size_t y = 0; y < f.years.size(); ++y) {
    const auto gross = at_year(f.after.gross_savings, y), debt = at_year(f.after.debt, y);
    if (gross && debt && *gross <= 0 && *debt > 0)
      return say("Debt: no gross savings to repay it from in {1}.", {std::to_string(f.years[y])});
  }
  if (!longest || *longest >= f.years.size()) return say("Debt: unknown.");
  if (const auto debt = at_year(f.after.debt, *longest); debt && *debt <= 0)
    return say("Debt: none.");
  const auto years = [&](const BudgetResult &b) { return repayment_told(say, b, *longest); };
  return say("Debt: at most {1} of gross savings to repay it, in {2} (without the plan: {3}).",
             {years(f.after), std::to_string(f.years[*longest]), years(f.before)});
}

// Of the budget, what accounts that are there do not tell.
std::vector<std::string> unknown_series(const Say &say, const FinancingResult &f) {
  std::vector<std::string> out;
  const auto look = [&](const BudgetResult::Series &series, const std::string &name) {
    for (std::size_t y = 0; y < f.years.size(); ++y)
      if (!at_year(series, y)) return out.push_back(name);
  };
  look(f.before.revenue, say("operating revenue"));
  look(f.before.expenditure, say("operating expenditure"));
  look(f.before.capital_repaid, say("capital of loans repaid"));
  look(f.before.debt, say("debt"));
  return out;
}

void alert_holes(const Say &say, const std::vector<AlertResult> &alerts,
                 std::vector<std::string> &out) {
  for (const auto &alert : alerts) {
    if (!is_hole(alert) || alert.id == "no_accounts") continue;
    const std::string told = say.message(alert.text);
    if (std::find(out.begin(), out.end(), told) == out.end()) out.push_back(told);
  }
}

}  // namespace

std::optional<double> at_year(const BudgetResult::Series &series, std::size_t year) {
  if (year >= series.size() || !series[year] || !std::isfinite(*series[year])) return std::nullopt;
  return series[year];
}

std::vector<const ProjectResult *> financed_projects(const Results &results) {
  std::vector<const ProjectResult *> out;
  if (!results.financing) return out;
  const auto &chosen = results.financing->in_plan;
  for (const auto &id : chosen)
    for (const auto &project : results.projects)
      if (project.id == id && project.financing) out.push_back(&project);
  if (chosen.empty())
    for (const auto &project : results.projects)
      if (project.financing) out.push_back(&project);
  return out;
}

std::string financed_told(const Say &say, const Results &results) {
  const FinancingResult &f = *results.financing;
  if (f.in_plan.empty()) return "";
  bool part_unknown = false, aid_said = false;
  for (const auto *project : financed_projects(results)) {
    part_unknown = part_unknown || project->financing->holder_part_unknown;
    for (const auto &source : project->financing->sources)
      aid_said = aid_said || source.kind == "grant" || source.kind == "certificate";
  }
  std::string told = say("{1} with VAT", {say.money(f.cost_with_vat)});
  const auto add = [&](const std::string &part) { told = say("{1}; {2}", {told, part}); };
  add(aid_said ? say("aid {1}, of which granted {2}",
                     {say.money(f.public_aid + f.private_aid), say.money(f.granted)})
               : say("no aid is said"));
  if (f.vat_compensation != 0) add(say("VAT that comes back {1}", {say.money(f.vat_compensation)}));
  if (f.loans != 0) add(say("loans {1}", {say.money(f.loans)}));
  const CountedAmount &own = f.own_final;
  add(own.all == own.granted
          ? say("remains for the town {1}", {say.money(own.all)})
          : say("remains for the town {1} if all aid comes, {2} with the aid granted alone",
                {say.money(own.all), say.money(own.granted)}));
  // A few euros that wait for their VAT are no advance to speak of.
  if (f.peak_advance > 0.01 * f.cost_with_vat)
    add(advance_told(say, say.money(f.peak_advance), f.peak_year));
  if (part_unknown)
    add(say("the town's part of what another body bears is unknown and counted in full"));
  return told + ".";
}

std::string budget_told(const Say &say, const FinancingResult &f) {
  if (!f.accounts_year) return say("No accounts are given: savings and debt are not known.");
  return savings_told(say, f) + " " + debt_told(say, f);
}

std::string advance_told(const Say &say, const std::string &most, std::optional<int> year) {
  return year ? say("to be advanced meanwhile, up to {1} ({2})", {most, std::to_string(*year)})
              : say("to be advanced meanwhile, up to {1}", {most});
}

std::string repayment_told(const Say &say, const BudgetResult &b, std::size_t year) {
  const auto gross = at_year(b.gross_savings, year), debt = at_year(b.debt, year);
  if (debt && *debt <= 0) return say("no debt");
  if (!gross || !debt) return say("unknown");
  if (*gross <= 0) return say("never: no gross savings");
  const auto years = at_year(b.years_to_repay, year);
  return years ? say.years(*years) : say("unknown");
}

std::string alert_told(const Say &say, const AlertResult &alert) {
  const std::string level = alert.level == "grave"     ? say("Serious")
                            : alert.level == "warning" ? say("Beware")
                                                       : say("To know");
  return say("{1}: {2}", {level, say.message(alert.text)});
}

bool is_hole(const AlertResult &alert) {
  static constexpr std::array holes{"no_accounts", "no_rate", "holder",
                                    "vat_unsaid",  "vat_lag", "revenue_unknown"};
  return std::ranges::find(holes, alert.id) != holes.end();
}

std::vector<std::string> holes_told(const Say &say, const Results &results) {
  const FinancingResult &f = *results.financing;
  std::vector<std::string> out;
  if (!f.accounts_year) {
    out.push_back(say("No accounts are given: savings and debt are not known."));
  } else if (const auto lacking = unknown_series(say, f); !lacking.empty()) {
    std::string names;
    for (const auto &name : lacking) names += (names.empty() ? "" : ", ") + name;
    out.push_back(say("The accounts do not tell, in one year at least: {1}.", {names}));
  }
  std::vector<std::string> modelled, without, no_chance;
  for (const auto *project : financed_projects(results)) {
    const auto &of = *project->financing;
    alert_holes(say, of.alerts, out);
    if (of.cost_confidence == Confidence::hypothetical) modelled.push_back(project->title);
    for (const auto &source : of.sources)
      if (source.kind == "grant" && source.status != "granted" && source.status != "refused" &&
          !source.probability)
        no_chance.push_back(source.title);
  }
  alert_holes(say, f.alerts, out);
  for (const auto &id : f.in_plan)
    for (const auto &project : results.projects)
      if (project.id == id && !project.financing) without.push_back(project.title);
  if (!without.empty())
    out.push_back(say("Who pays for {1} is unknown: it stands in no sum of this section.",
                      {quoted(say, without)}));
  if (!modelled.empty())
    out.push_back(say("No quote stands behind the cost of {1}: it is the model's (‡).",
                      {quoted(say, modelled)}));
  if (!no_chance.empty())
    out.push_back(say("The chance of {1} is unknown: nothing of it is counted as expected.",
                      {quoted(say, no_chance)}));
  return out;
}

}  // namespace jalon
