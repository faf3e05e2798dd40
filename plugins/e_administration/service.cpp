// One year of the service: minutes, kilometres and letters, then what agents, help and post cost.
#include "equations.h"
#include "model.h"

namespace e_administration {
namespace {

// What is in service for a piece in the year at work.
struct InService {
  bool portal, linked, paperless, booked, assisted;
  explicit InService(const Treatment &t, int year)
      : portal(year > t.portal),
        linked(year > t.integration),
        paperless(year > t.paperless),
        booked(year > t.appointments),
        assisted(year > t.assisted) {}
};

JALON_INLINE void serve_inward(const Work &w, const PieceLanes &p, const InService &in, Sums &s) {
  const Lanes &letters = w.of("e_administration.paperless.letters");
  const Lanes &minutes = w.of("e_administration.paperless.minutes");
  const double paperless = in.paperless ? 1 : 0;
  each([&](std::size_t i) {
    const double cases = p.cases[i] * w.volume[i];
    s.minutes[i] += cases * p.back[i] * (1 - paperless * minutes[i]);
    s.letters[i] += cases * p.letters[i] * (1 - paperless * letters[i]);
  });
}

JALON_INLINE void serve_outward(const Work &w, const PieceLanes &p, const Treatment &t,
                                const InService &in, double year, double planning, Sums &s) {
  const Lanes &automation = w.of("e_administration.automation");
  const Lanes &follow_up = w.of("e_administration.follow_up.part");
  const Lanes &call = w.of("e_administration.minutes.phone");
  const Lanes &calls_spared = w.of("e_administration.portal.calls");
  const Lanes &typing_spared = w.of("e_administration.portal.minutes");
  const Lanes &still_sent = w.of("e_administration.letters.online");
  const Lanes &letters_spared = w.of("e_administration.paperless.letters");
  const Lanes &moves_spared = w.of("e_administration.paperless.minutes");
  const Lanes &help = w.of("e_administration.assisted.minutes");
  const Lanes &seeking = w.of("e_administration.citizen.seeking_help");
  const Lanes &early = w.of("e_administration.citizen.early");
  const Lanes &front = in.booked ? p.front_booked : p.front;
  const Lanes &citizen = in.booked ? p.citizen_booked : p.citizen;
  const double portal = in.portal ? 1 : 0, paperless = in.paperless ? 1 : 0;
  const double linked = in.linked ? 1 : 0, reached = in.assisted ? t.reach : 0;
  each([&](std::size_t i) {
    const double cases = p.cases[i] * w.volume[i], a = p.online[i], e = p.excluded[i];
    const double is_open = year > p.launch[i] ? 1 : 0;
    const double unable = alone_online(a, e, early[i]);
    const double more = greater(0.0, reached - p.reach[i]);
    const double helped_over = is_open * more * (e - unable);  // would have come to the counter
    const double reach = p.reach[i] + more;
    const double digital = a + helped_over;
    const double automated = automation[i] * greater(p.automated[i], linked);
    const double agents =
        cases * ((1 - digital) * front[i] + a * p.front_online[i]) +
        back_minutes(cases, digital, p.back[i], automated) * (1 - paperless * moves_spared[i]) +
        follow_up_minutes(cases, a, follow_up[i], call[i]) * (1 - portal * calls_spared[i]);
    s.minutes[i] += agents;
    s.minutes_outward[i] += agents;
    const double people =
        cases * ((1 - a) * citizen[i] + a * p.citizen_online[i] * (1 - portal * typing_spared[i]) +
                 unable * (1 - reach) * seeking[i]);
    s.citizen[i] += people * (1 - p.business[i]);
    s.business[i] += people * p.business[i];
    s.km[i] += cases * (1 - a) * p.km[i];
    const double letters = cases * p.letters[i] * (1 - digital + digital * still_sent[i]) *
                           (1 - paperless * letters_spared[i]);
    s.letters[i] += letters;
    s.letters_outward[i] += letters;
    s.assisted_hours[i] += is_open * assisted_hours(cases, e, reach, help[i]);
    s.cases[i] += cases;
    s.online[i] += cases * digital;
    s.counter[i] += cases * (1 - digital) * p.counter[i];
    s.unassisted[i] += cases * e * (1 - reach);
    s.rekeyed[i] +=
        cases * digital * p.back[i] * (automation[i] * (1 - greater(p.automated[i], linked)));
    s.planning[i] += planning * cases;
  });
}

}  // namespace

JALON_FAST void serve(const Plan &plan, Work &w, int year) {
  w.sum = {};
  for (std::size_t k = 0; k < plan.pieces.size(); ++k) {
    const Piece &piece = plan.pieces[k];
    const Procedure &row = plan.stock->rows[piece.row];
    const InService in(piece.treatment, year);
    if (row.inward())
      serve_inward(w, w.pieces[k], in, w.sum);
    else
      serve_outward(w, w.pieces[k], piece.treatment, in, year, row.kind == urban_planning ? 1 : 0,
                    w.sum);
  }
}

JALON_FAST void pay_agents(const Plan &plan, Work &w, int year) {
  const Lanes &cost = w.of("e_administration.agent.cost");
  const Lanes &hours_per_post = w.of("e_administration.agent.hours");
  const Lanes &attrition = w.of("e_administration.agent.attrition");
  const Lanes &cashable = w.of("e_administration.cashable");
  const Lanes &paper_price = w.of("e_administration.letters.paper");
  const Lanes &stamp = w.of("e_administration.letters.stamp");
  const Lanes &carbon = w.of("e_administration.citizen.car_carbon");
  const Lanes &growth = w.of("e_administration.volume_growth");
  const Lanes &least = w.of("e_administration.france_services.hours");
  const Lanes &grant = w.of("e_administration.france_services.grant");
  const Lanes &visits = w.of("e_administration.france_services.visits");
  const Lanes &spared = w.of("e_administration.france_services.minutes");
  const Lanes &distance = w.of("e_administration.france_services.distance");
  const double label = year > plan.france_services_year ? 1 : 0;
  double closed = 0;
  for (const auto &[from, amount] : plan.closed_desks)
    if (year > from) closed += amount;
  const Sums &s = w.sum;
  auto &line = w.line;
  each([&](std::size_t i) {
    const double hours = s.minutes[i] / 60;
    if (year == 0) {
      w.base_hours[i] = hours;
      w.agents[i] = posts(hours, hours_per_post[i]);
    }
    const double base = w.base_hours[i];
    w.released[i] = greater(0.0, base - hours);
    w.cash[i] =
        cash_hours(w.cash[i], w.released[i], cashable[i], year > 0 ? attrition[i] * base : 0);
    const double paid = greater(hours, base) - w.cash[i];
    line[staff][i] = paid * cost[i];
    line[time_released][i] = paid - hours;
    line[paper][i] = s.letters[i] * paper_price[i];
    line[postage][i] = s.letters[i] * stamp[i];
    const double help = label > 0 ? greater(s.assisted_hours[i], least[i]) : s.assisted_hours[i];
    line[assisted_service][i] = help * cost[i];
    line[france_services_grant][i] = label * grant[i];
    line[premises_saved][i] = closed;
    line[citizen_time][i] = s.citizen[i] / 60;
    line[business_time][i] = s.business[i] / 60;
    line[travel][i] = s.km[i];
    line[travel_co2e][i] = s.km[i] * carbon[i];
    line[proximity_time][i] = label * visits[i] * spared[i] / 60;
    line[proximity_travel][i] = label * visits[i] * distance[i];
    line[proximity_co2e][i] = label * visits[i] * distance[i] * carbon[i];
    w.volume[i] *= 1 + growth[i];
  });
}

}  // namespace e_administration
