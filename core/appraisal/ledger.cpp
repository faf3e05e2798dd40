#include "core/appraisal/ledger.h"

#include <algorithm>
#include <stdexcept>

#include "core/base/abi_list.h"

namespace jalon {
namespace {

constexpr std::size_t k_nowhere = static_cast<std::size_t>(-1);

void check_ends(const jalon_domain &domain, const jalon_line &line) {
  for (const std::string end : {line.from, line.to})
    if (!end.empty() &&
        std::find(stakeholders.begin(), stakeholders.end(), end) == stakeholders.end())
      throw Fault(
          "line {1} of plugin {2} names the stakeholder \"{3}\""_msg(line.name, domain.id, end), {},
          "one of: {1}"_msg("authority operator users residents businesses state grid environment"),
          "ask the plugin's author for a version that does"_msg);
}

// Money that one unit of the line brings to the stakeholder.
double sign(const jalon_line &line, const std::string &stakeholder) {
  return (stakeholder == line.to ? 1.0 : 0.0) - (stakeholder == line.from ? 1.0 : 0.0);
}

// What one unit of value on the line adds to each account. Public money is money alone: a line of
// money has a unit value of 1, so that one rule serves both.
std::vector<double> weights_of(const jalon_line &line, bool money, const Norms &norms,
                               std::size_t accounts) {
  std::vector<double> weights(accounts, 0.0);
  double all = 0, publicly = 0;
  for (std::size_t s = 0; s < stakeholders.size(); ++s) {
    const double signed_by = sign(line, stakeholders[s]);
    all += norms.weight_of(stakeholders[s]) * signed_by;
    if (const auto &owners = norms.public_stakeholders;
        money && std::find(owners.begin(), owners.end(), stakeholders[s]) != owners.end())
      publicly += signed_by;
    weights[Ledger::first_stakeholder + s] = signed_by;
  }
  const double cost =
      norms.cost_of_public_funds + (publicly < 0 ? norms.scarcity_of_public_funds : 0);
  weights[Ledger::collective] = all + cost * publicly;
  weights[Ledger::public_purse] = publicly;
  if (!money) return weights;
  const double own = sign(line, "authority");
  weights[Ledger::authority] = own;
  if (std::string_view(line.category) == "investment" && own < 0)
    weights[Ledger::investment] = -own;
  return weights;
}

}  // namespace

const std::vector<std::string> stakeholders{"authority",  "operator", "users", "residents",
                                            "businesses", "state",    "grid",  "environment"};

Ledger::Ledger(const jalon_domain &domain, const Norms &norms, std::vector<int> years)
    : names_{"authority", "collective", "public", "investment"},
      years_(std::move(years)),
      lines_(domain.n_lines),
      group_of_(lines_, k_nowhere),
      counted_(lines_, 0) {
  for (std::size_t y = 1; y < years_.size(); ++y)
    if (years_[y] != years_[y - 1] + 1) throw std::invalid_argument("years are not consecutive");
  names_.insert(names_.end(), stakeholders.begin(), stakeholders.end());
  unit_values_.assign(lines_ * years_.size(), 1);
  for (std::size_t y = 0; y < years_.size(); ++y)
    discount_.push_back(discount_factor(norms.discount_rate, static_cast<int>(y)));

  std::size_t l = 0;
  for (const jalon_line &line : lines_of(domain)) {
    check_ends(domain, line);
    const bool money = std::string_view(line.unit) == "currency";
    const std::string category = line.category;
    const auto price = norms.values.find(category);
    valued_.push_back(money || price != norms.values.end());
    investment_line_.push_back(money && category == "investment");
    if (valued_[l] && (norms.residual_value || category != "residual")) {
      for (std::size_t y = 0; !money && y < years_.size(); ++y)
        unit_values_[l * years_.size() + y] = price->second.in(years_[y]);
      post(l, weights_of(line, money, norms, accounts()));
    }
    ++l;
  }
}

void Ledger::post(std::size_t line, std::vector<double> weights) {
  Group group;
  for (std::size_t a = 0; a < weights.size(); ++a)
    if (weights[a] != 0) group.accounts.emplace_back(a, weights[a]);
  if (group.accounts.empty()) return;
  const auto alike = [&](const Group &other) {
    return other.weights == weights && other.investment == investment_line_[line];
  };
  auto found = std::find_if(groups_.begin(), groups_.end(), alike);
  if (found == groups_.end()) {
    group.weights = std::move(weights);
    group.investment = investment_line_[line];
    found = groups_.insert(groups_.end(), std::move(group));
  }
  found->lines.push_back(line);
  counted_[line] = 1;
  group_of_[line] = static_cast<std::size_t>(found - groups_.begin());
}

double Ledger::weight(std::size_t account, std::size_t line, std::size_t year) const {
  if (group_of_[line] == k_nowhere) return 0;
  return groups_[group_of_[line]].weights[account] * unit_values_[line * years_.size() + year];
}

bool Ledger::valued(std::size_t line) const {
  return valued_[line];
}

bool Ledger::investment_line(std::size_t line) const {
  return investment_line_[line];
}

}  // namespace jalon
