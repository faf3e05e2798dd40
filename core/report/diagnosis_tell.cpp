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
  for (std::size_t i = 0; i < shown; ++i) out += (i ? " · " : "") + say(m.columns[i].second);
  if (shown < n) out = say("{1} and {2} more", {out, std::to_string(n - shown)});
  return out;
}

std::string between(const Say &say, const std::string &low, const std::string &high) {
  return low == high ? low : say("{1} to {2}", {low, high});
}

// Two digits that count, and no zeros behind them: "1.7 M", not "1.70 M".
std::string rough_money(const Say &say, double amount) {
  std::string text = say.money(two_digits(amount));
  const auto mark = text.rfind(say.language() == "fr" ? ',' : '.');
  if (mark == text.npos || std::fabs(amount) < 1000) return text;  // cents stay cents
  auto end = text.find_first_not_of("0123456789", mark + 1);
  end = std::min(end, text.size());
  auto kept = end;
  while (text[kept - 1] == '0') --kept;
  if (kept == mark + 1) kept = mark;
  return text.erase(kept, end - kept);
}

std::string count_of(const Say &say, std::size_t n) {
  return say.number(static_cast<double>(n));
}

// Told by the draws: the central figure alone is no verdict where they differ.
std::string unsure_told(const Say &say, const AgainstMarks &f) {
  const bool limit = f.limit && f.keeps_limit && *f.keeps_limit < 1;
  const double share = limit ? 1 - *f.keeps_limit : f.keeps_target.value_or(0);
  const std::string chance = say.chance(share);
  const std::string told = !limit ? say("reaches the target in {1} of the draws", {chance})
                           : better_way(f.direction, f.limit, f.target) > 0
                               ? say("below the limit in {1} of the draws", {chance})
                               : say("above the limit in {1} of the draws", {chance});
  return share > 0.1 && share < 0.9 ? say("{1}: measure it first", {told}) : told;
}

std::string bound_told(const Say &say, const IndicatorReading &i) {
  const auto mark = i.limit ? i.limit : i.target;
  return say("{1}; whether {2} is reached is not known: the inventory may be incomplete",
             {value_told(say, i), say.reading(mark, i.unit, i.share)});
}

