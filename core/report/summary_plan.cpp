#include <algorithm>
#include <array>

#include "core/report/chance.h"
#include "core/report/financing_tell.h"
#include "core/report/summary_parts.h"
#include "core/report/tell.h"

namespace jalon {
namespace {

using Kind = Reason::Kind;

// Worth something by itself, and yet not in the plan: who wants it has to find what is lacking.
bool worth_it(const RoadmapDecision &d) {
  return !d.start_year && d.value > 0 && d.reason.kind != Kind::no_value;
}

// Which of the three skills a limit speaks of; 3 = none.
std::size_t skill_of(Kind kind) {
  constexpr Kind days[] = {Kind::business_days, Kind::digital_days, Kind::steering_days};
  return static_cast<std::size_t>(std::find(std::begin(days), std::end(days), kind) - days);
}

// The limits that a reason names, where it does.
std::vector<Reason> limits_of(const Reason &reason) {
  if (reason.kind != Kind::impossible && reason.kind != Kind::displaces &&
      reason.kind != Kind::equal)
    return {};
  if (reason.arguments.empty()) return {};
  const auto *limits = std::get_if<std::vector<Reason>>(&reason.arguments.back());
  return limits ? *limits : std::vector<Reason>{};
}

// Days that a project takes of one skill in its heaviest year.
double most_days(const Results &r, const std::string &id, std::size_t skill) {
  double most = 0;
  for (const auto &project : r.projects)
    if (project.id == id)
      for (const auto &year : project.days) most = std::max(most, year[skill]);
  return most;
}

std::string days_lacking(const Say &say, std::size_t skill, double needed, double there) {
  const std::vector<std::string> numbers{say.number(needed), say.number(there)};
  if (skill == 0)
    return say("business person-days: up to {1} a year needed, {2} available", numbers);
  if (skill == 1)
    return say("digital person-days: up to {1} a year needed, {2} available", numbers);
  return say("steering person-days: up to {1} a year needed, {2} available", numbers);
}

// What is lacking, each with how much there is and how much it takes: days by skill, whatever the
// years; of other limits the first. The whole reason where it is none of limits.
std::string refusal(const Say &say, const Results &r, const RoadmapDecision &d) {
  std::array<double, 3> most_there{-1, -1, -1};
  std::vector<std::string> lacking, others;
  for (const Reason &limit : limits_of(d.reason)) {
    const std::size_t skill = skill_of(limit.kind);
    const auto *there =
        limit.arguments.size() > 1 ? std::get_if<double>(&limit.arguments[1]) : nullptr;
    if (skill < 3 && there && most_days(r, d.id, skill) > *there)
      most_there[skill] = std::max(most_there[skill], *there);
    else
      others.push_back(say.reason(limit));
  }
  for (std::size_t skill = 0; skill < 3; ++skill)
    if (most_there[skill] >= 0)
      lacking.push_back(days_lacking(say, skill, most_days(r, d.id, skill), most_there[skill]));
  constexpr std::size_t most = 2;
  for (std::size_t i = 0; i < others.size() && lacking.size() < most; ++i)
    lacking.push_back(others[i]);
  std::string all;
  for (const auto &one : lacking) all = all.empty() ? one : say("{1}; {2}", {all, one});
  return all.empty() ? say.reason(d.reason) : say("What is lacking: {1}.", {all});
}

const Spread *draws_of(const Results &r, const RoadmapDecision &d) {
  for (const auto &project : r.projects)
    if (project.id == d.id && project.appraisal)
      return spread_of(&*project.appraisal, "collective");
  return nullptr;
}

// "+€90k; 8 draws in 10: +€20k to +€140k; chance of a gain 84%, probably"
std::string worth(const Say &say, const Results &r, const RoadmapDecision &d) {
  const std::string value = say.signed_money(d.value);
  const Spread *spread = draws_of(r, d);
  if (!spread) return value;
  const double chance = spread->positive.value;
  return say("{1}; 8 draws in 10: {2}; chance of a gain {3}, {4}",
             {value, range_told(say, *spread), say.chance(chance), likely_told(say, chance)});
}

// The same in the room of a list.
std::string worth_in_short(const Say &say, const Results &r, const RoadmapDecision &d) {
  const std::string value = say.signed_money(d.value);
  const Spread *spread = draws_of(r, d);
  return spread ? say("{1}; chance of a gain {2}", {value, say.chance(spread->positive.value)})
                : value;
}

// Those that nobody would want at these figures, on one line: a list of losses hides the plan.
void without_value(Lines &out, const Say &say, const Results &r,
                   const std::vector<const RoadmapDecision *> &all) {
  constexpr std::size_t most = 3;
  if (all.empty()) return;
  if (all.size() == 1)
    return out.item(say("Left out: {1} ({2}). {3}",
                        {all[0]->title, worth(say, r, *all[0]), say.reason(all[0]->reason)}));
  std::string titles;
  for (std::size_t i = 0; i < std::min(most, all.size()); ++i)
    titles +=
        (i == 0 ? "" : " · ") + say("{1} ({2})", {all[i]->title, worth_in_short(say, r, *all[i])});
  if (all.size() > most) titles += say(" and {1} more", {std::to_string(all.size() - most)});
  out.item(say("Left out, their central value being positive at no start year: {1}.", {titles}));
}

// In order of their start; or why there is none.
void retained(Lines &out, const Say &say, const Results &r) {
  std::vector<const RoadmapDecision *> kept;
  for (const auto &d : r.roadmap->decisions)
    if (r.roadmap->feasible && d.start_year) kept.push_back(&d);
  std::stable_sort(kept.begin(), kept.end(),
                   [](const auto *a, const auto *b) { return *a->start_year < *b->start_year; });
  if (kept.empty())
    for (const auto &line : plan_lines(say, r)) out.item(line);
  shortened(out, say, kept.size(), most_retained, [&](std::size_t i) {
    out.item(say("Retained, {1}: {2} ({3}).",
                 {std::to_string(*kept[i]->start_year), kept[i]->title, worth(say, r, *kept[i])}));
  });
}

// The plan's money, the budget it leads to, and the gravest alert that these do not tell.
void who_pays(Lines &out, const Say &say, const Results &r) {
  if (!r.financing) return;
  const std::string told = financed_told(say, r);
  if (told.empty()) return;
  out.item(say("Financing of the plan: {1}", {told}));
  out.item(budget_told(say, *r.financing));
  for (const auto &alert : r.financing->alerts)
    if (alert.level != "note" && alert.id != "no_accounts")
      return out.caution(alert_told(say, alert));
}

}  // namespace

void the_plan(Lines &out, const Say &say, const Results &r) {
  if (!r.roadmap) return;
  out.heading(say("The roadmap"));
  const RoadmapResult &m = *r.roadmap;
  std::vector<const RoadmapDecision *> refused, worthless, others;
  for (const auto &d : m.decisions)
    if (m.feasible && !d.start_year)
      (worth_it(d) ? refused : d.reason.kind == Kind::no_value ? worthless : others).push_back(&d);
  std::stable_sort(refused.begin(), refused.end(),
                   [](const auto *a, const auto *b) { return a->value > b->value; });
  const bool drawn = std::any_of(m.decisions.begin(), m.decisions.end(),
                                 [&](const auto &d) { return draws_of(r, d) != nullptr; });
  if (m.feasible && drawn) out.item(thresholds_told(say));
  shortened(out, say, refused.size(), most_refused, [&](std::size_t i) {
    out.caution(say("Refused: {1} ({2}). {3}",
                    {refused[i]->title, worth(say, r, *refused[i]), refusal(say, r, *refused[i])}));
  });
  if (const auto likelier = likelier_left_out_told(say, r); !likelier.empty())
    out.caution(likelier);
  retained(out, say, r);
  shortened(out, say, others.size(), most_left_out, [&](std::size_t i) {
    out.item(say("Left out: {1} ({2}). {3}",
                 {others[i]->title, worth(say, r, *others[i]), say.reason(others[i]->reason)}));
  });
  without_value(out, say, r, worthless);
  who_pays(out, say, r);
}

}  // namespace jalon
