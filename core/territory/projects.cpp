#include "core/territory/projects.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/base/text.h"

namespace jalon {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

bool good_id(const std::string &id) {
  return !id.empty() &&
         id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
}

// `share` is reserved; every other key of `where` is a column of the inventory.
RowFilter read_where(TomlTable where) {
  const std::string expected =
      "a text, a list of texts, or a range: { min = 1, max = 2 } (one of the two may be left out)";
  RowFilter filter;
  if (where.has("share")) {
    filter.share = where.number("share", 0, 1).value_or(1);
    if (filter.share == 0)
      where.fault("`share` is 0: the measure covers nothing", where.place_of("share"),
                  "more than 0, up to 1", "remove the measure instead");
  }
  for (const auto &column : where.keys()) {
    if (column == "share") continue;
    const auto *node = where.node(column);
    if (node->is_string()) {
      filter.any_of[column] = {node->as_string()->get()};
    } else if (node->is_array()) {
      filter.any_of[column] = where.texts(column);
      if (node->as_array()->empty())
        where.fault("`" + column + "` is an empty list: no row can match", where.place_of(column),
                    "at least one text");
    } else if (node->is_table()) {
      auto range = *where.table(column);
      const double min = range.number("min", -infinity, infinity).value_or(-infinity);
      const double max = range.number("max", -infinity, infinity).value_or(infinity);
      range.finish();
      if (!range.has("min") && !range.has("max"))
        where.fault("the range of `" + column + "` has neither min nor max", range.place(),
                    "{ min = 1, max = 2 }, or one of the two");
      if (min > max)
        where.fault(
            "the range of `" + column + "` is empty: min " + plain(min) + ", max " + plain(max),
            range.place(), "min not above max");
      filter.between[column] = {min, max};
    } else {
      where.wrong_type(column, *node, expected);
    }
  }
  return filter;
}

ProjectMeasure read_measure(TomlTable t) {
  ProjectMeasure m;
  m.place = t.place();
  m.measure = t.text("measure", Needed::yes).value_or("");
  if (auto where = t.table("where")) m.where = read_where(*where);
  if (auto options = t.table("options"))
    for (const auto &option : options->keys())
      if (const auto value = options->number(option, -infinity, infinity))
        m.options[option] = *value;
  t.finish();
  return m;
}

Project read_project(TomlTable t) {
  Project p;
  p.place = t.place();
  p.id = t.text("id", Needed::yes).value_or("");
  if (!p.id.empty() && !good_id(p.id))
    t.fault("the id `" + p.id + "` has other signs than allowed", t.place_of("id"),
            "lower-case letters a-z, digits and -");
  p.title = t.text("title", Needed::yes).value_or("");
  p.phase = t.text("phase").value_or(p.phase);
  if (p.phase != "idea" && p.phase != "study" && p.phase != "operation") {
    const auto near = nearest(p.phase, {"idea", "study", "operation"});
    t.fault("unknown phase `" + p.phase + "`", t.place_of("phase"), "idea, study or operation",
            near ? "did you mean `" + *near + "`?" : "");
  }
  p.earliest = t.whole("earliest", first_year, last_year);
  p.latest = t.whole("latest", first_year, last_year);
  if (p.earliest && p.latest && *p.earliest > *p.latest)
    t.fault("`earliest` (" + std::to_string(*p.earliest) + ") is after `latest` (" +
                std::to_string(*p.latest) + ")",
            t.place_of("earliest"), "a year up to that of `latest`");
  p.must = t.truth("must").value_or(false);
  p.needs = t.texts("needs");
  p.excludes = t.texts("excludes");
  if (t.has("effort")) {
    p.effort.emplace();
    for (auto &year : t.tables("effort")) {
      p.effort->push_back(read_skills(year, 0));
      year.finish();
    }
  }
  for (auto &measure : t.tables("measure")) p.measures.push_back(read_measure(measure));
  if (!t.has("measure"))
    t.fault("the project `" + p.id + "` has no measure", p.place,
            "at least one [[project.measure]]");
  t.finish();
  return p;
}

using Ids = std::map<std::string, std::size_t>;

Ids check_ids(const std::vector<Project> &projects, std::vector<Fault> &faults) {
  Ids ids;
  for (std::size_t i = 0; i < projects.size(); ++i) {
    const auto &p = projects[i];
    if (p.id.empty()) continue;
    const auto [first, fresh] = ids.emplace(p.id, i);
    if (!fresh)
      faults.emplace_back(
          "a second project with the id `" + p.id + "`", p.place,
          "ids that differ; the first is at " + projects[first->second].place.text());
  }
  return ids;
}

void check_links(const std::vector<Project> &projects, const Ids &ids, std::vector<Fault> &faults) {
  std::vector<std::string> names;
  for (const auto &[id, i] : ids) names.push_back(id);
  const auto check = [&](const Project &p, const std::string &other, const std::string &key) {
    const auto said = "the project `" + p.id + "` " + key + " `" + other + "`";
    if (other == p.id) {
      faults.emplace_back(said + ", which is itself", p.place, "the id of another project");
    } else if (!ids.contains(other)) {
      const auto near = nearest(other, names);
      faults.emplace_back(said + ", which is no project of this file", p.place,
                          "the id of another project", near ? "did you mean `" + *near + "`?" : "");
    }
  };
  for (const auto &p : projects) {
    for (const auto &other : p.needs) check(p, other, "needs");
    for (const auto &other : p.excludes) {
      check(p, other, "excludes");
      if (std::count(p.needs.begin(), p.needs.end(), other))
        faults.emplace_back("the project `" + p.id + "` both needs and excludes `" + other + "`",
                            p.place, "one of the two");
      const auto found = ids.find(other);
      if (p.must && other != p.id && found != ids.end() && projects[found->second].must)
        faults.emplace_back("the projects `" + p.id + "` and `" + other +
                                "` exclude each other and both have must = true",
                            p.place, "must = true for one of them at most");
    }
  }
}

// Takes away, again and again, the projects that need none of those left. What cannot be taken
// away is in a circle or behind one, and following needs inside it must come back to itself.
void check_circles(const std::vector<Project> &projects, const Ids &ids,
                   std::vector<Fault> &faults) {
  std::set<std::size_t> left;
  for (const auto &[id, i] : ids) left.insert(i);
  const auto need_left = [&](std::size_t i) -> std::optional<std::size_t> {
    for (const auto &need : projects[i].needs)
      if (const auto found = ids.find(need);
          found != ids.end() && found->second != i && left.contains(found->second))
        return found->second;
    return std::nullopt;
  };
  for (bool taken = true; taken;)
    taken = std::erase_if(left, [&](std::size_t i) { return !need_left(i); }) > 0;
  if (left.empty()) return;
  std::vector<std::size_t> path{*left.begin()};
  for (;;) {
    const auto next = *need_left(path.back());
    const bool seen = std::count(path.begin(), path.end(), next) > 0;
    path.push_back(next);
    if (!seen) continue;
    std::string circle;
    for (auto at = std::find(path.begin(), path.end(), next); at != path.end(); ++at)
      circle += (circle.empty() ? "" : " -> ") + projects[*at].id;
    faults.emplace_back("projects need each other in a circle: " + circle, projects[next].place,
                        "an order in which they can start", "remove one of these needs");
    return;
  }
}

}  // namespace

Skills read_skills(TomlTable &table, double unnamed) {
  Skills skills;
  skills.business = table.number("business", 0, infinity).value_or(unnamed);
  skills.digital = table.number("digital", 0, infinity).value_or(unnamed);
  skills.steering = table.number("steering", 0, infinity).value_or(unnamed);
  return skills;
}

std::vector<Project> read_projects(const std::filesystem::path &file, const std::string &shown,
                                   std::vector<Fault> &faults) {
  std::vector<Project> projects;
  const auto root = parse_toml(file, shown, faults);
  if (!root) return projects;
  TomlTable top(*root, shown, faults);
  for (auto &project : top.tables("project")) projects.push_back(read_project(project));
  top.finish();
  const auto ids = check_ids(projects, faults);
  check_links(projects, ids, faults);
  check_circles(projects, ids, faults);
  return projects;
}

}  // namespace jalon
