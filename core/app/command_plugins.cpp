#include <iostream>
#include <nlohmann/json.hpp>

#include "core/app/commands.h"
#include "core/app/opened.h"
#include "core/app/program.h"

namespace jalon {

int command_plugins(bool json, const Words &words) {
  auto all = nlohmann::ordered_json::array();
  int code = done;
  for (const auto &m : find_plugins(find_install().plugins)) {
    nlohmann::ordered_json j{{"id", m.id},           {"domain", m.domain},
                             {"version", m.version}, {"folder", m.folder.string()},
                             {"license", m.license}, {"vendor", m.vendor}};
    if (!json)
      std::cout << m.domain << "  " << (words.language() == "en" ? m.title_en : m.title_fr) << "  ("
                << m.id << " " << m.version << ", " << m.vendor << ")\n";
    try {
      const auto plugin = Plugin::load(m);
      for (const auto &table : tables_of(plugin->domain())) {
        auto &columns = j["tables"][table.name];
        if (!json) std::cout << "  " << words("table") << " " << table.name << ":";
        for (const auto &column : columns_of(table)) {
          nlohmann::ordered_json c{{"name", column.name}, {"label", words(column.label)}};
          if (column.type == JALON_NUMBER) c["unit"] = column.unit;
          for (const auto &choice : choices_of(column)) c["choices"].push_back(choice.name);
          columns.push_back(c);
          if (!json) std::cout << " " << column.name;
        }
        if (!json) std::cout << "\n";
      }
      for (const auto &measure : measures_of(plugin->domain())) {
        j["measures"].push_back({{"name", measure.name},
                                 {"label", words(measure.label)},
                                 {"help", words(measure.help)}});
        if (!json)
          std::cout << "  " << words("measure") << " " << measure.name << ": "
                    << words(measure.label) << "\n";
        for (const auto &option : options_of(measure)) {
          j["measures"].back()["options"].push_back(
              {{"name", option.name}, {"label", words(option.label)}, {"unit", option.unit}});
          if (!json)
            std::cout << "      " << words("option") << " " << option.name << " (" << option.unit
                      << "): " << words(option.label) << "\n";
        }
      }
    } catch (const Fault &fault) {
      j["refused"] = fault.what();
      if (!json) std::cout << "  " << fault.message().in(words) << "\n";
      code = bad_input;
    }
    all.push_back(j);
  }
  if (json)
    std::cout << all.dump(2) << "\n";
  else if (all.empty())
    std::cout << words("No plugin is installed.") << "\n";
  return code;
}

}  // namespace jalon
