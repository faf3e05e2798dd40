#include <iostream>
#include <nlohmann/json.hpp>

#include "core/app/commands.h"
#include "core/app/loading.h"
#include "core/app/opened.h"
#include "core/app/program.h"
#include "core/base/text.h"

namespace jalon {
namespace {

using Json = nlohmann::ordered_json;

Json parameters_json(const jalon_domain &d, const Words &words) {
  Json all = Json::array();
  for (const auto &p : parameters_of(d)) {
    const bool shared = !std::string_view(p.name).starts_with(std::string(d.name) + ".");
    all.push_back({{"name", p.name},
                   {"label", words(p.label)},
                   {"unit", p.unit},
                   {"lower", p.lower},
                   {"upper", p.upper},
                   {"default", p.value},
                   {"per_year", (p.flags & JALON_PER_YEAR) != 0},
                   {"shared", shared}});
  }
  return all;
}

Json tables_json(const jalon_domain &d, const Words &words) {
  Json all = Json::object();
  for (const auto &table : tables_of(d)) {
    auto &columns = all[table.name];
    for (const auto &column : columns_of(table)) {
      Json c{{"name", column.name}, {"label", words(column.label)}};
      if (column.type == JALON_NUMBER) {
        c["unit"] = column.unit;
        c["lower"] = column.lower;
        c["upper"] = column.upper;
      }
      for (const auto &choice : choices_of(column)) c["choices"].push_back(choice.name);
      columns.push_back(std::move(c));
    }
  }
  return all;
}

Json measures_json(const jalon_domain &d, const Words &words) {
  Json all = Json::array();
  for (const auto &measure : measures_of(d)) {
    Json m{{"name", measure.name},
           {"label", words(measure.label)},
           {"help", words(measure.help)},
           {"table", measure.table},
           {"needs", words_of(measure.needs)},
           {"excludes", words_of(measure.excludes)},
           {"relevance", words(measure.relevance)}};
    for (const auto &gate : gates_of(measure))
      m["gates"].push_back({{"indicator", gate.indicator},
                            {"lower", gate.lower},
                            {"upper", gate.upper},
                            {"otherwise", words(gate.otherwise)}});
    for (const auto &option : options_of(measure))
      m["options"].push_back({{"name", option.name},
                              {"label", words(option.label)},
                              {"unit", option.unit},
                              {"lower", option.lower},
                              {"upper", option.upper},
                              {"default", option.value}});
    all.push_back(std::move(m));
  }
  return all;
}

Json lines_json(const jalon_domain &d, const Words &words) {
  Json all = Json::array();
  for (const auto &line : lines_of(d))
    all.push_back({{"name", line.name},
                   {"label", words(line.label)},
                   {"unit", line.unit},
                   {"category", line.category},
                   {"from", line.from},
                   {"to", line.to}});
  return all;
}

Json indicators_json(const jalon_domain &d, const Words &words) {
  Json all = Json::array();
  for (const auto &i : indicators_of(d))
    all.push_back({{"name", i.name},
                   {"label", words(i.label)},
                   {"unit", i.unit},
                   {"direction", i.direction},
                   {"limit", i.limit},
                   {"target", i.target}});
  return all;
}

Json json_of(const InstalledPlugin &p, const Words &words) {
  const auto &m = p.manifest;
  Json j{{"id", m.id},           {"domain", m.domain},
         {"version", m.version}, {"folder", m.folder.string()},
         {"license", m.license}, {"vendor", m.vendor}};
  if (p.plugin) {
    const auto &d = p.plugin->domain();
    j["tables"] = tables_json(d, words);
    j["measures"] = measures_json(d, words);
    j["parameters"] = parameters_json(d, words);
    j["lines"] = lines_json(d, words);
    j["indicators"] = indicators_json(d, words);
    for (uint32_t i = 0; i < d.n_caveats; ++i) j["caveats"].push_back(words(d.caveats[i]));
  }
  if (!p.faults.empty()) j["refused"] = Faults(p.faults).what();
  return j;
}

void print(const InstalledPlugin &p, const Words &words) {
  const auto &m = p.manifest;
  if (m.domain.empty())
    std::cout << m.folder.string() << "\n";
  else
    std::cout << m.domain << "  " << (words.language() == "en" ? m.title_en : m.title_fr) << "  ("
              << m.id << " " << m.version << ", " << m.vendor << ")\n";
  for (const auto &fault : p.faults) std::cout << "  ! " << fault.message().in(words) << "\n";
  if (!p.plugin) return;
  for (const auto &table : tables_of(p.plugin->domain())) {
    std::cout << "  " << words("table") << " " << table.name << ":";
    for (const auto &column : columns_of(table)) std::cout << " " << column.name;
    std::cout << "\n";
  }
  for (const auto &measure : measures_of(p.plugin->domain())) {
    std::cout << "  " << words("measure") << " " << measure.name << ": " << words(measure.label)
              << "\n";
    for (const auto &option : options_of(measure))
      std::cout << "      " << words("option") << " " << option.name << " (" << option.unit
                << "): " << words(option.label) << "\n";
  }
}

}  // namespace

int command_plugins(bool json, const Words &words) {
  const auto roots = find_install().plugins;
  // Any currency and any day will do: only what plugins declare is held against one another.
  Settings settings("EUR", "2000-01-01");
  declare_norms(settings);
  const auto all = load_installed({roots, [](const Manifest &) { return true; }, false}, settings);
  const auto strays = folders_without_manifest(roots);
  const auto stray = "it holds a library but no plugin.toml, and is passed over"_msg;
  int code = done;
  for (const auto &p : all)
    if (!p.faults.empty()) code = bad_input;
  if (json) {
    auto list = Json::array();
    for (const auto &p : all) list.push_back(json_of(p, words));
    for (const auto &folder : strays)
      list.push_back({{"folder", folder.string()}, {"passed_over", Message(stray).english()}});
    std::cout << list.dump(2) << "\n";
    return code;
  }
  for (const auto &p : all) print(p, words);
  for (const auto &folder : strays)
    std::cout << folder.string() << ": " << Message(stray).in(words) << "\n";
  if (all.empty()) std::cout << words("No plugin is installed.") << "\n";
  return code;
}

}  // namespace jalon
