#include <algorithm>
#include <set>
#include <tuple>

#include "core/territory/accounts_files.h"

namespace jalon {
namespace {

// Of the lines that a document may part differently: what matters are these sums.
using LineKey =
    std::tuple<std::string, bool, bool, std::string>;  // account, receipt, kind, operation
std::map<LineKey, Cents> sums(const BudgetDocument &d) {
  const auto which =
      d.step == BudgetStep::closed_account ? BudgetAmount::executed : BudgetAmount::voted;
  std::map<LineKey, Cents> all;
  for (const auto &line : d.lines)
    if (const auto amount = line.amount(which); amount && amount->n != 0)
      all[{line.account, line.revenue, line.non_cash, line.operation}] += *amount;
  return all;
}

void hold_against(const BudgetDocument &first, const BudgetDocument &second,
                  std::vector<Fault> &faults) {
  constexpr std::size_t told = 5;
  auto a = sums(first);
  const auto b = sums(second);
  for (const auto &[key, amount] : b) a.emplace(key, Cents{});
  std::size_t differences = 0;
  for (const auto &[key, amount] : a) {
    const auto found = b.find(key);
    const Cents other = found == b.end() ? Cents{} : found->second;
    if (other == amount || ++differences > told) continue;
    faults.emplace_back("account {1}: {2} here, {3} in {4}"_msg(std::get<0>(key), text_of(other),
                                                                text_of(amount), first.place.file),
                        second.place, "two files of one budget and year that agree"_msg,
                        "keep the right one of the two in [[accounts]]"_msg);
  }
  if (differences > told)
    faults.emplace_back("further accounts that differ from {1}: {2}"_msg(
                            first.place.file, std::to_string(differences - told)),
                        second.place);
}

// Which budget is the main one.
std::string main_budget(const std::vector<BudgetDocument> &documents, std::vector<Fault> &faults) {
  std::map<std::string, const BudgetDocument *> main, unsaid;
  std::set<std::string> annexed;
  for (const auto &d : documents)
    if (d.annexed && *d.annexed) annexed.insert(d.siret);
  for (const auto &d : documents) {
    if (d.annexed && !*d.annexed && annexed.contains(d.siret))
      faults.emplace_back(
          "the budget {1} is the main one here and an annexed one elsewhere"_msg(d.siret), d.place);
    if (d.annexed ? !*d.annexed : !annexed.contains(d.siret))
      (d.annexed ? main : unsaid).emplace(d.siret, &d);
  }
  if (main.size() > 1)
    faults.emplace_back("two budgets are said to be the main one: {1} and {2}"_msg(
                            main.begin()->first, std::next(main.begin())->first),
                        std::next(main.begin())->second->place, Message(),
                        "the other is at {1}"_msg(main.begin()->second->place.message()));
  if (!main.empty()) return main.begin()->first;
  if (unsaid.size() > 1)
    faults.emplace_back("which of the budgets {1} and {2} is the main one is not said"_msg(
                            unsaid.begin()->first, std::next(unsaid.begin())->first),
                        unsaid.begin()->second->place, Message(),
                        "say it in [[accounts]]: siret = \"...\" and budget = \"main\""_msg);
  return unsaid.empty() ? "" : unsaid.begin()->first;
}

}  // namespace

SortedDocuments sort_documents(const std::vector<BudgetDocument> &documents,
                               std::vector<Fault> &faults) {
  SortedDocuments sorted;
  sorted.main = main_budget(documents, faults);
  std::map<std::tuple<std::string, int, BudgetStep>, const BudgetDocument *> known;
  for (const auto &d : documents) {
    if (d.step == BudgetStep::amending) continue;  // a year may have several
    const auto [found, fresh] = known.emplace(std::tuple{d.siret, d.year, d.step}, &d);
    if (!fresh) {
      hold_against(*found->second, d, faults);
      // The one with a state of loans tells more.
      if (!found->second->loans && d.loans) found->second = &d;
    }
  }
  for (const auto &[key, document] : known)
    if (document->step == BudgetStep::closed_account)
      sorted.closed[document->siret].push_back(document);
  return sorted;
}

}  // namespace jalon
