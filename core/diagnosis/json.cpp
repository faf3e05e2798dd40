#include "core/diagnosis/json.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace jalon {
namespace {

using Object = nlohmann::ordered_json;

// Texts in the language of the words; what programs look for (names, kinds, states) never changes.
class Writer {
 public:
  explicit Writer(const Words &words) : words_(words) {}

  std::string write(const Diagnosis &d) const {
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
    evidence(axes, d.grid.evidence, text(d.grid.evidence.source));
    axes["answers"] = list_of(d.axes);
    j["axes"] = std::move(axes);
    j["skills"] = {{"business", of(d.skills.business)},
                   {"digital", of(d.skills.digital)},
                   {"steering", of(d.skills.steering)},
                   {"people", of(d.skills.people)},
                   {"findings", list_of(d.skill_findings)}};
    Object powers{{"near_end_years", d.near_end_years}};
    evidence(powers, d.power_evidence, text(d.power_evidence.source));
    j["powers"] = std::move(powers);
    j["missing"] = list_of(d.missing);
    Object proposals{{"per_domain", d.proposals.per_domain},
                     {"doubtful_share", of(d.proposals.doubtful_share)}};
    evidence(proposals, d.proposals.evidence, text(d.proposals.evidence.source));
    j["proposals"] = std::move(proposals);
    j["candidates"] = list_of(d.candidates);
    j["warnings"] = list_of(d.warnings);
    j["digests"] = d.digests;
    return j.dump(2, ' ', false, Object::error_handler_t::replace) + "\n";
  }

 private:
  static Object bound_of(int bound) {
    return bound > 0 ? Object("at least") : bound < 0 ? Object("at most") : Object(nullptr);
  }
  static Object of(double x) { return std::isfinite(x) ? Object(x) : Object(nullptr); }
  static Object of(const std::optional<double> &x) { return x ? of(*x) : Object(nullptr); }
  static Object of(const std::optional<int> &x) { return x ? Object(*x) : Object(nullptr); }
  static Object of(const Bilingual &text) { return {{"fr", text.fr}, {"en", text.en}}; }
  static Object of(const Ranged &r) {
    return {{"central", of(r.central)}, {"p10", of(r.p10)},         {"median", of(r.median)},
            {"p90", of(r.p90)},         {"without", of(r.without)}, {"bound", bound_of(r.bound)},
            {"estimated", r.estimated}};
  }
  static void evidence(Object &j, const Evidence &e, const std::string &source) {
    j["source"] = source;
    j["as_of"] = e.as_of;
    j["confidence"] = name_of(e.confidence);
  }

  std::string text(const std::string &english) const {
    return english.empty() ? english : words_(english);
  }
  Object texts(const std::vector<std::string> &english) const {
    Object all = Object::array();
    for (const auto &each : english) all.push_back(text(each));
    return all;
  }

  template <class T>
  Object list_of(const std::vector<T> &items) const {
    Object all = Object::array();
    for (const auto &item : items) all.push_back(of(item));
    return all;
  }
  Object named(const std::vector<std::pair<std::string, std::string>> &items) const {
    Object all = Object::array();
    for (const auto &[name, label] : items) all.push_back({{"name", name}, {"label", text(label)}});
    return all;
  }
  Object of(const Message &message) const { return message.in(words_); }

  Object of(const PeerPlace &p) const {
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
    evidence(j, p.peer.evidence, text(p.peer.evidence.source));
    return j;
  }

  Object of(const IndicatorReading &i) const {
    Object j{{"name", i.name},           {"label", text(i.label)}, {"unit", i.unit},
             {"direction", i.direction}, {"share", i.share},       {"value", of(i.value)},
             {"limit", of(i.limit)},     {"target", of(i.target)}};
    evidence(j, i.evidence, text(i.evidence.source));
    j["status"] = name_of(i.standing);
    j["keeps_limit"] = of(i.keeps_limit);
    j["keeps_target"] = of(i.keeps_target);
    j["gap"] = of(i.gap);
    j["estimated"] = i.estimated;
    j["peers"] = list_of(i.peers);
    return j;
  }

