#include "core/territory/projects_national.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/base/text.h"
#include "core/table/number_text.h"
#include "core/territory/personal.h"

namespace jalon {
namespace {

using Json = nlohmann::ordered_json;

const std::vector<std::string> personal{"porteurReferentEmail", "porteurReferentTelephone",
                                        "porteurReferentPrenom", "porteurReferentNom",
                                        "porteurReferentFonction"};

// One row of the file; what cannot be read is told and left out.
class Reader {
 public:
  Reader(const ProjectRows::Row &row, std::vector<Message> &notes) : row_(row), notes_(notes) {}

  std::string cell(const char *column) const {
    const auto at = row_.cells.find(column);
    return at == row_.cells.end() ? "" : at->second;
  }
  template <class Good>
  std::string formed(const char *column, Good &&good, const Message &expected) {
    std::string text = cell(column);
    if (text.empty() || good(text)) return text;
    leave_out(column, text, expected);
    return "";
  }
  std::string coded(const char *column, const std::vector<ProjectWord> &words) {
    const std::string text = cell(column), code = code_of_french(words, text);
    std::string list;
    for (const auto &word : words) list += (list.empty() ? "" : ", ") + std::string(word.french);
    if (!text.empty() && code.empty()) leave_out(column, text, "one of {1}"_msg(list));
    if (const auto french = french_of_code(words, code); !code.empty() && text != french)
      tell_reading(column, text, french);
    return code;
  }
  std::optional<double> amount(const char *column) {
    const std::string text = cell(column);
    if (text.empty()) return std::nullopt;
    const auto read = read_number(text, Decimal::unsaid, {"€", "EUR", "euros"});
    if (read.value && *read.value >= 0 && std::isfinite(*read.value)) {
      if (text != plain(*read.value)) tell_reading(column, text, plain(*read.value));
      return read.value;
    }
    leave_out(column, text, "an amount in euros"_msg);
    return std::nullopt;
  }
  // "01/03/2027" is read as French writes it, day first.
  std::string day(const char *column) {
    const std::string text = cell(column);
    if (text.size() == 10 && (text[2] == '/' || text[2] == '.' || text[2] == '-') &&
        text[5] == text[2]) {
      const std::string iso = text.substr(6) + "-" + text.substr(3, 2) + "-" + text.substr(0, 2);
      if (is_iso_day(iso)) {
        tell_reading(column, text, iso);
        return iso;
      }
    }
    return formed(column, is_iso_day, "a day such as 2025-03-01"_msg);
  }
  std::vector<std::string> list(const char *column) {
    const std::string text = cell(column);
    std::vector<std::string> out;
    if (text.empty()) return out;
    const Json json = Json::parse(text, nullptr, false);
    const bool texts = json.is_array() && std::all_of(json.begin(), json.end(),
                                                      [](const Json &j) { return j.is_string(); });
    if (texts)
      out = json.get<std::vector<std::string>>();
    else
      leave_out(column, text, "a list in JSON: [\"...\", \"...\"]"_msg);
    return out;
  }

