#include "core/app/rivals.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/base/text.h"
#include "core/roadmap/constraint.h"

namespace jalon {
namespace {

const jalon_measure &measure_of(const std::vector<Model> &models, const ReadyProject::Part &part) {
  return measures_of(models[part.domain].plugin().domain())[part.measure];
}

std::string_view table_of(const std::vector<Model> &models, const ReadyProject::Part &part) {
  return tables_of(models[part.domain].plugin().domain())[part.table].name;
}

bool occupies(const std::vector<Model> &models, const ReadyProject::Part &part) {
  return (measure_of(models, part).flags & JALON_OCCUPIES) != 0;
}

bool lists(const char *names, const char *name) {
  const auto words = words_of(names);
  return std::find(words.begin(), words.end(), name) != words.end();
}

// Models lay the shares of several entries over the same part of a row.
bool overlap(const std::vector<double> &a, const std::vector<double> &b) {
  for (std::size_t i = 0; i < a.size(); ++i)
    if (a[i] > 0 && b[i] > 0) return true;
  return false;
}

// What is taken of a row by one cannot be taken by the other.
bool too_much(const std::vector<double> &a, const std::vector<double> &b) {
  for (std::size_t i = 0; i < a.size(); ++i)
    if (a[i] > 0 && b[i] > 0 && a[i] + b[i] > 1 + room_rounding) return true;
  return false;
}

// May measures of two parts not stand together on rows that both cover?
bool forbidden(const std::vector<Model> &models, const ReadyProject::Part &a,
               const ReadyProject::Part &b) {
  if (table_of(models, a) != table_of(models, b)) return false;
  const auto &one = measure_of(models, a), &other = measure_of(models, b);
  if (one.flags & other.flags & JALON_OCCUPIES && too_much(a.share, b.share)) return true;
  return a.domain == b.domain &&
         (lists(one.excludes, other.name) || lists(other.excludes, one.name)) &&
         overlap(a.share, b.share);
}

// By name of table: of each row, what a project takes.
using Taken = std::map<std::string_view, std::vector<double>>;

Taken taken_by(const ReadyProject &project, const std::vector<Model> &models) {
  Taken taken;
  for (const auto &part : project.parts) {
    if (!occupies(models, part)) continue;
    auto &sum = taken[table_of(models, part)];
    sum.resize(std::max(sum.size(), part.share.size()), 0);
    for (std::size_t row = 0; row < part.share.size(); ++row) sum[row] += part.share[row];
  }
  return taken;
}

std::vector<Taken> taken_by_all(const std::vector<ReadyProject> &projects,
                                const std::vector<Model> &models) {
  std::vector<Taken> all;
  for (const auto &project : projects) all.push_back(taken_by(project, models));
  return all;
}

bool too_much(const Taken &a, const Taken &b) {
  return std::any_of(a.begin(), a.end(), [&](const auto &one) {
    const auto other = b.find(one.first);
    return other != b.end() && too_much(one.second, other->second);
  });
}

// Three measures or more of one project, of which any two would fit.
void refuse_crowds(const ReadyProject &r, const std::vector<const ProjectMeasure *> &asked,
                   const std::vector<Model> &models, std::vector<Fault> &faults) {
  for (const auto &[table, shares] : taken_by(r, models)) {
    const auto full = std::find_if(shares.begin(), shares.end(),
                                   [](double share) { return share > 1 + room_rounding; });
    if (full == shares.end()) continue;
    const auto row = static_cast<std::size_t>(full - shares.begin());
    std::vector<Message> names;
    const ProjectMeasure *last = nullptr;
    for (std::size_t i = 0; i < r.parts.size(); ++i)
      if (occupies(models, r.parts[i]) && table_of(models, r.parts[i]) == table &&
          r.parts[i].share[row] > 0) {
        names.emplace_back(asked[i]->measure);
        last = asked[i];
      }
    faults.emplace_back(
        "project {1}: {2} together take {3} times row {4} of {5}"_msg(
            r.project->id, Message::joined(names), *full, row + 1, std::string(table)),
        last->place, "no more than the whole row"_msg,
        "lower their shares, or keep them apart with `where`"_msg);
  }
}

}  // namespace

void refuse_rivals(const ReadyProject &r, const std::vector<const ProjectMeasure *> &asked,
                   const std::vector<Model> &models, std::vector<Fault> &faults) {
  const auto before = faults.size();
  for (std::size_t i = 0; i < r.parts.size(); ++i)
    for (std::size_t j = i + 1; j < r.parts.size(); ++j)
      if (forbidden(models, r.parts[i], r.parts[j]))
        faults.emplace_back(
            "project {1}: {2} and {3} ({4}) exclude each other, and cover rows in common"_msg(
                r.project->id, asked[j]->measure, asked[i]->measure, asked[i]->place.message()),
            asked[j]->place, "one of them on each row"_msg,
            "keep them apart with `where`, or make two projects"_msg);
  if (faults.size() == before) refuse_crowds(r, asked, models, faults);
}

std::vector<std::pair<std::size_t, std::size_t>> conflicts(
    const std::vector<ReadyProject> &projects, const std::vector<Model> &models) {
  const auto taken = taken_by_all(projects, models);
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t i = 0; i < projects.size(); ++i)
    for (std::size_t j = i + 1; j < projects.size(); ++j) {
      bool clash = too_much(taken[i], taken[j]);
      for (const auto &a : projects[i].parts)
        for (const auto &b : projects[j].parts) clash = clash || forbidden(models, a, b);
      if (clash) pairs.emplace_back(i, j);
    }
  return pairs;
}

std::vector<Room> rooms(const std::vector<ReadyProject> &projects,
                        const std::vector<Model> &models) {
  const auto taken = taken_by_all(projects, models);
  std::set<std::string_view> tables;
  for (const auto &project : taken)
    for (const auto &[table, shares] : project) tables.insert(table);
  std::set<std::vector<std::pair<std::size_t, double>>> found;
  for (const auto table : tables) {
    std::vector<std::pair<std::size_t, const std::vector<double> *>> takers;
    std::size_t rows = 0;
    for (std::size_t p = 0; p < projects.size(); ++p)
      if (const auto at = taken[p].find(table); at != taken[p].end()) {
        takers.emplace_back(p, &at->second);
        rows = std::max(rows, at->second.size());
      }
    for (std::size_t row = 0; takers.size() > 2 && row < rows; ++row) {
      std::vector<std::pair<std::size_t, double>> parts;
      double sum = 0;
      for (const auto &[p, shares] : takers)
        if (row < shares->size() && (*shares)[row] > 0) {
          parts.emplace_back(p, (*shares)[row]);
          sum += (*shares)[row];
        }
      if (parts.size() > 2 && sum > 1 + room_rounding) found.insert(std::move(parts));
    }
  }
  std::vector<Room> all;
  for (const auto &parts : found) {
    Room room;
    for (const auto &[p, share] : parts) room.parts.push_back({p, share});
    all.push_back(std::move(room));
  }
  return all;
}

bool share_rows(const ReadyProject &a, const ReadyProject &b) {
  for (const auto &p : a.parts)
    for (const auto &q : b.parts)
      if (p.domain == q.domain && p.table == q.table && overlap(p.share, q.share)) return true;
  return false;
}

}  // namespace jalon
