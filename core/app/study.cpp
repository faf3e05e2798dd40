#include "core/app/study.h"

#include <algorithm>
#include <set>

#include "core/app/choosing.h"
#include "core/app/collect.h"
#include "core/app/financed.h"
#include "core/app/portfolio.h"
#include "core/app/spreads.h"
#include "core/app/stressed.h"
#include "core/app/unheeded.h"
#include "core/appraisal/indicators.h"
#include "core/report/gates.h"

namespace jalon {
namespace {

ChoiceOptions choice_options(const StudyOptions &options, const std::optional<Financed> &financed) {
  return {options.solver_seconds, financed ? &*financed : nullptr, options.progress,
          options.callbacks.cancelled};
}

std::optional<Financed> financed_of(const Portfolio &portfolio, const Appraiser &appraiser,
                                    const StudyOptions &options) {
  if (!portfolio.opened().money) return std::nullopt;
  return std::optional<Financed>(std::in_place, portfolio, appraiser, options.french);
}

bool stopped(const StudyOptions &options) {
  return options.callbacks.cancelled && options.callbacks.cancelled();
}

class Study {
 public:
  Study(const Opened &opened, const StudyOptions &options)
      : o_(opened),
        options_(options),
        portfolio_(opened, options.callbacks),
        appraiser_(portfolio_.appraiser()),
        financed_(financed_of(portfolio_, appraiser_, options)) {}

  Results run() {
    Results out;
    out.program_version = JALON_VERSION;
    out.date = options_.date;
    out.dossier = std::filesystem::absolute(o_.dossier.folder).filename().string();
    out.seed = options_.seed;
    out.years = appraiser_.years();
    collect_identity(o_, portfolio_.models(), out);
    collect_inventories(portfolio_.models(), out);
    collect_expected(o_, portfolio_.models(), out);
    collect_figures(o_, out);
    if (!portfolio_.projects().empty())
      choice_ = choose(portfolio_, appraiser_, choice_options(options_, financed_));
    appraise(out);
    if (financed_ && choice_) finance(out);
    shorten_places(o_.dossier.folder, options_.config, out);
    warn(out);
    return out;
  }

 private:
  int year_of(std::size_t project) const { return choice_->start_of(project).year; }

  void appraise(Results &out) {
    std::vector<Comparison> comparisons;
    std::vector<Portfolio::StartOf> together;
    for (std::size_t i = 0; i < portfolio_.projects().size(); ++i) {
      comparisons.push_back(portfolio_.project(i, year_of(i)));
      if (choice_->roadmap.decisions[i].start) together.emplace_back(i, year_of(i));
    }
    const std::size_t n = comparisons.size();
    if (!together.empty()) comparisons.push_back(portfolio_.together(together, appraiser_));
    std::vector<Central> centrals;
    for (auto &c : comparisons) {
      centrals.push_back(appraiser_.central(c));
      c.rate_of_authority = irr(centrals.back().flows[Ledger::authority]).size() == 1;
      c.rate_of_collective = irr(centrals.back().flows[Ledger::collective]).size() == 1;
    }

    const Drawn drawn = draw(portfolio_, appraiser_, comparisons, options_);
    out.draws = drawn.how;
    if (drawn.how.stopped)
      out.unfinished.push_back(
          "{1} draws were made: all that is said of chances and ranges rests on these."_msg(
              Message::number(static_cast<double>(drawn.how.done))));
    out.preferences = drawn.preferences;
    collect_indicators(portfolio_.models(), appraiser_.central(portfolio_.nothing()), drawn, out);
    for (std::size_t i = 0; i < n; ++i)
      out.projects.push_back(project_result(i,
                                            appraisal_of(portfolio_.models(), appraiser_, o_.norms,
                                                         centrals[i], &drawn.comparisons[i]),
                                            out.indicators));
    if (choice_) out.roadmap = roadmap_result(out.projects);
    if (!together.empty())
      out.roadmap->together = appraisal_of(portfolio_.models(), appraiser_, o_.norms,
                                           centrals.back(), &drawn.comparisons.back());

    comparisons.resize(n);
    if (!stopped(options_)) {
      auto driven = drivers(portfolio_, appraiser_, comparisons, options_);
      for (std::size_t i = 0; i < driven.size(); ++i)
        out.projects[i].drivers = std::move(driven[i]);
    }
    std::vector<int> years;
    for (std::size_t i = 0; i < n; ++i) years.push_back(year_of(i));
    try_stresses(portfolio_, years, options_.stresses, out);
    try_rates(portfolio_, years, out);
    const bool without_drivers =
        std::all_of(out.projects.begin(), out.projects.end(),
                    [](const ProjectResult &p) { return p.drivers.empty(); });
    if (stopped(options_) && without_drivers && n > 0)
      tell_missing(
          "Stopped on request before it was found what decides the results: shares of the spread, "
          "tornado and switching values are missing."_msg,
          out);
  }

