#include "core/report/json_parts.h"

namespace jalon {
namespace {

Json ends_of(const Estimate &e) {
  return {json_number(e.low), json_number(e.high)};
}

Json estimate_of(const Estimate &e) {
  return {{"value", json_number(e.value)}, {"interval", ends_of(e)}};
}

Json effect_of(const DriverResult::Effect &e) {
  return {{"first", estimate_of(e.index.first)},
          {"total", estimate_of(e.index.total)},
          {"at_low", json_number(e.at_low)},
          {"at_high", json_number(e.at_high)},
          {"switching", json_numbers(e.switching)}};
}

Json year_or_null(const std::optional<int> &year) {
  return year ? Json(*year) : Json(nullptr);
}

}  // namespace

Json json_of(const std::optional<Spread> &s) {
  if (!s) return nullptr;
  return {{"draws", s->draws},
          {"rejected", s->rejected},
          {"missing", s->missing},
          {"mean", json_number(s->mean.value)},
          {"standard_error", json_number(s->standard_error)},
          {"standard_deviation", json_number(s->standard_deviation)},
          {"least", json_number(s->least)},
          {"greatest", json_number(s->greatest)},
          {"p5", json_number(s->p5.value)},
          {"p10", json_number(s->p10.value)},
          {"p50", json_number(s->p50.value)},
          {"p90", json_number(s->p90.value)},
          {"p95", json_number(s->p95.value)},
          {"positive", json_number(s->positive.value)},
          {"loss", json_number(s->loss.value)},
          {"shortfall", json_number(s->shortfall.value)},
          {"intervals",
           {{"mean", ends_of(s->mean)},
            {"p5", ends_of(s->p5)},
            {"p10", ends_of(s->p10)},
            {"p50", ends_of(s->p50)},
            {"p90", ends_of(s->p90)},
            {"p95", ends_of(s->p95)},
            {"positive", ends_of(s->positive)},
            {"loss", ends_of(s->loss)},
            {"shortfall", ends_of(s->shortfall)}}},
          {"histogram", {{"edges", json_numbers(s->edges)}, {"counts", json_numbers(s->counts)}}}};
}

Json json_of(const DriverResult &d) {
  return {{"paths", d.paths},
          {"central", json_number(d.central)},
          {"low", json_number(d.low)},
          {"high", json_number(d.high)},
          {"from", json_number(d.from)},
          {"to", json_number(d.to)},
          {"authority", effect_of(d.authority)},
          {"collective", effect_of(d.collective)}};
}

Json json_of(const StressedResult &s) {
  return {{"scenario", s.scenario},
          {"authority", json_number(s.authority)},
          {"collective", json_number(s.collective)}};
}

Json json_of(const StartYearResult &s) {
  return {{"year", s.year},
          {"collective", json_number(s.collective)},
          {"authority", json_number(s.authority)}};
}

Json json_of(const StressResult &s) {
  return {{"id", s.id},
          {"title_fr", s.title_fr},
          {"title_en", s.title_en},
          {"changes", json_texts(s.changes)},
          {"left_out", json_texts(s.left_out)},
          {"source", s.source},
          {"as_of", s.as_of},
          {"confidence", name_of(s.confidence)}};
}

Json json_of(const PreferenceResult &p) {
  Json beats = Json::array();
  for (const auto &row : p.beats) beats.push_back(json_numbers(row));
  return {{"ids", p.ids}, {"beats", std::move(beats)}, {"first", json_numbers(p.first)}};
}

Json json_of(const Results::RateResult &r) {
  return {{"beta", json_number(r.beta)},
          {"rate", json_number(r.rate)},
          {"collective", json_numbers(r.collective)}};
}

Json json_of(const NormsResult &n) {
  Json projects = Json::array(), values = Json::array();
  for (const auto &p : n.projects)
    projects.push_back({{"id", p.id},
                        {"authority", json_number(p.authority)},
                        {"collective", json_number(p.collective)},
                        {"benefit_cost", json_number(p.benefit_cost)},
                        {"irr_collective", json_number(p.irr_collective)},
                        {"start_year", year_or_null(p.start_year)}});
  Json confidences = Json::object();
  for (const auto &[path, confidence] : n.confidences) confidences[path] = name_of(confidence);
  for (const auto &v : n.values)
    values.push_back({{"path", v.path},
                      {"unit", v.unit},
                      {"first", json_number(v.first)},
                      {"last", json_number(v.last)},
                      {"price_year", v.price_year ? Json(v.price_year) : Json(nullptr)},
                      {"source", v.source},
                      {"as_of", v.as_of},
                      {"confidence", name_of(v.confidence)}});
  return {{"name", n.name},
          {"title_fr", n.title_fr},
          {"title_en", n.title_en},
          {"currency", n.currency},
          {"discount_rate", json_number(n.discount_rate)},
          {"cost_of_public_funds", json_number(n.cost_of_public_funds)},
          {"residual_value", n.residual_value},
          {"confidences", std::move(confidences)},
          {"roadmap_value", json_number(n.roadmap_value)},
          {"projects", std::move(projects)},
          {"values", std::move(values)}};
}

Json json_of(const DrawsResult &d) {
  return {{"sampling", d.sampling},
          {"asked", d.asked ? Json(d.asked) : Json(nullptr)},
          {"done", d.done},
          {"stopped", d.stopped},
          {"precise", d.precise},
          {"loose", json_texts(d.loose)},
          {"factors", d.factors},
          {"ties", json_texts(d.ties)},
          {"correlations", json_texts(d.correlations)}};
}

}  // namespace jalon
