// country.h - who a country is: the table [about] of config/countries/<code>.toml.
//
//   [about]
//   layer = "country"
//   title_fr = "France"
//   title_en = "France"
//   currency = "EUR"            # ISO 4217
//   timezone = "Europe/Paris"   # IANA; used when a dossier names none
//   norms = "fr-2025"           # file in config/norms, used when a dossier names none
//   language = "fr"             # ISO 639
//   accounts = "M57"            # optional: the chart of accounts that towns keep; a measure whose
//                               # account begins with that name is booked there
//   financing = "fr"            # optional: folder in config/financing, rules of public money
//
// The file's other tables are settings and are read by jalon::Settings.
#pragma once
#include <filesystem>
#include <string>

#include "core/base/fault.h"

namespace jalon {

struct Country {
  std::string code, title_fr, title_en, currency, timezone, norms, language, accounts;
  std::string financing;  // "" = no rules of public money come with Jalon
  std::filesystem::path file;
};

// Throws Fault for a code without file (the countries there are listed) and Faults for an [about]
// that is not complete. `config` is the folder that holds countries/, `named` where the code was
// read.
Country read_country(const std::filesystem::path &config, const std::string &code,
                     const Place &named = {});

}  // namespace jalon
