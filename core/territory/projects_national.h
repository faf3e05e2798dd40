// projects_national.h - projects in the national schema `projets-territoire` 0.1.0
// (betagouv/projets-territoire; config/schemas/projets-territoire), and the list of projects that
// the French "Fonds vert" granted money to: written, and read.
#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/territory/dossier.h"

namespace jalon {

// A file of projects as texts: cells by column, of which those that are blank are left out.
struct ProjectRows {
  std::vector<std::string> columns;
  struct Row {
    std::size_t number = 0;  // as a spreadsheet numbers it; in JSON the item, from 1
    std::map<std::string, std::string> cells;
  };
  std::vector<Row> rows;
  std::vector<Message> notes;  // what was put right or set aside on the way
};

// Any table that jalon reads, or JSON: a list of objects, or an object with one such list. Throws
// Fault if it is none of them.
ProjectRows read_project_rows(const std::filesystem::path &file);

enum class ProjectSource { national, fonds_vert };
// Nothing for columns that are of neither.
std::optional<ProjectSource> project_source(const std::vector<std::string> &columns);
// By the columns. Throws Fault for a file that is neither.
ProjectSource recognise_projects(const ProjectRows &rows, const std::string &shown);

// What was read of a file: projects without measures, and what to tell about them.
struct ReadProjects {
  std::vector<Project> projects;
  std::vector<Message> notes;
  std::size_t elsewhere = 0;      // rows of other territories, left out
  std::size_t without_place = 0;  // of these, rows that name no commune
};

// Puts [...] in the place of e-mail addresses and telephone numbers within texts; told, if any.
void hide_contacts(ProjectRows &rows, const std::vector<const char *> &columns);

// Personal columns (e-mail, telephone, names and function of the contact, and others found by name
// or content) are dropped, and told; what else the schema has not is kept as it came. A cell that
// is not as the schema wants it is left out, and told.
ReadProjects read_national(ProjectRows rows);

// Where a dossier's territory lies, for the choice of rows.
struct ProjectPlace {
  std::string insee;             // "" = the dossier is of an intercommunality
  std::string intercommunality;  // SIREN, "" = none
  std::vector<std::string>
      communes;  // others of the dossier; without INSEE code: those of the members
};

// `reference`: config/reference. Throws Fault if the dossier does not say where it lies.
ProjectPlace project_place(const Dossier &dossier, const std::filesystem::path &reference);

// Rows of the commune (or, for an intercommunality, of its communes), and those whose beneficiary
// is the intercommunality itself wherever they are. Amounts are subsidies granted: no cost, no
// budget. The list does not say the phase: what is called a study is one, all else is an operation.
ReadProjects read_fonds_vert(ProjectRows rows, const ProjectPlace &place);

// Projects of a file that a dossier has not yet, each with an id of its own that depends on the
// record alone; in `there`, those that it has: of the same UUID or, without one, of the same id.
struct NewProjects {
  std::vector<Project> added, there;
};
NewProjects new_projects(const Dossier &dossier, std::vector<Project> read);

// A UUID (version 8 of RFC 9562) made of the territory and the project's id: the same each time.
std::string uuid_for(const Dossier &dossier, const Project &project);

// The columns of the schema in its order; and, behind these, those that projects came with.
std::vector<std::string> national_columns();
std::vector<std::string> national_columns(const Dossier &dossier);

// What an export says where projects.toml says nothing.
struct NationalDefaults {
  std::string stamp;                       // time of creation or change
  std::vector<std::string> authority_ids;  // of the territory, for collectiviteIds
};

// One record by national_columns(dossier); lists are JSON texts.
using NationalRows = std::vector<std::vector<std::string>>;
NationalRows national_rows(const Dossier &dossier, const NationalDefaults &otherwise);

// Times that projects.toml does not say are those of an earlier export, by id: of creation always;
// of change where nothing else of the record differs. A record that differs bears `stamp`, unless
// the town wrote another time of change. How many records are as they were.
std::size_t keep_times(NationalRows &rows, const Dossier &dossier, const ProjectRows &earlier,
                       const std::string &stamp);

std::string national_csv(const NationalRows &rows,
                         const std::vector<std::string> &columns = national_columns());
std::string national_json(const NationalRows &rows,
                          const std::vector<std::string> &columns = national_columns());

}  // namespace jalon
