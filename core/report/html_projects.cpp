#include <map>

#include "core/appraisal/norms.h"
#include "core/report/gates.h"
#include "core/report/html_page.h"
#include "core/report/tell.h"

namespace jalon {
namespace {

std::string kind_of_works(const Say &say, const std::string &works) {
  for (const auto &kind : kinds_of_works())
    if (works == kind.name) return say(kind.label);
  return works;
}

std::string said(const Say &say, const std::string &code) {
  static const std::map<std::string, const char *> texts = {
      {"idea", "idea"},
      {"study", "under study"},
      {"operation", "stage of works"},
      {"works", "public contract for works"},
      {"supplies", "public contract for supplies"},
      {"services", "public contract for services"},
      {"compensated", "VAT partly compensated by the State"},
      {"deductible", "VAT deductible"},
      {"final", "VAT borne for good"}};
  const auto found = texts.find(code);
  return say(found == texts.end() ? code : found->second);
}

Data measures_of(const Page &page, const ProjectResult &project) {
  const Say &say = page.say;
  Data list{Data::type::list};
  for (const auto &m : project.measures) {
    // Accounts and taxes belong to one country's system: elsewhere they would mislead.
    const std::string &chart = page.results.accounts;
    const bool at_home = !chart.empty() && m.account.starts_with(chart + " ");
    std::string books;
    for (const auto &part : {m.procurement.empty() ? "" : said(say, m.procurement),
                             at_home ? say("account {1}", {m.account}) : "",
                             at_home && !m.vat.empty() ? said(say, m.vat) : ""})
      if (!part.empty()) books += (books.empty() ? "" : " · ") + part;
    Data item;
    item.set("label", say(m.label));
    item.set("help", text_or_nothing(say(m.help)));
    item.set("covers", say("covers {1}", {things_told(say, inventory_of(page.results, m.table),
                                                      m.things_covered)}));
    item.set("estimated", m.things_estimated > 0
                              ? Data(say("at least one figure of {1} of them is estimated",
                                         {say.things(m.things_estimated)}))
                              : Data(false));
    item.set("books", text_or_nothing(books));
    item.set("relevance", text_or_nothing(say(m.relevance)));
    list.push_back(item);
  }
  return list;
}

Data days_of(const Page &page, const ProjectResult &project) {
  const Say &say = page.say;
  Table table{{{say("Year"), false},
               {say("Business skills, days"), true},
               {say("Digital skills, days"), true},
               {say("Steering, days"), true}},
              {}};
  for (std::size_t y = 0; y < project.days.size(); ++y) {
    const auto &[business, digital, steering] = project.days[y];
    if (business == 0 && digital == 0 && steering == 0) continue;
    table.rows.push_back({{{std::to_string(project.start_year + static_cast<int>(y)), ""},
                           {say.number(business), ""},
                           {say.number(digital), ""},
                           {say.number(steering), ""}},
                          ""});
  }
  return table.rows.empty() ? Data(false) : data_of(table);
}

std::string bias_told(const Say &say, const ProjectResult &project) {
  if (project.optimism_bias == 0) return "";
  const std::string share = say.percent(project.optimism_bias, 0);
  return project.works.empty()
             ? say("The rules of appraisal add {1} to its investment: such estimates have proven "
                   "too low (optimism bias).",
                   {share})
             : say("The rules of appraisal add {1} to its investment: such estimates have proven "
                   "too low (optimism bias, type of works: {2}).",
                   {share, kind_of_works(say, project.works)});
}

}  // namespace

Data projects_section(Page &page) {
  const Say &say = page.say;
  Data list{Data::type::list};
  const std::string of_figures = page.sign;
  for (const auto &project : page.results.projects) {
    page.sign = sign_of_results(page, {&project});  // on all that is said of it
    const std::string &sign = page.sign;
    Data item;
    item.set("title", project.title);
    item.set("phase", said(say, project.phase));
    std::string done;
    for (const auto &title : project.on_top_of) done += (done.empty() ? "" : ", ") + title;
    item.set("on_top_of", text_or_nothing(done));
    item.set("start", say("appraised for a start in {1}", {std::to_string(project.start_year)}));
    item.set("measures", measures_of(page, project));
    item.set("days", days_of(page, project));
    item.set("appraisal", project.appraisal ? appraisal_part(page, *project.appraisal,
                                                             project.title, sign, {&project})
                                            : Data(false));
    item.set("not_appraised", Data(!project.appraisal));
    item.set("bias", text_or_nothing(bias_told(say, project)));
    item.set("drivers", drivers_part(page, project));
    item.set("stressed", stress_part(page, project));
    item.set("when", start_part(page, project));
    item.set("confirm", text_or_nothing(to_confirm_told(say, project)));
    list.push_back(item);
    page.sign = of_figures;
  }
  Data out;
  out.set("all", list);
  // Without a roadmap there is no better place for it.
  out.set("preferences", page.results.roadmap ? Data(false) : preferences_part(page));
  out.set("scenarios", scenarios_part(page));
  out.set("known", known_part(page));
  out.set("nothing", Data(page.results.projects.empty() && page.results.known_projects.empty()));
  return out;
}

}  // namespace jalon
