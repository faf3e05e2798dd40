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
  const Message expected =
      "a text, a list of texts, or a range: { min = 1, max = 2 } (one of the two may be left out)"_msg;
  RowFilter filter;
  if (where.has("share")) {
    filter.share = where.number("share", -infinity, infinity).value_or(1);
    if (!(filter.share > 0))
      where.fault("`share` is {1}: the measure covers nothing"_msg(filter.share),
                  where.place_of("share"), "more than 0, at most 1"_msg,
                  "remove the measure instead"_msg);
    else if (filter.share > 1)
      where.fault("`share` is {1}: more than all there is"_msg(filter.share),
                  where.place_of("share"), "more than 0, at most 1"_msg);
  }
  for (const auto &column : where.keys()) {
    if (column == "share") continue;
    const auto *node = where.node(column);
    if (node->is_string()) {
      filter.any_of[column] = {node->as_string()->get()};
    } else if (node->is_array()) {
      filter.any_of[column] = where.texts(column);
      if (node->as_array()->empty())
        where.fault("`{1}` is an empty list: no row can match"_msg(column), where.place_of(column),
                    "at least one text"_msg);
    } else if (node->is_table()) {
      auto range = *where.table(column);
      const double min = range.number("min", -infinity, infinity).value_or(-infinity);
      const double max = range.number("max", -infinity, infinity).value_or(infinity);
      range.finish();
      if (!range.has("min") && !range.has("max"))
        where.fault("the range of `{1}` has neither min nor max"_msg(column), range.place(),
                    "{ min = 1, max = 2 }, or one of the two"_msg);
      if (min > max)
        where.fault("the range of `{1}` is empty: min {2}, max {3}"_msg(column, min, max),
                    range.place(), "min not above max"_msg);
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

// A text of the form that `good` knows; what has another is a fault, and not kept.
template <class Good>
std::string formed(TomlTable &t, std::string_view key, Good &&good, const Message &expected) {
  const auto text = t.text(key).value_or("");
  if (text.empty() || good(text)) return text;
  t.fault("`{1}` is `{2}`"_msg(key, text), t.place_of(key), expected);
  return "";
}

// One of the codes, or "".
std::string coded(TomlTable &t, std::string_view key, const std::vector<ProjectWord> &words,
                  const Pattern &unknown) {
  const auto found = t.text(key);
  if (!found) return "";
  const std::string &code = *found;
  std::vector<std::string> known;
  std::string list;
  for (const auto &word : words) {
    known.emplace_back(word.code);
    list += (list.empty() ? "" : ", ") + known.back();
  }
  if (std::count(known.begin(), known.end(), code)) return code;
  const auto near = nearest(code, known);
  t.fault(unknown(code), t.place_of(key), "one of {1}"_msg(list),
          near ? "did you mean {1}?"_msg("`" + *near + "`") : Message());
  return "";
}

ProjectFacts read_facts(TomlTable &t) {
  ProjectFacts f;
  const Message time = "a time such as 2025-04-15T14:30:00Z"_msg;
  const auto digits = [](std::size_t n) {
    return [n](const std::string &text) { return is_digits(text, n); };
  };
  f.status = coded(t, "status", project_statuses(), "unknown status `{1}`"_msg);
  f.description = t.text("description").value_or("");
  f.budget = t.number("budget", 0, infinity);
  f.start = formed(t, "start", is_iso_day, "a day such as 2025-03-01, in quotes"_msg);
  f.programme = t.text("programme").value_or("");
  f.owner = t.text("owner").value_or("");
  f.owner_siren = formed(t, "owner_siren", digits(9), "{1} digits, in quotes"_msg(9));
  f.owner_siret = formed(t, "owner_siret", digits(14), "{1} digits, in quotes"_msg(14));
  f.subsidy = t.number("subsidy", 0, infinity);
  f.subsidy_from = t.text("subsidy_from").value_or("");
  f.competences = t.texts("competences");
  f.levers = t.texts("levers");
  f.mec_id = t.text("mec_id").value_or("");
  f.tet_id = t.text("tet_id").value_or("");
  f.recoco_id = t.text("recoco_id").value_or("");
  f.authority_ids = t.texts("authority_ids");
  f.uuid = formed(t, "uuid", is_uuid_text, "a UUID: 8-4-4-4-12 hexadecimal digits"_msg);
  f.created = formed(t, "created", is_iso_time, time);
  f.updated = formed(t, "updated", is_iso_time, time);
  if (auto other = t.table("other"))
    for (const auto &column : other->keys())
      if (const auto text = other->text(column)) f.other[column] = *text;
  return f;
}

Project read_project(TomlTable t) {
  Project p;
  p.place = t.place();
  p.id = t.text("id", Needed::yes).value_or("");
  if (!p.id.empty() && !good_id(p.id))
    t.fault("the id `{1}` has other signs than allowed"_msg(p.id), t.place_of("id"),
            "lower-case letters a-z, digits and -"_msg);
  p.title = t.text("title", Needed::yes).value_or("");
  p.facts = read_facts(t);
  p.financing = read_financing_claim(t);
  if (const auto phase = coded(t, "phase", project_phases(), "unknown phase `{1}`"_msg);
      !phase.empty()) {
    p.phase = phase;
    p.facts.phase_said = true;
  }
  p.works = t.text("works").value_or("");
  p.works_place = t.place_of("works");
  p.earliest = t.whole("earliest", first_year, last_year);
  p.latest = t.whole("latest", first_year, last_year);
  if (p.earliest && p.latest && *p.earliest > *p.latest)
    t.fault("`earliest` ({1}) is after `latest` ({2})"_msg(*p.earliest, *p.latest),
            t.place_of("earliest"), "a year up to that of `latest`"_msg);
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
  if (const Message why = why_not_appraised(p); p.must && !why.empty())
    t.fault("the project `{1}` has must = true, but is not appraised: {2}"_msg(p.id, why), p.place,
            "a project that can be planned"_msg, "take out `must`, or give it a measure"_msg);
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
          "a second project with the id `{1}`"_msg(p.id), p.place,
          "ids that differ; the first is at {1}"_msg(projects[first->second].place.message()));
  }
  return ids;
}

