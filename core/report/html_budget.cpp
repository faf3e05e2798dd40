#include <algorithm>
#include <cmath>

#include "core/report/financing_tell.h"
#include "core/report/html_page.h"

namespace jalon {
namespace {

// Years that stand in the first table; those after them are folded.
constexpr std::size_t shown_at_once = 8;

TableCell cell(const Page &page, const std::string &after, const std::string &before) {
  const Say &say = page.say;
  // What the plan leaves alone is as sure as the accounts.
  const bool changed = after != say("unknown") && after != before;
  return {after, changed ? page.sign : "",
          after == before ? say("unchanged") : say("without: {1}", {before})};
}

TableCell money_cell(const Page &page, const BudgetResult::Series &after,
                     const BudgetResult::Series &before, std::size_t y) {
  const auto told = [&](const BudgetResult::Series &series) {
    const auto x = at_year(series, y);
    return page.say.money(x ? std::optional(std::round(*x)) : x, false);
  };
  return cell(page, told(after), told(before));
}

Table budget_table(const Page &page, std::size_t from, std::size_t to) {
  const Say &say = page.say;
  const FinancingResult &f = *page.results.financing;
  Table table{{{say("Year"), false},
               {say("Operating revenue"), true},
               {say("Operating expenditure"), true},
               {say("Gross savings"), true},
               {say("Net savings"), true},
               {say("Debt at the end of the year"), true},
               {say("Years of gross savings to repay it"), true}},
              {},
              say("The budget with the plan, and without it in small print")};
  for (std::size_t y = from; y < to; ++y)
    table.rows.push_back(
        {{{std::to_string(f.years[y]), ""},
          money_cell(page, f.after.revenue, f.before.revenue, y),
          money_cell(page, f.after.expenditure, f.before.expenditure, y),
          money_cell(page, f.after.gross_savings, f.before.gross_savings, y),
          money_cell(page, f.after.net_savings, f.before.net_savings, y),
          money_cell(page, f.after.debt, f.before.debt, y),
          cell(page, repayment_told(say, f.after, y), repayment_told(say, f.before, y))},
         ""});
  return table;
}

std::string accounts_told(const Say &say, const FinancingResult &f) {
  std::string files;
  for (const auto &file : f.accounts_files) files += (files.empty() ? "" : ", ") + file;
  const std::string year = std::to_string(*f.accounts_year);
  const std::string held = say(
      "Without the plan the accounts are held as they were closed, loans in force running off.");
  return (files.empty() ? say("Accounts of {1}.", {year})
                        : say("Accounts of {1}, read from {2}.", {year, files})) +
         " " + held;
}

// What net savings and debt are held against.
std::string limits_told(const Say &say, const FinancingResult &f) {
  const std::vector<std::string> limits{say.money(f.net_savings_floor),
                                        say.years(f.years_to_repay)};
  return f.heeded && f.limits_apply
             ? say("The roadmap keeps net savings at {1} at least and the debt at {2} of gross "
                   "savings at most.",
                   limits)
             : say("Alerts are given when net savings fall below {1} or the debt passes {2} of "
                   "gross savings; the roadmap is not bound by it.",
                   limits);
}

// Of the plan and its budget: those of single projects stand with them.
std::vector<std::string> alerts_told(const Page &page) {
  const auto shown = financed_projects(page.results);
  std::vector<std::string> out;
  for (const auto &alert : page.results.financing->alerts) {
    const bool elsewhere = std::ranges::any_of(shown, [&](const auto *p) {
      return std::ranges::any_of(p->financing->alerts,
                                 [&](const auto &other) { return other.text == alert.text; });
    });
    if (!elsewhere && !is_hole(alert)) out.push_back(alert_told(page.say, alert));
  }
  return out;
}

}  // namespace

Data budget_part(Page &page) {
  const Say &say = page.say;
  const FinancingResult &f = *page.results.financing;
  Data out;
  const bool known = f.accounts_year && !f.years.empty();
  out.set("told", budget_told(say, f));
  out.set("accounts",
          known ? Data(accounts_told(say, f) + " " + limits_told(say, f)) : Data(false));
  const auto alerts = alerts_told(page);
  out.set("has_alerts", Data(!alerts.empty()));
  out.set("alerts", list_of(alerts));
  out.set("quiet", Data(known && alerts.empty()));
  const std::size_t n = known ? f.years.size() : 0, first = std::min(n, shown_at_once);
  out.set("first_years", known ? data_of(budget_table(page, 0, first)) : Data(false));
  out.set("later_years", n > first ? data_of(budget_table(page, first, n)) : Data(false));
  return out;
}

}  // namespace jalon
