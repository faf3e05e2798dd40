#include "core/financing/rules.h"

#include <algorithm>

#include "core/financing/rule_reader.h"

namespace jalon {
namespace {

template <class Rule>
const Rule *by_id(const std::vector<Rule> &rules, const std::string &id) {
  for (const auto &rule : rules)
    if (rule.id == id) return &rule;
  return nullptr;
}

// What every plan asks for: rules that lack it are not complete.
constexpr std::array indispensable{
    "financing.vat.rate",
    "financing.vat_compensation.rate",
    "financing.own_contribution.minimum",
    "financing.partner_contribution.share",
    "financing.probability.requested",
    "financing.probability.envisaged",
    "financing.alerts.years_to_repay.alert",
    "financing.alerts.net_savings_floor",
};

}  // namespace

const GrantRule *FinancingRules::grant(const std::string &id) const {
  return by_id(grants, id);
}
const CertificateRule *FinancingRules::certificate(const std::string &id) const {
  return by_id(certificates, id);
}
const LoanRule *FinancingRules::loan(const std::string &id) const {
  return by_id(loans, id);
}
const HolderTerms *FinancingRules::holder(const std::string &id) const {
  return by_id(holders, id);
}
const CategoryRule *FinancingRules::category(const std::string &id) const {
  return by_id(categories, id);
}

void FinancingRules::declare(Settings &settings, int base_year) const {
  for (const auto &[path, dated] : figures) {
    Key key;
    key.path = path;
    key.said = "Rule of financing: {1}"_msg(path.substr(std::string("financing.").size()));
    key.label = key.said.english();
    key.unit = dated.unit;
    if (key.unit.starts_with("EUR")) key.unit.replace(0, 3, "currency");
    key.lower = dated.lower;
    key.upper = dated.upper;
    key.required = false;
    key.owner = "jalon";
    key.bounds_unit = dated.unit;
    const auto found = dated.on(first_day(base_year));
    settings.declare(key, found.figure ? std::optional<Figure>(*found.figure) : std::nullopt);
  }
}

FinancingRules read_financing_rules(const std::filesystem::path &folder,
                                    const std::vector<std::filesystem::path> &own) {
  using ReadFile = void (*)(TomlTable &, RuleReader &);
  FinancingRules rules;
  std::vector<Fault> faults;
  const auto read = [&](const std::filesystem::path &file, ReadFile how) {
    const std::string shown = file.string();
    const auto root = parse_toml(file, shown, faults);
    if (!root) return;
    rules.read.push_back(file);
    TomlTable top(*root, shown, faults);
    RuleReader reader(rules, shown, faults);
    how(top, reader);
    top.finish();
  };
  read(folder / "vat.toml", read_vat_rules);
  read(folder / "rules.toml", read_general_rules);
  read(folder / "grants.toml", read_grant_rules);
  for (const char *name : {"certificates.toml", "loans.toml", "holders.toml"})
    read(folder / name, read_money_rules);
  for (const auto &file : own) read(file, read_grant_rules);

  for (const auto &grant : rules.grants)
    for (const auto &other : grant.excludes)
      if (!rules.grant(other))
        faults.emplace_back(
            "the grant `{1}` excludes `{2}`, which is no grant"_msg(grant.id, other),
            grant.origin.place, "the id of another grant"_msg);
  if (faults.empty())
    for (const char *path : indispensable)
      if (!rules.figures.contains(path))
        faults.emplace_back("no file gives {1}"_msg(path), Place{folder.string()},
                            "a figure that every plan needs"_msg);
  if (!faults.empty()) throw Faults(std::move(faults));
  return rules;
}

std::optional<double> RulesAt::operator()(const std::string &path, const std::string &day) {
  const auto at = rules_.figures.find(path);
  if (at == rules_.figures.end()) return std::nullopt;
  if (settings_ && settings_->defined(path)) {
    const Figure &figure = settings_->at(path);
    if (figure.layer > Layer::model) {
      used_.insert(path);
      confidence_ = figure.confidence;
      return figure.value;
    }
  }
  const auto found = at->second.on(day);
  if (!found.figure) return std::nullopt;
  used_.insert(path);
  confidence_ = found.figure->confidence;
  if (found.in_force != InForce::yes) confidence_ = weaker(confidence_, Confidence::to_verify);
  if (found.in_force == InForce::expired) expired_[path] = found.figure->valid_to;
  return found.figure->value;
}

std::string first_day(int year) {
  return std::to_string(year) + "-01-01";
}

}  // namespace jalon