// A range that the figure shown is not in: why.
std::string aside_told(const Say &say, const std::string &range, const std::string &shown,
                       double value, double low, double high) {
  return low <= value && value <= high
             ? range
             : say("{1}, beside {2} as shown: these figures err to one side", {range, shown});
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

bool is_bounded(const NeedReading &n) {
  return n.gap.central && n.stake;
}

bool stake_estimated(const NeedReading &n) {
  return !n.weight && (n.cost.amount.estimated || n.emissions.amount.estimated);
}

std::string to_get_told(const Say &say, const NeedReading &n) {
  std::string out;
  for (const auto &what : n.to_get)
    out = out.empty() ? say.message(what) : say("{1}; {2}", {out, say.message(what)});
  return out;
}

std::string value_told(const Say &say, const IndicatorReading &i) {
  const auto &v = i.value;
  return bounded_told(
      say, say.reading(v.central, i.unit, i.share, v.p10 && v.p90 ? std::fabs(*v.p90 - *v.p10) : 0),
      v.bound);
}

std::string bounded_told(const Say &say, const std::string &value, int bound) {
  return bound > 0 ? say("at least {1}", {value}) : bound < 0 ? say("at most {1}", {value}) : value;
}

std::string place_told(const Ranged &v, int direction, const Say &say) {
  if (!v.central || !v.p10 || !v.p90 || !(*v.p10 < *v.p90)) return "";
  const double edge = 0.1 * (*v.p90 - *v.p10);
  const int side = *v.central < *v.p10 + edge ? -1 : *v.central > *v.p90 - edge ? 1 : 0;
  if (side == 0) return "";
  if (side * direction > 0) return say("the central figure is on the favourable side");
  if (side * direction < 0) return say("the central figure is on the unfavourable side");
  return side < 0 ? say("the central figure is on the low side")
                  : say("the central figure is on the high side");
}

std::string estimated_domains_told(const Say &say, const Diagnosis &d) {
  std::string titles;
  for (const auto &domain : d.domains) {
    std::size_t known = 0, estimated = 0;
    for (const auto &i : domain.indicators) {
      known += i.value.central.has_value();
      estimated += i.estimated;
    }
    if (estimated == 0) continue;
    std::string tables;
    for (const auto &label : domain.unmeasured)
      tables += (tables.empty() ? "" : " · ") + say(label);
    const std::string &title = title_of(say, domain.title);
    titles += (titles.empty() ? "" : ", ") +
              (estimated < known && !tables.empty() ? say("{1} ({2})", {title, tables}) : title);
  }
  if (titles.empty()) return "";
  return say(
      "Estimated from figures of other towns, for want of a file: {1}. Such figures are not "
      "compared with peers; where they stand to a limit or a target says what such towns do, not "
      "what this one does.",
      {titles});
}

std::string need_sentence(const Say &say, const DomainReading &d) {
  const NeedReading &n = d.need;
  if (!is_bounded(n)) return say("Need not known. To be got first: {1}.", {to_get_told(say, n)});
  const std::string sign = n.gap_estimated || stake_estimated(n) ? estimated_sign : "";
  const std::string gap = factor_told(say, n.gap.central) + (n.gap_estimated ? estimated_sign : ""),
                    stake = factor_told(say, n.stake) + (stake_estimated(n) ? estimated_sign : ""),
                    power = n.power ? factor_told(say, n.power) : say("(holder unknown)");
  if (n.need)
    return say("Need {1} = gap {2} × stake {3} × power held {4}.",
               {factor_told(say, n.need) + sign, gap, stake, power});
  return say("Need at most {1}: gap {2} × stake {3} × power held {4}; what is unknown counts as 1.",
             {factor_told(say, n.at_most) + sign, gap, stake, power});
}

std::string stake_sentence(const Say &say, const DomainReading &d) {
  const auto &cost = d.need.cost, &emissions = d.need.emissions;
  const auto money = [&](double amount, const Ranged &of) {
    return rough_money(say, amount) + (of.estimated ? estimated_sign : "");
  };
  std::string out = say(d.revenue.central ? "What it costs the authority a year is not known"
                                          : "What it costs the authority a year, and what it "
                                            "brings in, is not known");
  if (cost.amount.central)
    out = cost.per_inhabitant ? say("It costs the authority {1} a year, {2} per inhabitant",
                                    {money(*cost.amount.central, cost.amount),
                                     money(*cost.per_inhabitant, cost.amount)})
                              : say("It costs the authority {1} a year",
                                    {money(*cost.amount.central, cost.amount)});
  if (cost.amount.central && cost.amount.bound > 0)
    out = say("{1} at the least, for its inventory may be incomplete", {out});
  if (const auto &c = cost.amount; c.p10 && c.p90) {
    const std::string low = money(*c.p10, c), high = money(*c.p90, c);
    const std::string range = say("eight draws of ten lie between {1} and {2}", {low, high}),
                      place = place_told(c, -1, say);
    if (low != high)
      out = say("{1} ({2})", {out, place.empty() ? range : say("{1}: {2}", {place, range})});
  }
  if (emissions.amount.central)
    out = say(cost.amount.central ? "{1}, and emits {2} t of CO2e" : "{1}; it emits {2} t of CO2e",
              {out, say.number(two_digits(*emissions.amount.central)) +
                        (emissions.amount.estimated ? estimated_sign : "")});
  if (cost.amount.central && !d.revenue.central)
    out = say("{1}; what it brings in is not known", {out});
  if (d.revenue.central && *d.revenue.central > 0)
    out = say("{1}; it brings in {2}", {out, money(*d.revenue.central, d.revenue)});
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

static std::string standing_told(const Say &say, Standing standing, const AgainstMarks &f) {
  switch (standing) {
    case Standing::unknown:
      return say("unknown: the inventory does not say");
    case Standing::no_mark:
      return "";
    case Standing::beyond_limit:
      return f.central && f.limit && *f.central < *f.limit
                 ? say("needs attention: below the limit")
                 : say("needs attention: above the limit");
    case Standing::between:
      return say("between limit and target");
    case Standing::within_limit:
      return say("within the limit");
    case Standing::short_of_target:
      return say("short of the target");
    case Standing::unsure:
      return unsure_told(say, f);
    case Standing::bounded:
      return say("whether limit and target are kept is not known: the inventory may be incomplete");
    case Standing::reached:
      break;
  }
  return say("reaches the target");
}

std::string standing_told(const Say &say, const IndicatorReading &i) {
  return i.standing == Standing::bounded ? bound_told(say, i)
                                         : standing_told(say, i.standing, marks_of(i));
}

std::string standing_told(const Say &say, const AgainstMarks &f) {
  return standing_told(say, standing_of(f), f);
}

std::string peer_told(const Say &say, const IndicatorReading &i, const PeerPlace &p) {
  const auto value = [&](double x) { return say.reading(x, i.unit, i.share); };
  const std::string who = title_of(say, p.peer.who);
  const auto median = p.peer.quantiles.find(0.5);
  const bool has_median = median != p.peer.quantiles.end();
  const bool has_middle = p.peer.mean || has_median;
  const double middle = p.peer.mean ? *p.peer.mean : has_median ? median->second : 0;
  const std::string verdict =
      !i.value.central ? ""
      : i.value.bound  ? say("the inventory may be incomplete: no comparison")
      : i.estimated    ? say("estimated from peers: no comparison")
      : has_middle && value(middle) == value(*i.value.central) ? say("the town is level with them")
      : p.side > 0                                             ? say("the town does better")
      : p.side < 0                                             ? say("the town does less well")
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

static std::string twice_told(const Say &say, const MissingReading &m) {
  std::string list;
  for (const auto &x : m.twice) {
    const auto told = [&](double v) {
      return x.label.empty() ? rough_money(say, v) : say.reading(two_digits(v), x.unit, x.share);
    };
    const std::string name = x.name == "cost"      ? say("yearly cost")
                             : x.name == "revenue" ? say("yearly receipts")
                                                   : say(x.label);
    const std::string part = say("{1}: {2} instead of {3}", {name, told(x.then), told(x.now)});
    list = list.empty() ? part : say("{1}; {2}", {list, part});
  }
  return list.empty() ? say("What the others would change cannot be said.")
                      : say("With twice as many: {1}.", {list});
}

std::string effect_told(const Say &say, const MissingReading &m) {
  if (m.kind == MissingReading::Kind::partial_table) return twice_told(say, m);
  if (m.figures.empty()) return say("No figure stands for it: what rests on it stays unknown.");
  const std::string open = say("What the domain costs is not known without figures of the town.");
  if (!m.score && m.money_unknown) return open;
  if (!m.score)
    return say("Its figures have no range: what the real ones would change cannot be said.");
  std::vector<std::string> parts;
  if (m.cost) {
    const auto low = rough_money(say, (*m.cost)[0]), high = rough_money(say, (*m.cost)[1]);
    if (low != high)
      parts.push_back(
          say("{1}: {2}",
              {say("yearly cost"),
               aside_told(say, between(say, low, high), rough_money(say, m.cost_shown.value_or(0)),
                          m.cost_shown.value_or((*m.cost)[0]), (*m.cost)[0], (*m.cost)[1])}));
  }
  if (m.revenue) {
    const auto low = rough_money(say, (*m.revenue)[0]), high = rough_money(say, (*m.revenue)[1]);
    if (low != high)
      parts.push_back(say("{1}: {2}", {say("yearly receipts"),
                                       aside_told(say, between(say, low, high),
                                                  rough_money(say, m.revenue_shown.value_or(0)),
                                                  m.revenue_shown.value_or((*m.revenue)[0]),
                                                  (*m.revenue)[0], (*m.revenue)[1])}));
  }
  for (const auto &x : m.moved) {
    const auto low = say.reading(two_digits(x.p10), x.unit, x.share),
               high = say.reading(two_digits(x.p90), x.unit, x.share);
    if (low != high)
      parts.push_back(say(
          "{1}: {2}", {say(x.label), aside_told(say, between(say, low, high),
                                                say.reading(two_digits(x.shown), x.unit, x.share),
                                                x.shown, x.p10, x.p90)}));
  }
  if (parts.empty())
    return m.money_unknown ? open : say("The real figures would change nearly nothing.");
  std::string list;
  for (const auto &part : parts) list = list.empty() ? part : say("{1}; {2}", {list, part});
  const std::string told = say("As long as it is missing: {1}.", {list});
  return m.money_unknown ? told + " " + open : told;
}

std::string order_told(const Say &say) {
  return say(
      "In order of what it would change in this picture of today, its costs and its indicators "
      "(need). What would change the worth of the projects may be something else: see what decides "
      "the result of each in the report of `jalon run` (value).");
}

std::string need_is_not_value(const Say &say) {
  return say("To be appraised: need is not value. `jalon run` says which of them are worth it.");
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
    case Kind::partial_table:
      return say("{1}: all rows ({2}) are of one body, {3}; those of others may be missing.",
                 {table, count_of(say, m.cells), m.body});
    case Kind::power:
      return say(
          "Who holds the power over {1} ([powers.{2}] in dossier.toml): it decides how far "
          "the town can act, and when.",
          {domain_title(say, d, m.domain), m.domain});
    case Kind::axis:
      for (const auto &axis : m.axes) axes += (axes.empty() ? "" : " · ") + title_of(say, axis);
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

}  // namespace jalon
