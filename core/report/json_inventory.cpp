#include <cmath>

#include "core/report/json_parts.h"
#include "core/territory/one_source.h"

namespace jalon {
namespace {

const char *kind_of(Finding::Kind kind) {
  switch (kind) {
    case Finding::repaired:
      return "repaired";
    case Finding::estimated:
      return "estimated";
    case Finding::refused:
      return "refused";
    case Finding::set_aside:
      return "set_aside";
    case Finding::note:
      break;
  }
  return "note";
}

// A float holds a place to about a metre: more decimals would be noise.
Json degrees(float x) {
  return json_number(std::round(x * 1e5) / 1e5);
}

// Where a file lies is nobody's business once results are published: relative to the dossier, or
// its bare name.
std::string file_of(const Import &import, const std::string &dossier) {
  const auto relative = import.file.lexically_relative(dossier);
  const bool inside = !relative.empty() && *relative.begin() != "..";
  return (inside ? relative : import.file.filename()).generic_string();
}

Json import_of(const Import &i, const std::string &dossier) {
  Json totals = Json::object(), quality = Json::object(), findings = Json::array();
  for (const auto &[column, t] : i.totals)
    totals[column] = {{"in", json_number(t.in)},
                      {"kept", json_number(t.kept)},
                      {"set_aside", json_number(t.set_aside)}};
  for (const auto &[column, q] : i.quality)
    quality[column] = {{"measured", q[0]}, {"estimated", q[1]}, {"unknown", q[2]}};
  for (const auto &f : i.findings)
    findings.push_back({{"kind", kind_of(f.kind)},
                        {"row", f.row},
                        {"row_in_file", row_in_file(i, f)},
                        {"column", f.column},
                        {"found", f.found},
                        {"done", f.done.english()}});
  const Finding *one = found_one_source(i);
  return {{"file", file_of(i, dossier)},
          {"format", i.format},
          {"encoding", i.encoding},
          {"delimiter", i.delimiter},
          {"estimated_table", i.estimated_table},
          {"elsewhere", of_elsewhere(i)},
          {"one_body", one ? Json(one->found) : Json(nullptr)},
          {"rows_in", i.rows_in},
          {"rows_kept", i.rows_kept},
          {"rows_set_aside", i.rows_set_aside},
          {"totals", std::move(totals)},
          {"quality", std::move(quality)},
          {"findings", std::move(findings)}};
}

Json bars_of(const InventoryResult::Bar &b) {
  Json bars = Json::array();
  for (const auto &[label, measured, estimated] : b.bars)
    bars.push_back({{"label", label},
                    {"measured", json_number(measured)},
                    {"estimated", json_number(estimated)}});
  return {{"column", b.column},
          {"label", b.column_label},
          {"bars", std::move(bars)},
          {"unknown", json_number(b.unknown)}};
}

// What a distribution has beside its ends; nothing for those that low, value and high describe.
Json shape_of(const Figure &f) {
  switch (f.distribution) {
    case Distribution::normal:
    case Distribution::truncated_normal:
      return {{"mean", json_number(f.mean)}, {"sd", json_number(f.sd)}};
    case Distribution::lognormal:
      if (!(f.sd > 0)) return nullptr;
      return {{"mean", json_number(f.mean)}, {"sd", json_number(f.sd)}};
    case Distribution::beta:
      return {{"alpha", json_number(f.alpha)}, {"beta", json_number(f.beta)}};
    case Distribution::discrete:
      return {{"values", f.values}, {"weights", f.weights}};
    case Distribution::empirical:
      return {{"values", f.values}};
    default:
      return nullptr;
  }
}

}  // namespace

Json json_of(const InventoryResult &v, const std::string &dossier) {
  Json breakdown = Json::array(), labels = Json::object(), points = Json::array();
  for (const auto &bar : v.breakdown) breakdown.push_back(bars_of(bar));
  for (const auto &[column, label] : v.labels) labels[column] = label;
  for (std::size_t i = 0; i < v.points.size(); ++i)
    points.push_back({degrees(v.points[i][0]), degrees(v.points[i][1]),
                      i < v.point_class.size() ? v.point_class[i] : -1});
  return {{"domain", v.domain},
          {"table", v.table},
          {"label", v.label},
          {"things", json_number(v.things)},
          {"expected", json_number(v.expected)},
          {"columns", std::move(labels)},
          {"import", import_of(v.import, dossier)},
          {"breakdown", std::move(breakdown)},
          {"points", std::move(points)}};
}

Json json_of(const IndicatorResult &i) {
  return {{"domain", i.domain},
          {"name", i.name},
          {"label", i.label},
          {"unit", i.unit},
          {"direction", i.direction},
          {"central", json_number(i.central)},
          {"p10", json_number(i.p10)},
          {"p90", json_number(i.p90)},
          {"limit", json_number(i.limit)},
          {"target", json_number(i.target)},
          {"keeps_limit", json_number(i.keeps_limit)},
          {"keeps_target", json_number(i.keeps_target)},
          {"source", i.source},
          {"as_of", i.as_of},
          {"confidence", name_of(i.confidence)}};
}

Json json_of(const FigureResult &r) {
  const Figure &f = r.figure;
  Json by_year = Json::object();
  for (const auto &[year, value] : f.by_year) by_year[std::to_string(year)] = json_number(value);
  static constexpr const char *readings[] = {"step", "linear", "geometric"};
  return {{"path", r.path},
          {"label", r.label.english()},
          {"owner", r.owner},
          {"unit", r.unit},
          {"value", f.by_year.empty() ? json_number(f.value) : Json(nullptr)},
          {"distribution", name_of(f.distribution)},
          {"low", json_number(f.low)},
          {"high", json_number(f.high)},
          {"shape", shape_of(f)},
          {"by_year", std::move(by_year)},
          {"interpolation", readings[static_cast<std::size_t>(f.interpolation)]},
          {"growth", json_number(f.growth)},
          {"growth_from", f.growth_from ? Json(f.growth_from) : Json(nullptr)},
          {"price_year", f.price_year ? Json(f.price_year) : Json(nullptr)},
          {"unconverted", r.unconverted},
          {"source", f.source},
          {"as_of", f.as_of},
          {"confidence", name_of(f.confidence)},
          {"layer", name_of(f.layer)},
          {"place", f.place.text()},
          {"valid_from", f.valid_from},
          {"valid_to", f.valid_to},
          {"final", f.final},
          {"reason", f.reason},
          {"marks", json_texts(f.marks)}};
}

}  // namespace jalon
