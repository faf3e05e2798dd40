#include "core/app/questions.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "core/app/rivals.h"
#include "core/base/text.h"
#include "core/territory/quantities.h"

namespace jalon {
namespace {

using Domains = std::vector<const jalon_domain *>;

Domains domains_of(const std::vector<Model> &models) {
  Domains domains;
  for (const auto &model : models) domains.push_back(&model.plugin().domain());
  return domains;
}

// Finds a measure among all plugins.
std::optional<std::pair<std::size_t, std::size_t>> find_measure(const Domains &domains,
                                                                const std::string &name) {
  for (std::size_t d = 0; d < domains.size(); ++d) {
    const auto m = measures_of(*domains[d]).find(name);
    if (m != AbiList<jalon_measure>::npos) return {{d, m}};
  }
  return std::nullopt;
}

Fault unknown_measure(const Domains &domains, const ProjectMeasure &asked) {
  std::vector<std::string> known;
  for (const auto *domain : domains)
    for (const auto &m : measures_of(*domain)) known.emplace_back(m.name);
  const auto near = nearest(asked.measure, known);
  return Fault("unknown measure '{1}'"_msg(asked.measure), asked.place,
               near ? "'{1}'?"_msg(*near) : Message("a measure that `jalon plugins` lists"_msg),
               "correct the name; `jalon plugins` lists all measures with their options"_msg);
}

Fault unknown_option(const jalon_measure &measure, const std::string &name, const Place &place) {
  std::vector<std::string> known;
  for (const auto &option : options_of(measure)) known.emplace_back(option.name);
  const auto near = nearest(name, known);
  return Fault("measure {1} has no option '{2}'"_msg(measure.name, name), place,
               near ? "'{1}'?"_msg(*near) : Message("one of its declared options"_msg),
               "correct the name; `jalon plugins` lists all measures with their options"_msg);
}

// What an option may be and is, in the dossier's currency; the plugin declares it in its own.
struct OptionRange {
  double value;
  Bounds bounds;
  std::string unit;
};
OptionRange range_of(const Opened &o, const jalon_domain &domain, const jalon_option &option) {
  const Units &units = o.settings.units();
  const std::string from = spelt(option.unit, domain.currency),
                    to = spelt(option.unit, o.country.currency);
  return {std::isnan(option.value) ? option.value : units.convert(option.value, from, to),
          bounds_in(units, {option.lower, option.upper}, from, to), to};
}

std::vector<double> options_for(const Opened &o, const jalon_domain &domain,
                                const jalon_measure &measure, const ProjectMeasure &asked,
                                std::vector<Fault> &faults) {
  const auto declared = options_of(measure);
  std::vector<OptionRange> ranges;
  std::vector<double> values;
  for (const auto &option : declared) {
    ranges.push_back(range_of(o, domain, option));
    values.push_back(ranges.back().value);
  }
  for (const auto &[name, value] : asked.options) {
    const auto at = declared.find(name);
    if (at == AbiList<jalon_option>::npos) {
      faults.push_back(unknown_option(measure, name, asked.place));
    } else if (const auto &[lower, upper] = ranges[at].bounds;
               !(value >= lower && value <= upper)) {
      faults.emplace_back("option {1} = {2} is out of bounds"_msg(name, value), asked.place,
                          "between {1} and {2} {3}"_msg(lower, upper, ranges[at].unit),
                          "correct it in projects.toml"_msg);
    } else {
      values[at] = value;
    }
  }
  return values;
}

void add_effort(std::vector<Skills> &sum, const jalon_measure &measure) {
  for (const auto &e : effort_of(measure)) {
    const auto year = static_cast<std::size_t>(std::max(0, e.year));
    if (sum.size() <= year) sum.resize(year + 1);
    sum[year].business += e.business;
    sum[year].digital += e.digital;
    sum[year].steering += e.steering;
  }
}

// The measures that a project and all it needs have, by name.
std::set<std::string> measures_with(const Dossier &dossier, const Project &project) {
  std::set<std::string> names, seen;
  std::vector<const Project *> open{&project};
  while (!open.empty()) {
    const Project &next = *open.back();
    open.pop_back();
    if (!seen.insert(next.id).second) continue;
    for (const auto &m : next.measures) names.insert(m.measure);
    for (const auto &other : dossier.projects)
      if (std::find(next.needs.begin(), next.needs.end(), other.id) != next.needs.end())
        open.push_back(&other);
  }
  return names;
}

}  // namespace

std::vector<Fault> misnamed(const Dossier &dossier,
                            const std::vector<std::shared_ptr<const Plugin>> &plugins) {
  Domains domains;
  for (const auto &plugin : plugins) domains.push_back(&plugin->domain());
  std::vector<Fault> faults;
  for (const auto &project : dossier.projects)
    for (const auto &asked : project.measures) {
      if (asked.measure.empty()) continue;  // that is missing is told where it is read
      const auto found = find_measure(domains, asked.measure);
      if (!found) {
        faults.push_back(unknown_measure(domains, asked));
        continue;
      }
      const auto &measure = measures_of(*domains[found->first])[found->second];
      for (const auto &[name, value] : asked.options)
        if (options_of(measure).find(name) == AbiList<jalon_option>::npos)
          faults.push_back(unknown_option(measure, name, asked.place));
    }
  return faults;
}

std::vector<ReadyProject> ready_projects(const Opened &o, const std::vector<Model> &models) {
  std::vector<ReadyProject> ready;
  std::vector<Fault> faults;
  const Domains domains = domains_of(models);
  const int first = o.dossier.base_year, last = first + o.dossier.plan_years - 1;
  for (const auto &project : o.dossier.projects) {
    if (!why_not_appraised(project).empty()) continue;
    ReadyProject r;
    r.project = &project;
    r.earliest = std::max(first, project.earliest.value_or(first));
    r.latest = std::min(last, project.latest.value_or(last));
    if (r.earliest > r.latest)
      faults.emplace_back("project {1} has no admissible start year"_msg(project.id), project.place,
                          "a year from {1} to {2}"_msg(first, last),
                          "change earliest or latest, or the plan's years"_msg);
    std::vector<const ProjectMeasure *> parts_asked;
    for (const auto &asked : project.measures) {
      const auto found = find_measure(domains, asked.measure);
      if (!found) {
        faults.push_back(unknown_measure(domains, asked));
        continue;
      }
      const auto [d, m] = *found;
      const auto &domain = models[d].plugin().domain();
      const auto &measure = measures_of(domain)[m];
      const auto table = tables_of(domain).find(measure.table);
      const auto &rows = models[d].tables()[table];
      if (rows.rows == 0) {
        faults.emplace_back("project {1}: there is no inventory '{2}' to apply {3} to"_msg(
                                project.id, measure.table, asked.measure),
                            asked.place, "an [[inventory]] or [[estimate]] of that table"_msg,
                            "add one to dossier.toml"_msg);
        continue;
      }
      try {
        r.parts.push_back({d, m, table,
                           covered(rows, tables_of(domain)[table], asked.where, asked.place),
                           options_for(o, domain, measure, asked, faults)});
        parts_asked.push_back(&asked);
      } catch (const Fault &fault) {
        faults.push_back(fault);
      }
      add_effort(r.effort, measure);
    }
    refuse_rivals(r, parts_asked, models, faults);
    if (project.effort) r.effort = *project.effort;
    ready.push_back(std::move(r));
  }
  if (!faults.empty()) throw Faults(faults);
  return ready;
}

Question question_of(const std::vector<Started> &started, std::size_t domains) {
  Question question(domains);
  for (const auto &[project, year] : started)
    for (const auto &part : project->parts)
      question[part.domain].push_back({part.measure, year, part.share, part.options});
  return question;
}

std::vector<Message> lacking_needs(const Dossier &dossier, const std::vector<Model> &models) {
  std::vector<Message> warnings;
  for (const auto &project : dossier.projects) {
    if (!why_not_appraised(project).empty()) continue;
    const auto there = measures_with(dossier, project);
    for (const auto &asked : project.measures) {
      const auto found = find_measure(domains_of(models), asked.measure);
      if (!found) continue;
      const auto measures = measures_of(models[found->first].plugin().domain());
      const auto &measure = measures[found->second];
      for (const auto &word : words_of(measure.needs))
        if (!there.contains(word))
          warnings.push_back(
              "Project \"{1}\": \"{2}\" works only with \"{3}\", which neither the project nor "
              "any project it needs has."_msg(
                  project.title, Message::pattern(measure.label),
                  Message::pattern(measures[measures.find(word)].label)));
    }
  }
  return warnings;
}

std::vector<Message> links_untold(const Dossier &dossier) {
  std::vector<Message> warnings;
  for (const auto &project : dossier.projects) {
    if (!why_not_appraised(project).empty()) continue;
    for (const auto &other : dossier.projects) {
      const Message why = why_not_appraised(other);
      const auto names = [&](const std::vector<std::string> &ids) {
        return std::find(ids.begin(), ids.end(), other.id) != ids.end();
      };
      if (why.empty() || other.facts.status == "finished") continue;
      if (names(project.needs))
        warnings.push_back(
            "Project \"{1}\" needs \"{2}\", which is not appraised ({3}): it is taken to be done "
            "in time, at no cost to this plan."_msg(project.title, other.title, why));
      if (other.facts.status != "abandoned" &&
          (names(project.excludes) || std::find(other.excludes.begin(), other.excludes.end(),
                                                project.id) != other.excludes.end()))
        warnings.push_back(
            "Projects \"{1}\" and \"{2}\" exclude each other, but the second is not appraised "
            "({3}): the plan does not count with it."_msg(project.title, other.title, why));
    }
  }
  return warnings;
}

std::pair<double, double> things_covered(const ReadyProject::Part &part, const Model &model) {
  const auto &declared = tables_of(model.plugin().domain())[part.table];
  const auto &table = model.tables()[part.table];
  double all = 0, estimated = 0;
  for (std::size_t row = 0; row < table.rows; ++row) {
    const double things = part.share[row] * things_in_row(declared, table, row);
    if (std::isnan(things)) continue;
    all += things;
    for (const auto &column : table.columns)
      if (column.quality[row] == JALON_ESTIMATED) {
        estimated += things;
        break;
      }
  }
  return {all, estimated};
}

}  // namespace jalon
