#include <spdlog/spdlog.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <iostream>

#include "core/app/commands.h"
#include "core/app/loading.h"
#include "core/app/opened.h"
#include "core/app/program.h"
#include "core/app/study.h"
#include "core/app/terminal.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/report/html.h"
#include "core/report/json.h"
#include "core/report/summary.h"

namespace jalon {
namespace {

spdlog::level::level_enum level_of(int level) {
  switch (level) {
    case JALON_DEBUG:
      return spdlog::level::debug;
    case JALON_INFO:
      return spdlog::level::info;
    case JALON_WARNING:
      return spdlog::level::warn;
    default:
      return spdlog::level::err;
  }
}

// Said before the work, not after it.
void check_writable(const std::filesystem::path &folder) {
  auto there = std::filesystem::absolute(folder);
  std::error_code none;
  while (!std::filesystem::exists(there, none) && there.has_relative_path())
    there = there.parent_path();
  if (!std::filesystem::is_directory(there, none))
    throw Fault("{1} is no folder"_msg(there.string()), {folder.string()},
                "a folder, or one to be made"_msg, "choose another place with --out"_msg);
  if (::access(there.c_str(), W_OK) != 0)
    throw Fault("nothing can be written into {1}: {2}"_msg(there.string(), why_failed(errno)),
                {folder.string()}, "a folder that you may write into"_msg,
                "choose another place with --out"_msg);
}

// What was done before stays if this is stopped.
void compare_with(const std::vector<Opened> &others, const StudyOptions &study, Results &results) {
  for (const auto &other : others) {
    try {
      if (!stop_requested()) {
        results.other_norms.push_back(by_other_norms(other, study));
        continue;
      }
    } catch (const Fault &) {
      if (!stop_requested()) throw;
    }
    const Message missing =
        "Stopped on request before the comparison with other rules: {1}."_msg(other.norms_name);
    results.warnings.push_back(missing);
    results.unfinished.push_back(missing);
  }
}

struct OutFiles {
  std::filesystem::path page, figures;
};

OutFiles out_files(const std::filesystem::path &folder, bool unfinished) {
  const std::string mark = unfinished ? ".stopped" : "";
  return {folder / ("report" + mark + ".html"), folder / ("results" + mark + ".json")};
}

// What a stopped run leaves lies beside what an earlier one completed, and never replaces it; what
// a complete run finds of a stopped one is out of date.
OutFiles write_out(const std::filesystem::path &folder, bool unfinished, const std::string &page,
                   const std::string &figures) {
  const OutFiles files = out_files(folder, unfinished);
  write_file(files.figures, figures);
  write_file(files.page, page);
  if (unfinished) return files;
  const OutFiles stale = out_files(folder, true);
  std::error_code none;
  for (const auto &file : {stale.page, stale.figures}) std::filesystem::remove(file, none);
  return files;
}

void warn_of_stop(const std::filesystem::path &folder, const OutFiles &files, const Words &words) {
  const Message told =
      "stopped on request: this run is not complete; what was done is in {1} and {2}"_msg(
          files.page.string(), files.figures.string());
  spdlog::warn("{}", told.in(words));
  const OutFiles earlier = out_files(folder, false);
  if (std::filesystem::exists(earlier.page) || std::filesystem::exists(earlier.figures)) {
    const Message kept =
        "the report of an earlier run is left as it was: {1}"_msg(earlier.page.string());
    spdlog::warn("{}", kept.in(words));
  }
}

}  // namespace

std::vector<std::shared_ptr<const Plugin>> sound_plugins(const Install &install,
                                                         const Words &words) {
  std::vector<Fault> aside;
  auto plugins = load_sound(install.plugins, aside);
  for (const auto &fault : aside) spdlog::warn("{}", fault.message().in(words));
  return plugins;
}

Callbacks terminal_callbacks() {
  return {[](int level, const std::string &plugin, const std::string &message) {
            spdlog::log(level_of(level), "{}: {}", plugin, message);
          },
          stop_requested};
}

int command_run(const RunOptions &o, const Words &words) {
  const Install install = find_install();
  const auto open = [&](const std::string &norms) {
    return open_dossier(install, o.dossier, {today(), norms, o.scenarios, o.assignments});
  };
  for (std::size_t i = 0; i < o.norms.size(); ++i)
    if (std::count(o.norms.begin(), o.norms.end(), o.norms[i]) > 1)
      throw Fault("{1} is given twice"_msg("--norms " + o.norms[i]), {},
                  "rules of appraisal that differ, to compare"_msg, "leave one of them out"_msg);
  const Opened opened = open(o.main_norms());
  std::vector<Opened> others;
  for (std::size_t i = 1; i < o.norms.size(); ++i) others.push_back(open(o.norms[i]));
  for (const auto &warning : opened.warnings) spdlog::warn("{}", warning.in(words));

  check_writable(o.out);

  Results results;
  {
    ProgressBar bar(o.quiet || o.json, words);
    StudyOptions study;
    study.draws = o.draws == "auto" ? 0 : static_cast<std::uint64_t>(*parse_number(o.draws));
    for (const Sampling s : {Sampling::random, Sampling::latin_hypercube, Sampling::sobol})
      if (o.sampling == name_of(s)) study.sampling = s;
    study.seed = o.seed;
    study.threads = o.threads;
    study.date = today();
    study.config = install.config;
    study.solver_seconds = o.solver_seconds;
    study.french = words.language() == "fr";
    study.stresses = read_stresses(install.config / "stress");
    study.callbacks = terminal_callbacks();
    study.progress = [&](const Message &what, double f) { bar.show(what, f); };
    results = run_study(opened, study);
    compare_with(others, study, results);
  }
  if (o.json || o.quiet)  // the summary says it
    for (const auto &told : results.draws.correlations) spdlog::warn("{}", told.in(words));
  const std::string json = results_json(results, words);
  const std::string page = report_html(results, words, install.web);
  const bool unfinished = !results.unfinished.empty();
  const OutFiles files = write_out(o.out, unfinished, page, json);
  if (o.json)
    std::cout << json << "\n";
  else if (!o.quiet)
    std::cout << summary(results, words, colour_wanted()) << "\n"
              << words("Report:") << " " << files.page.string() << "\n"
              << words("Figures:") << " " << files.figures.string() << "\n";
  if (unfinished) warn_of_stop(o.out, files, words);
  if (stop_requested()) return stopped;
  return results.roadmap && !results.roadmap->feasible ? no_roadmap : done;
}

}  // namespace jalon
