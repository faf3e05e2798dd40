#include "second_parts.h"

namespace e_administration_test {

void Calculation::own(const SecondTool &t, std::vector<std::vector<double>> &line, double pool_year,
                      double pooled) const {
  const double last = static_cast<double>(years) - 1, life = f("cycle");
  const auto factor = [&](double y) { return t.shared && y >= pool_year ? pooled : 1; };
  if (t.year > last) return;
  const auto at = [](double y) { return static_cast<std::size_t>(y); };
  double paid = t.price * (1 + f("overrun")) * factor(t.year), bought = t.year;
  line[investment][at(t.year)] += paid + t.lesson;
  for (double y = t.year + 1; y <= last; ++y) {
    line[licences][at(y)] += t.licence * (t.shared && y > pool_year ? pooled : 1);
    line[upkeep][at(y)] += t.price * t.upkeep;
  }
  if (t.spent) return;
  for (double again = t.year + life; again <= last; again += life) {
    const double y = std::ceil(again);
    line[renewal][at(y)] += t.price * f("cycle.part") * factor(y);
    paid = t.price * f("cycle.part") * factor(again);
    bought = again;
  }
  line[residual][years - 1] += paid * (bought + life - last) / life;
}

Second compute_again(const Town &town, const std::vector<Entry> &programme, std::size_t years,
                     const Lookup &f) {
  Calculation c{town, programme, years, f, {}, {}};
  c.flow.assign(Calculation::n_flows + 1, std::vector<double>(years, 0));
  for (std::size_t r = 0; r < town.procedures.size(); ++r) c.row(r);
  Second out;
  out.line.assign(n_lines, std::vector<double>(years, 0));
  auto &line = out.line;
  const auto &flow = c.flow;

  // Payroll.
  const double base = flow[Calculation::minutes][0] / 60;
  double off = 0, label = eternity, pool_year = eternity, pooled = 1;
  double portal_year = eternity, portal_price = 0, plan = eternity, book = eternity;
  double paper_year = eternity, pool_part = 0;
  for (const Entry &e : programme) {
    double most = 0, covered = 0, procedures = 0;
    for (std::size_t r = 0; r < town.procedures.size(); ++r) {
      const double n = Calculation::number(town.procedures[r], "procedures", 1);
      procedures += n;
      if (!c.covers(e, r, 0)) continue;
      const double share = e.share.empty() ? 1 : e.share[r];
      most = std::max(most, share);
      covered += share * n;
    }
    if (most == 0) continue;
    const double year = e.start_year - town.year;
    const std::string m = e.measure.substr(17);
    if (m == "assisted" && Calculation::given(e, "france_services", 0) > 0)
      label = std::min(label, year);
    if (m == "portal" && year < portal_year) {
      portal_year = year;
      portal_price = Calculation::given(e, "price", f("portal.price"));
    }
    if (m == "town_planning") plan = std::min(plan, year);
    if (m == "appointments") book = std::min(book, year);
    if (m == "paperless") {
      paper_year = std::min(paper_year, year);
      if (const double n = Calculation::given(e, "pages", 0); n > 0)
        c.tools.push_back({year, n * f("paperless.page"), 0, 0, 0, false, true});
    }
    if (m == "teleservice")
      for (std::size_t y = 0; y < years; ++y)
        if (static_cast<double>(y) > year)
          line[premises_saved][y] += Calculation::given(e, "premises", 0);
    if (m == "pooling" && year < pool_year) {
      const double n = Calculation::given(e, "communes", 10);
      pool_year = year;
      pooled = 1 - covered / procedures +
               covered / procedures * (1 / n + f("pooling.overhead") * (1 - 1 / n));
      pool_part = covered / procedures;
    }
  }
  if (pool_year < eternity)
    c.tools.push_back({pool_year, pool_part * f("pooling.joining"), 0, 0, 0, false, true});
  const double agents = base / f("agent.hours"), lesson = agents * f("training");
  double people = town.population;
  if (!(people > 0)) people = c.cases_now / f("cases_per_inhabitant");
  const double licence = f("platform.licence") + people * f("platform.licence_per_inhabitant");
  if (c.platform_year < eternity) {
    const double n = 1 - c.platform_there;
    c.tools.push_back({c.platform_year, n * f("platform.price"), n * licence, 0, n * lesson, true});
  }
  if (portal_year < eternity)
    c.tools.push_back({portal_year, portal_price,
                       f("portal.licence") + people * f("portal.licence_per_inhabitant"), 0, lesson,
                       true});
  c.package_year = std::min(c.package_year, plan);
  if (c.package_year < eternity) {
    const double n = 1 - c.package_there;
    c.tools.push_back({c.package_year, n * f("urban_planning.price"),
                       n * f("urban_planning.licence"), 0, 0, true});
  }
  if (plan < eternity) c.tools.push_back({plan, f("urban_planning.link"), 0, f("upkeep"), 0, true});
  if (book < eternity)
    c.tools.push_back({book, f("appointment.price"), f("appointment.licence"), 0, 0, true});
  if (paper_year < eternity)
    c.tools.push_back(
        {paper_year, f("paperless.price"), agents * f("paperless.licence"), 0, lesson, true});
  if (label < eternity) c.tools.push_back({label, f("france_services.equipment")});
  for (const SecondTool &t : c.tools) c.own(t, line, pool_year, pooled);

  for (std::size_t y = 0; y < years; ++y) {
    const double now = static_cast<double>(y), hours = flow[Calculation::minutes][y] / 60;
    const double free = std::max(0.0, base - hours);
    off = y == 0 ? 0 : std::min(f("cashable") * free, off + f("agent.attrition") * base);
    const double paid = hours >= base ? hours : base - off;
    line[staff][y] = paid * f("agent.cost");
    line[time_released][y] = paid - hours;
    line[paper][y] = flow[Calculation::letters][y] * f("letters.paper");
    line[postage][y] = flow[Calculation::letters][y] * f("letters.stamp");
    line[citizen_time][y] = flow[Calculation::users][y] / 60;
    line[business_time][y] = flow[Calculation::firms][y] / 60;
    line[travel][y] = flow[Calculation::km][y];
    line[travel_co2e][y] = flow[Calculation::km][y] * f("citizen.car_carbon");
    double help = flow[Calculation::help_hours][y];
    if (now > label) {
      help = std::max(help, f("france_services.hours"));
      line[france_services_grant][y] = f("france_services.grant");
      const double visits = f("france_services.visits");
      line[proximity_time][y] = visits * f("france_services.minutes") / 60;
      line[proximity_travel][y] = visits * f("france_services.distance");
      line[proximity_co2e][y] = line[proximity_travel][y] * f("citizen.car_carbon");
    }
    line[assisted_service][y] = help * f("agent.cost");
    const double there = now >= pool_year ? pooled : 1, paid_licence = now > pool_year ? pooled : 1;
    line[renewal][y] +=
        f("cycle.part") / f("cycle") *
        (flow[Calculation::n_flows][y] + there * (c.platform_there * f("platform.price") +
                                                  c.package_there * f("urban_planning.price")));
    line[licences][y] +=
        paid_licence * (c.platform_there * licence + c.package_there * f("urban_planning.licence"));
    out.take_up.push_back(flow[Calculation::online][y] / flow[Calculation::cases][y]);
  }
  return out;
}

}  // namespace e_administration_test
