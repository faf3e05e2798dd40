// Proves the model against a second one, written differently: one draw at a time, the network cut
// into twenty slices, leakage followed in small steps of time, mains as a thousand places in a
// queue, meters one year after the other.
#include <gtest/gtest.h>

#include <cmath>

#include "harness.h"

namespace {

using namespace water_test;
using namespace water;

constexpr int first_year = 2025, horizon = 25;
struct Pipe {
  double metres;
  int laid;
  bool fragile;
  double covered;  // part under the renewal project
};
struct Group {
  double count;
  int installed;
  double covered;  // part under the smart meters
};
const std::vector<Pipe> pipe_list{{9000, 1955, true, 0.5},
                                  {14000, 1972, true, 0},
                                  {12000, 1991, false, 0},
                                  {5000, 2012, false, 0}};
const std::vector<Group> group_list{{700, 2023, 0.6}, {900, 2014, 0.6}, {300, 1996, 1}};
constexpr int main_start = 4, main_spread = 3, smart_start = 2;
constexpr double sectors_share = 0.4, control_share = 0.75, pressure_share = 0.3;
constexpr int sectors_start = 1, control_start = 3, control_length = 6, pressure_start = 5;
constexpr double cut = 0.25, control_interval = 8 / 12.0;

Town town() {
  Town t;
  t.services = {{{"service", "A"},
                 {"connections", 1800.0},
                 {"subscribers", 1900.0},
                 {"length", 40.0},
                 {"produced", 300000.0},
                 {"bought", 60000.0},
                 {"sold", 20000.0},
                 {"domestic", 210000.0},
                 {"non_domestic", 15000.0},
                 {"unmetered", 2000.0},
                 {"service_water", 1000.0},
                 {"pressure", 52.0},
                 {"surveyed_length", 6.0},
                 {"renewed_length", 2.0}}};
  for (const Pipe &p : pipe_list)
    t.pipes.push_back({{"length", p.metres},
                       {"laid", static_cast<double>(p.laid)},
                       {"material", std::string(p.fragile ? "grey_iron" : "ductile_iron")}});
  for (const Group &g : group_list)
    t.meters.push_back({{"count", g.count}, {"installed", static_cast<double>(g.installed)}});
  return t;
}

struct Yearly {
  double leaked = 0, sales = 0, repairs = 0, investment = 0, renewal = 0, surveys = 0, drawn = 0,
         bought = 0;
};

class Oracle {
 public:
  Oracle(const std::map<std::string, Figure> &figures, std::size_t draw, bool project)
      : figures_(figures), draw_(draw), project_(project) {}

  std::vector<Yearly> run() {
    set_up();
    std::vector<Yearly> years;
    for (int y = 0; y < horizon; ++y) years.push_back(year(y));
    return years;
  }

 private:
  double f(const char *name, int y = 0) const {
    return figures_.at(name)(static_cast<std::size_t>(y), draw_);
  }
  double missed(double age) const {
    return std::min(0.5, f("water.meter.error_new") + f("water.meter.error_growth") * age);
  }

  // Meters of a group: mean part missed in the year, and how many are bought anew.
  std::pair<double, double> meters(const Group &g, bool covered, int y) const {
    const double life = f("water.meter.life");
    if (covered && project_ && y > smart_start) {
      double age = y - smart_start - 0.5;
      while (age >= life) age -= life;
      int bought = 0;
      for (int k = 1; k * life <= y - smart_start; ++k) bought += k * life > y - smart_start - 1;
      return {missed(age), bought};
    }
    const double age = first_year - g.installed;
    if (age >= life) {
      double old = 1, young_age = 0;
      old = std::max(0.0, 1 - (y + 0.5) / life);
      young_age = std::min(y + 0.5, life) / 2;
      return {old * missed(age + y + 0.5) + (1 - old) * missed(young_age), 1 / life};
    }
    double lived = age + y + 0.5;
    while (lived >= life) lived -= life;
    int bought = 0;
    for (int k = 1; k * life <= age + y + 1; ++k) bought += k * life > age + y;
    return {missed(lived), bought};
  }
  double mean_missed(int y) const {
    double sum = 0, all = 0;
    for (const Group &g : group_list)
      for (const bool covered : {true, false}) {
        const double n = g.count * (covered ? g.covered : 1 - g.covered);
        sum += n * meters(g, covered, y).first;
        all += n;
      }
    return sum / all;
  }

