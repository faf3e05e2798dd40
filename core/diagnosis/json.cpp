#include "core/diagnosis/json.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace jalon {
namespace {

using Object = nlohmann::ordered_json;

Object of(double x) {
  return std::isfinite(x) ? Object(x) : Object(nullptr);
}
Object of(const std::optional<double> &x) {
  return x ? of(*x) : Object(nullptr);
}
Object of(const std::optional<int> &x) {
  return x ? Object(*x) : Object(nullptr);
}
Object of(const Bilingual &text) {
  return {{"fr", text.fr}, {"en", text.en}};
}
Object of(const Ranged &r) {
  return {{"central", of(r.central)},
          {"p10", of(r.p10)},
          {"p90", of(r.p90)},
          {"at_central_figures", of(r.at_central_figures)}};
}
void evidence(Object &j, const Evidence &e) {
  j["source"] = e.source;
  j["as_of"] = e.as_of;
  j["confidence"] = name_of(e.confidence);
}

Object of(const PeerPlace &place);
Object of(const IndicatorReading &indicator);
Object of(const DigitalReading &state);
Object of(const DomainReading &domain);
Object of(const FindingReading &finding);
Object of(const MissingReading &missing);
Object of(const GateReading &gate);
Object of(const CandidateReading &candidate);
Object of(const AxisReading &axis);
Object of(const Message &message);

template <class T>
Object list_of(const std::vector<T> &items) {
  Object all = Object::array();
  for (const auto &item : items) all.push_back(of(item));
  return all;
}
Object named(const std::vector<std::pair<std::string, std::string>> &items) {
  Object all = Object::array();
  for (const auto &[name, label] : items) all.push_back({{"name", name}, {"label", label}});
  return all;
}
Object of(const Message &message) {
  return message.english();
}

Object of(const PeerPlace &p) {
  Object j{{"who", of(p.peer.who)},
           {"from", of(p.peer.from)},
           {"to", of(p.peer.to)},
           {"mean", of(p.peer.mean)}};
  j["quantiles"] = Object::object();
  for (const auto &[share, value] : p.peer.quantiles)
    j["quantiles"]["p" + std::to_string(static_cast<int>(std::lround(100 * share)))] = of(value);
  j["below"] = of(p.below);
  j["outside"] = p.outside;
  j["side"] = p.side;
  evidence(j, p.peer.evidence);
  return j;
}

Object of(const IndicatorReading &i) {
  Object j{{"name", i.name},           {"label", i.label},      {"unit", i.unit},
           {"direction", i.direction}, {"share", i.share},      {"value", of(i.value)},
           {"limit", of(i.limit)},     {"target", of(i.target)}};
  evidence(j, i.evidence);
  j["status"] = name_of(i.standing);
  j["gap"] = of(i.gap);
  j["estimated"] = i.estimated;
  j["peers"] = list_of(i.peers);
  return j;
}

Object of(const DigitalReading &d) {
  Object j{{"table", d.table},
           {"table_label", d.table_label},
           {"column", d.column},
           {"column_label", d.column_label},
           {"levels", Object::array()}};
  for (const auto &level : d.levels)
    j["levels"].push_back({{"name", level.name},
                           {"label", level.label},
                           {"measured", of(level.measured)},
                           {"estimated", of(level.estimated)}});
  j["unknown"] = of(d.unknown);
  return j;
}

Object of(const PowerReading &p) {
  Object j{{"holder", p.holder ? Object(p.holder->id) : Object(nullptr)},
           {"name", p.name},
           {"code", p.code},
           {"contract_end", of(p.contract_end)},
           {"near_end", p.near_end},
           {"factor", of(p.factor)}};
  j["meaning"] = p.holder ? of(p.holder->meaning) : Object(nullptr);
  return j;
}

Object of(const StakeReading &s) {
  return {{"amount", of(s.amount)},
          {"per_inhabitant", of(s.per_inhabitant)},
          {"relative", of(s.relative)}};
}

Object of(const NeedReading &n) {
  return {{"rank", n.rank},
          {"gap", of(n.gap)},
          {"gaps_known", n.gaps_known},
          {"gaps_unknown", n.gaps_unknown},
          {"gap_estimated", n.gap_estimated},
          {"cost", of(n.cost)},
          {"emissions", of(n.emissions)},
          {"weight", of(n.weight)},
          {"stake", of(n.stake)},
          {"power", of(n.power)},
          {"need", of(n.need)},
          {"at_most", of(n.at_most)},
          {"to_get", list_of(n.to_get)}};
}

Object of(const FindingReading &f) {
  return {{"table", f.table}, {"column", f.column}, {"warning", f.warning},    {"count", f.count},
          {"rows", f.rows},   {"found", f.found},   {"done", f.done.english()}};
}

Object of(const DomainReading &d) {
  return {{"domain", d.domain},
          {"plugin", d.plugin},
          {"title", of(d.title)},
          {"need", of(d.need)},
          {"power", of(d.power)},
          {"revenue", of(d.revenue)},
          {"unmeasured", d.unmeasured},
          {"indicators", list_of(d.indicators)},
          {"digital", list_of(d.digital)},
          {"findings", list_of(d.findings)},
          {"findings_left_out", d.findings_left_out},
          {"caveats", d.caveats}};
}

Object of(const MissingReading &m) {
  Object j{{"kind", name_of(m.kind)},
           {"domain", m.domain},
           {"table", m.table},
           {"table_label", m.table_label},
           {"columns", named(m.columns)},
           {"cells", m.cells},
           {"of", m.of},
           {"figures", named(m.figures)},
           {"axes", list_of(m.axes)}};
  const auto ends = [](const auto &x) {
    return x ? Object({{"p10", of((*x)[0])}, {"p90", of((*x)[1])}}) : Object(nullptr);
  };
  j["cost"] = ends(m.cost);
  j["revenue"] = ends(m.revenue);
  j["moved"] = Object::array();
  for (const auto &x : m.moved)
    j["moved"].push_back({{"name", x.name},
                          {"label", x.label},
                          {"unit", x.unit},
                          {"p10", of(x.p10)},
                          {"p90", of(x.p90)}});
  j["score"] = of(m.score);
  return j;
}

Object of(const GateReading &g) {
  constexpr const char *states[] = {"open", "closed", "cannot tell"};
  return {{"indicator", g.indicator},
          {"label", g.label},
          {"unit", g.unit},
          {"value", of(g.value)},
          {"lower", of(g.lower)},
          {"upper", of(g.upper)},
          {"state", states[static_cast<std::size_t>(g.state)]},
          {"chance", of(g.chance)},
          {"estimated", g.estimated},
          {"otherwise", g.otherwise}};
}

Object of(const CandidateReading &c) {
  return {{"measure", c.measure},
          {"domain", c.domain},
          {"label", c.label},
          {"help", c.help},
          {"relevance", c.relevance},
          {"status", name_of(c.status)},
          {"table", c.table},
          {"where_column", c.where_column},
          {"where_choices", named(c.where_choices)},
          {"things", of(c.things)},
          {"things_unknown", of(c.things_unknown)},
          {"usual_share", of(c.usual_share)},
          {"needs", c.needs},
          {"excludes", c.excludes},
          {"planned", c.planned},
          {"choice", name_of(c.choice)},
          {"instead_of", c.instead_of},
          {"gates", list_of(c.gates)}};
}

Object of(const AxisReading &a) {
  Object j{{"id", a.axis.id}, {"title", of(a.axis.title)}, {"level", of(a.level)}};
  j["meaning"] = a.level ? of(a.axis.levels[static_cast<std::size_t>(*a.level)]) : Object(nullptr);
  j["evidence"] = a.evidence;
  j["date"] = a.date;
  return j;
}

}  // namespace

