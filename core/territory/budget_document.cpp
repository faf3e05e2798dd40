#include "core/territory/budget_document.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/territory/projects.h"

namespace jalon {
namespace {

bool begins_with_one(const std::string &account, const std::vector<std::string> &prefixes) {
  return std::any_of(prefixes.begin(), prefixes.end(),
                     [&](const std::string &prefix) { return account.starts_with(prefix); });
}

bool contains(const std::vector<std::string> &list, const std::string &text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

// A blank chapter is told by the account and the side it stands on.
std::string chapter_of(const BudgetLine &line) {
  if (!line.chapter.empty()) return line.chapter;
  if (line.account.starts_with('6') && line.revenue) return "013";
  if (line.account.starts_with('7') && !line.revenue) return "014";
  return line.account.substr(0, 2);
}

bool belongs(const BudgetLine &line, const Aggregate &a, const AccountRules &rules) {
  return line.revenue == a.receipts && line.non_cash == a.non_cash &&
         !contains(rules.not_flows, line.account) &&
         (a.accounts.empty() || begins_with_one(line.account, a.accounts)) &&
         !begins_with_one(line.account, a.except) &&
         (a.chapters.empty() || contains(a.chapters, chapter_of(line)));
}

}  // namespace

std::optional<Cents> sum_of(const BudgetDocument &document, const Aggregate &aggregate,
                            const AccountRules &rules, BudgetAmount which) {
  Cents sum;
  bool any = false;
  for (const auto &line : document.lines) {
    const auto amount = line.amount(which);
    any = any || amount;
    if (amount && belongs(line, aggregate, rules)) sum += *amount;
  }
  return any ? std::optional(sum) : std::nullopt;
}

AccountsYear accounts_year(const BudgetDocument &document, const AccountRules &rules) {
  const auto executed = [&](const Aggregate &aggregate) {
    return sum_of(document, aggregate, rules, BudgetAmount::executed);
  };
  AccountsYear y;
  y.year = document.year;
  y.revenue = executed(rules.revenue);
  y.expenditure = executed(rules.expenditure);
  y.staff = executed(rules.staff);
  y.interest = executed(rules.interest);
  y.capital_repaid = executed(rules.capital_repaid);
  y.equipment = executed(rules.equipment);
  y.own_works = executed(rules.own_works);
  y.vat_compensation = executed(rules.vat_compensation);
  return y;
}

void look_at_negative(BudgetDocument &d) {
  if (d.step != BudgetStep::closed_account) return;
  const BudgetLine *first = nullptr;
  int count = 0;
  for (const auto &line : d.lines)
    if (const auto amount = line.amount(BudgetAmount::executed); amount && *amount < Cents{}) {
      if (!first) first = &line;
      ++count;
    }
  if (first)
    d.warnings.push_back(
        "{1}: executed amounts below 0, counted as they are: {2}, the first of the account {3}"_msg(
            first->place.message(), std::to_string(count), first->account));
}

bool good_siret(const std::string &siret, const Place &where, std::vector<Fault> &faults) {
  const auto refuse = [&](Message found) {
    faults.emplace_back(std::move(found), where, "the 14 digits of a SIRET"_msg,
                        "ask for the file again: it cannot be told whose it is"_msg);
    return false;
  };
  if (siret.empty()) return refuse("the SIRET of the budget is missing"_msg);
  if (siret.find_first_not_of("0123456789") != siret.npos)
    return refuse("the SIRET `{1}` holds other signs than digits"_msg(siret));
  if (siret.size() != 14)
    return refuse("the SIRET `{1}` has {2} digits"_msg(siret, std::to_string(siret.size())));
  int sum = 0;
  for (std::size_t i = 0; i < siret.size(); ++i) {
    const int digit = (siret[i] - '0') * (i % 2 == 0 ? 2 : 1);
    sum += digit / 10 + digit % 10;
  }
  return sum % 10 == 0 || refuse("the SIRET `{1}` fails its check digit"_msg(siret));
}

std::optional<int> year_of(const std::string &text, const Place &where,
                           std::vector<Fault> &faults) {
  const auto year = parse_number(text);
  if (year && text.size() == 4 && *year >= first_year && *year <= last_year)
    return static_cast<int>(*year);
  faults.emplace_back(text.empty() ? "the year is missing"_msg() : "the year is `{1}`"_msg(text),
                      where, "a year such as 2026"_msg);
  return std::nullopt;
}

}  // namespace jalon
