// How many cases come on line, year by year.
#include "equations.h"
#include "model.h"

namespace e_administration {

JALON_FAST void adopt(const Plan &plan, Work &w, int year) {
  if (year == 0) return;  // as found
  const Lanes &start = w.of("e_administration.adoption.launch");
  const Lanes &p = w.of("e_administration.adoption.bass_p");
  const Lanes &q = w.of("e_administration.adoption.bass_q");
  const double y = year;
  for (std::size_t k = 0; k < plan.pieces.size(); ++k) {
    const Piece &piece = plan.pieces[k];
    const Procedure &row = plan.stock->rows[piece.row];
    if (row.inward()) continue;
    PieceLanes &now = w.pieces[k];
    const bool forced_now = year >= piece.compulsory;
    const Lanes &growth = forced_now ? w.growth_compulsory : w.growth;
    const Lanes &ceiling = forced_now ? w.ceiling_compulsory : w.ceiling;
    const bool curve = piece.treatment.bass && piece.online == Online::off && !forced_now;
    const double by_measure = piece.treatment.teleservice;
    // A form made into a whole procedure starts at least where a new one does.
    const bool anew = piece.online == Online::on && piece.form_asset >= 0 &&
                      year == piece.treatment.teleservice + 1;
    const double again = anew ? 1 : 0;
    const Lanes before = now.online;
    each([&](std::size_t i) {
      const double a = now.online[i], top = greater(ceiling[i], a);
      const double first = greater(a, lesser(start[i], top));
      const double next = a > 0 ? logistic_step(a, top, growth[i]) : 0;
      const double begins = y == now.launch[i] + 1 ? 1 : 0;
      const double value = begins + again > 0 ? greater(next, first) : next;
      now.online[i] = y > now.launch[i] ? value : 0;
    });
    if (!curve) continue;
    // What the law had put on line first goes its own way.
    each([&](std::size_t i) {
      const double a = before[i];
      if (now.launch[i] == by_measure && y > by_measure)
        now.online[i] = bass_step(a, ceiling[i], p[i], q[i], w.decay[i]);
    });
  }
}

}  // namespace e_administration
