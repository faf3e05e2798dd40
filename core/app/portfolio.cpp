#include "core/app/portfolio.h"

#include <algorithm>

#include "core/appraisal/indicators.h"

namespace jalon {

Portfolio::Portfolio(const Opened &opened, const Callbacks &callbacks)
    : opened_(opened),
      models_(take_inventories(opened, callbacks)),
      projects_(ready_projects(opened, models_)) {}

std::vector<int> Portfolio::years() const {
  std::vector<int> all;
  for (int y = 0; y <= opened_.dossier.years; ++y) all.push_back(opened_.dossier.base_year + y);
  return all;
}

std::size_t Portfolio::index_of(const std::string &id) const {
  const auto at = std::find_if(projects_.begin(), projects_.end(),
                               [&](const auto &p) { return p.project->id == id; });
  return static_cast<std::size_t>(at - projects_.begin());
}

std::vector<std::size_t> Portfolio::needed_by(std::size_t project) const {
  std::vector<std::size_t> needed, open{project};
  while (!open.empty()) {
    const std::size_t next = open.back();
    open.pop_back();
    for (const auto &id : projects_[next].project->needs)
      if (const std::size_t p = index_of(id);
          p < projects_.size() && std::find(needed.begin(), needed.end(), p) == needed.end()) {
        needed.push_back(p);
        open.push_back(p);
      }
  }
  return needed;
}

Appraiser Portfolio::appraiser() const {
  return appraiser(opened_.norms, [](const std::string &, const Figure &f) { return f; });
}

Appraiser Portfolio::appraiser(const Norms &norms, const Change &change) const {
  std::vector<DomainCase> cases;
  for (const auto &model : models_) {
    DomainCase c{&model, {}};
    for (const auto &p : parameters_of(model.plugin().domain()))
      c.parameters.push_back(change(p.name, opened_.settings.at(p.name)));
    cases.push_back(std::move(c));
  }
  return Appraiser(std::move(cases), norms, years());
}

Question Portfolio::ask(const std::vector<StartOf> &starts) const {
  std::vector<Started> started;
  for (const auto &[p, year] : starts) started.push_back({&projects_[p], year});
  return question_of(started, models_.size());
}

double Portfolio::optimism_bias(std::size_t project) const {
  return opened_.norms.optimism_bias(projects_[project].project->works);
}

Comparison Portfolio::project(std::size_t project, int year, int delay) const {
  std::vector<StartOf> starts;
  for (const std::size_t p : needed_by(project))
    starts.emplace_back(p, std::clamp(year, projects_[p].earliest, projects_[p].latest));
  Comparison c;
  c.without = ask(starts);
  starts.emplace_back(project, year);
  c.with = ask(starts);
  if (delay > 0) {
    const int last = opened_.dossier.base_year + opened_.dossier.years;
    starts.back().second = std::min(year + delay, std::max(year, last));
    c.late = ask(starts);
  }
  c.investment_factor = 1 + optimism_bias(project);
  return c;
}

Comparison Portfolio::together(const std::vector<StartOf> &starts,
                               const Appraiser &appraiser) const {
  Comparison c = nothing();
  c.with = ask(starts);
  double invested = 0, biased = 0;
  for (const auto &[p, year] : starts) {
    if (optimism_bias(p) == 0) continue;
    // What the project invests before the bias; of the others it is not needed unless one has one.
    Comparison alone = project(p, year);
    alone.investment_factor = 1;
    biased += optimism_bias(p) * present_value(appraiser.central(alone).flows[Ledger::investment],
                                               appraiser.discount_factors());
  }
  if (biased == 0) return c;
  invested =
      present_value(appraiser.central(c).flows[Ledger::investment], appraiser.discount_factors());
  if (invested > 0) c.investment_factor = 1 + biased / invested;
  return c;
}

Comparison Portfolio::nothing() const {
  return {Question(models_.size()), Question(models_.size()), 1};
}

double collective_value(const Appraiser &appraiser, const Central &central) {
  return present_value(central.flows[Ledger::collective], appraiser.discount_factors());
}

double authority_value(const Appraiser &appraiser, const Central &central) {
  return present_value(central.flows[Ledger::authority], appraiser.discount_factors());
}

}  // namespace jalon
