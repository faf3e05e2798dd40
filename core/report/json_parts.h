// json_parts.h - pieces of results.json, one per kind of result; only for json*.cpp.
#pragma once
#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "core/report/results.h"
#include "core/report/say.h"

namespace jalon {

using Json = nlohmann::ordered_json;

Json json_number(double x);  // null unless finite
Json json_number(const std::optional<double> &x);
Json json_numbers(const std::vector<double> &xs);
Json json_texts(const std::vector<Message> &messages);  // in English
Json json_skills(const std::vector<std::array<double, 3>> &days);

Json json_of(const AppraisalResult &appraisal);
Json json_of(const std::optional<AppraisalResult> &appraisal);
Json json_of(const ProjectResult &project);
Json json_of(const RoadmapResult &roadmap, const Say *say);  // reasons by `say`, else English
Json json_of(const InventoryResult &inventory, const std::string &dossier);
Json json_of(const IndicatorResult &indicator);
Json json_of(const FigureResult &figure);
Json json_of(const ProjectFinancingResult &financing);
Json json_of(const FinancingResult &financing);

// Draws, and what they tell (json_uncertainty.cpp).
Json json_of(const std::optional<Spread> &spread);
Json json_of(const DriverResult &driver);
Json json_of(const StressedResult &stressed);
Json json_of(const StartYearResult &start);
Json json_of(const StressResult &stress);
Json json_of(const PreferenceResult &preferences);
Json json_of(const Results::RateResult &rate);
Json json_of(const NormsResult &norms);
Json json_of(const DrawsResult &draws);

// One after the other, in order; `more` goes to each.
template <class T, class... More>
Json json_list(const std::vector<T> &items, const More &...more) {
  Json out = Json::array();
  for (const T &item : items) out.push_back(json_of(item, more...));
  return out;
}

}  // namespace jalon
