#include "core/roadmap/constraint.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace jalon {
namespace {

using Kind = Constraint::Kind;

bool is_account(Kind kind) {
  return kind >= Kind::funds;
}
std::size_t skill_of(Kind kind) {
  return static_cast<std::size_t>(kind) - static_cast<std::size_t>(Kind::business);
}

// Of Kind::net_savings and debt.
const std::vector<double> &limits_of(const RoadmapProblem &problem, Kind kind) {
  return kind == Kind::debt ? problem.debt : problem.net_savings;
}
double use_in(const Start &start, Kind kind, std::size_t year) {
  const auto &uses = kind == Kind::debt ? start.debt : start.net_savings;
  return year < uses.size() ? uses[year] : 0;
}

bool fits(const Room &room, const Choice &choice) {
  double taken = 0;
  for (const auto &[project, share] : room.parts)
    if (choice[project]) taken += share;
  return taken <= 1 + room_rounding;
}

bool kept(const RoadmapProblem &problem, const Constraint &c, const Choice &choice) {
  if (c.kind == Kind::room) return fits(problem.rooms[c.first], choice);
  if (c.kind == Kind::must) return choice[c.first].has_value();
  if (c.kind == Kind::excludes) return !choice[c.first] || !choice[c.second];
  if (!choice[c.first]) return true;
  if (!choice[c.second]) return false;
  const auto year = [&](std::size_t p) { return problem.projects[p].starts[*choice[p]].year; };
  return year(c.second) <= year(c.first);
}

}  // namespace

std::vector<Constraint> constraints_of(const RoadmapProblem &problem) {
  std::vector<Constraint> all;
  const auto &projects = problem.projects;
  for (std::size_t p = 0; p < projects.size(); ++p)
    if (projects[p].must) all.push_back({Kind::must, p, 0});
  std::set<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t p = 0; p < projects.size(); ++p)
    for (const auto q : projects[p].excludes) pairs.insert(std::minmax(p, q));
  for (const auto &[p, q] : pairs) all.push_back({Kind::excludes, p, q});
  for (std::size_t p = 0; p < projects.size(); ++p)
    for (const auto q : std::set(projects[p].needs.begin(), projects[p].needs.end()))
      all.push_back({Kind::needs, p, q});
  for (std::size_t r = 0; r < problem.rooms.size(); ++r) all.push_back({Kind::room, r, 0});
  for (std::size_t y = 0; y < problem.funds.size(); ++y)
    if (std::isfinite(problem.funds[y])) all.push_back({Kind::funds, y, 0});
  for (std::size_t y = 0; y < problem.days.size(); ++y)
    for (const auto kind : {Kind::business, Kind::digital, Kind::steering})
      if (std::isfinite(problem.days[y][skill_of(kind)])) all.push_back({kind, y, 0});
  for (const auto kind : {Kind::net_savings, Kind::debt}) {
    const auto &limits = limits_of(problem, kind);
    for (std::size_t y = 0; y < limits.size(); ++y)
      if (std::isfinite(limits[y])) all.push_back({kind, y, 0});
  }
  return all;
}

double spending_in(const Start &start, std::size_t year) {
  return year < start.spending.size() ? start.spending[year] : 0;
}

double days_in(const Start &start, std::size_t year, std::size_t skill) {
  return year < start.days.size() ? start.days[year][skill] : 0;
}

bool usable(const Start &start, std::size_t years) {
  bool known = std::isfinite(start.value);
  for (std::size_t y = 0; y < years; ++y) {
    known = known && std::isfinite(spending_in(start, y)) &&
            std::isfinite(use_in(start, Kind::net_savings, y)) &&
            std::isfinite(use_in(start, Kind::debt, y));
    for (std::size_t skill = 0; skill < 3; ++skill)
      known = known && std::isfinite(days_in(start, y, skill));
  }
  return known;
}

bool startable(const RoadmapProject &project, std::size_t years) {
  return std::any_of(project.starts.begin(), project.starts.end(),
                     [&](const Start &start) { return usable(start, years); });
}

Account account_of(const RoadmapProblem &problem, const Constraint &c) {
  if (c.kind == Kind::net_savings || c.kind == Kind::debt)
    return {c.first, c.first, limits_of(problem, c.kind)[c.first]};
  if (c.kind != Kind::funds) return {c.first, c.first, problem.days[c.first][skill_of(c.kind)]};
  Account account{c.first, c.first, problem.funds[c.first]};
  while (problem.carry_over && account.from > 0 && std::isfinite(problem.funds[account.from - 1]))
    account.available += problem.funds[--account.from];
  return account;
}

