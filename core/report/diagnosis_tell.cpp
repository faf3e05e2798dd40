#include "core/report/diagnosis_tell.h"

#include <algorithm>
#include <cmath>

#include "core/report/tell.h"

namespace jalon {
namespace {

constexpr std::size_t columns_named = 5;

std::string labels(const Say &say, const MissingReading &m) {
  std::string out;
  const std::size_t n = m.columns.size();
  const std::size_t shown = n <= columns_named + 1 ? n : columns_named;
  for (std::size_t i = 0; i < shown; ++i) out += (i ? ", " : "") + say(m.columns[i].second);
  if (shown < n) out = say("{1} and {2} more", {out, std::to_string(n - shown)});
  return out;
}

std::string between(const Say &say, const std::string &low, const std::string &high) {
  return low == high ? low : say("{1} to {2}", {low, high});
}

// Two digits that count: what is uncertain needs no more.
double rounded(double x) {
  if (x == 0 || !std::isfinite(x)) return x;
  const double scale = std::pow(10, 2 - std::ceil(std::log10(std::fabs(x))));
  return std::round(x * scale) / scale;
}

std::string count_of(const Say &say, std::size_t n) {
  return say.number(static_cast<double>(n));
}

}  // namespace

const std::string &title_of(const Say &say, const Bilingual &text) {
  return say.title(text.fr, text.en);
}

std::string domain_title(const Say &say, const Diagnosis &d, const std::string &domain) {
  for (const auto &each : d.domains)
    if (each.domain == domain) return title_of(say, each.title);
  return domain;
}

std::string factor_told(const Say &say, const std::optional<double> &x) {
  return x ? say.number(std::round(*x * 100) / 100) : say("unknown");
}

std::string need_sentence(const Say &say, const DomainReading &d) {
  const NeedReading &n = d.need;
  const std::string gap = factor_told(say, n.gap.central), stake = factor_told(say, n.stake),
                    power = n.power ? factor_told(say, n.power) : say("(holder unknown)");
  if (n.need)
    return say("Need {1} = gap {2} × stake {3} × power held {4}.",
               {factor_told(say, n.need), gap, stake, power});
  return say("Need at most {1}: gap {2} × stake {3} × power held {4}; what is unknown counts as 1.",
             {factor_told(say, n.at_most), gap, stake, power});
}

std::string stake_sentence(const Say &say, const DomainReading &d) {
  const auto &cost = d.need.cost, &emissions = d.need.emissions;
  std::string out;
  if (cost.amount.central)
    out = cost.per_inhabitant ? say("It costs the authority {1} a year, {2} per inhabitant",
                                    {say.money(rounded(*cost.amount.central)),
                                     say.money(rounded(*cost.per_inhabitant))})
                              : say("It costs the authority {1} a year",
                                    {say.money(rounded(*cost.amount.central))});
  if (emissions.amount.central)
    out =
        say("{1}, and emits {2} t of CO2e", {out, say.number(rounded(*emissions.amount.central))});
  if (d.revenue.central && *d.revenue.central > 0)
    out = say("{1}; it brings in {2}", {out, say.money(rounded(*d.revenue.central))});
  return out + ".";
}

std::string power_sentence(const Say &say, const DomainReading &d, int near_end_years) {
  const PowerReading &p = d.power;
  if (!p.holder)
    return say("Who holds the power is not said: write [powers.{1}] in dossier.toml.", {d.domain});
  std::string who = title_of(say, p.holder->label);
  if (!p.name.empty()) who = say("{1} ({2})", {who, p.name});
  std::string out =
      say("The power is held by {1}.", {who}) + " " + title_of(say, p.holder->meaning);
  if (p.contract_end)
    out += " " + say(p.near_end ? "The contract ends in {1}, within {2} years: that is the trigger."
                                : "The contract ends in {1}, not within {2} years.",
                     {std::to_string(*p.contract_end), std::to_string(near_end_years)});
  return out;
}

std::string standing_told(const Say &say, const IndicatorReading &i) {
  switch (i.standing) {
    case Standing::unknown:
      return say("unknown: the inventory does not say");
    case Standing::no_mark:
      return "";
    case Standing::beyond_limit:
      return i.value.central && i.limit && *i.value.central < *i.limit
                 ? say("needs attention: below the limit")
                 : say("needs attention: above the limit");
    case Standing::between:
      return say("between limit and target");
    case Standing::within_limit:
      return say("within the limit");
    case Standing::short_of_target:
      return say("short of the target");
    case Standing::reached:
      break;
  }
  return say("reaches the target");
}

std::string peer_told(const Say &say, const IndicatorReading &i, const PeerPlace &p) {
  const auto value = [&](double x) { return say.reading(x, i.unit, i.share); };
  const std::string who = title_of(say, p.peer.who);
  const auto median = p.peer.quantiles.find(0.5);
  const bool has_median = median != p.peer.quantiles.end();
  const bool has_middle = p.peer.mean || has_median;
  const double middle = p.peer.mean ? *p.peer.mean : has_median ? median->second : 0;
  const std::string verdict = !i.value.central ? ""
                              : i.estimated    ? say("estimated from peers: no comparison")
                              : has_middle && value(middle) == value(*i.value.central)
                                  ? say("the town is level with them")
                              : p.side > 0 ? say("the town does better")
                              : p.side < 0 ? say("the town does less well")
                                           : "";
  std::string out;
  if (p.peer.mean) {
    out = say("{1}: {2} ({3})", {who, value(*p.peer.mean), p.peer.evidence.as_of});
  } else {
    out = !has_median
              ? say("{1} ({2})", {who, p.peer.evidence.as_of})
              : say("{1}: median {2} ({3})", {who, value(median->second), p.peer.evidence.as_of});
    if (p.below)
      out = say("{1}; {2} of them have less",
                {out, p.outside < 0   ? say("under {1}", {say.percent(*p.below)})
                      : p.outside > 0 ? say("over {1}", {say.percent(*p.below)})
                                      : say.percent(*p.below)});
  }
  return verdict.empty() ? out : say("{1}: {2}", {out, verdict});
}

std::string effect_told(const Say &say, const MissingReading &m) {
  if (m.figures.empty()) return say("No figure stands for it: what rests on it stays unknown.");
  if (!m.score)
    return say("Its figures have no range: what the real ones would change cannot be said.");
  std::vector<std::string> parts;
  if (m.cost) {
    const auto low = say.money(rounded((*m.cost)[0])), high = say.money(rounded((*m.cost)[1]));
    if (low != high)
      parts.push_back(say("{1}: {2}", {say("yearly cost"), between(say, low, high)}));
  }
  if (m.revenue) {
    const auto low = say.money(rounded((*m.revenue)[0])),
               high = say.money(rounded((*m.revenue)[1]));
    if (low != high)
      parts.push_back(say("{1}: {2}", {say("yearly receipts"), between(say, low, high)}));
  }
  for (const auto &x : m.moved) {
    const auto low = say.reading(rounded(x.p10), x.unit, x.share),
               high = say.reading(rounded(x.p90), x.unit, x.share);
    if (low != high) parts.push_back(say("{1}: {2}", {say(x.label), between(say, low, high)}));
  }
  if (parts.empty()) return say("The real figures would change nearly nothing.");
  std::string list;
  for (const auto &part : parts) list = list.empty() ? part : say("{1}; {2}", {list, part});
  return say("As long as it is missing: {1}.", {list});
}

std::string missing_told(const Say &say, const Diagnosis &d, const MissingReading &m) {
  using Kind = MissingReading::Kind;
  const std::string table = say(m.table_label);
  std::string axes;
  switch (m.kind) {
    case Kind::estimated_table:
      return say("{1}: no file, estimated from the population.", {table});
    case Kind::estimated_column:
      return say("{1}, {2}: {3} of {4} cells are estimated.",
                 {table, labels(say, m), count_of(say, m.cells), count_of(say, m.of)});
    case Kind::unknown_column:
      return m.cells == m.of
                 ? say("{1}: nothing is known of {2}.", {table, labels(say, m)})
                 : say("{1}, {2}: {3} of {4} cells are unknown.",
                       {table, labels(say, m), count_of(say, m.cells), count_of(say, m.of)});
    case Kind::no_table:
      return say("{1}: neither a file nor an estimate.", {table});
    case Kind::power:
      return say(
          "Who holds the power over {1} ([powers.{2}] in dossier.toml): it decides how far "
          "the town can act, and when.",
          {domain_title(say, d, m.domain), m.domain});
    case Kind::axis:
      for (const auto &axis : m.axes) axes += (axes.empty() ? "" : ", ") + title_of(say, axis);
      return say("Axes without an answer ([[axis]] in diagnosis.toml): {1}.", {axes});
    case Kind::skills:
      return say("How many people hold the three skills ([skills] in diagnosis.toml).");
    case Kind::population:
      break;
  }
  return say(
      "The population ([territory] in dossier.toml): without it nothing can be estimated nor "
      "told per inhabitant.");
}

std::string status_told(const Say &say, CandidateReading::Status status) {
  switch (status) {
    case CandidateReading::Status::relevant:
      return say("relevant");
    case CandidateReading::Status::cannot_tell:
      return say("cannot be told");
    case CandidateReading::Status::not_relevant:
      return say("little to gain");
    case CandidateReading::Status::nothing_to_cover:
      break;
  }
  return say("nothing to do it on");
}

static std::string gate_compared(const Say &say, const GateReading &g) {
  const std::string label = g.label.empty() ? g.indicator : say(g.label);
  const auto value = [&](double x) { return say.reading(x, g.unit, g.share); };
  if (!g.value) return say("{1}: unknown", {label});
  const std::string now = value(*g.value);
  if (g.lower && g.upper)
    return say("{1}: {2}, open from {3} to {4}", {label, now, value(*g.lower), value(*g.upper)});
  if (g.lower) return say("{1}: {2}, open from {3} on", {label, now, value(*g.lower)});
  if (g.upper) return say("{1}: {2}, open up to {3}", {label, now, value(*g.upper)});
  return say("{1}: {2}", {label, now});
}

std::string gate_told(const Say &say, const GateReading &g) {
  std::string out = gate_compared(say, g);
  if (g.chance && *g.chance > 0 && *g.chance < 1)
    out = say("{1}; it holds in {2} of the draws", {out, say.percent(*g.chance)});
  return g.estimated && g.value ? say("{1}; estimated from the population", {out}) : out;
}

std::string finding_told(const Say &say, const FindingReading &f,
                         const InventoryResult *inventory) {
  std::string where = say(f.table_label);
  if (!f.column.empty()) where += ", " + column_told(say, inventory, f.column);
  if (f.count > 1) where = say("{1} ({2} times)", {where, count_of(say, f.count)});
  return say("{1}: {2}", {where, say.message(f.done)});
}

}  // namespace jalon
