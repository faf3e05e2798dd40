#include "core/territory/totem_budget.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/territory/file_amount.h"

namespace jalon {
namespace {

constexpr std::array amount_names{"MtReal", "MtBudgPrec", "MtRARPrec", "MtPropNouv",
                                  "MtPrev", "CredOuv",    "MtRAR3112"};
static_assert(amount_names.size() == budget_amounts);

std::string text_of(const TotemFields &fields, const std::string &name) {
  const auto found = fields.find(name);
  return found == fields.end() ? "" : found->second.text;
}

Place place_of(const TotemFields &fields, const std::string &name, const Place &otherwise) {
  const auto found = fields.find(name);
  return found == fields.end() ? otherwise : found->second.place;
}

BudgetLine line_of(const TotemFields &fields, const Place &place, std::vector<Fault> &faults) {
  BudgetLine line;
  line.place = place;
  line.account = text_of(fields, "Nature");
  line.chapter = text_of(fields, "ContNat");
  line.function = text_of(fields, "Fonction");
  line.operation = text_of(fields, "Operation");
  line.section = text_of(fields, "CaracSup Section");
  line.revenue = text_of(fields, "CodRD") == "R";
  line.non_cash = text_of(fields, "OpBudg") == "1";
  if (line.account.empty())
    faults.emplace_back("a line of the budget names no account"_msg, place, std::string("Nature"));
  const auto one_of = [&](const char *name, const char *first, const char *second) {
    const auto text = text_of(fields, name);
    if (text != first && text != second)
      faults.emplace_back("`{1}` is `{2}`"_msg(name, text), place_of(fields, name, place),
                          "{1} or {2}"_msg(first, second));
  };
  one_of("CodRD", "D", "R");
  one_of("OpBudg", "0", "1");
  for (std::size_t i = 0; i < budget_amounts; ++i)
    if (const auto found = fields.find(amount_names[i]); found != fields.end())
      line.amounts[i] =
          file_amount(found->second.text, amount_names[i], found->second.place, faults);
  return line;
}

void read_step(const TotemBudget &budget, const AccountRules &rules, BudgetDocument &d,
               std::vector<Fault> &faults) {
  const auto code = text_of(budget.head, "NatDec");
  const auto step = std::find_if(rules.steps.begin(), rules.steps.end(),
                                 [&](const StepNames &names) { return names.code == code; });
  if (step != rules.steps.end()) {
    d.step = step->step;
    return;
  }
  std::vector<Message> known;
  for (const auto &names : rules.steps)
    known.push_back("{1} ({2})"_msg(names.code, names.labels.at(0)));
  faults.emplace_back(code.empty() ? "the step of the budget is missing"_msg()
                                   : "the step `{1}` is unknown"_msg(code),
                      place_of(budget.head, "NatDec", budget.place),
                      "one of {1}"_msg(Message::joined(std::move(known))),
                      "if the step is new, add it to {1}"_msg(rules.file.filename().string()));
}

void read_chart(const TotemBudget &budget, const AccountRules &rules, BudgetDocument &d,
                std::vector<Fault> &faults) {
  d.chart = text_of(budget.head, "Nomenclature");
  if (std::find(rules.charts.begin(), rules.charts.end(), d.chart) != rules.charts.end()) return;
  std::vector<Message> known(rules.charts.begin(), rules.charts.end());
  // A name that holds a known one is nearer to it than any typing slip.
  auto near = nearest(d.chart, rules.charts);
  for (const auto &chart : rules.charts)
    if (!near && d.chart.starts_with(chart)) near = chart;
  const auto add = "if the accounts are those of a chart that is there, add its name to {1}"_msg(
      rules.file.filename().string());
  faults.emplace_back(d.chart.empty() ? "the nomenclature is missing"_msg()
                                      : "the nomenclature `{1}` is unknown"_msg(d.chart),
                      place_of(budget.head, "Nomenclature", budget.place),
                      "one of {1}"_msg(Message::joined(std::move(known))),
                      near ? "did you mean {1}?"_msg("`" + *near + "`") : add);
}

}  // namespace

std::optional<BudgetDocument> document_of(const TotemBudget &budget, const AccountRules &rules,
                                          std::vector<Fault> &faults) {
  const auto before = faults.size();
  BudgetDocument d;
  const auto place = [&](const char *name) { return place_of(budget.head, name, budget.place); };
  d.place = place("Exer");
  d.siret = text_of(budget.head, "IdEtab");
  d.insee = text_of(budget.head, "CodInseeColl");
  d.name = text_of(budget.head, "LibelleEtab");
  good_siret(d.siret, place("IdEtab"), faults);
  d.year = year_of(text_of(budget.head, "Exer"), place("Exer"), faults).value_or(0);
  read_step(budget, rules, d, faults);
  read_chart(budget, rules, d, faults);
  if (const auto type = text_of(budget.head, "CodTypBud"); !type.empty()) d.annexed = type != "P";
  if (const auto people = parse_number(with_point(budget.population)); people && *people > 0)
    d.population = people;
  for (const auto &[fields, where] : budget.lines)
    d.lines.push_back(line_of(fields, where, faults));
  if (d.lines.empty()) faults.emplace_back("this budget has no line"_msg, budget.place);
  if (budget.has_loans) {
    auto &loans = d.loans.emplace();
    std::map<std::string, int> left_out;
    for (const auto &entry : budget.loans) add_loan(entry, rules, loans, left_out, faults);
    if (!left_out.empty())
      d.warnings.push_back("{1}: {2}"_msg(budget.place.file, left_out_types(left_out)));
  }
  look_at_negative(d);
  if (faults.size() != before) return std::nullopt;
  return d;
}

}  // namespace jalon
