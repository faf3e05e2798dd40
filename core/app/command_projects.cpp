#include <unistd.h>

#include <chrono>
#include <ctime>
#include <functional>
#include <iostream>
#include <optional>

#include "core/app/commands.h"
#include "core/app/opened.h"
#include "core/app/program.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/schema/check_table.h"
#include "core/schema/shipped.h"
#include "core/territory/projects_edit.h"
#include "core/territory/projects_national.h"

namespace jalon {
namespace {

namespace fs = std::filesystem;

// A file that goes when this does.
class Temporary {
 public:
  Temporary(const std::string &bytes)
      : file_(fs::temp_directory_path() /
              ("jalon-projects-" + std::to_string(::getpid()) + ".csv")) {
    write_file(file_, bytes);
  }
  ~Temporary() {
    std::error_code error;
    fs::remove(file_, error);
  }
  Temporary(const Temporary &) = delete;
  Temporary &operator=(const Temporary &) = delete;
  const fs::path &file() const { return file_; }

 private:
  fs::path file_;
};

// When the file was last written, in UTC: the only time known of a project that says none.
std::string written_at(const fs::path &file) {
  const auto time = std::chrono::file_clock::to_sys(fs::last_write_time(file));
  const std::time_t seconds = std::chrono::system_clock::to_time_t(
      std::chrono::time_point_cast<std::chrono::system_clock::duration>(time));
  std::tm utc{};
  ::gmtime_r(&seconds, &utc);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
  return text;
}

// The codes of the territory itself: its commune, or its intercommunality.
std::vector<std::string> codes_of(const Dossier &dossier, const fs::path &reference) {
  if (!dossier.insee.empty()) return {dossier.insee};
  if (dossier.intercommunality.empty()) return {};
  try {
    return {project_place(dossier, reference).intercommunality};
  } catch (const Fault &) {  // of a country or a name that the reference does not know
    return {};
  }
}

// The file that is about to be replaced, if it is an export of projects; nothing if it is not there
// or something else.
std::optional<ProjectRows> earlier_export(const fs::path &file) {
  std::error_code error;
  if (!fs::exists(file, error)) return std::nullopt;
  try {
    auto rows = read_project_rows(file);
    if (project_source(rows.columns) == ProjectSource::national) return rows;
  } catch (const Fault &) {
  }
  return std::nullopt;
}

// What the national schema cannot say, and what projects.toml does not, is told: nobody should take
// the file for the whole.
void tell_losses(const Dossier &dossier, const NationalDefaults &otherwise,
                 const std::function<void(const Message &)> &say) {
  double measures = 0, subsidies = 0, times = 0, bearers = 0, authorities = 0;
  for (const auto &p : dossier.projects) {
    measures += !p.measures.empty();
    subsidies += p.facts.subsidy.has_value();
    times += p.facts.created.empty() || p.facts.updated.empty();
    bearers += p.facts.owner_siret.empty();
    authorities += p.facts.authority_ids.empty();
  }
  if (measures > 0)
    say("The schema has no column for measures, needs or years: they stay in projects.toml ({1} projects)."_msg(
        measures));
  if (subsidies > 0)
    say("Subsidies are no budget, and the schema has no column for them: they stay in projects.toml ({1} projects)."_msg(
        subsidies));
  if (times > 0)
    say("{1} projects say no time of creation or change in projects.toml: that of an earlier export of the same name stands for it, else that of projects.toml, {2}."_msg(
        times, otherwise.stamp));
  if (bearers > 0)
    say("{1} projects say no SIRET of who bears them (owner_siret; a SIREN is not enough): porteurCodeSiret is blank."_msg(
        bearers));
  if (authorities > 0 && otherwise.authority_ids.empty())
    say("{1} projects say no authority (authority_ids), and the dossier has no INSEE code or known intercommunality: collectiviteIds is blank."_msg(
        authorities));
  else if (authorities > 0)
    say("{1} projects say no authority (authority_ids): collectiviteIds holds the code of the territory, {2}."_msg(
        authorities, otherwise.authority_ids[0]));
}

void check_export(const std::string &csv, const fs::path &config) {
  const Temporary copy(csv);
  const TableSchema schema = find_schema("projets-territoire", config);
  const SchemaReport report = check_table(schema, copy.file());
  if (report.n_faults == 0) return;
  std::vector<Fault> faults;
  for (const auto &fault : report.faults)
    if (!fault.remark)
      faults.emplace_back("the export would not be as the schema asks: {1}"_msg(fault.message()),
                          Place{}, Message(), "correct projects.toml; nothing was written"_msg);
  throw Faults(std::move(faults));
}

}  // namespace

int command_projects_export(const ProjectsOptions &o, const Words &words) {
  const std::string ending = lower_case(o.file.extension().string());
  if (ending != ".csv" && ending != ".json")
    throw Fault("projects are exported as CSV or JSON"_msg, {o.file.string()},
                "a name that ends with .csv or .json"_msg, "give the file such a name"_msg);
  const auto folder = fs::absolute(o.file).parent_path();
  if (std::error_code none; !fs::is_directory(folder, none))
    throw Fault("there is no such folder"_msg, {folder.string()}, "a folder that is there"_msg,
                "make it, or name another"_msg);
  const Dossier dossier = read_dossier(o.dossier);
  if (dossier.projects.empty())
    throw Fault("this dossier names no project: there is nothing to export"_msg,
                {(o.dossier / "projects.toml").string()});
  const fs::path config = find_install().config;
  const NationalDefaults otherwise{written_at(o.dossier / "projects.toml"),
                                   codes_of(dossier, config / "reference")};
  const auto columns = national_columns(dossier);
  auto rows = national_rows(dossier, otherwise);
  const auto earlier = earlier_export(o.file);
  const std::size_t unchanged = earlier ? keep_times(rows, dossier, *earlier, otherwise.stamp) : 0;
  const std::string csv = national_csv(rows, columns);
  check_export(csv, config);
  write_file(o.file, ending == ".csv" ? csv : national_json(rows, columns));
  const auto say = [&](const Message &line) { std::cout << line.in(words) << "\n"; };
  say("{1} projects written to {2}, as projets-territoire 0.1.0 asks."_msg(
      static_cast<double>(rows.size()), o.file.string()));
  if (earlier)
    say("{1} of them are as in the export that stood there: they keep their times."_msg(
        static_cast<double>(unchanged)));
  tell_losses(dossier, otherwise, say);
  return done;
}

int command_projects_import(const ProjectsOptions &o, const Words &words) {
  const Dossier dossier = read_dossier(o.dossier);
  const ProjectRows rows = read_project_rows(o.file);
  const bool funded = recognise_projects(rows, o.file.string()) == ProjectSource::fonds_vert;
  ReadProjects read =
      funded ? read_fonds_vert(rows, project_place(dossier, find_install().config / "reference"))
             : read_national(rows);
  const NewProjects found = new_projects(dossier, std::move(read.projects));
  const fs::path file = o.dossier / "projects.toml";
  if (!found.added.empty()) {
    const std::string before = fs::exists(file) ? read_file(file) : "";
    write_file(file, with_projects(before, file.string(), found.added));
  }

  const auto say = [&](const Message &line) { std::cout << line.in(words) << "\n"; };
  const auto n = [](std::size_t count) { return static_cast<double>(count); };
  say(funded ? Message("Recognised: the list of projects that the Fonds vert granted money to. Its "
                       "amounts are subsidies, not costs."_msg)
             : Message("Recognised: projets-territoire, the national schema of projects."_msg));
  for (const auto &note : read.notes) say(note);
  if (read.elsewhere > 0)
    say("Rows of other territories left out: {1}; of these, {2} name no commune."_msg(
        n(read.elsewhere), n(read.without_place)));
  for (const auto &p : found.there) say("Already there, left as it stands: {1}"_msg(p.id));
  for (const auto &p : found.added) say("Added: {1} ({2})"_msg(p.id, p.title));
  if (found.added.empty())
    say("Nothing was added: {1} is as it was."_msg(file.string()));
  else
    say("They have no measure yet: each is listed as known, and appraised once a "
        "[[project.measure]] stands below it."_msg);
  return done;
}

}  // namespace jalon
