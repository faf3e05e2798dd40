// The figures of the diagnosis, and the writing of all outputs.
#include <algorithm>
#include <cmath>

#include "equations.h"
#include "model.h"

namespace e_administration {
namespace {

// Of procedures: what share has a quality; unknown where nothing is known.
struct Share {
  Lanes with{}, known{};
  void add(const Lanes &n, bool has) {
    const double x = has ? 1 : 0;
    each([&](std::size_t i) {
      with[i] += x * n[i];
      known[i] += n[i];
    });
  }
};

struct Shares {
  Share full, connect, legal;
};

void observe_piece(const Plan &plan, const Work &w, std::size_t k, int year, Shares &s) {
  const Piece &piece = plan.pieces[k];
  const Procedure &row = plan.stock->rows[piece.row];
  if (row.inward()) return;
  const PieceLanes &p = w.pieces[k];
  const Treatment &t = piece.treatment;
  const double y = year;
  const bool off = piece.online == Online::off;
  const bool done = year > std::min(t.teleservice, t.planning);
  // Of a procedure off line: by whom it was put on line does not matter.
  if (off && !piece.mixed)
    each([&](std::size_t i) {
      s.full.known[i] += p.procedures[i];
      s.full.with[i] += y > p.launch[i] ? p.procedures[i] : 0;
    });
  else if (done)
    s.full.add(p.procedures, true);
  else if (!piece.mixed && row.wholly_online != Known::unknown)
    s.full.add(p.procedures, row.wholly_online == Known::yes);

  const bool open = !off || done || year > piece.duty;
  const bool joined = year > t.portal;
  if (open && (joined || (row.france_connect != Known::unknown && row.france_connect_applies)))
    s.connect.add(p.procedures, joined || row.france_connect == Known::yes);

  const double now = plan.first_year + year;
  const bool wanted = row.required_from <= now || row.mandatory_from <= now;
  if (wanted && !piece.mixed) s.legal.add(p.procedures, open);
  if (!wanted && row.kind == urban_planning && row.requirement_unknown && !piece.mixed) {
    const double people = plan.stock->population;
    const Lanes &from = w.of("e_administration.urban_planning.duty_from");
    const Lanes &above = w.of("e_administration.urban_planning.duty_population");
    each([&](std::size_t i) {
      const double due = people > above[i] && from[i] <= now ? p.procedures[i] : 0;
      s.legal.known[i] += due;
      s.legal.with[i] += open || year > p.launch[i] ? due : 0;
    });
  }
}

}  // namespace

JALON_FAST void write(const Plan &plan, const Work &w, const jalon::Block &block, std::size_t first,
                      std::size_t count, int year) {
  const auto &line = w.line;
  const auto at = static_cast<std::size_t>(year);
  jalon::write_lines(block, line, at, first, count);

  Shares shares;
  for (std::size_t k = 0; k < plan.pieces.size(); ++k) observe_piece(plan, w, k, year, shares);
  const Sums &s = w.sum;
  Lanes out;
  const auto put = [&](Indicator k, auto value) {
    each([&](std::size_t i) { out[i] = value(i); });
    jalon::put(out, first, count, block.indicator(k, at));
  };
  // A ratio to nothing is unknown, not zero.
  const auto ratio = [](double a, double b) { return b > 0 ? a / b : jalon::unknown; };
  const double people = plan.stock->population;
  // Of what the town has not listed, nobody knows how much there is.
  const bool listed = !plan.stock->rows.empty();
  const bool outward = std::any_of(plan.stock->rows.begin(), plan.stock->rows.end(),
                                   [](const Procedure &p) { return !p.inward(); });
  const bool has_planning = plan.planning_rows;
  const Lanes &cost = w.of("e_administration.agent.cost");
  const Lanes &per_post = w.of("e_administration.agent.hours");
  const Lanes &paper_price = w.of("e_administration.letters.paper");
  const Lanes &stamp = w.of("e_administration.letters.stamp");
  put(fully_online, [&](auto i) { return ratio(shares.full.with[i], shares.full.known[i]); });
  put(take_up, [&](auto i) { return ratio(s.online[i], s.cases[i]); });
  put(france_connect_share,
      [&](auto i) { return ratio(shares.connect.with[i], shares.connect.known[i]); });
  put(accessibility_score, [&](auto) { return plan.stock->accessibility; });
  put(satisfaction_score, [&](auto) { return plan.stock->satisfaction; });
  put(legal_compliance, [&](auto i) { return ratio(shares.legal.with[i], shares.legal.known[i]); });
  put(minutes_per_case, [&](auto i) { return ratio(s.minutes_outward[i], s.cases[i]); });
  put(cost_per_case, [&](auto i) {
    const double tools = line[licences][i] + line[upkeep][i] + line[assisted_service][i];
    const double hours = s.minutes_outward[i] / 60;
    return ratio(
        hours * cost[i] + tools + letters_cost(s.letters_outward[i], paper_price[i], stamp[i]),
        s.cases[i]);
  });
  put(citizen_minutes_per_case,
      [&](auto i) { return ratio(s.citizen[i] + s.business[i], s.cases[i]); });
  put(unassisted_share, [&](auto i) { return ratio(s.unassisted[i], s.cases[i]); });
  put(agent_posts,
      [&](auto i) { return listed ? posts(s.minutes[i] / 60, per_post[i]) : jalon::unknown; });
  put(cash_part, [&](auto i) { return ratio(w.cash[i], w.released[i]); });
  put(yearly_cases, [&](auto i) { return outward ? s.cases[i] : jalon::unknown; });
  put(cases_per_procedure, [&](auto i) { return ratio(s.cases[i], w.outward_procedures[i]); });
  put(cases_per_inhabitant, [&](auto i) { return ratio(s.cases[i], people); });
  put(counter_share, [&](auto i) { return ratio(s.counter[i], s.cases[i]); });
  put(yearly_letters, [&](auto i) { return listed ? s.letters[i] : jalon::unknown; });
  put(rekeying_hours, [&](auto i) { return outward ? s.rekeyed[i] / 60 : jalon::unknown; });
  put(break_even_cases, [&](auto i) { return w.break_even[i]; });
  put(cases_over_break_even,
      [&](auto i) { return w.break_even[i] > 0 ? s.cases[i] / w.break_even[i] : jalon::unknown; });
  put(urban_planning_cases, [&](auto i) { return has_planning ? s.planning[i] : jalon::unknown; });
}

}  // namespace e_administration
