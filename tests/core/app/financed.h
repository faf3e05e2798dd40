// financed.h - a small town with real accounts (Crac'h, closed account of 2021) and a worked
// project, run through the whole program.
#pragma once
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "core/app/program.h"
#include "core/base/files.h"
#include "tests/core/app/running.h"

namespace jalon {

inline const std::filesystem::path accounts =
    JALON_SOURCE_DIR "/tests/core/territory/data/accounts";

// The worked project of docs/integrator/financing.md, for a quote of 150,000 over two years.
inline const std::string worked_financing = R"(
[project.financing]
cost = 150000
cost_confidence = "certain"
phasing = [0.6, 0.4]
units = 300
vat = "compensated"
certificate = [{ sheet = "res-ec-104-2026" }]
loan = [{ kind = "bank", amount = 20000, rate = 0.035, years = 10 }]

[[project.financing.grant]]
programme = "sde-319a"
status = "granted"
amount = 20000
decided = "2026-06-30"

[[project.financing.grant]]
programme = "detr"
status = "requested"
rate = 0.40
probability = 0.5

[[project.financing.grant]]
title = "Region"
funder = "region"
public = true
status = "envisaged"
amount = 50000
probability = 0.2
)";

inline const std::string led = R"([[project]]
id = "led"
title = "LED"
earliest = 2027
latest = 2027
must = true

[[project.measure]]
measure = "lighting.led"
)";

inline const std::string town = R"(schema = 1
name = "Crac'h"
country = "fr"
base_year = 2026
years = 10
)";
inline const std::string its_accounts = "accounts = [{ file = \"closed_2021_main.xml\" }]\n";
inline const std::string territory = R"(
[territory]
insee = "56046"
population = 3446

[[estimate]]
table = "lighting.points"
)";

class FinancedRun : public InFolder {
 protected:
  // The dossier of the town: keys before the tables, tables, projects.
  void write(const std::string &keys, const std::string &tables, const std::string &projects) {
    std::filesystem::create_directories(folder_ / "town");
    std::filesystem::copy_file(accounts / "closed_2021_main.xml",
                               folder_ / "town/closed_2021_main.xml",
                               std::filesystem::copy_options::overwrite_existing);
    write_file(folder_ / "town/dossier.toml", town + keys + territory + tables);
    write_file(folder_ / "town/projects.toml", projects);
    std::string place;
    for (const char *what : {"latitude", "longitude"})
      place += std::string("[territory.") + what +
               "]\nvalue = " + (what[1] == 'a' ? "47.62" : "-3.0") +
               "\nunit = \"degree\"\nsource = \"map\"\nas_of = \"2026\"\nconfidence = \"to "
               "verify\"\n";
    write_file(folder_ / "town/settings.toml", place);
  }
  Ran ask(const std::vector<std::string> &more = {}) {
    std::vector<std::string> arguments{"run",     at("town"), "--out", at("out"),
                                       "--draws", "100",      "-q"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments);
  }
  nlohmann::json results(const std::vector<std::string> &more = {}) {
    const auto ran = ask(more);
    EXPECT_THAT(ran.code, testing::AnyOf(done, no_roadmap)) << ran.err;
    return nlohmann::json::parse(read_file(folder_ / "out/results.json"));
  }
};

inline double sum(const nlohmann::json &numbers) {
  double all = 0;
  for (const auto &x : numbers) all += x.get<double>();
  return all;
}

inline std::vector<std::string> ids(const nlohmann::json &alerts) {
  std::vector<std::string> all;
  for (const auto &alert : alerts) all.push_back(alert.at("id"));
  return all;
}

inline const nlohmann::json &source(const nlohmann::json &financing, const std::string &id) {
  for (const auto &s : financing.at("sources"))
    if (s.at("id") == id) return s;
  throw std::runtime_error("no source " + id);
}

}  // namespace jalon
