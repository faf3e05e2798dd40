// survey.h - diagnosis.toml of a dossier: what the town says of itself and no model can know. The
// file may be absent, and so may every part of it: what is not said is unknown, never 0.
//
//   schema = 1
//   [[axis]]
//   axis = "data"              # an id of config/diagnosis/axes.toml, each once
//   level = 2                  # 0 to 4
//   evidence = "..."           # what shows it
//   date = "2026-09-15"
//   [skills]                   # how many people hold each
//   business = 2
//   digital = 1
//   steering = 1
//   people = 3                 # different people in all
//   [stakes]                   # the town's own orientations, instead of costs and emissions
//   waste = 2
#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/fault.h"

namespace jalon {

struct AxisAnswer {
  std::string axis;
  int level = 0;
  std::string evidence, date;
  Place place;
};

struct SkillHolders {
  std::optional<int> business, digital, steering;
  std::optional<int> people;  // different people who hold at least one
};

struct Survey {
  std::vector<AxisAnswer> axes;
  SkillHolders skills;
  std::map<std::string, double> stakes;  // by domain, above or at 0
  std::map<std::string, Place> stake_places;
  std::filesystem::path file;  // "" if there is none
};

// `axes`: the ids that may be answered. Throws Faults naming every mistake with its position.
Survey read_survey(const std::filesystem::path &folder, const std::vector<std::string> &axes);

}  // namespace jalon
