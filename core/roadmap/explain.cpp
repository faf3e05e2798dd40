#include "core/roadmap/explain.h"

#include <algorithm>
#include <cmath>

#include "core/roadmap/conflict.h"

namespace jalon {
namespace {

using Say = Reason::Kind;
using Clock = std::chrono::steady_clock;
constexpr double least_seconds = 0.05;

double seconds_until(Deadline deadline) {
  return std::chrono::duration<double>(deadline - Clock::now()).count();
}

bool same(double a, double b) {
  return std::fabs(a - b) <= 1e-9 * std::max({1.0, std::fabs(a), std::fabs(b)});
}

// Index of the most valuable start that can be had, nothing if there is none.
std::optional<std::size_t> best_start(const RoadmapProject &project, std::size_t years) {
  std::optional<std::size_t> best;
  for (std::size_t s = 0; s < project.starts.size(); ++s)
    if (usable(project.starts[s], years) &&
        (!best || project.starts[s].value > project.starts[*best].value))
      best = s;
  return best;
}

// The constraints that keep the question from having an answer.
std::vector<Reason> obstacles(const RoadmapProblem &problem, const PlanQuestion &question,
                              Deadline deadline) {
  bool narrowed = true;
  const auto impossible = [&](const std::vector<Constraint> &kept) {
    if (seconds_until(deadline) <= 0) narrowed = false;
    if (!narrowed) return false;
    PlanQuestion part = question;
    part.kept = kept;
    part.any = true;
    const double seconds = std::max(least_seconds, seconds_until(deadline));
    return ask(problem, part, seconds).status == PlanAnswer::Status::impossible;
  };
  std::vector<Reason> named;
  for (const auto &constraint : conflict_in(question.kept, impossible))
    named.push_back(name(problem, constraint));
  if (!narrowed) return {{Say::all_together, {}}};
  return named;
}

class Explainer {
 public:
  Explainer(const RoadmapProblem &problem, const Choice &best, Deadline deadline)
      : problem_(problem),
        best_(best),
        value_(value_of(problem, best)),
        constraints_(constraints_of(problem)),
        deadline_(deadline) {}

  Explanation run() {
    Explanation out;
    out.decisions.resize(best_.size());
    for (std::size_t p = 0; p < best_.size(); ++p)
      if (!best_[p] || wants_another_start(p)) ++questions_;
    for (std::size_t p = 0; p < best_.size(); ++p) out.decisions[p].start = best_[p];
    for (std::size_t p = 0; p < best_.size() && !better_; ++p)
      if (!best_[p]) left_out(p, out.decisions[p]);
    for (std::size_t p = 0; p < best_.size() && !better_; ++p)
      if (best_[p]) taken(p, out.decisions[p]);
    out.better = better_;
    return out;
  }

 private:
  const RoadmapProject &project(std::size_t p) const { return problem_.projects[p]; }
  std::string title(std::size_t p) const { return title_of(project(p)); }
  std::optional<std::size_t> favourite(std::size_t p) const {
    return best_start(project(p), problem_.years.size());
  }

  bool wants_another_start(std::size_t p) const {
    const auto &starts = project(p).starts;
    return starts[*favourite(p)].value > starts[*best_[p]].value &&
           !same(starts[*favourite(p)].value, starts[*best_[p]].value);
  }

  Deadline share() {
    // Twice an even share: most questions need far less than theirs.
    const double all = seconds_until(deadline_);
    const double left = std::min(all, 2 * all / static_cast<double>(std::max(1, questions_--)));
    return Clock::now() + std::chrono::duration_cast<Clock::duration>(
                              std::chrono::duration<double>(std::max(least_seconds, left)));
  }

  bool exceeds(const PlanAnswer &answer) const {
    return answer.has_plan() && answer.value > value_ && !same(answer.value, value_);
  }

  // A plan that may not be: see RoadmapProject::starts.
  bool taken_for_its_savings(const PlanAnswer &answer, std::size_t p) const {
    return exceeds(answer) && !project(p).must && project(p).starts[*answer.choice[p]].value <= 0 &&
           gains_in(answer.choice, p) <= 0;
  }

  // What a project gains beside those of a plan, its losses not counted; and both together.
  double gains_in(const Choice &plan, std::size_t p) const {
    double sum = 0;
    for (const auto &[other, value] : beside(problem_, plan, p)) sum += std::max(0.0, value);
    return sum;
  }
  double balance_in(const Choice &plan, std::size_t p) const {
    double sum = 0;
    for (const auto &[other, value] : beside(problem_, plan, p)) sum += value;
    return sum;
  }
  // Were it simply added in its best year, the plan would be worth no more.
  bool adds_nothing(std::size_t p) const {
    return project(p).starts[*favourite(p)].value + balance_in(best_, p) <= 0;
  }
  bool fits(std::size_t p) const {
    Choice plan = best_;
    plan[p] = favourite(p);
    return breaches(problem_, plan).empty();
  }

