#include "core/app/study.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "core/app/collect.h"
#include "core/app/questions.h"
#include "core/appraisal/indicators.h"
#include "core/roadmap/roadmap.h"
#include "core/uncertainty/run.h"

namespace jalon {
namespace {

constexpr double no_limit = std::numeric_limits<double>::infinity();
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
  // The projects that one needs, and those that these need.
  std::vector<const ReadyProject *> needed_by(const ReadyProject &project) const {
    std::vector<const ReadyProject *> needed;
    std::vector<const ReadyProject *> open{&project};
    while (!open.empty()) {
      const auto *next = open.back();
      open.pop_back();
      for (const auto &id : next->project->needs)
        if (const auto *p = &projects_[index_of(id)];
            std::find(needed.begin(), needed.end(), p) == needed.end()) {
          needed.push_back(p);
          open.push_back(p);
        }
    }
    return needed;
  }
  std::size_t index_of(const std::string &id) const {
    const auto at = std::find_if(projects_.begin(), projects_.end(),
                                 [&](const auto &p) { return p.project->id == id; });
    return static_cast<std::size_t>(at - projects_.begin());
  }
  // What a project needs, and that with the project. What is needed starts in the project's own
  // year if it can, so that a project and a year have one value, whatever the plan.
  struct OnTop {
    Question base, with;
  };
  OnTop on_top(const ReadyProject &project, int year) const {
    std::vector<Started> started;
    for (const auto *p : needed_by(project))
      started.push_back({p, std::clamp(year, p->earliest, p->latest)});
    OnTop questions{ask(started), {}};
    started.push_back({&project, year});
    questions.with = ask(started);
    return questions;
  }
  Central central(const OnTop &questions) const {
    return on_top_of(appraiser_.central(questions.base), appraiser_.central(questions.with));
  }
  double collective_value(const Central &c) const {
    return present_value(c.flows[Ledger::collective], appraiser_.discount_factors());
  }

  DrawOptions draws() const {
    DrawOptions d;
    d.draws = options_.draws;
    d.seed = options_.seed;
    d.threads = options_.threads;
    d.cancelled = options_.callbacks.cancelled;
    if (options_.progress)
      d.progress = [this](double done) {
        options_.progress("Drawing the uncertain figures"_msg, done);
      };
    return d;
  }
  void tell(const Message &what, std::size_t done, std::size_t all) const {
    if (options_.callbacks.cancelled && options_.callbacks.cancelled())
      throw Fault("stopped on request"_msg);
    if (options_.progress)
      options_.progress(what, static_cast<double>(done) / static_cast<double>(all));
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
    for (std::size_t i = 0; i < projects_.size(); ++i) {
      tell("Comparing start years"_msg, i, projects_.size());
      const ReadyProject &project = projects_[i];
      RoadmapProject r;
      r.id = project.project->id;
      r.title = project.project->title;
      r.must = project.project->must;
      for (int year = project.earliest; year <= project.latest; ++year)
        r.starts.push_back(start_of(project, year, central(on_top(project, year))));
      problem_.projects.push_back(std::move(r));
    }
    link_projects();
    tell("Choosing the roadmap"_msg, 0, 1);
    return plan(problem_);
  }

  Start start_of(const ReadyProject &project, int year, const Central &c) const {
    Start start;
    start.year = year;
    start.value = collective_value(c);
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
    for (std::size_t i = 0; i < projects_.size(); ++i) {
      for (const auto &id : projects_[i].project->needs)
        problem_.projects[i].needs.push_back(index_of(id));
      for (const auto &id : projects_[i].project->excludes)
        problem_.projects[i].excludes.push_back(index_of(id));
    }
    for (const auto &[i, j] : conflicts(projects_, models_))
      problem_.projects[i].excludes.push_back(j);
    count_overlaps();
  }

  // What two projects on common rows bring together is not the sum of what each brings: the solver,
  // which adds up, is told the difference. Those that exclude each other never meet; one that needs
  // the other is valued on top of it already.
  void count_overlaps() {
    for (std::size_t i = 0; i < projects_.size(); ++i) {
      tell("Comparing projects that touch the same things"_msg, i, projects_.size());
      for (std::size_t j = i + 1; j < projects_.size(); ++j) {
        if (!share_rows(projects_[i], projects_[j])) continue;
        const auto starts = starts_of_pair(i, j);
        if (!starts) continue;
        const auto &[base, a, b] = *starts;
        const auto with = [&base = base](std::vector<YearOf> more) {
          more.insert(more.end(), base.begin(), base.end());
          return more;
        };
        const double without = value_of_all(base), with_a = value_of_all(with({a})) - without,
                     with_b = value_of_all(with({b})) - without,
                     with_both = value_of_all(with({a, b})) - without;
        const double difference = with_both - with_a - with_b;
        if (std::fabs(difference) > 1e-6 * std::max(std::fabs(with_a), std::fabs(with_b)))
          problem_.interactions.push_back({i, j, difference});
      }
    }
  }