 private:
  void tell_reading(const char *column, const std::string &text, const std::string &read) {
    notes_.push_back("Row {1}, {2}: `{3}` is read as `{4}`."_msg(row_.number, column, text, read));
  }
  void leave_out(const char *column, const std::string &text, const Message &expected) {
    notes_.push_back(
        "Row {1}, {2}: `{3}` is left out; expected: {4}."_msg(row_.number, column, text, expected));
  }
  const ProjectRows::Row &row_;
  std::vector<Message> &notes_;
};

Project project_of(const ProjectRows::Row &row, std::vector<Message> &notes) {
  Reader r(row, notes);
  Project p;
  p.title = r.cell("nom");
  ProjectFacts &f = p.facts;
  if (const auto phase = r.coded("phase", project_phases()); !phase.empty()) {
    p.phase = phase;
    f.phase_said = true;
  }
  f.status = r.coded("phaseStatut", project_statuses());
  f.description = r.cell("description");
  f.budget = r.amount("budgetPrevisionnel");
  f.start = r.day("dateDebutPrevisionnelle");
  f.programme = r.cell("programme");
  f.owner_siret = r.formed(
      "porteurCodeSiret", [](const std::string &text) { return is_digits(text, 14); },
      "{1} digits"_msg(14));
  f.competences = r.list("competences");
  f.levers = r.list("leviers");
  f.mec_id = r.cell("mecId");
  f.tet_id = r.cell("tetId");
  f.recoco_id = r.cell("recocoId");
  f.authority_ids = r.list("collectiviteIds");
  const Message uuid = "a UUID: 8-4-4-4-12 hexadecimal digits"_msg;
  const Message time = "a time such as 2025-04-15T14:30:00Z"_msg;
  f.uuid = lower_case(r.formed("id", is_uuid_text, uuid));
  f.created = r.formed("createdAt", is_iso_time, time);
  f.updated = r.formed("updatedAt", is_iso_time, time);
  return p;
}

// Those of the columns that tell of persons by their name or by what stands in them.
std::vector<std::string> personal_among(const ProjectRows &rows,
                                        const std::vector<std::string> &columns) {
  SourceTable table;
  table.header = columns;
  for (const auto &row : rows.rows) {
    SourceRow &cells = table.rows.emplace_back();
    for (const auto &column : columns) {
      const auto at = row.cells.find(column);
      cells.cells.push_back(at == row.cells.end() ? "" : at->second);
    }
  }
  std::vector<std::string> found;
  for (const auto &column : personal_columns(table, {})) found.push_back(column.name);
  return found;
}

}  // namespace

ReadProjects read_national(ProjectRows rows) {
  hide_contacts(rows, {"nom", "description", "programme"});
  ReadProjects out;
  out.notes = rows.notes;
  std::vector<std::string> dropped, unknown;
  const auto known = national_columns();
  for (const auto &column : rows.columns)
    if (std::find(personal.begin(), personal.end(), column) != personal.end())
      dropped.push_back(column);
    else if (std::find(known.begin(), known.end(), column) == known.end())
      unknown.push_back(column);
  for (const auto &column : personal_among(rows, unknown)) {
    std::erase(unknown, column);
    dropped.push_back(column);
  }
  for (auto &row : rows.rows)
    for (const auto &column : dropped) row.cells.erase(column);
  if (!dropped.empty())
    out.notes.push_back("Personal data are never stored; these columns were dropped: {1}."_msg(
        Message::joined({dropped.begin(), dropped.end()})));
  if (!unknown.empty())
    out.notes.push_back(
        "These columns are not of the schema; what they say is kept as it came: {1}."_msg(
            Message::joined({unknown.begin(), unknown.end()})));
  for (const auto &row : rows.rows) {
    Project p = project_of(row, out.notes);
    for (const auto &column : unknown)
      if (const auto at = row.cells.find(column); at != row.cells.end()) {
        p.facts.other[column] = at->second;
        hide_contacts(p.facts.other[column]);
      }
    if (p.title.empty()) {
      out.notes.push_back("Row {1} has no name (nom), and was set aside."_msg(row.number));
      continue;
    }
    out.projects.push_back(std::move(p));
  }
  return out;
}

std::vector<std::string> national_columns() {
  return {"id",
          "createdAt",
          "updatedAt",
          "nom",
          "description",
          "budgetPrevisionnel",
          "dateDebutPrevisionnelle",
          "phase",
          "phaseStatut",
          "programme",
          "porteurCodeSiret",
          "porteurReferentEmail",
          "porteurReferentTelephone",
          "porteurReferentPrenom",
          "porteurReferentNom",
          "porteurReferentFonction",
          "competences",
          "leviers",
          "mecId",
          "tetId",
          "recocoId",
          "collectiviteIds"};
}

}  // namespace jalon