double used(const RoadmapProblem &problem, const Constraint &c, const Start &start) {
  if (c.kind == Kind::net_savings || c.kind == Kind::debt) return use_in(start, c.kind, c.first);
  const Account account = account_of(problem, c);
  double sum = 0;
  for (std::size_t y = account.from; y <= account.to; ++y)
    sum += c.kind == Kind::funds ? spending_in(start, y) : days_in(start, y, skill_of(c.kind));
  return sum;
}

std::vector<Breach> breaches(const RoadmapProblem &problem, const Choice &choice) {
  std::vector<Breach> broken;
  for (const auto &c : constraints_of(problem)) {
    if (!is_account(c.kind)) {
      if (!kept(problem, c, choice)) broken.push_back({c, 0, 0});
      continue;
    }
    double needed = 0, gross = 0;
    for (std::size_t p = 0; p < choice.size(); ++p) {
      const double use = choice[p] ? used(problem, c, problem.projects[p].starts[*choice[p]]) : 0;
      needed += use;
      gross += std::fabs(use);
    }
    const double available = account_of(problem, c).available;
    const double rounding = 1e-6 * std::max(gross, std::fabs(available));
    if (needed - available > rounding) broken.push_back({c, needed, available});
  }
  return broken;
}

double value_of(const RoadmapProblem &problem, const Choice &choice) {
  double sum = 0;
  for (std::size_t p = 0; p < choice.size(); ++p)
    if (choice[p]) sum += problem.projects[p].starts[*choice[p]].value;
  for (const auto &pair : problem.interactions)
    if (choice[pair.first] && choice[pair.second]) sum += pair.value;
  return sum;
}

std::vector<Beside> beside(const RoadmapProblem &problem, const Choice &choice, std::size_t p) {
  std::vector<Beside> found;
  for (const auto &[a, b, value] : problem.interactions)
    if ((a == p || b == p) && choice[a == p ? b : a]) found.push_back({a == p ? b : a, value});
  return found;
}

const std::string &title_of(const RoadmapProject &project) {
  return project.title.empty() ? project.id : project.title;
}

Reason name(const RoadmapProblem &problem, const Constraint &c) {
  using Say = Reason::Kind;
  const auto years = problem.years.size();
  if (c.kind == Kind::must) {
    const auto &project = problem.projects[c.first];
    return {startable(project, years) ? Say::must : Say::must_without_start, {title_of(project)}};
  }
  if (c.kind == Kind::room) {
    std::vector<Reason> titles;
    for (const auto &part : problem.rooms[c.first].parts)
      titles.push_back({Say::titled, {title_of(problem.projects[part.project])}});
    return {Say::room, {titles}};
  }
  if (!is_account(c.kind)) {
    const auto &first = problem.projects[c.first], &second = problem.projects[c.second];
    const Say say = c.kind == Kind::excludes   ? Say::excludes
                    : startable(second, years) ? Say::needs
                                               : Say::needs_without_start;
    return {say, {title_of(first), title_of(second)}};
  }
  const Account account = account_of(problem, c);
  const Say say = c.kind == Kind::business      ? Say::business_days
                  : c.kind == Kind::digital     ? Say::digital_days
                  : c.kind == Kind::steering    ? Say::steering_days
                  : c.kind == Kind::net_savings ? Say::net_savings
                  : c.kind == Kind::debt        ? Say::debt
                  : account.from < account.to   ? Say::funds_up_to
                                                : Say::funds;
  return {say, {problem.years[account.to], account.available}};
}

Reason name(const RoadmapProblem &problem, const Breach &breach) {
  using Say = Reason::Kind;
  Reason reason = name(problem, breach.constraint);
  if (!is_account(breach.constraint.kind)) return reason;
  reason.arguments.emplace_back(breach.needed);
  switch (reason.kind) {
    case Say::business_days:
      reason.kind = Say::business_days_short;
      break;
    case Say::digital_days:
      reason.kind = Say::digital_days_short;
      break;
    case Say::steering_days:
      reason.kind = Say::steering_days_short;
      break;
    case Say::funds_up_to:
      reason.kind = Say::funds_up_to_short;
      break;
    case Say::net_savings:
      reason.kind = Say::net_savings_short;
      break;
    case Say::debt:
      reason.kind = Say::debt_short;
      break;
    default:
      reason.kind = Say::funds_short;
  }
  return reason;
}

}  // namespace jalon