  double hazard(const Pipe &p, int y) const {
    const double age =
        std::min(100, first_year - p.laid) + std::min(y, std::max(0, 100 - (first_year - p.laid)));
    return (p.fragile ? f("water.main.fragile") : 1) *
           std::exp(f("water.main.ageing") * (age - 50));
  }
  // Part of a pipe renewed at a time, place by place in the queue (oldest first).
  double renewed(std::size_t which, bool covered, double time) const {
    constexpr int places = 1000;
    double before = 0, all = 0;
    for (std::size_t k = 0; k < pipe_list.size(); ++k) {
      if (k < which) before += pipe_list[k].metres;
      all += pipe_list[k].metres;
    }
    double sum = 0;
    for (int k = 0; k < places; ++k) {
      const double place = (before + (k + 0.5) / places * pipe_list[which].metres) / all;
      const double due = place / (2.0 / 5 / 40);
      const bool stopped = covered && project_ && due > main_start;
      if (!stopped && due <= time) sum += 1;
      if (stopped) sum += std::clamp((time - main_start) / main_spread, 0.0, 1.0);
    }
    return sum / places;
  }

  void set_up() {
    const double supplied = 340000, billed = 225000, other = 3000, lost = 112000;
    const double error = mean_missed(0);
    const double wanted = billed * error / (1 - error) + f("water.theft") * supplied;
    scale_ = std::min(1.0, 0.9 * lost / wanted);
    used_ = billed / (1 - scale_ * error);
    theft_ = scale_ * f("water.theft") * supplied;
    const double real = supplied - used_ - other - theft_;
    const double p = 52, per = 0.365 * f("water.background.condition") * p;
    double bg_m = per * 9.6 * 40, bg_c = per * 0.6 * 1800;
    breaks_ = f("water.burst.mains") * 40;
    leaks_ = f("water.burst.connections") * 1800;
    double rep_m = breaks_ * f("water.burst.main_flow") * 24 * f("water.repair.main_days");
    double rep_c =
        leaks_ * f("water.burst.connection_flow") * 24 * f("water.repair.connection_days");
    const double known = bg_m + bg_c + rep_m + rep_c;
    const double fit = known > 0.95 * real ? 0.95 * real / known : 1;
    bg_m_ = fit * bg_m, bg_c_ = fit * bg_c, rep_m_ = fit * rep_m, rep_c_ = fit * rep_c;
    unreported_ = real - fit * known;
    rise_ = std::min(f("water.rate_of_rise") * 365 * 40, 26 * unreported_);
    mains_ = 2.58 * 40 / (2.58 * 40 + 0.16 * 1800);
    own_ = 300000 / 360000.0;
    value_ = own_ * (f("water.electricity") * f("energy.electricity.price") +
                     f("water.treatment.price") + f("water.levy.price")) +
             (1 - own_) * f("water.bought.price");
    level_.assign(20, unreported_ / 20);
    // Mean weight of hazards, so that they make the breaks of the service.
    double sum = 0;
    for (const Pipe &x : pipe_list) sum += x.metres * hazard(x, 0);
    fresh_ = std::exp(f("water.main.ageing") * (10 - 50));
    hazard_ = sum;
  }

  double condition(int y) const {
    double sum = 0;
    for (std::size_t k = 0; k < pipe_list.size(); ++k)
      for (const bool covered : {true, false}) {
        const Pipe &p = pipe_list[k];
        const double metres = p.metres * (covered ? p.covered : 1 - p.covered);
        const double done = renewed(k, covered, y);
        sum += metres * (hazard(p, y) * (1 - done) + fresh_ * done);
      }
    return sum / hazard_;
  }

