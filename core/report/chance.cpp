#include "core/report/chance.h"

#include <algorithm>
#include <cmath>

#include "core/report/facts.h"

namespace jalon {

std::string likely_told(const Say &say, double chance) {
  if (!std::isfinite(chance)) return say("unknown");
  return chance >= almost_sure ? say("almost surely")
         : chance >= probable  ? say("probably")
         : chance >= undecided ? say("undecided")
                               : say("probably not");
}

std::string thresholds_told(const Say &say) {
  return say(
      "Chance of a gain: share of the draws in which the territory gains. {1} or more: almost "
      "surely; {2} to {1}: probably; {3} to {2}: undecided; less: probably not.",
      {say.percent(almost_sure), say.percent(probable), say.percent(undecided)});
}

const Spread *spread_of(const AppraisalResult *appraisal, std::string_view account) {
  const AccountResult *found = appraisal ? account_of(*appraisal, account) : nullptr;
  return found && found->spread && found->spread->draws > 0 ? &*found->spread : nullptr;
}

std::string drawn_money(const Say &say, double amount, const Spread &spread) {
  return say.signed_money(rounded_to(amount, spread.p90.value - spread.p10.value));
}

std::string range_told(const Say &say, const Spread &spread) {
  return say("{1} to {2}", {drawn_money(say, spread.p10.value, spread),
                            drawn_money(say, spread.p90.value, spread)});
}

std::optional<double> share_below(const Spread &s, double value) {
  double all = 0, below = 0;
  for (const double n : s.counts) all += n;
  if (!(all > 0) || s.edges.size() != s.counts.size() + 1) return std::nullopt;
  for (std::size_t i = 0; i < s.counts.size(); ++i) {
    const double low = s.edges[i], high = s.edges[i + 1];
    const double part = high > low ? (value - low) / (high - low) : value > low ? 1 : 0;
    below += s.counts[i] * std::clamp(part, 0.0, 1.0);
  }
  return below / all;
}

int off_centre(const Spread &spread, double value) {
  const auto below = share_below(spread, value);
  if (!below || !(spread.p90.value > spread.p10.value)) return 0;
  return *below > 0.75 ? 1 : *below < 0.25 ? -1 : 0;
}

std::string off_centre_told(const Say &say, const AccountResult *account) {
  if (!account || !account->spread) return "";
  const Spread &spread = *account->spread;
  const std::vector<std::string> both{say.signed_money(account->npv),
                                      drawn_money(say, spread.p50.value, spread)};
  switch (off_centre(spread, account->npv)) {
    case 1:
      return say(
          "Beware: the central value, {1}, is higher than three draws of four; one draw of two "
          "gives less than {2}.",
          both);
    case -1:
      return say(
          "The central value, {1}, is lower than three draws of four; one draw of two gives more "
          "than {2}.",
          both);
    default:
      return "";
  }
}

std::string likelier_left_out_told(const Say &say, const Results &r) {
  if (!r.roadmap || !r.roadmap->feasible) return "";
  const auto chance_of = [&](const RoadmapDecision &d) -> std::optional<double> {
    for (const auto &project : r.projects)
      if (project.id == d.id && project.appraisal)
        if (const Spread *s = spread_of(&*project.appraisal, "collective"))
          return s->positive.value;
    return std::nullopt;
  };
  using Kind = Reason::Kind;
  const auto is_choice = [](Kind kind) {
    return kind != Kind::impossible && kind != Kind::adds_nothing;
  };
  // What must be done, or helps another, is not kept for its own value.
  std::optional<double> least;
  for (const auto &d : r.roadmap->decisions)
    if (const auto chance = chance_of(d);
        chance && d.start_year && d.value > 0 && d.reason.kind != Kind::mandatory)
      least = std::min(least.value_or(1), *chance);
  std::vector<std::pair<double, std::string>> likelier;
  for (const auto &d : r.roadmap->decisions)
    if (const auto chance = chance_of(d); chance && !d.start_year && is_choice(d.reason.kind) &&
                                          *chance >= 0.5 && *chance > least.value_or(0))
      likelier.emplace_back(*chance, d.title);
  if (likelier.empty()) return "";
  std::stable_sort(likelier.begin(), likelier.end(),
                   [](const auto &a, const auto &b) { return a.first > b.first; });
  std::string titles;
  for (const auto &[chance, title] : likelier)
    titles += (titles.empty() ? "" : " · ") + say("{1} ({2})", {title, say.chance(chance)});
  return least ? say("The roadmap chooses by the central value, not by the chance of a gain. Left "
                     "out, though a gain is likelier than with one that it keeps ({1}): {2}.",
                     {say.chance(*least), titles})
               : say("The roadmap chooses by the central value, not by the chance of a gain. Left "
                     "out, though a gain is likelier than not: {1}.",
                     {titles});
}

}  // namespace jalon
