#include "core/report/html.h"

#include <memory>

#include "core/base/files.h"
#include "core/report/html_page.h"
#include "core/report/tell.h"

namespace jalon {
namespace {

namespace mustache = kainjow::mustache;

Json chart_texts(const Say &say) {
  Json out;
  for (const char *text :
       {"measured", "estimated", "unknown", "authority, cumulated", "whole community, cumulated",
        "likely range (P10 to P90)", "central value", "limit", "target", "available", "used",
        "work", "in service", "figure at its P10", "figure at its P90", "zero"})
    out[text] = say(text);
  return out;
}

}  // namespace

std::string report_html(const Results &results, const Words &words,
                        const std::filesystem::path &web_folder) {
  const Say say(words, results.currency);
  Page page{results, say, sign_of(trust_of(results).weakest), Json::array()};
  Data data;
  // {{#t}}English text{{/t}} in a template: its translation, as text.
  data.set("t", Data(mustache::lambda2([&say](const std::string &text, const mustache::renderer &) {
             return escaped(say(text));
           })));
  for (const char *part :
       {"table", "picture", "appraisal", "headline", "inventory", "indicators", "drivers",
        "projects", "preferences", "roadmap", "financing", "norms", "draws", "sources"}) {
    const auto text = checked_template(web_folder / (std::string(part) + ".mustache"));
    data.set(std::string("part_") + part, Data(mustache::partial([text] { return text; })));
  }
  data.set("language", words.language());
  data.set("territory", results.territory);
  Data headline = headline_section(page);
  if (!results.unfinished.empty()) headline.set("stopped", unfinished_told(say, results));
  data.set("headline", headline);
  data.set("inventory", inventory_section(page));
  data.set("indicators", indicators_section(page));
  data.set("projects", projects_section(page));
  data.set("roadmap", results.roadmap ? roadmap_section(page) : Data(false));
  data.set("financing", financing_section(page));
  data.set("norms", norms_section(page));
  data.set("draws", draws_section(page));
  data.set("sources", sources_section(page));
  data.set("style", read_file(web_folder / "report.css"));
  data.set("script", read_file(web_folder / "report.js"));
  data.set("echarts", read_file(web_folder / "echarts" / "echarts.common.min.js"));
  data.set("charts_json", embedded({{"language", words.language()},
                                    {"currency", results.currency},
                                    {"texts", chart_texts(say)},
                                    {"charts", page.charts}}));
  mustache::mustache layout(checked_template(web_folder / "page.mustache"));
  layout.set_custom_escape(escaped);
  return layout.render(data);
}

}  // namespace jalon
