#include "core/report/json_parts.h"

namespace jalon {
namespace {

// The sentence in pieces, for those who say it in another language; null when there is none.
Json pieces_of(const Reason &reason) {
  if (reason.kind == Reason::Kind::none) return nullptr;
  Json arguments = Json::array();
  for (const auto &argument : reason.arguments) {
    if (const auto *title = std::get_if<std::string>(&argument)) {
      arguments.push_back(*title);
    } else if (const auto *amount = std::get_if<double>(&argument)) {
      arguments.push_back(json_number(*amount));
    } else if (const auto *year = std::get_if<int>(&argument)) {
      arguments.push_back(*year);
    } else {
      Json parts = Json::array();
      for (const auto &part : std::get<std::vector<Reason>>(argument))
        parts.push_back(pieces_of(part));
      arguments.push_back(std::move(parts));
    }
  }
  Json out;
  out["id"] = name_of(reason.kind);
  out["template"] = template_of(reason.kind);
  out["arguments"] = std::move(arguments);
  return out;
}

std::string told(const Reason &reason, const Say *say) {
  return say ? say->reason(reason) : english(reason);
}

Json decision_of(const RoadmapDecision &d, const Say *say) {
  return {{"id", d.id},
          {"title", d.title},
          {"start_year", d.start_year ? Json(*d.start_year) : Json(nullptr)},
          {"reason", told(d.reason, say)},
          {"reason_id", name_of(d.reason.kind)},
          {"reason_pieces", pieces_of(d.reason)},
          {"cost_of_forcing", json_number(d.cost_of_forcing)},
          {"value", json_number(d.value)}};
}

}  // namespace

Json json_of(const AppraisalResult &a) {
  Json accounts = Json::array(), lines = Json::array(), indicators = Json::array();
  for (const auto &account : a.accounts)
    accounts.push_back({{"name", account.name},
                        {"npv", json_number(account.npv)},
                        {"flows", json_numbers(account.flows)},
                        {"spread", json_of(account.spread)}});
  for (const auto &line : a.lines)
    lines.push_back({{"name", line.name},
                     {"label", line.label},
                     {"unit", line.unit},
                     {"category", line.category},
                     {"from", line.from},
                     {"to", line.to},
                     {"valued", line.valued},
                     {"reference", json_numbers(line.reference)},
                     {"programme", json_numbers(line.programme)}});
  for (const auto &path : a.indicators)
    indicators.push_back({{"name", path.name},
                          {"label", path.label},
                          {"unit", path.unit},
                          {"reference", json_numbers(path.reference)},
                          {"programme", json_numbers(path.programme)}});
  return {{"draws", a.draws},
          {"rejected", a.rejected},
          {"investment", json_number(a.investment)},
          {"to_invest", json_number(a.to_invest)},
          {"irr_authority", json_numbers(a.irr_authority)},
          {"irr_collective", json_numbers(a.irr_collective)},
          {"irr_authority_spread", json_of(a.irr_authority_spread)},
          {"irr_collective_spread", json_of(a.irr_collective_spread)},
          {"mirr_authority", json_number(a.mirr_authority)},
          {"mirr_collective", json_number(a.mirr_collective)},
          {"payback", json_number(a.payback)},
          {"discounted_payback", json_number(a.discounted_payback)},
          {"payback_collective", json_number(a.payback_collective)},
          {"benefit_cost", json_number(a.benefit_cost)},
          {"benefit_cost_modified", json_number(a.benefit_cost_modified)},
          {"profitability_index", json_number(a.profitability_index)},
          {"first_year_return", json_number(a.first_year_return)},
          {"value_per_invested", json_number(a.value_per_invested)},
          {"value_per_public", json_number(a.value_per_public)},
          {"equivalent_annual", json_number(a.equivalent_annual)},
          {"accounts", std::move(accounts)},
          {"lines", std::move(lines)},
          {"indicators", std::move(indicators)}};
}

Json json_of(const std::optional<AppraisalResult> &a) {
  return a ? json_of(*a) : Json(nullptr);
}

Json json_of(const ProjectResult &p) {
  Json measures = Json::array();
  for (const auto &m : p.measures) {
    Json to_confirm = Json::array();
    for (const auto &gate : m.to_confirm)
      to_confirm.push_back(
          {{"indicator", gate.indicator}, {"label", gate.label}, {"otherwise", gate.otherwise}});
    measures.push_back({{"name", m.name},
                        {"label", m.label},
                        {"help", m.help},
                        {"relevance", m.relevance},
                        {"table", m.table},
                        {"account", m.account},
                        {"vat", m.vat},
                        {"procurement", m.procurement},
                        {"things_covered", json_number(m.things_covered)},
                        {"things_estimated", json_number(m.things_estimated)},
                        {"to_confirm", std::move(to_confirm)}});
  }
  return {{"id", p.id},
          {"title", p.title},
          {"phase", p.phase},
          {"on_top_of", p.on_top_of},
          {"status", p.status.empty() ? Json(nullptr) : Json(p.status)},
          {"announced_start", p.start.empty() ? Json(nullptr) : Json(p.start)},
          {"start_year", p.start_year},
          {"best_start", p.best_start ? Json(*p.best_start) : Json(nullptr)},
          {"by_start", json_list(p.by_start)},
          {"works", p.works},
          {"optimism_bias", json_number(p.optimism_bias)},
          {"measures", std::move(measures)},
          {"days", json_skills(p.days)},
          {"drivers", json_list(p.drivers)},
          {"stressed", json_list(p.stressed)},
          {"appraisal", json_of(p.appraisal)},
          {"financing", p.financing ? json_of(*p.financing) : Json(nullptr)}};
}

Json json_of(const RoadmapResult &m, const Say *say) {
  Json decisions = Json::array(), interactions = Json::array();
  for (const auto &decision : m.decisions) decisions.push_back(decision_of(decision, say));
  for (const auto &pair : m.interactions)
    interactions.push_back({{"a", pair.a},
                            {"b", pair.b},
                            {"value", json_number(pair.value)},
                            {"chosen", pair.chosen}});
  return {{"feasible", m.feasible},
          {"infeasible_reason", told(m.infeasible_reason, say)},
          {"infeasible_id", name_of(m.infeasible_reason.kind)},
          {"infeasible_pieces", pieces_of(m.infeasible_reason)},
          {"proven", m.proven},
          {"value", json_number(m.value)},
          {"bound", json_number(m.bound)},
          {"gap", json_number(m.gap)},
          {"seconds", json_number(m.seconds)},
          {"decisions", std::move(decisions)},
          {"interactions", std::move(interactions)},
          {"years", m.years},
          {"funds", json_numbers(m.funds)},
          {"spending", json_numbers(m.spending)},
          {"savings_room", json_numbers(m.savings_room)},
          {"debt_room", json_numbers(m.debt_room)},
          {"days_available", json_skills(m.days_available)},
          {"days", json_skills(m.days)},
          {"sum_of_parts", json_number(m.sum_of_parts)},
          {"together", json_of(m.together)}};
}

}  // namespace jalon
