#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/table/number_text.h"
#include "core/table/source_table.h"
#include "core/territory/personal.h"
#include "core/territory/projects_national.h"

namespace jalon {
namespace {

using Json = nlohmann::ordered_json;

std::string text_of(const Json &value) {
  if (value.is_null()) return "";
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number_float()) return plain(value.get<double>());
  return value.dump();
}

const Json &list_in(const Json &root, const std::string &shown) {
  if (root.is_array()) return root;
  const Json *list = nullptr;
  if (root.is_object())
    for (const auto &[key, value] : root.items())
      if (value.is_array() && !list) list = &value;
  if (!list)
    throw Fault("this JSON holds no list of projects"_msg, {shown},
                "a list of objects, one for each project"_msg);
  return *list;
}

ProjectRows rows_of_json(const std::string &bytes, const std::string &shown) {
  const Json root = Json::parse(bytes, nullptr, false);
  if (root.is_discarded())
    throw Fault("this is no JSON"_msg, {shown}, "a list of objects, one for each project"_msg);
  ProjectRows out;
  std::size_t number = 0;
  for (const auto &item : list_in(root, shown)) {
    ++number;
    if (!item.is_object()) {
      out.notes.push_back("Row {1} is no object, and was set aside."_msg(number));
      continue;
    }
    ProjectRows::Row row{number, {}};
    for (const auto &[key, value] : item.items()) {
      if (std::find(out.columns.begin(), out.columns.end(), key) == out.columns.end())
        out.columns.push_back(key);
      if (const auto text = std::string(trim_spaces(text_of(value))); !text.empty())
        row.cells[key] = text;
    }
    out.rows.push_back(std::move(row));
  }
  return out;
}

std::size_t shared(const std::vector<std::string> &columns, const std::vector<std::string> &known) {
  return static_cast<std::size_t>(
      std::count_if(known.begin(), known.end(), [&](const std::string &name) {
        return std::find(columns.begin(), columns.end(), name) != columns.end();
      }));
}

}  // namespace

ProjectRows read_project_rows(const std::filesystem::path &file) {
  if (lower_case(file.extension().string()) == ".json")
    return rows_of_json(read_file(file), file.string());
  const SourceTable table = read_source_table(file, {});
  ProjectRows out;
  out.columns = table.header;
  for (const auto &finding : table.findings)
    if (finding.kind != Finding::note)
      out.notes.push_back("Row {1}: {2}"_msg(finding.row + table.rows_above, finding.done));
  for (const auto &source : table.rows) {
    ProjectRows::Row row{source.number + table.rows_above, {}};
    for (std::size_t c = 0; c < table.header.size() && c < source.cells.size(); ++c)
      if (const auto text = std::string(trim_spaces(source.cells[c])); !text.empty())
        row.cells[table.header[c]] = text;
    out.rows.push_back(std::move(row));
  }
  return out;
}

void hide_contacts(ProjectRows &rows, const std::vector<const char *> &columns) {
  std::size_t hidden = 0;
  for (auto &row : rows.rows)
    for (const char *column : columns)
      if (const auto at = row.cells.find(column); at != row.cells.end())
        hidden += hide_contacts(at->second);
  if (hidden)
    rows.notes.push_back(
        "E-mail addresses and telephone numbers taken out of texts, [...] in their place: {1}. "
        "Names of persons within texts cannot be recognised: look whether any are left."_msg(
            hidden));
}

std::optional<ProjectSource> project_source(const std::vector<std::string> &columns) {
  if (shared(columns, {"numero_dossier_ds", "nom_du_projet", "montant_engage"}) == 3)
    return ProjectSource::fonds_vert;
  if (shared(columns, {"nom"}) == 1 && shared(columns, national_columns()) >= 4)
    return ProjectSource::national;
  return std::nullopt;
}

ProjectSource recognise_projects(const ProjectRows &rows, const std::string &shown) {
  if (const auto source = project_source(rows.columns)) return *source;
  throw Fault("the columns of this file are not those of a list of projects that is known"_msg,
              {shown},
              "the columns of projets-territoire (id, nom, phase, ...) or of the projects of the "
              "Fonds vert (numero_dossier_ds, nom_du_projet, montant_engage, ...)"_msg,
              "rename the columns; see docs/town/dossier.md"_msg);
}

}  // namespace jalon
