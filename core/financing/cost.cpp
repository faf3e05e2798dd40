#include "core/financing/cost.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/text.h"

namespace jalon {
namespace {

std::string text_of(const char *text) {
  return text ? text : "";
}

}  // namespace

std::string account_for(const std::string &account, const std::string &category) {
  const auto digits = account.substr(account.rfind(' ') + 1);  // npos + 1 = 0
  const bool capital = category == "investment" || category == "renewal";
  return digits.starts_with(capital ? '2' : '6') ? digits : "";
}

void add_measure(ProjectCost &cost, const jalon_measure &measure) {
  const bool first = cost.tags.empty() && cost.procurement.empty() && !cost.vat;
  const auto regime = vat_regime_of(text_of(measure.vat));
  const auto procurement = text_of(measure.procurement);
  cost.vat = first || cost.vat == regime ? regime : std::nullopt;
  // Works set the higher thresholds: mixed procurement is held against the lower ones.
  cost.procurement = first || cost.procurement == procurement ? procurement : "supplies";
  for (auto &tag : words_of(text_of(measure.grants)))
    if (std::find(cost.tags.begin(), cost.tags.end(), tag) == cost.tags.end())
      cost.tags.push_back(std::move(tag));
}

void add_line(ProjectCost &cost, const jalon_line &line, std::span<const double> programme,
              std::span<const double> reference, double investment_factor,
              const std::string &account) {
  const bool paid = text_of(line.from) == "authority", received = text_of(line.to) == "authority";
  const auto category = text_of(line.category);
  if (text_of(line.unit) != "currency" || paid == received || category == "residual") return;
  const double sign = (paid ? 1 : -1) * (category == "investment" ? investment_factor : 1);
  CostLine added{category, account_for(account, category), {}};
  for (std::size_t y = 0; y < programme.size(); ++y) {
    const double difference = sign * (programme[y] - reference[y]);
    added.by_year.push_back(std::isfinite(difference) ? difference : 0);
  }
  cost.lines.push_back(std::move(added));
}

std::vector<Cents> works_of(const ProjectCost &cost, const FinancingClaim &claim, int start,
                            std::span<const int> years, double inflation) {
  std::vector<double> model(1);
  for (std::size_t y = 0; y < years.size(); ++y) {
    const auto since = static_cast<std::size_t>(std::max(0, years[y] - start));
    double spent = 0;
    for (const auto &line : cost.lines)
      if (line.category == "investment" && y < line.by_year.size()) spent += line.by_year[y];
    if (since >= model.size()) model.resize(since + 1);
    model[since] += std::max(0.0, spent) * std::pow(1 + inflation, years[y] - years.front());
  }
  const double all = std::accumulate(model.begin(), model.end(), 0.0);
  if (!claim.cost && claim.phasing.empty()) {
    std::vector<Cents> works;
    for (const double x : model) works.push_back(to_cents(x));
    while (works.size() > 1 && works.back().n == 0) works.pop_back();
    return works;
  }
  std::vector<double> shares = claim.phasing.empty() ? model : claim.phasing;
  if (!(std::accumulate(shares.begin(), shares.end(), 0.0) > 0)) shares = {1};
  while (shares.size() > 1 && shares.back() == 0) shares.pop_back();
  return spread(to_cents(claim.cost.value_or(all)), shares);
}

}  // namespace jalon