  // Of the plan as a whole; a project outside it is financed on its own.
  void finance(Results &out) const {
    std::vector<Portfolio::StartOf> starts;
    for (std::size_t i = 0; i < out.projects.size(); ++i)
      if (choice_->roadmap.decisions[i].start) starts.emplace_back(i, year_of(i));
    const auto chosen = financed_->together(starts);
    for (std::size_t i = 0; i < out.projects.size(); ++i) {
      const auto &alone = choice_->financing[i];
      const auto &all = choice_->problem.projects[i].starts;
      const auto start = static_cast<std::size_t>(&choice_->start_of(i) - all.data());
      const auto in = std::find(chosen.projects.begin(), chosen.projects.end(), i);
      const auto &plan = in == chosen.projects.end()
                             ? alone[start]
                             : chosen.plans[static_cast<std::size_t>(in - chosen.projects.begin())];
      out.projects[i].financing = financed_->result(i, plan, alone);
    }
    out.financing = financed_->result(chosen);
    std::set<std::string> used(out.financing->rules_used.begin(), out.financing->rules_used.end());
    for (const auto &alone : choice_->financing)
      for (const auto &plan : alone) used.insert(plan.rules_used.begin(), plan.rules_used.end());
    collect_figures_of_financing(o_, used, out);
    if (o_.money->heeded)
      for (const auto &alert : out.financing->alerts)
        if (alert.level == "grave") out.warnings.push_back(alert.text);
  }

  ProjectResult project_result(std::size_t i, AppraisalResult appraisal,
                               const std::vector<IndicatorResult> &indicators) const {
    const ReadyProject &ready = portfolio_.projects()[i];
    const auto &models = portfolio_.models();
    ProjectResult r;
    r.id = ready.project->id;
    r.title = ready.project->title;
    r.phase = ready.project->phase;
    r.start_year = year_of(i);
    r.appraisal = std::move(appraisal);
    r.works = ready.project->works;
    r.status = ready.project->facts.status;
    r.start = ready.project->facts.start;
    r.optimism_bias = portfolio_.optimism_bias(i);
    for (const std::size_t needed : portfolio_.needed_by(i))
      r.on_top_of.push_back(portfolio_.projects()[needed].project->title);
    for (const auto &part : ready.parts) {
      const auto &m = measures_of(models[part.domain].plugin().domain())[part.measure];
      const auto [all, estimated] = things_covered(part, models[part.domain]);
      r.measures.push_back({m.name, m.label, m.help, m.relevance, m.table, m.account, m.vat,
                            m.procurement, all, estimated, m.follow ? m.follow : "",
                            unread_gates(m, indicators)});
    }
    for (const auto &e : ready.effort) r.days.push_back({e.business, e.digital, e.steering});
    const auto &starts = choice_->problem.projects[i].starts;
    for (std::size_t s = 0; s < starts.size(); ++s)
      r.by_start.push_back({starts[s].year, starts[s].value, choice_->authority[i][s]});
    r.best_start = choice_->best_year(i);
    return r;
  }

  RoadmapResult roadmap_result(const std::vector<ProjectResult> &projects) const {
    const auto &problem = choice_->problem;
    const auto &roadmap = choice_->roadmap;
    RoadmapResult r;
    r.feasible = roadmap.feasible;
    r.proven = roadmap.proven;
    r.infeasible_reason = roadmap.infeasible_reason;
    r.value = roadmap.value;
    r.bound = roadmap.bound;
    r.gap = roadmap.gap;
    r.seconds = roadmap.seconds;
    r.years = problem.years;
    r.funds = problem.funds;
    r.spending = roadmap.spending;
    r.savings_room = problem.net_savings;
    r.debt_room = problem.debt;
    r.days_available = problem.days;
    r.days = roadmap.days;
    for (std::size_t i = 0; i < roadmap.decisions.size(); ++i) {
      const auto &decision = roadmap.decisions[i];
      RoadmapDecision d;
      d.id = problem.projects[i].id;
      d.title = problem.projects[i].title;
      d.reason = decision.reason;
      d.cost_of_forcing = decision.cost_of_forcing;
      d.value = projects[i].appraisal->accounts[Ledger::collective].npv;
      if (decision.start) {
        d.start_year = projects[i].start_year;
        r.sum_of_parts += d.value;
      }
      r.decisions.push_back(std::move(d));
    }
    for (const auto &[a, b, value] : problem.interactions)
      r.interactions.push_back({r.decisions[a].id, r.decisions[b].id, value,
                                r.decisions[a].start_year && r.decisions[b].start_year});
    return r;
  }