  PlanAnswer put(const PlanQuestion &question, Deadline deadline) {
    const PlanAnswer answer = ask(problem_, question, seconds_until(deadline));
    if (exceeds(answer) && !taken_for_its_savings(answer, *question.project))
      better_ = answer.choice;
    return answer;
  }

  void left_out(std::size_t p, Decision &decision) {
    const auto favourite_start = favourite(p);
    if (!favourite_start) {
      decision.reason.kind = project(p).starts.empty() ? Say::no_start : Say::unknown_start;
      --questions_;
      return;
    }
    const Deadline deadline = share();
    const PlanQuestion question{constraints_, p, std::nullopt, false, best_};
    const PlanAnswer answer = put(question, deadline);
    if (answer.has_plan()) decision.cost_of_forcing = value_ - answer.value;
    const Start &favourite = project(p).starts[*favourite_start];
    if (taken_for_its_savings(answer, p))
      decision.reason = {Say::pays,
                         {project(p).starts[*answer.choice[p]].value, starts_in(answer.choice, p),
                          answer.value - value_}};
    else if (favourite.value + gains_in(best_, p) <= 0)
      decision.reason = {Say::no_value, {favourite.value, favourite.year}};
    else if (answer.status == PlanAnswer::Status::impossible)
      decision.reason = {Say::impossible, {obstacles(problem_, question, deadline)}};
    else if (answer.status == PlanAnswer::Status::best && same(answer.value, value_))
      decision.reason = as_good(answer.choice, p);
    else if (adds_nothing(p) && fits(p))
      decision.reason = {Say::spoils, {favourite.year, favourite.value, shares(p)}};
    else if (answer.status == PlanAnswer::Status::unknown)
      decision.reason = {Say::unsettled, {loss(answer.bound)}};
    else if (answer.status == PlanAnswer::Status::found)
      decision.reason = stopped(Say::displaces_at_least, Say::displaces_at_most, {}, answer);
    else
      decision.reason = {Say::displaces,
                         {loss(answer.value), starts_in(answer.choice, p),
                          changes(answer.choice, p), not_simply_added(p, *answer.choice[p])}};
  }

  // Of a plan with `p` that is worth as much: either `p` comes on top and brings nothing that the
  // plan has not, or something gives way to it.
  Reason as_good(const Choice &other, std::size_t p) const {
    const auto changed = changes(other, p);
    const Start &start = project(p).starts[*other[p]];
    const auto losses = shares(p);
    if (changed.front().kind == Say::nothing_moves && !losses.empty())
      return {Say::adds_nothing, {start.year, start.value, losses}};
    return {Say::equal, {start.year, changed, not_simply_added(p, *other[p])}};
  }

  void taken(std::size_t p, Decision &decision) {
    decision.cost_of_forcing = 0;
    if (wants_another_start(p)) {
      late(p, *favourite(p), decision);
      return;
    }
    const double value = project(p).starts[*best_[p]].value;
    if (value > 0) {
      decision.reason = why_then(p);
      if (project(p).must) decision.reason = {Say::mandatory, {std::vector{decision.reason}}};
      return;
    }
    decision.reason = {Say::had_to_be, {value}};
    for (const auto &[other, gain] : beside(problem_, best_, p))
      if (!project(p).must && gain > 0)
        decision.reason = {Say::helped, {value, title(other), gain}};
    for (std::size_t q = 0; q < best_.size() && !project(p).must; ++q) {
      const auto &needs = project(q).needs;
      if (best_[q] && std::find(needs.begin(), needs.end(), p) != needs.end())
        decision.reason = {Say::needed, {value, title(q)}};
    }
  }

  // Of a project that starts in its best year, or in one that is as good.
  Reason why_then(std::size_t p) const {
    const Start &own = project(p).starts[*best_[p]];
    int others = 0, as_good = 0;
    for (const auto &start : project(p).starts) {
      if (start.year == own.year || !usable(start, problem_.years.size())) continue;
      ++others;
      as_good += same(start.value, own.value);
    }
    return {others == 0    ? Say::only_year
            : as_good == 0 ? Say::best_year
                           : Say::no_better_year,
            {own.year}};
  }

