#include "core/territory/account_rules.h"

#include <algorithm>
#include <stdexcept>

#include "core/base/text.h"
#include "core/territory/toml_reader.h"

namespace jalon {
namespace {

struct Evidence {
  std::string source, as_of;
  Confidence confidence = Confidence::certain;
};

Evidence read_evidence(TomlTable &t) {
  Evidence e{t.text("source", Needed::yes).value_or(""), t.text("as_of", Needed::yes).value_or("")};
  const auto name = t.text("confidence", Needed::yes);
  for (const auto c : {Confidence::certain, Confidence::to_verify, Confidence::hypothetical}) {
    if (!name || *name == name_of(c)) {
      e.confidence = c;
      return e;
    }
  }
  t.fault("`{1}` is `{2}`"_msg("confidence", *name), t.place_of("confidence"),
          "one of {1}"_msg("certain, to verify, hypothetical"));
  return e;
}

// Accounts, chapters and types are digits.
std::vector<std::string> codes(TomlTable &t, std::string_view key) {
  auto list = t.texts(key);
  for (const auto &code : list)
    if (code.empty() || code.find_first_not_of("0123456789") != code.npos)
      t.fault("`{1}` is `{2}`"_msg(std::string(key), code), t.place_of(key), "digits"_msg);
  return list;
}

StepNames read_step(TomlTable &t) {
  StepNames names;
  names.code = t.text("code", Needed::yes).value_or("");
  names.labels = t.texts("labels");
  if (names.labels.empty())
    t.fault("no label is given"_msg, t.place_of("labels"), std::string("labels = [\"...\"]"));
  if (const auto kind = t.text("kind", Needed::yes)) {
    const auto found = std::find(budget_steps.begin(), budget_steps.end(), *kind);
    if (found == budget_steps.end())
      t.fault("`{1}` is `{2}`"_msg("kind", *kind), t.place_of("kind"),
              "one of {1}"_msg("first_budget, amending, supplementary, closed_account"));
    else
      names.step = static_cast<BudgetStep>(found - budget_steps.begin());
  }
  t.finish();
  return names;
}

Aggregate read_aggregate(TomlTable &all, const char *name) {
  Aggregate a;
  auto t = all.table(name);
  if (!t) {
    if (!all.has(name))
      all.fault("the table {1} is missing"_msg("[aggregate." + std::string(name) + "]"),
                all.place());
    return a;
  }
  const auto side = t->text("side", Needed::yes);
  if (side && *side != "receipts" && *side != "expenses")
    t->fault("`{1}` is `{2}`"_msg("side", *side), t->place_of("side"),
             "one of {1}"_msg("receipts, expenses"));
  a.receipts = side == "receipts";
  a.non_cash = t->truth("non_cash").value_or(false);
  a.accounts = codes(*t, "accounts");
  a.except = codes(*t, "except");
  a.chapters = codes(*t, "chapters");
  if (a.accounts.empty() && a.chapters.empty())
    t->fault("neither accounts nor chapters are named: all lines would be added up"_msg,
             t->place());
  const auto evidence = read_evidence(*t);
  a.source = evidence.source;
  a.as_of = evidence.as_of;
  a.confidence = evidence.confidence;
  t->finish();
  return a;
}

void read_rules(TomlTable &t, AccountRules &rules) {
  for (auto &step : t.tables("step")) rules.steps.push_back(read_step(step));
  for (std::size_t i = 0; i < budget_steps.size(); ++i)
    if (std::none_of(rules.steps.begin(), rules.steps.end(), [&](const StepNames &names) {
          return names.step == static_cast<BudgetStep>(i);
        }))
      t.fault("no step is of the kind `{1}`"_msg(budget_steps[i]), t.place());
  for (auto &chart : t.tables("chart")) {
    rules.charts.push_back(chart.text("id", Needed::yes).value_or(""));
    chart.finish();
  }
  if (auto loans = t.table("loans")) {
    rules.own_loans = codes(*loans, "own");
    rules.guaranteed_loans = codes(*loans, "guaranteed");
    rules.loan_ratios = codes(*loans, "ratios");
    if (rules.own_loans.empty() || rules.guaranteed_loans.empty() || rules.loan_ratios.empty())
      loans->fault("`own`, `guaranteed` and `ratios` each need a type"_msg, loans->place());
    read_evidence(*loans);
    loans->finish();
  }
  if (auto not_flows = t.table("not_flows")) {
    rules.not_flows = codes(*not_flows, "accounts");
    read_evidence(*not_flows);
    not_flows->finish();
  }
  if (auto all = t.table("aggregate")) {
    rules.revenue = read_aggregate(*all, "revenue");
    rules.expenditure = read_aggregate(*all, "expenditure");
    rules.staff = read_aggregate(*all, "staff");
    rules.interest = read_aggregate(*all, "interest");
    rules.capital_repaid = read_aggregate(*all, "capital_repaid");
    rules.equipment = read_aggregate(*all, "equipment");
    rules.own_works = read_aggregate(*all, "own_works");
    rules.vat_compensation = read_aggregate(*all, "vat_compensation");
    all->finish();
  }
  for (const char *needed : {"loans", "not_flows", "aggregate"})
    if (!t.has(needed))
      t.fault("the table {1} is missing"_msg("[" + std::string(needed) + "]"), t.place());
  t.finish();
}

}  // namespace

const StepNames &AccountRules::names_of(BudgetStep step) const {
  for (const auto &names : steps)
    if (names.step == step) return names;
  throw std::logic_error("a step without names");
}

AccountRules read_account_rules(const std::filesystem::path &file) {
  AccountRules rules;
  rules.file = file;
  std::vector<Fault> faults;
  if (const auto root = parse_toml(file, file.string(), faults)) {
    TomlTable t(*root, file.string(), faults);
    read_rules(t, rules);
  }
  sort_by_place(faults);
  if (!faults.empty()) throw Faults(std::move(faults));
  return rules;
}

}  // namespace jalon