std::string diagnosis_json(const Diagnosis &d) {
  Object j{{"schema", 1},
           {"program", std::string("jalon ") + JALON_VERSION},
           {"territory", d.territory},
           {"insee", d.insee},
           {"intercommunality", d.intercommunality},
           {"country", d.country},
           {"currency", d.currency},
           {"population", of(d.population)},
           {"base_year", d.base_year},
           {"last_year", d.last_year},
           {"draws", d.draws},
           {"rejected", d.rejected},
           {"seed", d.seed},
           {"own_stakes", d.own_stakes}};
  j["domains"] = list_of(d.domains);
  Object axes{{"title", of(d.grid.title)}, {"scale", Object::array()}};
  for (const auto &level : d.grid.scale) axes["scale"].push_back(of(level));
  evidence(axes, d.grid.evidence);
  axes["answers"] = list_of(d.axes);
  j["axes"] = std::move(axes);
  j["skills"] = {{"business", of(d.skills.business)},
                 {"digital", of(d.skills.digital)},
                 {"steering", of(d.skills.steering)},
                 {"people", of(d.skills.people)},
                 {"findings", list_of(d.skill_findings)}};
  Object powers{{"near_end_years", d.near_end_years}};
  evidence(powers, d.power_evidence);
  j["powers"] = std::move(powers);
  j["missing"] = list_of(d.missing);
  Object proposals{{"per_domain", d.proposals.per_domain},
                   {"doubtful_share", of(d.proposals.doubtful_share)}};
  evidence(proposals, d.proposals.evidence);
  j["proposals"] = std::move(proposals);
  j["candidates"] = list_of(d.candidates);
  j["warnings"] = list_of(d.warnings);
  j["digests"] = d.digests;
  return j.dump(2, ' ', false, Object::error_handler_t::replace) + "\n";
}

}  // namespace jalon