  void late(std::size_t p, std::size_t wanted, Decision &decision) {
    const int year = project(p).starts[wanted].year;
    const Deadline deadline = share();
    const PlanQuestion question{constraints_, p, wanted, false, best_};
    const PlanAnswer answer = put(question, deadline);
    if (answer.status == PlanAnswer::Status::impossible)
      decision.reason = {Say::late_impossible, {year, obstacles(problem_, question, deadline)}};
    else if (answer.status == PlanAnswer::Status::unknown)
      decision.reason = {Say::late_unsettled, {year, loss(answer.bound)}};
    else if (answer.status == PlanAnswer::Status::found)
      decision.reason = stopped(Say::late_at_least, Say::late_at_most, {year}, answer);
    else if (same(answer.value, value_))
      decision.reason = {Say::late_equal,
                         {year, changes(answer.choice, p), not_simply_moved(p, wanted)}};
    else
      decision.reason = {
          Say::late,
          {year, loss(answer.value), changes(answer.choice, p), not_simply_moved(p, wanted)}};
  }

  Reason stopped(Say between, Say at_most, std::vector<ReasonArgument> arguments,
                 const PlanAnswer &answer) const {
    const bool nothing_known = answer.bound >= value_ || same(answer.bound, value_);
    if (!nothing_known) arguments.emplace_back(loss(answer.bound));
    arguments.emplace_back(loss(answer.value));
    return {nothing_known ? at_most : between, std::move(arguments)};
  }

  double loss(double other) const { return std::max(0.0, value_ - other); }
  int starts_in(const Choice &plan, std::size_t p) const {
    return project(p).starts[*plan[p]].year;
  }

  // What differs between the best plan and another, apart from `p`: who is in, who is out, and a
  // few of those that move.
  std::vector<Reason> changes(const Choice &other, std::size_t p) const {
    std::vector<Reason> all, moves;
    for (std::size_t q = 0; q < best_.size(); ++q) {
      if (q == p || best_[q] == other[q]) continue;
      if (!other[q])
        all.push_back({Say::leaves, {title(q)}});
      else if (!best_[q])
        all.push_back({Say::enters, {title(q)}});
      else
        moves.push_back({Say::moves, {title(q), starts_in(other, q), starts_in(best_, q)}});
    }
    if (const double own = project(p).starts[*other[p]].value; own <= 0)
      all.push_back({Say::own_value, {own}});
    shorten(moves, Say::more_moves);
    all.insert(all.end(), moves.begin(), moves.end());
    if (all.empty()) all.push_back({Say::nothing_moves, {}});
    return all;
  }

  // What the best plan would break with `p` started so in it (or, if it would break nothing, with
  // `p` started in its best year).
  std::vector<Reason> breaches_with(std::size_t p, std::size_t start) const {
    std::vector<Reason> all;
    for (const auto tried : {start, *favourite(p)}) {
      Choice plan = best_;
      plan[p] = tried;
      for (const auto &breach : breaches(problem_, plan)) all.push_back(name(problem_, breach));
      if (!all.empty()) break;
    }
    return all;
  }

  std::vector<Reason> not_simply_moved(std::size_t p, std::size_t start) const {
    auto all = breaches_with(p, start);
    shorten(all, Say::more_limits);
    return all;
  }

  std::vector<Reason> not_simply_added(std::size_t p, std::size_t start) const {
    auto all = breaches_with(p, start);
    shorten(all, Say::more_limits);
    if (!adds_nothing(p)) return all;
    const auto losses = shares(p);
    all.insert(all.end(), losses.begin(), losses.end());
    return all;
  }

  // What it gains and loses beside those of the plan, most important first; all of it, so that a
  // reader can add up.
  std::vector<Reason> shares(std::size_t p) const {
    auto pairs = beside(problem_, best_, p);
    std::stable_sort(pairs.begin(), pairs.end(), [](const Beside &a, const Beside &b) {
      return std::fabs(a.value) > std::fabs(b.value);
    });
    std::vector<Reason> all;
    for (const auto &[other, value] : pairs)
      all.push_back(
          {value < 0 ? Say::less_beside : Say::more_beside, {title(other), std::fabs(value)}});
    return all;
  }

  // A sentence, not a list: the first two and how many more there are.
  static void shorten(std::vector<Reason> &list, Say more) {
    if (list.size() <= 3) return;
    const auto rest = static_cast<int>(list.size() - 2);
    list.resize(2);
    list.push_back({more, {rest}});
  }

  const RoadmapProblem &problem_;
  const Choice &best_;
  double value_;
  std::vector<Constraint> constraints_;
  Deadline deadline_;
  int questions_ = 0;
  std::optional<Choice> better_;
};

}  // namespace

Reason why_no_plan(const RoadmapProblem &problem, Deadline deadline) {
  const PlanQuestion question{constraints_of(problem), std::nullopt, std::nullopt, true, {}};
  return {Say::conflict, {obstacles(problem, question, deadline)}};
}

Explanation explain(const RoadmapProblem &problem, const Choice &best, Deadline deadline) {
  return Explainer(problem, best, deadline).run();
}

}  // namespace jalon