  double economic(double price) const {
    return std::min(20.0, std::sqrt(2 * price / (365 * value_ * rise_ / (365 * 40))));
  }

  Yearly year(int y) {
    Yearly out;
    const double worn = condition(y), ci = f("water.survey.price");
    const double walked = f("water.survey.in_districts"), days = f("water.district.days");
    double use = 0;
    for (int slice = 0; slice < 20; ++slice) {
      const double at = (slice + 0.5) / 20;
      const bool district = project_ && at < sectors_share && y > sectors_start;
      const bool control = project_ && at < control_share && y > control_start &&
                           y <= control_start + control_length;
      const bool low = project_ && at < pressure_share && y > pressure_start;
      double interval = 1e9, walks = 0;
      if (district) interval = std::max(2 * days / 365, economic(ci * walked));
      if (control) interval = std::min(interval, control_interval);
      double removal = rise_ / unreported_;
      double survey = 6 / 40.0;
      if ((district || control) && 2 / interval > removal) {
        removal = 2 / interval;
        walks = (district ? walked : 1) / interval;
        survey = district ? walks : std::max(survey, walks);
      }
      const double flows = low ? std::pow(1 - cut, exponent()) : 1;
      const double bursts = low ? 1 - std::min(0.8, f("water.pressure.burst_factor") * cut) : 1;
      double &u = level_[static_cast<std::size_t>(slice)];
      if (low && y == pressure_start + 1) u *= flows;
      const double rises = rise_ / 20 * flows * (mains_ * worn + 1 - mains_);
      double mean = 0;
      constexpr int steps = 400;
      for (int k = 0; k < steps; ++k) {  // Heun
        const double h = 1.0 / steps, a = rises - removal * u, b = rises - removal * (u + h * a);
        const double next = u + h * (a + b) / 2;
        mean += (u + next) / 2 / steps;
        u = next;
      }
      const double reported = flows * bursts * (rep_m_ * worn + rep_c_) / 20;
      out.leaked += mean + flows * (bg_m_ * worn + bg_c_) / 20 + reported;
      use += (low ? std::pow(1 - cut, f("water.pressure.use_exponent")) : 1) / 20;
      const double found = removal * mean / (8760 * f("water.leak_flow") * flows);
      const double on_mains = bursts * worn * breaks_ / 20 + found * mains_;
      const double others = bursts * leaks_ / 20 + found * (1 - mains_);
      out.repairs +=
          on_mains * f("water.repair.main_price") + others * f("water.repair.connection_price");
      out.surveys += 40 / 20.0 * survey * ci;
    }
    meters_and_works(y, out);
    double alerted = 0, all = 0;
    for (const Group &g : group_list) {
      all += g.count;
      if (project_ && y > smart_start) alerted += g.count * g.covered;
    }
    const double used = used_ * std::pow(1 + f("water.demand.growth"), y) * use *
                        (1 - alerted / all * f("water.alert.leaks") * f("water.alert.cut"));
    const double billed = used * (1 - scale_ * mean_missed(y));
    out.sales = billed * f("water.tariff");
    const double supplied = used + 3000 + theft_ + out.leaked;
    out.bought = 60000 - (1 - own_) * (340000 - supplied);
    out.drawn = supplied + 20000 - out.bought;
    return out;
  }

  // Half of the mains or more have a material, none is plastic: rigid pipes.
  double exponent() const {
    const double background = (bg_m_ + bg_c_) / (bg_m_ + bg_c_ + rep_m_ + rep_c_ + unreported_);
    return 1.5 * background + 0.5 * (1 - background);
  }

