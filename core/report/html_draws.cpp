#include "core/report/html_page.h"
#include "core/report/tell.h"

namespace jalon {

Data draws_section(Page &page) {
  const Say &say = page.say;
  const DrawsResult &d = page.results.draws;
  std::vector<std::string> loose, notes;
  for (const auto &message : d.loose) loose.push_back(say.message(message));
  for (const auto &message : d.ties) notes.push_back(say.message(message));
  for (const auto &message : d.correlations) notes.push_back(say.message(message));
  for (const auto &project : page.results.projects)
    if (project.appraisal && project.appraisal->rejected > 0)
      notes.push_back(say(
          "{1}: {2}",
          {project.title, set_aside_told(say, static_cast<double>(project.appraisal->rejected))}));
  Data out;
  out.set("none", Data(d.done == 0));
  out.set("stopped", text_or_nothing(stopped_told(say, d)));
  out.set("made", text_or_nothing(draws_told(say, d)));
  out.set("automatic", Data(d.asked == 0 && d.done > 0));
  out.set("enough", text_or_nothing(enough_told(say, d)));
  out.set("has_loose", Data(!loose.empty()));
  out.set("loose", list_of(loose));
  out.set("has_notes", Data(!notes.empty()));
  out.set("notes", list_of(notes));
  return out;
}

}  // namespace jalon
