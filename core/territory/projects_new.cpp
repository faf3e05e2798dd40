#include <algorithm>
#include <map>
#include <set>

#include "core/base/files.h"
#include "core/territory/projects_edit.h"
#include "core/territory/projects_national.h"

namespace jalon {
namespace {

// What tells two records of one name apart: the UUID, else all that is said of them.
std::string mark_of(const Project &project) {
  const ProjectFacts &f = project.facts;
  return (f.uuid.empty() ? digest(toml_of(project)) : f.uuid).substr(0, 8);
}

}  // namespace

NewProjects new_projects(const Dossier &dossier, std::vector<Project> read) {
  std::map<std::string, std::string> uuids;  // of those that it has: the id there
  std::set<std::string> ids;
  for (const auto &p : dossier.projects) {
    uuids.emplace(uuid_for(dossier, p), p.id);
    ids.insert(p.id);
  }
  std::map<std::string, int> of_slug;
  for (auto &p : read)
    if (p.id.empty()) ++of_slug[id_of_title(p.title)];

  NewProjects out;
  for (auto &p : read) {
    const bool named = !p.id.empty();
    if (!named) {
      const std::string slug = id_of_title(p.title), marked = slug + "-" + mark_of(p);
      const bool same = p.facts.uuid.empty() && (ids.contains(slug) || ids.contains(marked));
      if (same) {
        p.id = ids.contains(slug) ? slug : marked;
        out.there.push_back(std::move(p));
        continue;
      }
      p.id = of_slug[slug] > 1 || ids.contains(slug) ? marked : slug;
    }
    const bool known = p.facts.uuid.empty() ? ids.contains(p.id) : uuids.contains(p.facts.uuid);
    if (known || ids.contains(p.id)) {
      if (const auto there = uuids.find(p.facts.uuid); there != uuids.end()) p.id = there->second;
      out.there.push_back(std::move(p));
      continue;
    }
    ids.insert(p.id);
    if (!p.facts.uuid.empty()) uuids.emplace(p.facts.uuid, p.id);
    out.added.push_back(std::move(p));
  }
  return out;
}

}  // namespace jalon
