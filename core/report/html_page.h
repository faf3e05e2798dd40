// html_page.h - what the sections of the page are made of; only for html*.cpp.
//
// A section is data for its template (web/<section>.mustache). Templates look a missing key up in
// the surrounding data, so every key is always set, to false if there is nothing to show.
#pragma once
#include <filesystem>
#include <kainjow/mustache.hpp>
#include <string>
#include <vector>

#include "core/report/facts.h"
#include "core/report/json_parts.h"
#include "core/report/results.h"
#include "core/report/say.h"

namespace jalon {

using Data = kainjow::mustache::data;

std::string escaped(const std::string &text);  // as text of a page
std::string embedded(const Json &json);        // as data inside <script>
// The text of a template. Throws Fault if it cannot be read or is none.
std::string checked_template(const std::filesystem::path &file);

struct TableCell {
  std::string text;
  std::string sign;        // after the text, raised: "°", "†", "‡"
  std::string small = {};  // below it, in small print
};

// A table of the page. Number columns stand flush right.
struct Table {
  struct Column {
    std::string label;
    bool number = false;
  };
  struct Row {
    std::vector<TableCell> cells;
    std::string kind;  // "", "total", "verify", "guess": how it stands out
  };
  std::vector<Column> columns;
  std::vector<Row> rows;
  std::string caption = {};  // where no heading stands right above it
};
Data data_of(const Table &table);

struct Page {
  const Results &results;
  const Say &say;
  std::string sign;             // of the weakest figure used: every result carries it
  Json charts = Json::array();  // what the script draws, by place in the page
};

// A figure: its caption, one or several charts side by side, what a listener is told instead of
// them, and the table that says the same. Charts are data for web/report.js, by their "kind".
Data picture(Page &page, const std::string &caption, const std::string &told,
             std::vector<Json> charts, const Table &table, const std::string &note = "");

Data list_of(const std::vector<std::string> &texts);  // of {{item}}
inline Data text_or_nothing(const std::string &text) {
  return text.empty() ? Data(false) : Data(text);
}

// The pictures of one appraisal (html_charts.cpp); `what` names it in captions.
Data flows_picture(Page &page, const AppraisalResult &appraisal, const std::string &what);
Data stakeholders_picture(Page &page, const AppraisalResult &appraisal, const std::string &what);
Data distribution_picture(Page &page, const AppraisalResult &appraisal, const std::string &what);

// The two accounts side by side, and indicators for those who know what they are
// (html_bottom_lines.cpp). `sign` stands after the results, `estimated` below the chances.
Table bottom_lines(const Page &page, const AppraisalResult &appraisal, const std::string &sign,
                   const std::string &estimated);
Table more_indicators(const Page &page, const AppraisalResult &appraisal, const std::string &sign);

// Of one appraisal: bottom lines side by side, pictures, quantities, indicators to follow
// (html_appraisal.cpp), of those that the projects change or name. `sign` stands after its results.
Data appraisal_part(Page &page, const AppraisalResult &appraisal, const std::string &what,
                    const std::string &sign, const std::vector<const ProjectResult *> &projects);

// Of one project: what decides its result (html_drivers.cpp), what stress does to it, when to
// start it (html_stress.cpp). False if there is nothing to show.
Data drivers_part(Page &page, const ProjectResult &project);
Data stress_part(Page &page, const ProjectResult &project);
Data start_part(Page &page, const ProjectResult &project);
// How often one project is worth more than another (html_preferences.cpp).
Data preferences_part(Page &page);
// The projects that are known and not appraised (html_known.cpp). False if there is none.
Data known_part(const Page &page);
// The scenarios tried, with their sources (html_stress.cpp).
Data scenarios_part(Page &page);

// A sign with that of estimates, once.
inline std::string with_estimated(const std::string &sign) {
  return sign.find(estimated_sign) == std::string::npos ? sign + estimated_sign : sign;
}
// The sign of today's reading of an indicator: that of the page and of estimates while a table of
// the domain is estimated, or none was read; else none if it is `fixed`, that is if no uncertain
// figure moves it, or the page's (html_indicators.cpp).
std::string sign_of_reading(const Page &page, const std::string &domain, bool fixed);
// By what the draws say. A constant share at an end, or amount of nothing, may be cut off there.
bool is_fixed(const IndicatorResult &indicator);
// The sign of what was computed for these projects: the page's, with that of estimates if one of
// them rests on them (html_headline.cpp).
std::string sign_of_results(const Page &page, const std::vector<const ProjectResult *> &projects);
// The projects of the roadmap with year, cost and value, then those refused and why, the good ones
// first (html_plan.cpp). Without a feasible roadmap: all projects that were appraised.
Table plan_table(const Page &page);

// Who pays for one project: its plan, VAT, what remains, alerts (html_financing_plan.cpp); and the
// sign of its cost: of a quote its own, of the model's that of estimates too.
Data financing_plan_part(Page &page, const ProjectResult &project);
std::string sign_of_plan(const Page &page, const ProjectResult &project);
// What pays for the works of these projects, year by year (html_funding.cpp).
Data funding_picture(Page &page, const std::vector<const ProjectResult *> &projects);
// The town's budget with and without the plan, and its alerts (html_budget.cpp).
Data budget_part(Page &page);

// Sections, one per file and template. Some are false where there is nothing to show.
Data headline_section(Page &page);
Data inventory_section(Page &page);
Data indicators_section(Page &page);
Data projects_section(Page &page);
Data roadmap_section(Page &page);
Data financing_section(Page &page);
Data norms_section(Page &page);
Data draws_section(Page &page);
Data sources_section(Page &page);

}  // namespace jalon
