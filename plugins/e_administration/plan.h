// plan.h - what a programme does to a part of a row, when, and what it buys.
//
// Shares of several entries on one row overlap as much as they can: an entry of share s covers the
// first s of the row. The row falls into segments, each under a fixed set of entries; of two
// entries of one measure on one segment the earlier counts. What a town needs once (a platform) is
// bought once, in the year of the earliest entry that covers anything.
#pragma once
#include <cmath>
#include <jalon/pieces.hpp>
#include <vector>

#include "measures.h"
#include "stock.h"

namespace e_administration {

using jalon::Action;

// False where the entry leaves the row as it is, as if it did not cover it.
bool acts_on(const Action &action, const Procedure &row);

// What happens to a segment: years, `never` if not.
struct Treatment {
  int teleservice = never, compulsory = never, portal = never, integration = never;
  int planning = never, appointments = never, assisted = never, paperless = never;
  bool bass = false;
  double procedure_price = jalon::unknown, link_price = jalon::unknown;  // NaN = drawn
  double reach = 0;
};
Treatment treatment_of(const std::vector<Action> &actions, const std::vector<std::size_t> &active);

// What is bought, and kept up.
enum Tool : int {
  form,           // one procedure on the platform
  portal_link,    // one procedure in the portal
  software_link,  // one procedure in the business software
  platform,
  portal_tool,
  planning_package,
  planning_link,
  booking_tool,
  paperless_tool,
  desk,
  // Spent once and for all: neither renewed nor worth anything at the end.
  scanning,
  joining,
  n_tools
};
constexpr bool is_spent(Tool tool) {
  return tool >= scanning;
}
struct Asset {
  Tool tool;
  int year;           // paid; `never`: there before year 0 and renewed at the usual pace
  double price;       // NaN = drawn; of a scan: the pages
  int until = never;  // of what was there before: the year something new replaces it
};

// A part of a row that behaves alike.
struct Piece {
  std::size_t row;
  double part;
  Online online;       // off, on or opened
  bool mixed = false;  // of a row of which it is not known what part is on line
  Treatment treatment;
  int duty = never;         // year in which the law makes the town pay for it
  bool usual_duty = false;  // town planning: the year is drawn instead
  int compulsory = never;   // first year of compulsory use
  int launch = never;       // year of the form, by a measure or `duty`
  // Assets that it is counted in, or -1.
  int form_asset = -1, old_form_asset = -1, portal_asset = -1, link_asset = -1;
  bool is_full(const Procedure &p) const {
    return p.wholly_online == Known::yes || (mixed && online == Online::on);
  }
};

struct Pooling {
  int year = never;
  double communes = 1, part = 0;  // part of the procedures
};

class Plan {
 public:
  Plan(const Stock &stock, const jalon::Programme &programme);
  const Stock *stock;
  std::size_t years;
  int first_year;
  std::vector<Piece> pieces;
  std::vector<Asset> assets;
  int planning_year = never;  // of the measure
  int france_services_year = never;
  bool planning_rows = false;  // the town has town planning files
  Pooling pool;
  std::vector<std::pair<int, double>> closed_desks;  // year, yearly amount

 private:
  // The place of an asset, which pieces that need the same share.
  int asset(Tool tool, int year, double price = jalon::unknown, int until = never);
  void spend(Tool tool, int year, double price = jalon::unknown) {
    assets.push_back({tool, year, price});
  }
  void cut(const jalon::Programme &programme, const std::vector<Action> &actions, std::size_t row);
  void add(Piece piece);
  void town_wide(const jalon::Programme &programme, const std::vector<Action> &actions);
};

}  // namespace e_administration
