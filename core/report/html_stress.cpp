#include <cmath>

#include "core/report/drivers.h"
#include "core/report/html_page.h"

namespace jalon {
namespace {

std::string joined(const Say &say, const std::vector<Message> &messages) {
  std::string out;
  for (const auto &message : messages)
    out = out.empty() ? say.message(message) : say("{1}; {2}", {out, say.message(message)});
  return out;
}

// Whether the project pays under stress, against the central case.
std::string verdict(const Say &say, const std::string &account, double central, double stressed) {
  if (!std::isfinite(central) || !std::isfinite(stressed)) return "";
  const std::vector<std::string> who{say.account(account)};
  if (central > 0)
    return stressed > 0 ? say("still pays for {1}", who) : say("no longer pays for {1}", who);
  return stressed > 0 ? say("pays for {1} only then", who)
                      : say("does not pay for {1} anyway", who);
}

TableCell against(const Page &page, const std::optional<double> &central, double stressed) {
  TableCell out{page.say.signed_money(stressed), page.sign};
  if (central && std::isfinite(*central) && std::isfinite(stressed))
    out.small = page.say("change: {1}", {page.say.signed_money(stressed - *central)});
  return out;
}

}  // namespace

Data stress_part(Page &page, const ProjectResult &project) {
  if (project.stressed.empty() || !project.appraisal) return false;
  const Say &say = page.say;
  const auto authority = npv_of(*project.appraisal, "authority");
  const auto collective = npv_of(*project.appraisal, "collective");
  Table table{{{say("If"), false},
               {say("Net present value for the authority"), true},
               {say("Socio-economic net present value"), true},
               {say("Then the project"), false}},
              {}};
  table.rows.push_back({{{say("as assumed"), ""},
                         {say.signed_money(authority), page.sign},
                         {say.signed_money(collective), page.sign},
                         {}},
                        "total"});
  for (const auto &s : project.stressed) {
    const StressResult *stress = stress_of(page.results, s.scenario);
    const std::string title = stress ? say.title(stress->title_fr, stress->title_en) : "";
    const std::string for_all = verdict(say, "collective", collective.value_or(NAN), s.collective);
    const std::string for_town = verdict(say, "authority", authority.value_or(NAN), s.authority);
    table.rows.push_back(
        {{{title.empty() ? s.scenario : title, stress ? sign_of(stress->confidence) : "",
           stress ? joined(say, stress->changes) : ""},
          against(page, authority, s.authority),
          against(page, collective, s.collective),
          {for_all, "", for_town}},
         ""});
  }
  return data_of(table);
}

Data start_part(Page &page, const ProjectResult &project) {
  if (project.by_start.size() < 2) return false;
  const Say &say = page.say;
  Table table{{{say("Start"), false},
               {say("Net present value for the authority"), true},
               {say("Socio-economic net present value"), true}},
              {}};
  std::string told;
  for (const auto &start : project.by_start) {
    const bool best = project.best_start == start.year;
    const std::string year = std::to_string(start.year);
    if (best)
      told = say(start.collective < 0
                     ? "Whenever it starts, it loses for the whole community; least if started "
                       "in {1}: {2}."
                     : "Worth most to the whole community if started in {1}: {2}.",
                 {year, say.signed_money(start.collective)});
    table.rows.push_back({{{best ? say("{1} (best)", {year}) : year, ""},
                           {say.signed_money(start.authority), page.sign},
                           {say.signed_money(start.collective), page.sign}},
                          best ? "total" : ""});
  }
  if (project.best_start && *project.best_start != project.start_year)
    told += (told.empty() ? "" : " ") +
            say("It is appraised here for a start in {1}, the year of the plan.",
                {std::to_string(project.start_year)});
  Data out;
  out.set("told", text_or_nothing(told));
  out.set("table", data_of(table));
  return out;
}

Data scenarios_part(Page &page) {
  const Say &say = page.say;
  if (page.results.stresses.empty()) return false;
  Table table{{{say("Scenario"), false},
               {say("What it changes"), false},
               {say("Not in this dossier"), false},
               {say("Source"), false},
               {say("Confidence"), false}},
              {}};
  for (const auto &s : page.results.stresses)
    table.rows.push_back(
        {{{say.title(s.title_fr, s.title_en), ""},
          {joined(say, s.changes), ""},
          {joined(say, s.left_out), ""},
          {s.as_of.empty() ? say(s.source) : say("{1} ({2})", {say(s.source), s.as_of}), ""},
          {say.message(message_of(s.confidence)), sign_of(s.confidence)}},
         s.confidence == Confidence::certain     ? ""
         : s.confidence == Confidence::to_verify ? "verify"
                                                 : "guess"});
  return data_of(table);
}

}  // namespace jalon
