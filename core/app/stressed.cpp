#include "core/app/stressed.h"

namespace jalon {

void try_stresses(const Portfolio &portfolio, std::span<const int> years,
                  std::span<const Stress> stresses, Results &out) {
  const Opened &o = portfolio.opened();
  for (const Stress &stress : stresses) {
    const StressedFigures figures =
        stressed(stress, o.settings, o.norms, out.years.front(), out.years.back());
    const Norms norms = stressed(o.norms, figures);
    const Appraiser appraiser =
        portfolio.appraiser(norms, [&](const std::string &path, const Figure &figure) {
          const auto changed = figures.figures.find(path);
          return changed == figures.figures.end() ? figure : changed->second;
        });
    out.stresses.push_back({stress.id, stress.title_fr, stress.title_en, stress.source,
                            stress.as_of, stress.confidence, figures.changes, figures.left_out});
    if (figures.changes.empty()) continue;
    for (std::size_t i = 0; i < years.size(); ++i) {
      Comparison c = portfolio.project(i, years[i], stress.delay_years);
      c.investment_factor =
          investment_factor(stress, norms, portfolio.projects()[i].project->works);
      const Central central = appraiser.central(c);
      out.projects[i].stressed.push_back(
          {stress.id, authority_value(appraiser, central), collective_value(appraiser, central)});
    }
  }
}

void try_rates(const Portfolio &portfolio, std::span<const int> years, Results &out) {
  const Norms &norms = portfolio.opened().norms;
  if (!norms.beta.uncertain() || norms.risk_premium == 0) return;
  for (const double beta : {norms.beta.low, norms.beta.high}) {
    const Norms other = with_beta(norms, beta);
    const Appraiser appraiser =
        portfolio.appraiser(other, [](const std::string &, const Figure &f) { return f; });
    Results::RateResult rate{beta, other.discount_rate.in(0), {}};
    for (std::size_t i = 0; i < years.size(); ++i)
      rate.collective.push_back(
          collective_value(appraiser, appraiser.central(portfolio.project(i, years[i]))));
    out.rates.push_back(std::move(rate));
  }
}

}  // namespace jalon
