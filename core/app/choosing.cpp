#include "core/app/choosing.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "core/app/rivals.h"

namespace jalon {
namespace {

constexpr double no_limit = std::numeric_limits<double>::infinity();
// Years after the last possible start in which spending and work are still held against limits.
constexpr int years_after = 3;

class Choosing {
 public:
  Choosing(const Portfolio &portfolio, const Appraiser &appraiser, const ChoiceOptions &options)
      : portfolio_(portfolio),
        projects_(portfolio.projects()),
        dossier_(portfolio.opened().dossier),
        appraiser_(appraiser),
        options_(options) {}

  Choice choose() {
    auto &problem = choice_.problem;
    problem.years = plan_years();
    problem.time_limit = options_.solver_seconds;
    for (const int year : problem.years) {
      const auto at = dossier_.own_funds.find(year);
      problem.funds.push_back(at == dossier_.own_funds.end() ? no_limit : at->second);
      const auto &p = dossier_.people;
      problem.days.push_back({p.business, p.digital, p.steering});
    }
    for (std::size_t i = 0; i < projects_.size(); ++i) add_project(i);
    if (heeds_financing()) add_limits();
    link_projects();
    count_overlaps();
    tell("Choosing the roadmap"_msg, 0, 1);
    choice_.roadmap = plan(problem);
    return std::move(choice_);
  }

 private:
  void tell(const Message &what, std::size_t done, std::size_t all) const {
    if (options_.cancelled && options_.cancelled()) throw Fault("stopped on request"_msg);
    if (options_.progress)
      options_.progress(what, static_cast<double>(done) / static_cast<double>(all));
  }

  std::vector<int> plan_years() const {
    std::vector<int> all;
    const int n = std::min(dossier_.plan_years + years_after, dossier_.years + 1);
    for (int y = 0; y < n; ++y) all.push_back(dossier_.base_year + y);
    return all;
  }

  void add_project(std::size_t i) {
    tell("Comparing start years"_msg, i, projects_.size());
    const ReadyProject &project = projects_[i];
    RoadmapProject r;
    r.id = project.project->id;
    r.title = project.project->title;
    r.must = project.project->must;
    auto &authority = choice_.authority.emplace_back();
    if (options_.financed) choice_.financing.emplace_back();
    for (int year = project.earliest; year <= project.latest; ++year) {
      const Central c = appraiser_.central(portfolio_.project(i, year));
      r.starts.push_back(start_of(project, year, c));
      if (options_.financed) finance_start(i, year, c, r.starts.back());
      authority.push_back(authority_value(appraiser_, c));
    }
    choice_.problem.projects.push_back(std::move(r));
  }

  Start start_of(const ReadyProject &project, int year, const Central &c) const {
    Start start;
    start.year = year;
    start.value = collective_value(appraiser_, c);
    const auto &investment = c.flows[Ledger::investment];
    const auto n = choice_.problem.years.size();
    start.spending.assign(investment.begin(), investment.begin() + static_cast<std::ptrdiff_t>(n));
    // A renewal that the project spares in a later year is no money in hand: only spending counts.
    for (double &x : start.spending) x = std::max(0.0, x);
    start.days.resize(n);
    for (std::size_t k = 0; k < project.effort.size(); ++k) {
      const auto at = static_cast<std::size_t>(year - dossier_.base_year) + k;
      if (at >= n) break;
      const auto &e = project.effort[k];
      start.days[at] = {e.business, e.digital, e.steering};
    }
    return start;
  }

  bool heeds_financing() const { return options_.financed && portfolio_.opened().money->heeded; }

  // What is left to the town of the spending, with VAT; aid and compensation come back in later
  // years, and are money in hand then.
  void finance_start(std::size_t i, int year, const Central &c, Start &start) {
    auto &plan = choice_.financing.back().emplace_back(options_.financed->plan(i, year, c));
    if (!heeds_financing()) return;
    auto needs = options_.financed->needs(plan, choice_.problem.years);
    start.spending = std::move(needs.own_funds);
    start.net_savings = std::move(needs.net_savings_used);
    start.debt = std::move(needs.debt_used);
  }

  void add_limits() {
    const auto room = options_.financed->room(choice_.problem.years);
    const auto limits = [](const std::vector<std::optional<double>> &left) {
      std::vector<double> all;
      for (const auto &x : left) all.push_back(x.value_or(no_limit));
      return all;
    };
    choice_.problem.net_savings = limits(room.net_savings);
    choice_.problem.debt = limits(room.debt);
  }