void check_links(const std::vector<Project> &projects, const Ids &ids, std::vector<Fault> &faults) {
  std::vector<std::string> names;
  for (const auto &[id, i] : ids) names.push_back(id);
  // `itself` and `nobody` say what is wrong with the project {1} that names the project {2}.
  const auto check = [&](const Project &p, const std::string &other, const Pattern &itself,
                         const Pattern &nobody) {
    const Message expected = "the id of another project"_msg;
    if (other == p.id) {
      faults.emplace_back(itself(p.id, other), p.place, expected);
    } else if (!ids.contains(other)) {
      const auto near = nearest(other, names);
      faults.emplace_back(nobody(p.id, other), p.place, expected,
                          near ? "did you mean {1}?"_msg("`" + *near + "`") : Message());
    }
  };
  for (const auto &p : projects) {
    for (const auto &other : p.needs)
      check(p, other, "the project `{1}` needs `{2}`, which is itself"_msg,
            "the project `{1}` needs `{2}`, which is no project of this file"_msg);
    for (const auto &other : p.excludes) {
      check(p, other, "the project `{1}` excludes `{2}`, which is itself"_msg,
            "the project `{1}` excludes `{2}`, which is no project of this file"_msg);
      if (std::count(p.needs.begin(), p.needs.end(), other))
        faults.emplace_back("the project `{1}` both needs and excludes `{2}`"_msg(p.id, other),
                            p.place, "one of the two"_msg);
      const auto found = ids.find(other);
      if (p.must && other != p.id && found != ids.end() && projects[found->second].must)
        faults.emplace_back(
            "the projects `{1}` and `{2}` exclude each other and both have must = true"_msg(p.id,
                                                                                            other),
            p.place, "must = true for one of them at most"_msg);
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
    faults.emplace_back("projects need each other in a circle: {1}"_msg(circle),
                        projects[next].place, "an order in which they can start"_msg,
                        "remove one of these needs"_msg);
    return;
  }
}

}  // namespace

Message why_not_appraised(const Project &project) {
  if (project.facts.status == "abandoned") return "it is abandoned"_msg;
  if (project.facts.status == "finished")
    return "it is finished: what it changed is part of what exists"_msg;
  if (project.measures.empty()) return "no measure of a model is given for it"_msg;
  return {};
}

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
