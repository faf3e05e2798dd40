#include "core/app/program.h"

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <iostream>

#include "core/app/command_line.h"
#include "core/app/commands.h"
#include "core/app/opened.h"
#include "core/app/terminal.h"

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

// French is what most towns read that use this program; a country knows better. What is wrong with
// a country or a dossier, the command itself will say.
std::string language_of_country(const std::string &code) {
  try {
    return read_country(find_install().config, code).language == "fr" ? "fr" : "en";
  } catch (const Fault &) {
    return "fr";
  }
}

std::string language_of_dossier(const std::filesystem::path &folder) {
  try {
    return language_of_country(read_dossier(folder).country);
  } catch (const Fault &) {
    return "fr";
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
    return {find_words()};  // the command itself will say what is missing
  }
}

// `norms`: what --norms may say.
void add_dossier_options(CLI::App &sub, DossierOptions &o, const Words &w,
                         const std::string &norms) {
  sub.add_option("DOSSIER", o.dossier, w("folder of the dossier"))->required()->type_name("");
  sub.add_option("--norms", o.norms, norms)->type_name(w("NAME"))->allow_extra_args(false);
  sub.add_option("--scenario", o.scenarios, w("settings file laid over the dossier's"))
      ->type_name(w("FILE"))
      ->allow_extra_args(false);
  sub.add_option("--set", o.assignments, w("one figure, e.g. --set 'energy.price=0.2 EUR/kWh'"))
      ->type_name(w("PATH=VALUE"))
      ->allow_extra_args(false);
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

// The commands and their options; run() reads the command line and does what it says.
class Program {
 public:
  Program(std::optional<std::string> asked, const Words &words)
      : asked_(std::move(asked)), w(words), app_{"", "jalon"} {
    speak(app_, w);
    app_.description(w("From a town's own files to a costed, defensible roadmap of projects."));
    app_.require_subcommand(1);
    app_.fallthrough();
    app_.set_version_flag("--version", "jalon " JALON_VERSION, w("print the version and end"));
    app_.set_help_flag("-h,--help", w("print this help and end"));
    app_.add_option("--lang", lang_,
                    w("language of what is shown: fr or en; default: by the "
                      "environment, else by the dossier's country"))
        ->check(one_of({"fr", "en"}, w))
        ->type_name(w("LANG"));
    app_.add_flag("-v,--verbose", verbose_, w("show what plugins and the program log"));
    app_.footer(
        w("Exit codes: 0 done, 1 error of the program, 2 wrong command line, 3 wrong input, "
          "4 no roadmap meets the constraints, 130 stopped.") +
        "\n" +
        w("Environment: JALON_LANG (fr, en), NO_COLOR (no colours), JALON_CONFIG (another config "
          "folder), JALON_PLUGINS (folders of more plugins, ':' between)."));
    app_.parse_complete_callback([this] {
      if (verbose_) spdlog::set_level(spdlog::level::debug);
    });
    add_new();
    add_import();
    add_inventory();
    add_diagnose();
    add_run();
    add_explain();
    add_plugins();
    add_calc();
    add_check();
    add_projects();
    for (auto *each : app_.get_subcommands({})) {
      each->group(w("Commands"));
      each->set_help_flag("-h,--help", w("print this help and end"));
    }
  }
  Program(const Program &) = delete;
  Program &operator=(const Program &) = delete;

  int run(int argc, const char *const *argv) {
    try {
      app_.parse(argc, argv);
    } catch (const CLI::ParseError &e) {
      if (e.get_exit_code() == 0) return app_.exit(e);  // help or version was asked for
      std::cerr << "jalon: " << complaint(e, app_).in(w) << "\n"
                << "jalon: " << Message("see jalon --help, or jalon COMMAND --help"_msg).in(w)
                << "\n";
      return usage;
    }
    return code_;
  }

 private:
  void add_run() {
    auto *sub = app_.add_subcommand("run", w("diagnosis, appraisal and roadmap of a dossier"));
    add_dossier_options(*sub, run_, w,
                        w("norms instead of the dossier's (a file of config/norms); given again, "
                          "norms to compare with"));
    sub->add_option("--out", run_.out, w("folder for results.json and report.html"))
        ->required()
        ->check(not_empty(w))
        ->type_name(w("DIR"));
    sub->add_option("--draws", run_.draws,
                    w("number of draws of the uncertain figures; auto: until precise enough"))
        ->check(word_or_whole_number("auto", 100, 4e9, w))
        ->type_name("N")
        ->capture_default_str();
    sub->add_option("--sampling", run_.sampling,
                    w("how they are drawn: sobol, latin-hypercube or random"))
        ->check(one_of({"sobol", "latin-hypercube", "random"}, w))
        ->type_name(w("METHOD"))
        ->capture_default_str();
    sub->add_option("--seed", run_.seed, w("seed of the draws"))
        ->check(whole_number_within(0, 9e15, w))
        ->type_name("N")
        ->capture_default_str();
    sub->add_option("--threads", run_.threads, w("threads, 0 = all cores"))
        ->check(whole_number_within(0, 256, w))
        ->type_name("N")
        ->capture_default_str();
    sub->add_option("--solver-seconds", run_.solver_seconds, w("time limit for the roadmap"))
        ->check(number_within(0.1, 3600, w))
        ->type_name(w("SECONDS"))
        ->capture_default_str();
    sub->add_flag("--json", run_.json, w("print results.json instead of the summary"));
    sub->add_flag("-q,--quiet", run_.quiet, w("no progress bar, no summary"));
    on_dossier(*sub, run_, command_run);
  }

  void add_diagnose() {
    auto *sub = app_.add_subcommand(
        "diagnose", w("what the town has, how far it is, what it needs, what to get first"));
    add_dossier_options(*sub, diagnose_, w, one_norms());
    sub->add_option(
           "--out", diagnose_.out,
           w("folder for diagnosis.json and diagnosis.html; else diagnosis/ in the dossier"))
        ->check(not_empty(w))
        ->type_name(w("DIR"));
    sub->add_flag("--propose", diagnose_.propose,
                  w("write the relevant measures to projects.proposed.toml in the dossier"));
    sub->add_option("--draws", diagnose_.draws, w("number of draws of the uncertain figures"))
        ->check(whole_number_within(100, 1e6, w))
        ->type_name("N")
        ->capture_default_str();
    sub->add_option("--seed", diagnose_.seed, w("seed of the draws"))
        ->check(whole_number_within(0, 9e15, w))
        ->type_name("N")
        ->capture_default_str();
    sub->add_flag("--json", diagnose_.json, w("print diagnosis.json instead of the summary"));
    on_dossier(*sub, diagnose_, command_diagnose);
  }

  std::string one_norms() const {
    return w("norms instead of the dossier's (a file of config/norms)");
  }

  void add_explain() {
    auto *sub =
        app_.add_subcommand("explain", w("where a figure comes from: all layers, sources, dates"));
    add_dossier_options(*sub, explain_, w, one_norms());
    sub->add_option(w("PATH"), explain_.path,
                    w("path of the figure; without it all paths are listed"))
        ->type_name("");
    on_dossier(*sub, explain_, command_explain);
  }

  void add_new() {
    auto *sub = app_.add_subcommand("new", w("start a dossier"));
    sub->add_option(w("DIR"), new_.folder, w("folder to make"))
        ->required()
        ->check(not_empty(w))
        ->type_name("");
    auto *insee = sub->add_option("--insee", new_.insee, w("INSEE code of a French commune"))
                      ->type_name("CODE");
    auto *name =
        sub->add_option("--name", new_.name, w("name of the territory, without an INSEE code"))
            ->type_name(w("NAME"));
    auto *country =
        sub->add_option("--country", new_.country, w("country (a file of config/countries)"))
            ->type_name("CODE")
            ->capture_default_str();
    auto *population = sub->add_option("--population", new_.population,
                                       w("inhabitants: what is not known is then estimated"))
                           ->check(whole_number_within(1, 1e8, w))
                           ->type_name("N");
    auto *latitude = sub->add_option("--latitude", new_.latitude, w("in degrees, north positive"))
                         ->check(number_within(-90, 90, w))
                         ->type_name(w("DEGREES"));
    auto *longitude = sub->add_option("--longitude", new_.longitude, w("in degrees, east positive"))
                          ->check(number_within(-180, 180, w))
                          ->type_name(w("DEGREES"));
    insee->excludes(name)->excludes(country)->excludes(population);
    latitude->needs(longitude);
    longitude->needs(latitude);
    sub->add_option("--year", new_.base_year, w("year 0 of the appraisal, default: this year"))
        ->check(whole_number_within(1990, 2100, w))
        ->type_name(w("YEAR"));
    sub->callback([this] {
      run_in(new_.insee.empty() ? language_of_country(new_.country) : "fr",
             [this](const Words &words) { return command_new(new_, words); });
    });
  }

  void add_inventory() {
    auto *sub = app_.add_subcommand(
        "inventory", w("read the inventories and list what was repaired, estimated, refused"));
    add_dossier_options(*sub, inventory_, w, one_norms());
    sub->add_flag("--json", inventory_.json, w("print as JSON, complete"));
    sub->add_option("--most", inventory_.most, w("findings shown per table, 0 = all"))
        ->check(whole_number_within(0, 1e9, w))
        ->type_name("N")
        ->capture_default_str();
    on_dossier(*sub, inventory_, command_inventory);
  }

  void add_import() {
    auto *sub =
        app_.add_subcommand("import", w("add an inventory file to a dossier, with its mapping"));
    sub->add_option("DOSSIER", import_.dossier, w("folder of the dossier"))
        ->required()
        ->type_name("");
    sub->add_option(w("FILE"), import_.file, w("CSV, XLSX, ODS, GeoPackage, GeoJSON or Shapefile"))
        ->required()
        ->type_name("");
    sub->add_option("--table", import_.table, w("table of a domain, e.g. as `jalon plugins` lists"))
        ->type_name(w("TABLE"));
    sub->add_option("--mapping", import_.mapping, w("an existing mapping; else one is proposed"))
        ->type_name(w("FILE"));
    sub->add_flag("--replace", import_.replace,
                  w("take the place of the inventory that the dossier has of this table"));
    sub->add_flag(
        "--territory-checked", import_.territory_checked,
        w("take the file although it says that it is of another territory; each run tells"));
    on_dossier(*sub, import_, command_import);
  }

  void add_projects() {
    auto *sub = app_.add_subcommand(
        "projects", w("exchange projects with other tools, in the national schema"));
    sub->require_subcommand(1);
    const auto add = [&](const char *name, const std::string &what, const std::string &file,
                         int (*command)(const ProjectsOptions &, const Words &)) {
      auto *each = sub->add_subcommand(name, what);
      each->group(w("Commands"));
      each->set_help_flag("-h,--help", w("print this help and end"));
      each->add_option("DOSSIER", projects_.dossier, w("folder of the dossier"))
          ->required()
          ->type_name("");
      each->add_option(w("FILE"), projects_.file, file)->required()->type_name("");
      on_dossier(*each, projects_, command);
    };
    add("export", w("write the dossier's projects as projets-territoire"),
        w("file to write, .csv or .json"), command_projects_export);
    add("import", w("add the projects of a file to the dossier's"),
        w("projets-territoire (CSV, workbook, JSON), or the list of projects of the Fonds vert"),
        command_projects_import);
  }

  void add_check() {
    auto *sub = app_.add_subcommand(
        "check", w("hold a file against a Table Schema and tell each fault with row and column"));
    sub->add_option(w("FILE"), check_.file, w("CSV, XLSX, ODS, GeoPackage, GeoJSON or Shapefile"))
        ->required()
        ->type_name("");
    sub->add_option("--schema", check_.schema,
                    w("a schema that comes with Jalon, or the path of a schema.json; without it: "
                      "which shipped schema the file resembles"))
        ->check(not_empty(w))
        ->type_name(w("NAME"));
    sub->add_option("--most", check_.most, w("faults shown of each kind in each column, 0 = all"))
        ->check(whole_number_within(0, 1e9, w))
        ->type_name("N")
        ->capture_default_str();
    sub->add_flag("--all", check_.all, w("show every fault"));
    sub->add_flag("--json", check_.json, w("print as JSON, complete"));
    sub->callback([this] {
      code_ = guarded(w, [this](const Words &words) { return command_check(check_, words); });
    });
  }

  void add_plugins() {
    auto *sub =
        app_.add_subcommand("plugins", w("list the installed plugins and what they declare"));
    sub->add_flag("--json", plugins_json_, w("print as JSON"));
    sub->callback([this] {
      code_ =
          guarded(w, [this](const Words &words) { return command_plugins(plugins_json_, words); });
    });
  }

  void add_calc() {
    auto *sub = app_.add_subcommand(
        "calc", w("one indicator of figures given here, such as: jalon calc irr -- -100 60 60"));
    sub->footer(
        w("KIND, then its inputs by name (--rate 0.04), then -- and its list of values. "
          "jalon calc --list shows every kind, jalon calc KIND --help one of them."));
    sub->add_flag("--json", calc_.json,
                  w("read cases in JSON from standard input, write their values in JSON"));
    sub->add_flag("--list", calc_.list, w("list the kinds with their inputs and conventions"));
    sub->fallthrough(false);  // what follows the kind is the kind's
    sub->prefix_command();
    sub->callback([this, sub] {
      calc_.words = sub->remaining();
      code_ = guarded(w, [this](const Words &words) { return command_calc(calc_, words); });
    });
  }

  // Runs a command on a dossier, in the language asked for or in that of the dossier's country.
  template <class Options>
  void on_dossier(CLI::App &sub, const Options &options,
                  int (*command)(const Options &, const Words &)) {
    sub.callback([this, &options, command] {
      run_in(asked_ ? "" : language_of_dossier(options.dossier),
             [&](const Words &words) { return command(options, words); });
    });
  }
  template <class Command>
  void run_in(const std::string &language, const Command &command) {
    if (asked_ || language == w.language())
      code_ = guarded(w, command);
    else
      code_ = guarded(Words(language, catalogues()), command);
  }

  std::optional<std::string> asked_;
  const Words &w;
  CLI::App app_;
  std::string lang_;
  bool verbose_ = false, plugins_json_ = false;
  RunOptions run_;
  DiagnoseOptions diagnose_;
  ExplainOptions explain_;
  NewOptions new_;
  InventoryOptions inventory_;
  ImportOptions import_;
  ProjectsOptions projects_;
  CheckFileOptions check_;
  CalcOptions calc_;
  int code_ = done;
};

}  // namespace

int run_program(int argc, const char *const *argv) {
  spdlog::set_default_logger(std::make_shared<spdlog::logger>(
      "jalon", std::make_shared<spdlog::sinks::stderr_color_sink_mt>()));
  spdlog::set_pattern("%^%l%$: %v");
  spdlog::set_level(spdlog::level::warn);
  stop_on_ctrl_c();
  const auto asked = language_asked(argc, argv);
  try {
    const Words words(asked == "en" ? "en" : "fr", catalogues());
    const int code = Program(asked, words).run(argc, argv);
    std::cout.flush();
    if (std::cout || code != done) return code;
    std::cout.clear();
    std::cerr << "jalon: "
              << Fault("what was to be shown could not be written to the end"_msg, {},
                       "an output that can be written, with space"_msg,
                       "check where the output goes"_msg)
                     .message()
                     .in(words)
              << "\n";
    return bad_input;
  } catch (const Fault &fault) {  // a catalogue of words that is none
    std::cerr << "jalon: " << fault.what() << "\n";
    return bad_input;
  }
}

}  // namespace jalon