  static void tell_missing(const Message &what, Results &out) {
    out.warnings.push_back(what);
    out.unfinished.push_back(what);
  }

  // What a reader must know before believing the results.
  void warn(Results &out) const {
    for (const auto &inventory : out.inventories)
      if (inventory.import.estimated_table)
        out.warnings.push_back(
            "There is no inventory of \"{1}\" yet: it was estimated from the town's "
            "population."_msg(Message::pattern(inventory.label)));
    for (const auto &p : out.projects)
      if (p.appraisal && p.appraisal->rejected > 0)
        out.warnings.push_back(
            "Project \"{1}\": {2} of {3} draws lie outside what the model can say and were left "
            "out."_msg(p.title, p.appraisal->rejected, p.appraisal->draws));
    for (const auto &model : portfolio_.models())
      if (const Message where = model.not_finite(); !where.empty())
        out.warnings.push_back(
            "Draws without a finite number were left out; the first: {1}."_msg(where));
    for (auto &warning : unheeded(o_, out.projects)) out.warnings.push_back(std::move(warning));
    warn_of_own_funds(out);
    warn_of_price_years(portfolio_.models(), out);
  }

  void warn_of_own_funds(Results &out) const {
    if (!o_.dossier.own_funds.empty()) return;
    const auto *last = o_.money ? o_.money->accounts.main.last() : nullptr;
    const auto net = last ? last->net_savings() : std::nullopt;
    if (net && o_.dossier.limits.apply)
      out.warnings.push_back(
          "No own funds are given: the roadmap holds projects against savings and debt alone (net savings were {1} in {2})."_msg(
              Message::money(euros(*net), out.currency), std::to_string(last->year)));
    else
      out.warnings.push_back(
          "No own funds are given: the roadmap assumes that money is no limit."_msg);
  }

  const Opened &o_;
  const StudyOptions &options_;
  Portfolio portfolio_;
  Appraiser appraiser_;
  std::optional<Financed> financed_;  // where rules come for the country
  std::optional<Choice> choice_;      // with projects
};

// Is there a line of this quantity?
bool counted(const std::vector<Model> &models, const std::string &category) {
  for (const auto &model : models)
    for (const jalon_line &line : lines_of(model.plugin().domain()))
      if (std::string_view(line.unit) != "currency" && category == line.category) return true;
  return false;
}

}  // namespace

Results run_study(const Opened &opened, const StudyOptions &options) {
  return Study(opened, options).run();
}

NormsResult by_other_norms(const Opened &opened, const StudyOptions &options) {
  const Portfolio portfolio(opened, options.callbacks);
  const Appraiser appraiser = portfolio.appraiser();
  NormsResult r;
  r.name = opened.norms_name;
  r.title_fr = opened.norms_title_fr;
  r.title_en = opened.norms_title_en;
  r.currency = opened.country.currency;
  r.discount_rate = opened.norms.discount_rate.in(0);
  r.cost_of_public_funds = opened.norms.cost_of_public_funds;
  r.residual_value = opened.norms.residual_value;
  for (const char *path :
       {"norms.discount_rate", "norms.cost_of_public_funds", "norms.residual_value"})
    if (opened.settings.defined(path)) r.confidences[path] = opened.settings.at(path).confidence;
  const auto years = appraiser.years();
  for (const auto &[category, figure] : opened.norms.values) {
    if (!counted(portfolio.models(), category)) continue;
    const std::string path = "norms.value." + category;
    r.values.push_back({path, opened.settings.key(path).unit, figure.source, figure.as_of,
                        figure.in(years.front()), figure.in(years.back()), figure.price_year,
                        figure.confidence});
  }
  if (portfolio.projects().empty()) return r;
  const auto financed = financed_of(portfolio, appraiser, options);
  const Choice choice = choose(portfolio, appraiser, choice_options(options, financed));
  r.roadmap_value = choice.roadmap.value;
  for (std::size_t i = 0; i < portfolio.projects().size(); ++i) {
    const Central central = appraiser.central(portfolio.project(i, choice.start_of(i).year));
    const auto appraisal =
        appraisal_of(portfolio.models(), appraiser, opened.norms, central, nullptr);
    NormsResult::Project p;
    p.id = portfolio.projects()[i].project->id;
    p.authority = appraisal.accounts[Ledger::authority].npv;
    p.collective = appraisal.accounts[Ledger::collective].npv;
    p.benefit_cost = appraisal.benefit_cost;
    if (appraisal.irr_collective.size() == 1) p.irr_collective = appraisal.irr_collective[0];
    if (choice.roadmap.decisions[i].start) p.start_year = choice.start_of(i).year;
    r.projects.push_back(std::move(p));
  }
  return r;
}

}  // namespace jalon