  Object of(const DigitalReading &d) const {
    Object j{{"table", d.table},
             {"table_label", text(d.table_label)},
             {"column", d.column},
             {"column_label", text(d.column_label)},
             {"levels", Object::array()}};
    for (const auto &level : d.levels)
      j["levels"].push_back({{"name", level.name},
                             {"label", text(level.label)},
                             {"measured", of(level.measured)},
                             {"estimated", of(level.estimated)}});
    j["unknown"] = of(d.unknown);
    return j;
  }

  Object of(const PowerReading &p) const {
    Object j{{"holder", p.holder ? Object(p.holder->id) : Object(nullptr)},
             {"name", p.name},
             {"code", p.code},
             {"contract_end", of(p.contract_end)},
             {"near_end", p.near_end},
             {"factor", of(p.factor)}};
    j["meaning"] = p.holder ? of(p.holder->meaning) : Object(nullptr);
    return j;
  }

  Object of(const StakeReading &s) const {
    return {{"amount", of(s.amount)},
            {"per_inhabitant", of(s.per_inhabitant)},
            {"relative", of(s.relative)}};
  }

  Object of(const NeedReading &n) const {
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

  Object of(const FindingReading &f) const {
    return {{"table", f.table}, {"column", f.column}, {"warning", f.warning}, {"count", f.count},
            {"rows", f.rows},   {"found", f.found},   {"done", of(f.done)}};
  }

  Object of(const DomainReading &d) const {
    return {{"domain", d.domain},
            {"plugin", d.plugin},
            {"title", of(d.title)},
            {"need", of(d.need)},
            {"power", of(d.power)},
            {"revenue", of(d.revenue)},
            {"unmeasured", texts(d.unmeasured)},
            {"indicators", list_of(d.indicators)},
            {"digital", list_of(d.digital)},
            {"partial", list_of(d.partial)},
            {"findings", list_of(d.findings)},
            {"findings_left_out", d.findings_left_out},
            {"caveats", texts(d.caveats)}};
  }

  Object of(const MissingReading &m) const {
    Object j{{"kind", name_of(m.kind)},
             {"domain", m.domain},
             {"table", m.table},
             {"table_label", text(m.table_label)},
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
                            {"label", text(x.label)},
                            {"unit", x.unit},
                            {"p10", of(x.p10)},
                            {"p90", of(x.p90)},
                            {"shown", of(x.shown)}});
    j["cost_shown"] = of(m.cost_shown);
    j["revenue_shown"] = of(m.revenue_shown);
    j["body"] = m.body;
    j["twice"] = list_of(m.twice);
    j["score"] = of(m.score);
    return j;
  }

  Object of(const GateReading &g) const {
    constexpr const char *states[] = {"open", "closed", "cannot tell"};
    return {{"indicator", g.indicator},
            {"label", text(g.label)},
            {"unit", g.unit},
            {"value", of(g.value)},
            {"lower", of(g.lower)},
            {"upper", of(g.upper)},
            {"state", states[static_cast<std::size_t>(g.state)]},
            {"chance", of(g.chance)},
            {"estimated", g.estimated},
            {"bound", bound_of(g.bound)},
            {"otherwise", text(g.otherwise)}};
  }

  Object of(const CandidateReading &c) const {
    return {{"measure", c.measure},
            {"domain", c.domain},
            {"label", text(c.label)},
            {"help", text(c.help)},
            {"relevance", text(c.relevance)},
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

  Object of(const AxisReading &a) const {
    Object j{{"id", a.axis.id}, {"title", of(a.axis.title)}, {"level", of(a.level)}};
    j["meaning"] =
        a.level ? of(a.axis.levels[static_cast<std::size_t>(*a.level)]) : Object(nullptr);
    j["evidence"] = a.evidence;
    j["date"] = a.date;
    return j;
  }

  Object of(const PartialTable::Twice &t) const {
    return {{"name", t.name},
            {"label", text(t.label)},
            {"unit", t.unit},
            {"now", of(t.now)},
            {"then", of(t.then)}};
  }

  Object of(const PartialTable &p) const {
    return {{"table", p.table}, {"table_label", text(p.label)}, {"body", p.body},
            {"rows", p.rows},   {"twice", list_of(p.twice)},    {"score", of(p.score)}};
  }

  const Words &words_;
};

}  // namespace

std::string diagnosis_json(const Diagnosis &diagnosis, const Words &words) {
  return Writer(words).write(diagnosis);
}

}  // namespace jalon
