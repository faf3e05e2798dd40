// Projects of a dossier, written in the national schema.
#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/territory/projects_national.h"

namespace jalon {
namespace {

using Json = nlohmann::ordered_json;

bool is_list(const std::string &column) {
  return column == "competences" || column == "leviers" || column == "collectiviteIds";
}

std::string json_list(const std::vector<std::string> &texts) {
  return texts.empty() ? "" : Json(texts).dump();
}

std::size_t place_of(const char *column) {
  static const auto columns = national_columns();
  return static_cast<std::size_t>(std::find(columns.begin(), columns.end(), column) -
                                  columns.begin());
}

}  // namespace

std::string uuid_for(const Dossier &dossier, const Project &project) {
  if (!project.facts.uuid.empty()) return lower_case(project.facts.uuid);
  const std::string territory = dossier.insee.empty() ? dossier.name : dossier.insee;
  std::string hex =
      digest("jalon project\n" + dossier.country + "\n" + territory + "\n" + project.id);
  hex[12] = '8';                                              // version: of one's own making
  hex[16] = "89ab"[static_cast<unsigned char>(hex[16]) % 4];  // variant
  return hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-" + hex.substr(12, 4) + "-" +
         hex.substr(16, 4) + "-" + hex.substr(20, 12);
}

std::vector<std::string> national_columns(const Dossier &dossier) {
  auto columns = national_columns();
  std::set<std::string> more;
  for (const auto &p : dossier.projects)
    for (const auto &[column, text] : p.facts.other) more.insert(column);
  for (const auto &column : columns) more.erase(column);
  columns.insert(columns.end(), more.begin(), more.end());
  return columns;
}

NationalRows national_rows(const Dossier &dossier, const NationalDefaults &otherwise) {
  NationalRows rows;
  const auto columns = national_columns(dossier);
  const std::size_t own = national_columns().size();
  for (const auto &p : dossier.projects) {
    const ProjectFacts &f = p.facts;
    const std::string created = f.created.empty() ? otherwise.stamp : f.created;
    rows.push_back(
        {uuid_for(dossier, p),
         created,
         f.updated.empty() ? otherwise.stamp : f.updated,
         p.title,
         f.description,
         f.budget ? plain(std::round(*f.budget)) : "",
         f.start,
         f.phase_said ? french_of_code(project_phases(), p.phase) : "",
         french_of_code(project_statuses(), f.status),
         f.programme,
         f.owner_siret,
         "",
         "",
         "",
         "",
         "",
         json_list(f.competences),
         json_list(f.levers),
         f.mec_id,
         f.tet_id,
         f.recoco_id,
         json_list(f.authority_ids.empty() ? otherwise.authority_ids : f.authority_ids)});
    for (std::size_t c = own; c < columns.size(); ++c) {
      const auto at = f.other.find(columns[c]);
      rows.back().push_back(at == f.other.end() ? "" : at->second);
    }
  }
  return rows;
}

std::size_t keep_times(NationalRows &rows, const Dossier &dossier, const ProjectRows &earlier,
                       const std::string &stamp) {
  const auto columns = national_columns(dossier);
  const std::size_t created = place_of("createdAt"), updated = place_of("updatedAt");
  std::map<std::string, const ProjectRows::Row *> by_id;
  for (const auto &row : earlier.rows)
    if (const auto id = row.cells.find("id"); id != row.cells.end())
      by_id.emplace(lower_case(id->second), &row);
  const auto said = [](const ProjectRows::Row &row, const std::string &column) {
    const auto at = row.cells.find(column);
    return at == row.cells.end() ? std::string() : at->second;
  };
  // As read back from a file: outer white space is not kept there.
  const auto same = [](const std::string &a, const std::string &b) { return trim(a) == trim(b); };
  std::size_t unchanged = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const ProjectFacts &f = dossier.projects[i].facts;
    const auto before = by_id.find(lower_case(rows[i][0]));
    if (before == by_id.end()) continue;
    bool as_it_was = true;
    for (std::size_t c = 0; c < columns.size(); ++c)
      as_it_was = as_it_was && (c == created || c == updated || c == 0 ||
                                same(rows[i][c], said(*before->second, columns[c])));
    unchanged += as_it_was;
    const auto old_created = said(*before->second, "createdAt");
    const auto old_updated = said(*before->second, "updatedAt");
    if (f.created.empty() && is_iso_time(old_created)) rows[i][created] = old_created;
    if (as_it_was && f.updated.empty() && is_iso_time(old_updated)) rows[i][updated] = old_updated;
    if (!as_it_was && f.updated == old_updated) rows[i][updated] = stamp;
  }
  return unchanged;
}

std::string national_csv(const NationalRows &rows, const std::vector<std::string> &columns) {
  const auto line = [](const std::vector<std::string> &cells) {
    std::string out;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) out += ',';
      if (cells[i].find_first_of(",\"\r\n;") == std::string::npos) {
        out += cells[i];
        continue;
      }
      out += '"';
      for (const char c : cells[i]) out += c == '"' ? std::string("\"\"") : std::string(1, c);
      out += '"';
    }
    return out + "\n";
  };
  std::string out = line(columns);
  for (const auto &row : rows) out += line(row);
  return out;
}

std::string national_json(const NationalRows &rows, const std::vector<std::string> &columns) {
  Json all = Json::array();
  for (const auto &row : rows) {
    Json item = Json::object();
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (row[c].empty()) continue;
      if (is_list(columns[c]))
        item[columns[c]] = Json::parse(row[c]);
      else if (columns[c] == "budgetPrevisionnel")
        item[columns[c]] = std::llround(parse_number(row[c]).value_or(0));
      else
        item[columns[c]] = row[c];
    }
    all.push_back(std::move(item));
  }
  return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace jalon
