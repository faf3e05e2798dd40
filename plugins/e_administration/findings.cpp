// What the model's own sums contradict in the list of procedures.
#include <cmath>

#include "equations.h"
#include "stock.h"

namespace e_administration {
namespace {

// More full-time posts than this per thousand inhabitants, for counter work alone, is a mistake of
// unit: French communes employ some 13 to 18 for all they do (from
// memory).
constexpr double too_many_posts = 8;

double central(const Drawn &d) {
  return std::isnan(d.value) ? 0 : d.value;
}

// Hours of agents by the declared central figures; the split off line as if all at the counter.
double rough_hours(const Procedure &p) {
  const double cases =
      p.volume_per == SIZE_MAX ? p.volume : p.volume * parameters[p.volume_per].value;
  const double front = p.inward() ? 0 : central(p.minutes[counter]);
  return cases * (front + central(p.back)) / 60;
}

struct Reporter {
  const jalon::Host &host;
  const jalon::Table &table;
  std::size_t row;
  void tell(ColumnNamed column, const char *message,
            std::initializer_list<double> values = {}) const {
    host.finding(JALON_WARNING, 0, row, column.place, message, values);
  }
  double number(ColumnNamed c) const { return table.column(c.place).number(row); }
  int choice(ColumnNamed c) const {
    const double x = number(c);
    return std::isnan(x) ? -1 : static_cast<int>(x);
  }
};

void check_online(const Reporter &r) {
  const double volume = r.number("volume"), on = r.number("online_volume");
  const double share = r.number("share_online");
  const int level = r.choice("digital_level"), status = r.choice("online_status");
  if (on > volume)
    r.tell("online_volume",
           "{1} cases on line, but {2} in all: the model takes all of them as on line",
           {on, volume});
  else if (volume > 0 && std::abs(on / volume - share) > 0.02)
    r.tell("share_online",
           "part on line {1}, but the numbers of cases give {2}: the model uses the numbers",
           {share, on / volume});
  if (level >= 0 && level < level_form && (on > 0 || share > 0))
    r.tell(
        "digital_level",
        "nothing can be filed on line at this level, but cases are: the model believes the cases");
  if (status >= 0 && level >= 0 && (status == wholly_online) != (level >= level_full))
    r.tell("online_status",
           "where it is on line and its level contradict each other: the model goes by the former");
}

void check_channels(const Reporter &r) {
  double sum = 0;
  int known = 0;
  for (const double x : {r.number("share_online"), r.number("share_counter"),
                         r.number("share_phone"), r.number("share_post"), r.number("share_email")})
    if (!std::isnan(x)) {
      sum += x;
      ++known;
    }
  if (sum > 1.02 || (known == 5 && sum < 0.98))
    r.tell(
        "share_counter",
        "the parts of the channels add up to {1} and not 1: the model keeps the part on line and "
        "brings the others to the rest",
        {sum});
}

void check_law(const Reporter &r, const Procedure &p, int year) {
  const bool offered = p.online == Online::on || p.online == Online::opened;
  if (p.required_from <= year && p.online == Online::off)
    r.tell("offer_required_from",
           "the law has wanted it on line since {1}: the reference puts it on line in its first "
           "year, at the town's cost",
           {static_cast<double>(p.required_from)});
  if (p.mandatory_from <= year && !offered && p.online == Online::off)
    r.tell("mandatory",
           "use on line is compulsory, but it is not on line: the reference puts it on line in its "
           "first year");
  if (p.mandatory_from < year && offered && p.share_online < 0.5)
    r.tell("mandatory",
           "use on line is compulsory, but only a part {1} of the cases come so: the model lets it "
           "rise as under an obligation",
           {p.share_online});
}

}  // namespace

void report_findings(const jalon::Host &host, const jalon::Table &table, const Stock &stock) {
  double hours = 0;
  for (std::size_t row = 0; row < stock.rows.size(); ++row) {
    const Reporter r{host, table, row};
    const Procedure &p = stock.rows[row];
    check_online(r);
    check_channels(r);
    check_law(r, p, stock.year);
    if (p.volume_per == SIZE_MAX && std::isnan(r.number("volume")) && !(p.volume > 0))
      r.tell("volume",
             "neither the cases a year nor the population are known: the row counts for nothing");
    hours += rough_hours(p);
  }
  const double jobs =
      posts(hours, parameters[parameter_named("e_administration.agent.hours")].value);
  if (jobs > too_many_posts * stock.population / 1000)
    host.finding(
        JALON_WARNING, 0, JALON_WHOLE_TABLE, ColumnNamed("volume").place,
        "cases and minutes come to some {1} full-time posts for {2} inhabitants: look for a "
        "wrong unit; the model uses them as they are",
        {jobs, stock.population});
}

}  // namespace e_administration