  void link_projects() {
    auto &projects = choice_.problem.projects;
    for (std::size_t i = 0; i < projects_.size(); ++i) {
      const auto link = [&](const std::vector<std::string> &ids, std::vector<std::size_t> &to) {
        for (const auto &id : ids)
          if (const std::size_t p = portfolio_.index_of(id); p < projects_.size()) to.push_back(p);
      };
      link(projects_[i].project->needs, projects[i].needs);
      link(projects_[i].project->excludes, projects[i].excludes);
    }
    for (const auto &[i, j] : conflicts(projects_, portfolio_.models()))
      projects[i].excludes.push_back(j);
    choice_.problem.rooms = rooms(projects_, portfolio_.models());
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
        const auto with = [&base = base](std::vector<Portfolio::StartOf> more) {
          more.insert(more.end(), base.begin(), base.end());
          return more;
        };
        const double without = value_of_all(base), with_a = value_of_all(with({a})) - without,
                     with_b = value_of_all(with({b})) - without,
                     with_both = value_of_all(with({a, b})) - without;
        const double difference = with_both - with_a - with_b;
        if (std::fabs(difference) > 1e-6 * std::max(std::fabs(with_a), std::fabs(with_b)))
          choice_.problem.interactions.push_back({i, j, difference});
      }
    }
  }

  struct PairStarts {
    std::vector<Portfolio::StartOf> base;  // what either needs
    Portfolio::StartOf first, second;
  };
  // Each in the year in which it is worth most, and what they need in theirs. Nothing if they can
  // never be in one plan, if one of them needs the other, or if a value is unknown.
  std::optional<PairStarts> starts_of_pair(std::size_t i, std::size_t j) const {
    const auto year_i = choice_.best_year(i), year_j = choice_.best_year(j);
    if (!year_i || !year_j) return std::nullopt;
    std::map<std::size_t, int> base;
    for (const auto &[p, year] : {Portfolio::StartOf{i, *year_i}, Portfolio::StartOf{j, *year_j}})
      for (const std::size_t needed : portfolio_.needed_by(p)) {
        const int own = std::clamp(year, projects_[needed].earliest, projects_[needed].latest);
        const auto [at, is_new] = base.emplace(needed, own);
        if (!is_new) at->second = std::min(at->second, own);
      }
    if (base.count(i) || base.count(j)) return std::nullopt;
    const PairStarts starts{{base.begin(), base.end()}, {i, *year_i}, {j, *year_j}};
    std::vector<std::size_t> all{i, j};
    for (const auto &[p, year] : base) all.push_back(p);
    for (const auto p : all)
      for (const auto q : choice_.problem.projects[p].excludes)
        if (std::find(all.begin(), all.end(), q) != all.end()) return std::nullopt;
    return starts;
  }

  // Asked for more than once: the same project stands in many pairs.
  double value_of_all(std::vector<Portfolio::StartOf> set) {
    std::sort(set.begin(), set.end());
    if (const auto known = values_.find(set); known != values_.end()) return known->second;
    return values_[set] = collective_value(
               appraiser_, appraiser_.central(portfolio_.together(set, appraiser_)));
  }

  const Portfolio &portfolio_;
  const std::vector<ReadyProject> &projects_;
  const Dossier &dossier_;
  const Appraiser &appraiser_;
  const ChoiceOptions &options_;
  Choice choice_;
  std::map<std::vector<Portfolio::StartOf>, double> values_;  // collective, of sets of projects
};

}  // namespace

const Start &Choice::start_of(std::size_t i) const {
  const auto &starts = problem.projects[i].starts;
  if (roadmap.decisions[i].start) return starts[*roadmap.decisions[i].start];
  return *std::max_element(starts.begin(), starts.end(),
                           [](const Start &a, const Start &b) { return a.value < b.value; });
}

std::optional<int> Choice::best_year(std::size_t i) const {
  const Start *best = nullptr;
  for (const auto &start : problem.projects[i].starts)
    if (std::isfinite(start.value) && (!best || start.value > best->value)) best = &start;
  return best ? std::optional(best->year) : std::nullopt;
}

Choice choose(const Portfolio &portfolio, const Appraiser &appraiser,
              const ChoiceOptions &options) {
  return Choosing(portfolio, appraiser, options).choose();
}

}  // namespace jalon
