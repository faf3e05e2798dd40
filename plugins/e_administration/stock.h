// stock.h - the procedures of a town as the model takes them in.
#pragma once
#include <jalon/pieces.hpp>
#include <vector>

#include "tables.h"

namespace e_administration {

using jalon::never;

// A cell: what the town knows, or the parameter it stands for.
struct Drawn {
  double value = jalon::unknown;
  uint32_t fill = JALON_NO_PARAMETER;
};

enum class Known { unknown, no, yes };

// How a procedure stands today. `opened`: on line, but nobody has used it yet. `mixed`: not known,
// a part of what the row stands for is on line.
enum class Online { off, on, opened, mixed };

struct Procedure {
  int kind = n_kinds;  // n_kinds: not known
  Online online = Online::mixed;
  Known wholly_online = Known::unknown;
  double procedures = 1;
  bool procedures_drawn = false;
  double volume = 0;                     // cases a year; of inhabitants, if drawn
  std::size_t volume_per = SIZE_MAX;     // parameter (cases per inhabitant) that volume multiplies
  double share_online = jalon::unknown;  // NaN: the usual take-up
  double split[n_channels];              // parts of all cases; NaN = not known
  Drawn minutes[n_channels], minutes_online, back;
  Drawn citizen_counter, citizen_remote, citizen_online, travel, distance, visits;
  Drawn letters, business, excluded;
  int mandatory_from = never;  // calendar years; 0 = it is
  int required_from = never;
  bool requirement_unknown = true;
  Known integrated = Known::unknown, assistance = Known::unknown;
  Known france_connect = Known::unknown;
  bool france_connect_applies = true;
  int booking = -1;
  bool inward() const { return kind == internal; }
};

class Stock {
 public:
  Stock(const jalon::Host &host, const jalon::Inventory &inventory);
  std::vector<Procedure> rows;
  double population = jalon::unknown;
  int year = 2025;
  double accessibility = jalon::unknown;  // means over procedures, over cases
  double satisfaction = jalon::unknown;
};

// The parameter (cases per inhabitant) of a kind.
std::size_t cases_of(int kind);

// Tells the host what the model's own sums contradict. (findings.cpp)
void report_findings(const jalon::Host &host, const jalon::Table &table, const Stock &stock);

}  // namespace e_administration
