#include <map>

#include "core/report/html_page.h"
#include "core/report/tell.h"

namespace jalon {
namespace {

std::string state_of(const Say &say, const KnownProjectResult &project) {
  static const std::map<std::string, const char *> texts = {
      {"idea", "idea"},           {"study", "under study"},   {"operation", "stage of works"},
      {"under-way", "under way"}, {"late", "late"},           {"paused", "paused"},
      {"blocked", "blocked"},     {"abandoned", "abandoned"}, {"finished", "finished"}};
  std::string out;
  for (const auto &code : {project.phase, project.status})
    if (const auto at = texts.find(code); at != texts.end())
      out += (out.empty() ? "" : " · ") + say(at->second);
  return out.empty() ? say("not said") : out;
}

std::string amount(const Say &say, const std::optional<double> &x) {
  return x ? say.money(*x) : say("not known");
}

}  // namespace

Data known_part(const Page &page) {
  const Say &say = page.say;
  if (page.results.known_projects.empty()) return false;
  Table table{{{say("Project"), false},
               {say("State"), false},
               {say("Expected start"), false},
               {say("Budget announced"), true},
               {say("Subsidy granted"), true},
               {say("Why it is not appraised"), false}},
              {}};
  for (const auto &p : page.results.known_projects) {
    const std::string title = p.owner.empty() ? p.title : p.title + " (" + p.owner + ")";
    const std::string grant = amount(say, p.subsidy);
    table.rows.push_back({{{title, ""},
                           {state_of(say, p), ""},
                           {p.start.empty() ? say("not known") : p.start, ""},
                           {amount(say, p.budget), ""},
                           {p.subsidy_from.empty() ? grant : grant + " – " + p.subsidy_from, ""},
                           {say.message(p.why), ""}},
                          ""});
  }
  Data out;
  out.set("told", say("The town knows of these projects. Nothing is computed for them: what is not "
                      "known of them is not zero, and a subsidy is no cost."));
  out.set("table", data_of(table));
  return out;
}

}  // namespace jalon
