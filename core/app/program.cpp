#include "core/app/program.h"

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <CLI/CLI.hpp>
#include <iostream>

#include "core/app/commands.h"
#include "core/app/opened.h"
#include "core/app/terminal.h"
#include "core/base/text.h"

namespace jalon {
namespace {

// --lang or what the environment says; it has to be known before the help texts are written.
std::optional<std::string> language_asked(int argc, const char *const *argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view arg = argv[i];
    if (arg.starts_with("--lang=")) return std::string(arg.substr(7));
    if (arg == "--lang" && i + 1 < argc) return argv[i + 1];
  }
  return language_of_environment();
}

// French is what most towns read that use this program; a dossier's country knows better.
std::string language_of(const std::filesystem::path &dossier) {
  try {
    const Country country = read_country(find_install().config, read_dossier(dossier).country);
    return country.language == "fr" ? "fr" : "en";
  } catch (const Fault &) {
    return "fr";  // the command itself will say what is wrong
  }
}

std::vector<std::filesystem::path> catalogues() {
  try {
    const Install install = find_install();
    std::vector<std::filesystem::path> folders{install.lang};
    for (const auto &root : install.plugins) {
      std::error_code none;
      for (const auto &entry : std::filesystem::directory_iterator(root, none))
        folders.push_back(entry.path() / "lang");
    }
    return folders;
  } catch (const Fault &) {
    return {};  // the command itself will say what is missing
  }
}

// CLI11's own range lets "nan" through.
CLI::Validator finite_range(double least, double most) {
  return {[=](std::string &text) -> std::string {
            const auto x = parse_number(text);
            if (x && *x >= least && *x <= most) return {};
            return text + ": a number from " + plain(least) + " to " + plain(most) + " is expected";
          },
          "FLOAT"};
}

CLI::Validator not_empty() {
  return {[](std::string &text) { return text.empty() ? "is empty" : std::string{}; }, "TEXT"};
}

void add_dossier_options(CLI::App &sub, DossierOptions &o, const Words &w) {
  sub.add_option("DOSSIER", o.dossier, w("folder of the dossier"))->required();
  sub.add_option("--norms", o.norms, w("norms instead of the dossier's (a file of config/norms)"))
      ->type_name("NAME");
  sub.add_option("--scenario", o.scenarios, w("settings file laid over the dossier's"))
      ->type_name("FILE");
  sub.add_option("--set", o.assignments, w("one figure, e.g. --set 'energy.price=0.2 EUR/kWh'"))
      ->type_name("PATH=VALUE");
}

// Runs what was chosen; every way to end has its code.
template <class Command>
int guarded(const Words &words, Command &&command) {
  try {
    return command(words);
  } catch (const Fault &fault) {
    std::cerr << "jalon: " << fault.message().in(words) << "\n";
    return stop_requested() ? stopped : bad_input;
  } catch (const std::exception &e) {
    std::cerr << "jalon: " << words("this is an error of the program itself, please report it:")
              << " " << e.what() << "\n";
    return internal_error;
  }
}

}  // namespace

