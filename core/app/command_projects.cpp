#include <unistd.h>

#include <chrono>
#include <ctime>
#include <functional>
#include <iostream>

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

// What the national schema cannot say is told, that nobody takes the file for the whole.
void tell_losses(const Dossier &dossier, const std::string &stamp,
                 const std::function<void(const Message &)> &say) {
  double measures = 0, subsidies = 0, times = 0;
  for (const auto &p : dossier.projects) {
    measures += !p.measures.empty();
    subsidies += p.facts.subsidy.has_value();
    times += p.facts.created.empty() || p.facts.updated.empty();
  }
  if (measures > 0)
    say("The schema has no column for measures, needs or years: they stay in projects.toml ({1} projects)."_msg(
        measures));
  if (subsidies > 0)
    say("Subsidies are no budget, and the schema has no column for them: they stay in projects.toml ({1} projects)."_msg(
        subsidies));
  if (times > 0)
    say("{1} projects say no time of creation or change: that of projects.toml stands for it, {2}."_msg(
        times, stamp));
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
                "a name that ends with .csv or .json"_msg);
  const Dossier dossier = read_dossier(o.dossier);
  if (dossier.projects.empty())
    throw Fault("this dossier names no project: there is nothing to export"_msg,
                {(o.dossier / "projects.toml").string()});
  const std::string stamp = written_at(o.dossier / "projects.toml");
  const auto rows = national_rows(dossier, stamp);
  const std::string csv = national_csv(rows);
  check_export(csv, find_install().config);
  write_file(o.file, ending == ".csv" ? csv : national_json(rows));
  const auto say = [&](const Message &line) { std::cout << line.in(words) << "\n"; };
  say("{1} projects written to {2}, as projets-territoire 0.1.0 asks."_msg(
      static_cast<double>(rows.size()), o.file.string()));
  tell_losses(dossier, stamp, say);
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
