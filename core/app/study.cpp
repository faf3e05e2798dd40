#include "core/app/study.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/app/collect.h"
#include "core/app/questions.h"
#include "core/roadmap/roadmap.h"
#include "core/uncertainty/run.h"

namespace jalon {
namespace {

constexpr double no_limit = std::numeric_limits<double>::infinity();
// Draws behind the expected values that the roadmap compares: one chunk is enough to rank.
constexpr std::size_t ranking_draws = 1024;
// Years after the last possible start in which spending and work are still held against limits.
constexpr int years_after = 3;

class Study {
 public:
  Study(const Opened &opened, const StudyOptions &options)
      : o_(opened),
        options_(options),
        models_(take_inventories(opened, options.callbacks)),
        projects_(ready_projects(opened, models_)),
        appraiser_(cases(), opened.norms, years()) {}

  Results run() {
    Results out;
    out.program_version = JALON_VERSION;
    out.date = options_.date;
    out.dossier = std::filesystem::absolute(o_.dossier.folder).filename().string();
    out.seed = options_.seed;
    out.draws = options_.draws;
    out.years = appraiser_.years();
    collect_identity(o_, models_, out);
    collect_inventories(models_, out);
    collect_figures(o_, out);
    const std::optional<Roadmap> roadmap = choose();
    appraise(roadmap, out);
    warn(out);
    return out;
  }

 private:
  std::vector<DomainCase> cases() const {
    std::vector<DomainCase> all;
    for (const auto &model : models_) {
      DomainCase c{&model, {}};
      for (const auto &p : parameters_of(model.plugin().domain()))
        c.parameters.push_back(o_.settings.at(p.name));
      all.push_back(std::move(c));
    }
    return all;
  }
  std::vector<int> years() const {
    std::vector<int> all;
    for (int y = 0; y <= o_.dossier.years; ++y) all.push_back(o_.dossier.base_year + y);
    return all;
  }
  Question ask(const std::vector<Started> &started) const {
    return question_of(started, models_.size());
  }
  DrawOptions draws(std::size_t n, const std::string &what) const {
    DrawOptions d;
    d.draws = n;
    d.seed = options_.seed;
    d.threads = options_.threads;
    d.cancelled = options_.callbacks.cancelled;
    if (options_.progress)
      d.progress = [this, what](double fraction) { options_.progress(what, fraction); };
    return d;
  }

  std::vector<int> plan_years() const {
    std::vector<int> all;
    const int n = std::min(o_.dossier.plan_years + years_after, o_.dossier.years + 1);
    for (int y = 0; y < n; ++y) all.push_back(o_.dossier.base_year + y);
    return all;
  }

  // Every project at each of its admissible start years, then the best set of them.
  std::optional<Roadmap> choose() {
    if (projects_.empty()) return std::nullopt;
    problem_.years = plan_years();
    problem_.time_limit = options_.solver_seconds;
    const auto &own = o_.dossier.own_funds;
    for (const int year : problem_.years) {
      const auto at = own.find(year);
      problem_.funds.push_back(at == own.end() ? no_limit : at->second);
      const auto &p = o_.dossier.people;
      problem_.days.push_back({p.business, p.digital, p.steering});
    }
    std::vector<Question> questions;
    for (const auto &project : projects_)
      for (int year = project.earliest; year <= project.latest; ++year)
        questions.push_back(ask({{&project, year}}));
    const auto ranked = appraiser_.over_draws(
        questions, draws(std::min(options_.draws, ranking_draws), "Comparing start years"));
    std::size_t q = 0;
    for (const auto &project : projects_) {
      RoadmapProject r;
      r.id = project.project->id;
      r.title = project.project->title;
      r.must = project.project->must;
      for (int year = project.earliest; year <= project.latest; ++year, ++q) {
        const auto &values = ranked.questions[q];
        const auto mean = summarise(values.of_account[Ledger::collective], values.rejected).mean;
        r.starts.push_back(start_of(project, year, mean, appraiser_.central(questions[q])));
      }
      problem_.projects.push_back(std::move(r));
    }
    link_projects();
    if (options_.progress) options_.progress("Choosing the roadmap", 0);
    return plan(problem_);
  }

  Start start_of(const ReadyProject &project, int year, double value, const Central &c) const {
    Start start;
    start.year = year;
    start.value = value;
    const auto &investment = c.flows[Ledger::investment];
    const auto n = problem_.years.size();
    start.spending.assign(investment.begin(), investment.begin() + static_cast<std::ptrdiff_t>(n));
    // A renewal that the project spares in a later year is no money in hand: only spending counts.
    for (double &x : start.spending) x = std::max(0.0, x);
    start.days.resize(n);
    for (std::size_t k = 0; k < project.effort.size(); ++k) {
      const auto at = static_cast<std::size_t>(year - o_.dossier.base_year) + k;
      if (at >= n) break;
      const auto &e = project.effort[k];
      start.days[at] = {e.business, e.digital, e.steering};
    }
    return start;
  }

