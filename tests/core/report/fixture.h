// fixture.h - synthetic results for the tests of the report: an invented town, invented figures, of
// the shape and size of a real run. No number here means anything.
#pragma once
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "core/report/results.h"
#include "tests/core/report/doubts.h"

namespace jalon::fixture {

inline LineResult line(const std::string &name, const std::string &label, const std::string &unit,
                       const std::string &category, const std::string &from, const std::string &to,
                       double reference, double programme, int years, int start) {
  LineResult out{name, label, unit, category, from, to, true, {}, {}};
  for (int y = 0; y < years; ++y) {
    out.reference.push_back(reference);
    out.programme.push_back(y > start ? programme : reference);
  }
  return out;
}

inline AppraisalResult appraisal(const std::vector<int> &years, double scale, int start) {
  const int n = static_cast<int>(years.size());
  AppraisalResult a;
  auto investment = line("lamps.investment", "Purchase and works", "currency", "investment",
                         "authority", "", 0, 0, n, start);
  investment.programme[static_cast<std::size_t>(start)] = 800000 * scale;
  auto renewal = line("lamps.renewal", "Renewal of worn equipment", "currency", "renewal",
                      "authority", "", 30000 * scale, 9000 * scale, n, start);
  auto energy = line("lamps.energy_bill", "Energy bill", "currency", "energy", "authority",
                     "operator", 140000 * scale, 61000 * scale, n, start);
  auto upkeep = line("lamps.upkeep", "Upkeep", "currency", "maintenance", "authority", "",
                     45000 * scale, 30000 * scale, n, start);
  auto carbon = line("lamps.co2e", "Greenhouse gases emitted", "kg", "co2e", "environment", "",
                     62000 * scale, 27000 * scale, n, start);
  auto sky = line("lamps.sky", "Light lost to the sky", "lm", "sky", "environment", "",
                  900000 * scale, 240000 * scale, n, start);
  sky.valued = false;
  a.lines = {investment, renewal, energy, upkeep, carbon, sky};
  AccountResult authority{"authority", std::vector<double>(years.size()), 0,
                          spread(-90000 * scale, 820000 * scale, 0.86)};
  for (const auto *l : {&investment, &renewal, &energy, &upkeep})
    for (std::size_t y = 0; y < years.size(); ++y)
      authority.flows[y] -= l->programme[y] - l->reference[y];
  AccountResult collective{"collective", authority.flows, 0,
                           spread(120000 * scale, 1310000 * scale, 0.94)};
  for (std::size_t y = 0; y < years.size(); ++y)
    collective.flows[y] += 0.3 * (carbon.reference[y] - carbon.programme[y]);
  authority.npv = 372450.4 * scale;
  collective.npv = 716000.25 * scale;
  const auto other = [&](const std::string &name, double npv) {
    return AccountResult{name, std::vector<double>(years.size(), npv / 20), npv, std::nullopt};
  };
  a.accounts = {authority,
                collective,
                other("public", 372450 * scale),
                other("investment", 780000 * scale),
                authority,
                other("operator", -41000 * scale),
                other("users", 0),
                other("residents", 88000 * scale),
                other("environment", 224000 * scale)};
  a.irr_authority = {0.0871};
  a.irr_collective = {0.1234};
  a.payback = 8.42;
  a.discounted_payback = 10.1;
  a.payback_collective = 6.3;
  a.benefit_cost = 1.71;
  a.investment = 780000 * scale;
  a.to_invest = 780000 * scale;
  a.value_per_invested = 0.918;
  a.equivalent_annual = 49000 * scale;
  PathResult use{"lamps.use", "Energy used per inhabitant", "kWh", {}, {}};
  for (int y = 0; y < n; ++y) {
    use.reference.push_back(88 - 0.3 * y);
    use.programme.push_back(y > start ? 39 : 88 - 0.3 * y);
  }
  a.indicators = {use};
  a.draws = 2000;
  a.rejected = 3;
  return a;
}

inline FigureResult figure(const std::string &path, const std::string &label,
                           const std::string &unit, double value, Confidence confidence) {
  FigureResult out{path, Message::pattern(label), unit, "org.example.lamps", {}};
  out.figure.value = value;
  out.figure.low = value * 0.8;
  out.figure.high = value * 1.3;
  out.figure.distribution = Distribution::triangular;
  out.figure.unit = unit;
  out.figure.source = "An invented source, table 3";
  out.figure.as_of = "2025";
  out.figure.confidence = confidence;
  out.figure.place = {"settings.toml", 12, 3, ""};
  return out;
}

inline InventoryResult inventory() {
  InventoryResult v;
  v.domain = "lamps";
  v.table = "lamps.points";
  v.label = "Light points";
  v.things = 1850;
  Import &i = v.import;
  i.file = "/somewhere/dossier/inventory/points.csv";
  i.format = "CSV";
  i.encoding = "UTF-8";
  i.delimiter = ";";
  i.rows_in = 1862;
  i.rows_kept = 1850;
  i.rows_set_aside = 12;
  i.totals["power"] = {186200, 185000, 1200};
  i.quality["power"] = {1200, 640, 10};
  i.quality["lamp_type"] = {1700, 0, 150};
  for (std::size_t n = 1; n <= 25; ++n)
    i.findings.push_back(
        {Finding::repaired, n, "Puissance (W)", "1OO", std::string("read as 100")});
  i.findings.push_back({Finding::set_aside, 77, "", "", std::string("the type is missing")});
  v.breakdown = {
      {"lamp_type",
       "Type of lamp",
       {{"High-pressure sodium", 1100, 40}, {"Mercury vapour", 180, 20}, {"LED", 360, 0}},
       150},
      {"regime", "Regime", {{"All night", 900, 700}, {"Part of the night", 250, 0}}, 0}};
  v.labels = {{"power", "Power"}, {"lamp_type", "Type of lamp"}};
  for (int p = 0; p < 900; ++p) {
    const double turn = p * 2.39996, far = std::sqrt(p) / 30;
    v.points.push_back({static_cast<float>(2.35 + 0.02 * far * std::cos(turn)),
                        static_cast<float>(47.1 + 0.012 * far * std::sin(turn))});
    v.point_class.push_back(p % 9 == 0 ? -1 : (p * 7) % 3);
  }
  return v;
}

inline RoadmapResult roadmap(const std::vector<int> &years) {
  RoadmapResult m;
  m.feasible = m.proven = true;
  m.value = m.bound = 1000000;
  m.seconds = 0.4;
  using Kind = Reason::Kind;
  RoadmapDecision in{"renew", "Renew the old lamps", 2028, {}, {}, 716000};
  in.reason = {Kind::late_impossible,
               {2027, std::vector<Reason>{{Kind::funds_up_to, {2027, 150000.0}},
                                          {Kind::business_days, {2027, 40.0}}}}};
  RoadmapDecision second{"sense", "Presence sensors in side streets", 2030, {}, {}, 240000};
  RoadmapDecision out{"poles", "Connected poles on the square", {}, {}, {}, -52000};
  out.reason = {Kind::no_value, {-52000.0, 2029}};
  out.cost_of_forcing = 52000;
  m.decisions = {in, second, out};
  m.interactions = {{"renew", "sense", -20000, true}, {"renew", "poles", 500, false}};
  m.years = {2027, 2028, 2029, 2030, 2031, 2032};
  m.funds = {150000, 450000, 300000, 200000, 200000, std::nan("")};
  m.spending = {0, 560000, 0, 240000, 0, 0};
  for (std::size_t y = 0; y < 6; ++y) {
    m.days_available.push_back({40, 20, 15});
    m.days.push_back(y == 1   ? std::array<double, 3>{35, 8, 12}
                     : y == 3 ? std::array<double, 3>{12, 18, 6}
                              : std::array<double, 3>{2, 1, 0});
  }
  m.together = appraisal(years, 1.2, 2);
  m.sum_of_parts = 956000;
  return m;
}

inline ProjectResult project(const std::string &id, const std::string &title,
                             const std::string &phase, int start_year) {
  ProjectResult p;
  p.id = id;
  p.title = title;
  p.phase = phase;
  p.start_year = start_year;
  return p;
}

inline Results results() {
  Results r;
  r.program_version = "0.1.0";
  r.date = "2026-11-23";
  r.dossier = "/somewhere/dossier";
  r.territory = "Bourg-l'Étang";
  r.country = "fr";
  r.norms = "fr-2025";
  r.accounts = "M57";
  r.norms_title_fr = "Règles françaises de calcul";
  r.norms_title_en = "French rules of appraisal";
  r.currency = "EUR";
  r.base_year = 2026;
  r.price_year = 2025;
  r.population = 7420;
  r.seed = 18446744073709551615u;
  r.digests = {{"settings", std::string(64, 'a')}, {"dossier", std::string(64, 'b')}};
  r.plugins = {{"org.example.lamps", "lamps", "1.2.0", "Éclairage public", "Street lighting", {}}};
  for (int y = 2026; y <= 2046; ++y) r.years.push_back(y);
  r.discount_rate = 0.032;
  r.cost_of_public_funds = 0.2;
  r.inventories = {inventory()};
  r.indicators = {{"lamps", "lamps.use", "Energy used per inhabitant", "kWh", -1, 88.0, 80.0, 97.0,
                   90.0, 45.0, "An invented agency", "2021", Confidence::to_verify},
                  {"lamps", "lamps.age", "Points older than 20 years", "1", -1, 0.42, 0.31, 0.5,
                   0.3, 0.05, "An invented federation", "2024", Confidence::certain, true},
                  {"lamps",
                   "lamps.dark",
                   "Share switched off at night",
                   "1",
                   1,
                   {},
                   {},
                   {},
                   {},
                   {},
                   "",
                   "",
                   Confidence::certain}};
  ProjectResult renew = project("renew", "Renew the old lamps", "study", 2028);
  renew.measures = {{"lamps.led", "LED retrofit", "Old lamps are replaced, poles are kept.",
                     "poles that must be replaced anyway", "lamps.points", "M57 21534",
                     "compensated", "works", 1320, 60}};
  renew.appraisal = appraisal(r.years, 1, 2);
  renew.days = {{35, 8, 12}, {5, 2, 0}};
  ProjectResult sense = project("sense", "Presence sensors in side streets", "idea", 2030);
  sense.measures = {{"lamps.sensors", "Presence sensors", "Light comes up when somebody passes.",
                     "", "lamps.points", "", "", "supplies", 210, 0}};
  sense.appraisal = appraisal(r.years, 0.3, 4);
  sense.appraisal->irr_authority = {0.031, 0.12};
  sense.appraisal->payback.reset();
  sense.appraisal->value_per_public = 1.42;
  ProjectResult poles = project("poles", "Connected poles on the square", "idea", 2027);
  poles.measures = {{"lamps.poles", "Connected poles", "", "", "lamps.points", "", "", "", 12, 0}};
  r.projects = {renew, sense, poles};
  r.roadmap = roadmap(r.years);
  r.figures = {
      figure("energy.price", "Price of electricity", "currency/kWh", 0.2104, Confidence::certain),
      figure("lamps.led.price", "Price of one LED luminaire", "currency", 620,
             Confidence::to_verify),
      figure("lamps.sensor.saving", "Saving by presence sensors", "1", 0.35,
             Confidence::hypothetical),
      figure("norms.value.co2e", "Value of carbon", "currency/kg", 0, Confidence::certain)};
  r.figures[3].figure.by_year = {{2025, 0.256}, {2050, 0.563}};
  r.figures[3].figure.layer = Layer::norms;
  r.figures[0].figure.confidence = Confidence::to_verify;  // as settings do for the expired
  r.figures[0].figure.marks = {"expired on {1}: to verify"_msg("2025-12-31")};
  r.warnings = {
      "There is no inventory of \"{1}\" yet: it was estimated from the town's population."_msg(
          Message::pattern("Light points"))};
  add_doubts(r);
  return r;
}

// The least a run can say: no project, no roadmap, nothing known.
inline Results bare() {
  Results r;
  r.program_version = "0.1.0";
  r.date = "2026-11-23";
  r.territory = "Nowhere";
  r.currency = "USD";
  r.years = {2026, 2027};
  r.indicators = {{"lamps",
                   "lamps.use",
                   "Energy used",
                   "kWh",
                   -1,
                   {},
                   {},
                   {},
                   {},
                   {},
                   "",
                   "",
                   Confidence::certain}};
  return r;
}

}  // namespace jalon::fixture
