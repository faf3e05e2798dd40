#include "core/report/json.h"

#include <cmath>

#include "core/report/json_parts.h"

namespace jalon {

Json json_number(double x) {
  return std::isfinite(x) ? Json(x) : Json(nullptr);
}

Json json_number(const std::optional<double> &x) {
  return x ? json_number(*x) : Json(nullptr);
}

Json json_numbers(const std::vector<double> &xs) {
  Json out = Json::array();
  for (const double x : xs) out.push_back(json_number(x));
  return out;
}

Json json_texts(const std::vector<Message> &messages) {
  Json out = Json::array();
  for (const auto &message : messages) out.push_back(message.english());
  return out;
}

Json json_skills(const std::vector<std::array<double, 3>> &days) {
  Json out = Json::array();
  for (const auto &[business, digital, steering] : days)
    out.push_back({{"business", json_number(business)},
                   {"digital", json_number(digital)},
                   {"steering", json_number(steering)}});
  return out;
}

namespace {

Json json_of(const KnownProjectResult &p) {
  return {{"id", p.id},
          {"title", p.title},
          {"phase", p.phase.empty() ? Json(nullptr) : Json(p.phase)},
          {"status", p.status.empty() ? Json(nullptr) : Json(p.status)},
          {"owner", p.owner},
          {"start", p.start.empty() ? Json(nullptr) : Json(p.start)},
          {"budget", json_number(p.budget)},
          {"subsidy", json_number(p.subsidy)},
          {"subsidy_from", p.subsidy_from},
          {"why", p.why.english()}};
}

Json known_of(const Results &r) {
  Json out = Json::array();
  for (const auto &p : r.known_projects) out.push_back(json_of(p));
  return out;
}

Json run_of(const Results &r, const Say *say) {
  Json plugins = Json::array();
  for (const auto &p : r.plugins)
    plugins.push_back({{"id", p.id},
                       {"domain", p.domain},
                       {"version", p.version},
                       {"title_fr", p.title_fr},
                       {"title_en", p.title_en},
                       {"caveats", p.caveats}});
  Json digests = Json::object();
  for (const auto &[what, hash] : r.digests) digests[what] = hash;
  return {{"program_version", r.program_version},
          {"date", r.date},
          {"dossier", r.dossier},
          {"territory", r.territory},
          {"population", json_number(r.population)},
          {"country", r.country},
          {"region", r.region},
          {"norms", r.norms},
          {"norms_title_fr", r.norms_title_fr},
          {"norms_title_en", r.norms_title_en},
          {"language", say ? say->language() : "en"},
          {"currency", r.currency},
          {"price_year", r.price_year},
          {"base_year", r.base_year},
          {"discount_rate", json_number(r.discount_rate)},
          {"cost_of_public_funds", json_number(r.cost_of_public_funds)},
          {"seed", r.seed},
          {"draws", r.draws.done},
          {"unfinished", json_texts(r.unfinished)},
          {"plugins", std::move(plugins)},
          {"digests", std::move(digests)}};
}

}  // namespace

namespace {

std::string written(const Results &r, const Say *say) {
  const Json all = {{"schema", "jalon.results/1"},
                    {"run", run_of(r, say)},
                    {"draws", json_of(r.draws)},
                    {"years", r.years},
                    {"inventories", json_list(r.inventories, r.dossier)},
                    {"indicators", json_list(r.indicators)},
                    {"projects", json_list(r.projects)},
                    {"known_projects", known_of(r)},
                    {"roadmap", r.roadmap ? json_of(*r.roadmap, say) : Json(nullptr)},
                    {"financing", r.financing ? json_of(*r.financing) : Json(nullptr)},
                    {"stresses", json_list(r.stresses)},
                    {"preferences", r.preferences ? json_of(*r.preferences) : Json(nullptr)},
                    {"rates", json_list(r.rates)},
                    {"other_norms", json_list(r.other_norms)},
                    {"figures", json_list(r.figures)},
                    {"warnings", json_texts(r.warnings)}};
  return all.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace

std::string results_json(const Results &results) {
  return written(results, nullptr);
}

std::string results_json(const Results &results, const Words &words) {
  const Say say(words, results.currency);
  return written(results, &say);
}

}  // namespace jalon
