// json_parts.h - pieces of results.json, one per kind of result; only for json*.cpp.
#pragma once
#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "core/report/results.h"

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
Json json_of(const RoadmapResult &roadmap);
Json json_of(const InventoryResult &inventory, const std::string &dossier);
Json json_of(const IndicatorResult &indicator);
Json json_of(const FigureResult &figure);

}  // namespace jalon
