// grids.h - what the diagnosis reads in config/: the axes with their written levels, what it means
// that another body holds a power, how much is proposed, and figures of peers.
// docs/integrator/diagnosis.md describes every key. All are data: another country or federation
// replaces the files.
#pragma once
#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/settings/figure.h"

namespace jalon {

// A text that data carry in both languages.
struct Bilingual {
  std::string fr, en;
};

// Where a file of judgements or figures comes from.
struct Evidence {
  std::string source, as_of;
  Confidence confidence = Confidence::certain;
};

inline constexpr std::size_t k_levels = 5;  // 0 to 4
struct Axis {
  std::string id;
  Bilingual title;
  std::array<Bilingual, k_levels> levels;
};
struct AxisGrid {
  std::vector<Axis> axes;
  std::array<Bilingual, k_levels> scale;
  Bilingual title;
  Evidence evidence;
};

struct HolderRule {
  std::string id;
  Bilingual label, meaning;
  double factor = 0, factor_near_end = 0;  // 0 to 1
};
struct PowerGrid {
  std::vector<HolderRule> holders;
  int near_end_years = 0;
  Evidence evidence;
};

// Which measures are proposed as projects, and how many.
struct ProposalRule {
  int per_domain = 0;
  // A gate that more than this share of the draws opens, and more than it closes, cannot tell.
  double doubtful_share = 0;
  Evidence evidence;
};

// One indicator among towns of a size: a mean or quantiles, in `unit`.
struct Peer {
  std::string indicator, unit;
  Bilingual who;
  std::optional<double> from, to;      // inhabitants, inclusive; none: no bound
  std::optional<double> mean;          // this, or
  std::map<double, double> quantiles;  // by share of the towns below (0.1 -> value), ascending
  Evidence evidence;
  Place place;
};

// All throw Faults naming every mistake with its position; a country without file has no peers.
AxisGrid read_axes(const std::filesystem::path &config);
PowerGrid read_powers(const std::filesystem::path &config);
ProposalRule read_proposal_rule(const std::filesystem::path &config);
std::vector<Peer> read_peers(const std::filesystem::path &config, const std::string &country);

}  // namespace jalon
