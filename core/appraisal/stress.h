// stress.h - what if it goes wrong: scenarios as data, config/stress/*.toml.
//
// A scenario says how works cost more, how service begins later, and how figures change, all draws
// and ranges apart. docs/integrator/stress.md describes every key of a file.
#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/appraisal/norms.h"

namespace jalon {

// What happens to one figure: one of the three.
struct Change {
  std::string path;
  double times = 1;           // all years
  double times_per_year = 1;  // once more for each year after year 0
  bool hold = false;          // every year stays at the level of year 0
  Place place{};
};

struct Stress {
  std::string id;  // name of the file, without ending
  std::string title_fr, title_en, text_fr, text_en;
  std::string source, as_of;
  Confidence confidence = Confidence::hypothetical;
  std::map<std::string, double> overrun;  // share added to the investment, by kind of works;
                                          // "otherwise" for the others. Empty: as planned
  int delay_years = 0;  // works are paid for as planned, service begins so many years later
  std::vector<Change> changes;
  Place place;
};

// All scenarios of a folder, by id; none if there is no such folder. Throws Faults naming every
// mistake of all files with its position.
std::vector<Stress> read_stresses(const std::filesystem::path &folder);

// What investment lines count for (Ledger::flows): 1 plus the optimism bias of the norms, or the
// overrun of the scenario if that is greater.
double investment_factor(const Stress &stress, const Norms &norms, const std::string &works);

// The figure as changed; `base_year` is year 0. Its range moves in proportion.
Figure stressed(const Figure &figure, const Change &change, int base_year);

struct StressedFigures {
  std::map<std::string, Figure> figures;  // by path; only those that change
  std::vector<Message> changes;           // everything the scenario does here, in words
  std::vector<Message> left_out;          // what this dossier has no use for, and why
};
// Applied to the figures of a dossier, appraised from `first` (year 0) to `last`; values of
// quantities are those of `norms`. A figure that nobody declares or gives, that would stay as it
// is, or that would leave its bounds, is left out and told.
StressedFigures stressed(const Stress &stress, const Settings &settings, const Norms &norms,
                         int first, int last);

// The norms with the values of quantities that `figures` has.
Norms stressed(const Norms &norms, const StressedFigures &figures);

}  // namespace jalon