  void link_projects() {
    const auto index = [&](const std::string &id) {
      const auto at = std::find_if(projects_.begin(), projects_.end(),
                                   [&](const auto &p) { return p.project->id == id; });
      return static_cast<std::size_t>(at - projects_.begin());
    };
    for (std::size_t i = 0; i < projects_.size(); ++i) {
      for (const auto &id : projects_[i].project->needs)
        problem_.projects[i].needs.push_back(index(id));
      for (const auto &id : projects_[i].project->excludes)
        problem_.projects[i].excludes.push_back(index(id));
    }
    for (const auto &[i, j] : conflicts(projects_, models_))
      problem_.projects[i].excludes.push_back(j);
  }

  void appraise(const std::optional<Roadmap> &roadmap, Results &out) {
    std::vector<Question> questions;
    std::vector<int> start_years;
    std::vector<Started> together;
    for (std::size_t i = 0; i < projects_.size(); ++i) {
      int year = projects_[i].earliest;
      if (roadmap && roadmap->feasible && roadmap->decisions[i].start) {
        year = problem_.projects[i].starts[*roadmap->decisions[i].start].year;
        together.push_back({&projects_[i], year});
      }
      start_years.push_back(year);
      questions.push_back(ask({{&projects_[i], year}}));
    }
    questions.push_back(ask(together));
    const auto results =
        appraiser_.over_draws(questions, draws(options_.draws, "Drawing the uncertain figures"));
    collect_indicators(models_, appraiser_.central(ask({})), results, out);
    for (std::size_t i = 0; i < projects_.size(); ++i)
      out.projects.push_back(
          project_result(projects_[i], start_years[i],
                         appraisal_of(models_, appraiser_, appraiser_.central(questions[i]),
                                      &results.questions[i])));
    if (!roadmap) return;
    out.roadmap = roadmap_result(*roadmap);
    if (together.empty()) return;
    out.roadmap->together = appraisal_of(models_, appraiser_, appraiser_.central(questions.back()),
                                         &results.questions.back());
    for (std::size_t i = 0; i < projects_.size(); ++i)
      if (roadmap->decisions[i].start)
        out.roadmap->sum_of_parts += out.projects[i].appraisal->accounts[Ledger::collective].npv;
  }

  ProjectResult project_result(const ReadyProject &ready, int year, AppraisalResult appraisal) {
    ProjectResult r;
    r.id = ready.project->id;
    r.title = ready.project->title;
    r.phase = ready.project->phase;
    r.start_year = year;
    r.appraisal = std::move(appraisal);
    for (const auto &part : ready.parts) {
      const auto &m = measures_of(models_[part.domain].plugin().domain())[part.measure];
      const auto [all, estimated] = things_covered(part, models_[part.domain]);
      r.measures.push_back({m.name, m.label, m.help, m.relevance, m.table, m.account, m.vat,
                            m.procurement, all, estimated});
    }
    for (const auto &e : ready.effort) r.days.push_back({e.business, e.digital, e.steering});
    return r;
  }

  RoadmapResult roadmap_result(const Roadmap &roadmap) const {
    RoadmapResult r;
    r.feasible = roadmap.feasible;
    r.proven = roadmap.proven;
    r.infeasible_reason = roadmap.infeasible_reason;
    r.value = roadmap.value;
    r.bound = roadmap.bound;
    r.gap = roadmap.gap;
    r.seconds = roadmap.seconds;
    r.years = problem_.years;
    r.funds = problem_.funds;
    r.spending = roadmap.spending;
    r.days_available = problem_.days;
    r.days = roadmap.days;
    for (std::size_t i = 0; i < roadmap.decisions.size(); ++i) {
      const auto &decision = roadmap.decisions[i];
      const auto &starts = problem_.projects[i].starts;
      RoadmapDecision d;
      d.id = problem_.projects[i].id;
      d.title = problem_.projects[i].title;
      d.reason = decision.reason;
      d.cost_of_forcing = decision.cost_of_forcing;
      const auto best =
          std::max_element(starts.begin(), starts.end(),
                           [](const Start &a, const Start &b) { return a.value < b.value; });
      d.value = decision.start ? starts[*decision.start].value : best->value;
      if (decision.start) d.start_year = starts[*decision.start].year;
      r.decisions.push_back(std::move(d));
    }
    return r;
  }

  // What a reader must know before believing the results.
  void warn(Results &out) const {
    for (const auto &inventory : out.inventories)
      if (inventory.import.estimated_table)
        out.warnings.push_back("There is no inventory of \"" + inventory.label +
                               "\" yet: it was estimated from the town's population.");
    for (const auto &p : out.projects)
      if (p.appraisal && p.appraisal->rejected > 0)
        out.warnings.push_back("Project \"" + p.title +
                               "\": " + std::to_string(p.appraisal->rejected) + " of " +
                               std::to_string(p.appraisal->draws) +
                               " draws lie outside what the model can say and were left out.");
    if (o_.dossier.own_funds.empty())
      out.warnings.push_back("No own funds are given: the roadmap assumes that money is no limit.");
  }

  const Opened &o_;
  const StudyOptions &options_;
  std::vector<Model> models_;
  std::vector<ReadyProject> projects_;
  Appraiser appraiser_;
  RoadmapProblem problem_;
};

}  // namespace

Results run_study(const Opened &opened, const StudyOptions &options) {
  return Study(opened, options).run();
}

}  // namespace jalon
