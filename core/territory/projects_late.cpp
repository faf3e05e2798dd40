#include "core/territory/dossier.h"

namespace jalon {

std::vector<Message> late_projects(const Dossier &dossier, const std::string &today) {
  std::vector<Message> out;
  for (const auto &p : dossier.projects) {
    const std::string &start = p.facts.start, &status = p.facts.status;
    const bool past = !start.empty() && start < today;
    if (status == "late" && past)
      out.push_back(
          "Project \"{1}\" is late by its status, and its start ({2}) is past: ask for the new "
          "date and write it into projects.toml."_msg(p.title, start));
    else if (status == "late")
      out.push_back(
          "Project \"{1}\" is late by its status: check its dates in projects.toml before relying "
          "on the plan."_msg(p.title));
    else if (status.empty() && past)
      out.push_back(
          "Project \"{1}\": its start ({2}) is past, and no status says whether it began: correct "
          "`start` or give `status` in projects.toml."_msg(p.title, start));
  }
  return out;
}

}  // namespace jalon