  using YearOf = std::pair<std::size_t, int>;  // a project and the year in which it starts
  struct PairStarts {
    std::vector<YearOf> base;  // what either needs
    YearOf first, second;
  };
  // Each in the year in which it is worth most, and what they need in theirs. Nothing if they can
  // never be in one plan, if one of them needs the other, or if a value is unknown.
  std::optional<PairStarts> starts_of_pair(std::size_t i, std::size_t j) const {
    const auto year_i = best_year(i), year_j = best_year(j);
    if (!year_i || !year_j) return std::nullopt;
    std::map<std::size_t, int> base;
    for (const auto &[p, year] : {YearOf{i, *year_i}, YearOf{j, *year_j}})
      for (const auto *needed : needed_by(projects_[p])) {
        const int own = std::clamp(year, needed->earliest, needed->latest);
        const auto [at, is_new] = base.emplace(index_of(needed->project->id), own);
        if (!is_new) at->second = std::min(at->second, own);
      }
    if (base.count(i) || base.count(j)) return std::nullopt;
    const PairStarts starts{{base.begin(), base.end()}, {i, *year_i}, {j, *year_j}};
    std::vector<std::size_t> all{i, j};
    for (const auto &[p, year] : base) all.push_back(p);
    for (const auto p : all)
      for (const auto q : problem_.projects[p].excludes)
        if (std::find(all.begin(), all.end(), q) != all.end()) return std::nullopt;
    return starts;
  }

  // Nothing where no start's value is known.
  std::optional<int> best_year(std::size_t i) const {
    const Start *best = nullptr;
    for (const auto &start : problem_.projects[i].starts)
      if (std::isfinite(start.value) && (!best || start.value > best->value)) best = &start;
    return best ? std::optional(best->year) : std::nullopt;
  }

  // Asked for more than once: the same project stands in many pairs.
  double value_of_all(std::vector<YearOf> set) {
    std::sort(set.begin(), set.end());
    if (const auto known = values_.find(set); known != values_.end()) return known->second;
    std::vector<Started> started;
    for (const auto &[p, year] : set) started.push_back({&projects_[p], year});
    return values_[set] = collective_value(appraiser_.central(ask(started)));
  }

  // The start that the plan has for a project, else the one it is worth most in.
  const Start &start_appraised(const std::optional<Roadmap> &roadmap, std::size_t i) const {
    const auto &starts = problem_.projects[i].starts;
    if (roadmap->decisions[i].start) return starts[*roadmap->decisions[i].start];
    return *std::max_element(starts.begin(), starts.end(),
                             [](const Start &a, const Start &b) { return a.value < b.value; });
  }

  void appraise(const std::optional<Roadmap> &roadmap, Results &out) {
    std::vector<Question> questions;
    std::vector<OnTop> of_project;
    std::vector<Started> together;
    for (std::size_t i = 0; i < projects_.size(); ++i) {
      const int year = start_appraised(roadmap, i).year;
      if (roadmap->decisions[i].start) together.push_back({&projects_[i], year});
      of_project.push_back(on_top(projects_[i], year));
      questions.push_back(of_project.back().base);
      questions.push_back(of_project.back().with);
    }
    questions.push_back(ask(together));
    const auto drawn = appraiser_.over_draws(questions, draws());
    collect_indicators(models_, appraiser_.central(ask({})), drawn, out);
    for (std::size_t i = 0; i < projects_.size(); ++i) {
      const auto values = on_top_of(drawn.questions[2 * i], drawn.questions[2 * i + 1]);
      out.projects.push_back(
          project_result(projects_[i], start_appraised(roadmap, i).year,
                         appraisal_of(models_, appraiser_, central(of_project[i]), &values)));
    }
    if (!roadmap) return;
    out.roadmap = roadmap_result(*roadmap, out.projects);
    if (together.empty()) return;
    out.roadmap->together = appraisal_of(models_, appraiser_, appraiser_.central(questions.back()),
                                         &drawn.questions.back());
  }

  ProjectResult project_result(const ReadyProject &ready, int year, AppraisalResult appraisal) {
    ProjectResult r;
    r.id = ready.project->id;
    r.title = ready.project->title;
    r.phase = ready.project->phase;
    r.start_year = year;
    r.appraisal = std::move(appraisal);
    for (const auto *needed : needed_by(ready)) r.on_top_of.push_back(needed->project->title);
    for (const auto &part : ready.parts) {
      const auto &m = measures_of(models_[part.domain].plugin().domain())[part.measure];
      const auto [all, estimated] = things_covered(part, models_[part.domain]);
      r.measures.push_back({m.name, m.label, m.help, m.relevance, m.table, m.account, m.vat,
                            m.procurement, all, estimated});
    }
    for (const auto &e : ready.effort) r.days.push_back({e.business, e.digital, e.steering});
    return r;
  }

  RoadmapResult roadmap_result(const Roadmap &roadmap,
                               const std::vector<ProjectResult> &projects) const {
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
      RoadmapDecision d;
      d.id = problem_.projects[i].id;
      d.title = problem_.projects[i].title;
      d.reason = decision.reason;
      d.cost_of_forcing = decision.cost_of_forcing;
      d.value = projects[i].appraisal->accounts[Ledger::collective].npv;
      if (decision.start) {
        d.start_year = projects[i].start_year;
        r.sum_of_parts += d.value;
      }
      r.decisions.push_back(std::move(d));
    }
    for (const auto &[a, b, value] : problem_.interactions)
      r.interactions.push_back({r.decisions[a].id, r.decisions[b].id, value,
                                r.decisions[a].start_year && r.decisions[b].start_year});
    return r;
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
    if (o_.dossier.own_funds.empty())
      out.warnings.push_back(
          "No own funds are given: the roadmap assumes that money is no limit."_msg);
    warn_of_price_years(models_, out);
  }

  const Opened &o_;
  const StudyOptions &options_;
  std::vector<Model> models_;
  std::vector<ReadyProject> projects_;
  Appraiser appraiser_;
  RoadmapProblem problem_;
  std::map<std::vector<YearOf>, double> values_;  // collective, of sets of projects
};

}  // namespace

Results run_study(const Opened &opened, const StudyOptions &options) {
  return Study(opened, options).run();
}

}  // namespace jalon