  void meters_and_works(int y, Yearly &out) const {
    const double study = 1 + f("water.study_share"), life = f("water.meter.life");
    for (const Group &g : group_list) {
      const double covered = project_ ? g.count * g.covered : 0;
      const double rest = g.count - covered;
      out.renewal += rest * meters(g, false, y).second * f("water.meter.price");
      if (y < smart_start)
        out.renewal += covered * meters(g, true, y).second * f("water.meter.price");
      else if (y == smart_start)
        out.investment += covered * f("water.meter.remote_price") * study;
      else
        out.renewal += covered * meters(g, true, y).second * f("water.meter.remote_price");
    }
    (void)life;
    for (std::size_t k = 0; k < pipe_list.size(); ++k)
      for (const bool covered : {true, false}) {
        const Pipe &p = pipe_list[k];
        const double metres = p.metres * (covered ? p.covered : 1 - p.covered);
        const double more = renewed(k, covered, y + 1) - renewed(k, covered, y);
        const bool works = covered && project_ && y >= main_start;
        (works ? out.investment : out.renewal) +=
            metres * more * f("water.main.renewal_price") * (works ? study : 1);
      }
    if (!project_) return;
    const auto equipment = [&](int start, double money, double lasts) {
      if (y == start) out.investment += money * study;
      for (int k = 1; k * lasts <= y - start; ++k)
        if (k * lasts > y - start - 1) out.renewal += money;
    };
    equipment(sectors_start,
              40 * sectors_share / f("water.district.length") * f("water.district.price"),
              f("water.district.life"));
    equipment(pressure_start,
              40 * pressure_share / f("water.pressure.station_length") *
                  f("water.pressure.station_price"),
              f("water.pressure.station_life"));
  }

  const std::map<std::string, Figure> &figures_;
  std::size_t draw_;
  bool project_;
  double scale_ = 1, used_ = 0, theft_ = 0, breaks_ = 0, leaks_ = 0, bg_m_ = 0, bg_c_ = 0,
         rep_m_ = 0, rep_c_ = 0, unreported_ = 0, rise_ = 0, mains_ = 0, own_ = 0, value_ = 0,
         hazard_ = 1, fresh_ = 1;
  std::vector<double> level_;
};

std::vector<Entry> programme() {
  return {{"water.sectors", first_year + sectors_start, {sectors_share}, {}},
          {"water.leak_control",
           first_year + control_start,
           {control_share},
           {{"months", 8}, {"years", control_length}}},
          {"water.pressure", first_year + pressure_start, {pressure_share}, {{"cut", cut}}},
          {"water.main_renewal", first_year + main_start, {0.5, 0, 0, 0}, {{"years", main_spread}}},
          {"water.smart_meters", first_year + smart_start, {0.6, 0.6, 1}, {}}};
}

void compare(bool project) {
  const auto figures = drawn();
  const Answer a = ask(town(), {.programme = project ? programme() : std::vector<Entry>{},
                                .years = horizon,
                                .draws = 12,
                                .figures = figures});
  for (std::size_t d = 0; d < 12; ++d) {
    const auto years = Oracle(figures, d, project).run();
    for (std::size_t y = 0; y < horizon; ++y) {
      const Yearly &o = years[y];
      const auto near = [&](double x, double expected, const char *what) {
        EXPECT_NEAR(x, expected, 2e-3 * std::abs(expected) + 1)
            << what << " year " << y << " draw " << d;
      };
      near(a.line(leaked, y, d), o.leaked, "leaked");
      near(a.line(sales, y, d), o.sales, "sales");
      near(a.line(repairs, y, d), o.repairs, "repairs");
      near(a.line(leak_surveys, y, d), o.surveys, "surveys");
      near(a.line(abstraction, y, d), o.drawn, "abstraction");
      near(a.line(water_bought, y, d), o.bought, "bought");
      near(a.line(investment, y, d), o.investment, "investment");
      // A place in the queue falls into one year or the next.
      EXPECT_NEAR(a.line(renewal, y, d), o.renewal, 3e-3 * o.renewal + 5000)
          << "renewal year " << y << " draw " << d;
    }
  }
}

TEST(Oracle, AgreesOnTheReference) {
  compare(false);
}
TEST(Oracle, AgreesOnFiveMeasuresAtOnce) {
  compare(true);
}

}  // namespace