int run_program(int argc, const char *const *argv) {
  const auto asked = language_asked(argc, argv);
  const Words w(asked == "en" ? "en" : "fr", catalogues());
  int code = done;
  const auto run_command = [&](auto &&command) { code = guarded(w, command); };
  const auto run_on_dossier = [&](const std::filesystem::path &dossier, auto &&command) {
    if (asked) return run_command(command);
    code = guarded(Words(language_of(dossier), catalogues()), command);
  };
  spdlog::set_default_logger(std::make_shared<spdlog::logger>(
      "jalon", std::make_shared<spdlog::sinks::stderr_color_sink_mt>()));
  spdlog::set_pattern("%^%l%$: %v");
  spdlog::set_level(spdlog::level::warn);

  CLI::App app{w("From a town's own files to a costed, defensible roadmap of projects."), "jalon"};
  app.require_subcommand(1);
  app.set_version_flag("--version", "jalon " JALON_VERSION, w("print the version and end"));
  app.set_help_flag("-h,--help", w("print this help and end"));
  app.fallthrough();
  std::string lang;
  bool verbose = false;
  app.add_option("--lang", lang,
                 w("language of what is shown: fr or en; default: by the "
                   "environment, else by the dossier's country"))
      ->check(CLI::IsMember({"fr", "en"}));
  app.add_flag("-v,--verbose", verbose, w("show what plugins and the program log"));
  app.footer(
      w("Exit codes: 0 done, 1 error of the program, 2 wrong command line, 3 wrong input, "
        "4 no roadmap meets the constraints, 130 stopped."));

  RunOptions run;
  auto *sub = app.add_subcommand("run", w("diagnosis, appraisal and roadmap of a dossier"));
  add_dossier_options(*sub, run, w);
  sub->add_option("--out", run.out, w("folder for results.json and report.html"))
      ->required()
      ->check(not_empty())
      ->type_name("DIR");
  sub->add_option("--draws", run.draws, w("number of draws of the uncertain figures"))
      ->check(CLI::Range(100, 10'000'000))
      ->capture_default_str();
  sub->add_option("--seed", run.seed, w("seed of the draws"))
      ->check(CLI::NonNegativeNumber)
      ->capture_default_str();
  sub->add_option("--threads", run.threads, w("threads, 0 = all cores"))
      ->check(CLI::Range(0, 256))
      ->capture_default_str();
  sub->add_option("--solver-seconds", run.solver_seconds, w("time limit for the roadmap"))
      ->check(finite_range(0.1, 3600))
      ->capture_default_str();
  sub->add_flag("--json", run.json, w("print results.json instead of the summary"));
  sub->add_flag("-q,--quiet", run.quiet, w("no progress bar, no summary"));
  sub->callback([&] {
    run_on_dossier(run.dossier, [&](const Words &words) { return command_run(run, words); });
  });

  ExplainOptions explain;
  sub = app.add_subcommand("explain", w("where a figure comes from: all layers, sources, dates"));
  add_dossier_options(*sub, explain, w);
  sub->add_option("PATH", explain.path, w("path of the figure; without it all paths are listed"));
  sub->callback([&] {
    run_on_dossier(explain.dossier,
                   [&](const Words &words) { return command_explain(explain, words); });
  });

  NewOptions fresh;
  sub = app.add_subcommand("new", w("start a dossier"));
  sub->add_option("DIR", fresh.folder, w("folder to make"))->required();
  auto *insee = sub->add_option("--insee", fresh.insee, w("INSEE code of a French commune"))
                    ->type_name("CODE");
  auto *name =
      sub->add_option("--name", fresh.name, w("name of the territory, without an INSEE code"));
  auto *country =
      sub->add_option("--country", fresh.country, w("country (a file of config/countries)"))
          ->capture_default_str();
  insee->excludes(name)->excludes(country);
  sub->add_option("--year", fresh.base_year, w("year 0 of the appraisal, default: this year"))
      ->check(CLI::Range(1990, 2100))
      ->type_name("YEAR");
  sub->callback(
      [&] { run_command([&](const Words &words) { return command_new(fresh, words); }); });

  InventoryOptions inventory;
  sub = app.add_subcommand("inventory", w("read the inventories and list what was repaired, "
                                          "estimated, refused"));
  add_dossier_options(*sub, inventory, w);
  sub->add_flag("--json", inventory.json, w("print as JSON, complete"));
  sub->add_option("--most", inventory.most, w("findings shown per table, 0 = all"))
      ->capture_default_str();
  sub->callback([&] {
    run_on_dossier(inventory.dossier,
                   [&](const Words &words) { return command_inventory(inventory, words); });
  });

  ImportOptions import;
  sub = app.add_subcommand("import", w("add an inventory file to a dossier, with its mapping"));
  sub->add_option("DOSSIER", import.dossier, w("folder of the dossier"))->required();
  sub->add_option("FILE", import.file, w("CSV, XLSX, ODS, GeoPackage, GeoJSON or Shapefile"))
      ->required();
  sub->add_option("--table", import.table, w("table of a domain, e.g. as `jalon plugins` lists"))
      ->required();
  sub->add_option("--mapping", import.mapping, w("an existing mapping; else one is proposed"))
      ->type_name("FILE");
  sub->callback([&] {
    run_on_dossier(import.dossier,
                   [&](const Words &words) { return command_import(import, words); });
  });

  bool plugins_json = false;
  sub = app.add_subcommand("plugins", w("list the installed plugins and what they declare"));
  sub->add_flag("--json", plugins_json, w("print as JSON"));
  sub->callback([&] {
    run_command([&](const Words &words) { return command_plugins(plugins_json, words); });
  });

  for (auto *each : app.get_subcommands({}))
    each->set_help_flag("-h,--help", w("print this help and end"));
  app.parse_complete_callback([&] {
    if (verbose) spdlog::set_level(spdlog::level::debug);
  });
  stop_on_ctrl_c();
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError &e) {
    if (e.get_exit_code() == 0) return app.exit(e);  // help or version was asked for
    std::cerr << "jalon: "
              << "the command line cannot be understood: {1}"_msg(e.what()).in(w) << "\n"
              << "jalon: " << Message("see jalon --help, or jalon COMMAND --help"_msg).in(w)
              << "\n";
    return usage;
  }
  return code;
}

}  // namespace jalon
