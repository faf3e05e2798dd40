// What a case costs in time, by piece: minutes of agents and citizens, kilometres, letters.
#include "equations.h"
#include "model.h"

namespace e_administration {
namespace {

// Parts of the cases off line by channel, of a sum of 1. What is not known takes the rest, in the
// proportions of the usual parts.
void split_of(const Procedure &p, const Work &w, const Lanes &online, Lanes *split) {
  const Lanes *usual[n_channels] = {
      &w.of("e_administration.share.counter"), &w.of("e_administration.share.phone"),
      &w.of("e_administration.share.post"), &w.of("e_administration.share.email")};
  double known = 0;
  for (const double x : p.split)
    if (!std::isnan(x)) known += x;
  for (std::size_t i = 0; i < lanes; ++i) {
    double unknown = 0, sum = 0, all_usual = 0;
    for (std::size_t c = 0; c < n_channels; ++c) {
      all_usual += (*usual[c])[i];
      if (std::isnan(p.split[c])) unknown += (*usual[c])[i];
    }
    const double rest = greater(0.0, 1 - online[i] - known);
    for (std::size_t c = 0; c < n_channels; ++c) {
      split[c][i] = !std::isnan(p.split[c]) ? p.split[c]
                    : unknown > 0           ? rest * (*usual[c])[i] / unknown
                                            : 0;
      sum += split[c][i];
    }
    for (std::size_t c = 0; c < n_channels; ++c)
      split[c][i] = sum > 0 ? split[c][i] / sum : all_usual > 0 ? (*usual[c])[i] / all_usual : 0.25;
  }
}

void set_up_piece(const Plan &plan, Work &w, std::size_t k) {
  const Piece &piece = plan.pieces[k];
  const Procedure &p = plan.stock->rows[piece.row];
  PieceLanes &out = w.pieces[k];
  const Lanes &mixed = w.of("e_administration.online_part_unknown");
  const Lanes &per = w.values[p.volume_per == SIZE_MAX ? 0 : p.volume_per];
  const Lanes &many = w.of("e_administration.procedures_usual");
  const double per_drawn = p.volume_per == SIZE_MAX ? 0 : 1;
  each([&](std::size_t i) {
    const double of_row = !piece.mixed ? 1 : piece.online == Online::on ? mixed[i] : 1 - mixed[i];
    const double part = piece.part * of_row;
    out.cases[i] = part * p.volume * (per_drawn > 0 ? per[i] : 1);
    out.procedures[i] = part * (p.procedures_drawn ? many[i] : p.procedures);
  });
  const bool known = !std::isnan(p.share_online);
  const Lanes &usual = w.of("e_administration.share.online_usual");
  const bool on = piece.online == Online::on;
  each([&](std::size_t i) {
    out.online[i] = on ? (known ? p.share_online : usual[i]) : 0;
    out.launch[i] = piece.launch;
    if (piece.usual_duty) out.launch[i] = lesser(out.launch[i], w.usual_duty[i]);
    if (on) out.launch[i] = -1;
  });

  Lanes split[n_channels], room[9];
  split_of(p, w, out.online, split);
  const Lanes *front[n_channels];
  for (std::size_t c = 0; c < n_channels; ++c) front[c] = &w.of(p.minutes[c], room[c]);
  const Lanes &site = w.of(p.citizen_counter, room[4]), &road = w.of(p.travel, room[5]);
  const Lanes &remote = w.of(p.citizen_remote, room[6]), &visits = w.of(p.visits, room[7]);
  const Lanes &distance = w.of(p.distance, room[8]);
  const Lanes &booked = w.of("e_administration.appointment.part");
  const Lanes &call = w.of("e_administration.appointment.call");
  const Lanes &online_booking = w.of("e_administration.appointment.online");
  const Lanes &wait = w.of("e_administration.appointment.wait");
  const Lanes &car = w.of("e_administration.citizen.car");
  const double outward = p.inward() ? 0 : 1;
  each([&](std::size_t i) {
    const double at_counter = split[counter][i];
    // Cases by appointment, and those of them that are booked with an agent, today.
    const double by = p.booking < 0 ? booked[i] : p.booking == booking_none ? 0.0 : 1.0;
    const double calling = p.booking == booking_online ? 1 - online_booking[i] : 1;
    double minutes = 0;
    for (std::size_t c = 0; c < n_channels; ++c) minutes += split[c][i] * (*front[c])[i];
    out.front[i] = outward * (minutes + at_counter * by * calling * call[i]);
    out.front_booked[i] = outward * (minutes + at_counter * (1 - online_booking[i]) * call[i]);
    const double elsewhere = (1 - at_counter) * remote[i];
    const double waiting = lesser(site[i], (1 - by) * wait[i]);
    out.citizen[i] =
        outward * (at_counter * (visits[i] * (site[i] + road[i]) + by * call[i]) + elsewhere);
    out.citizen_booked[i] =
        outward * (at_counter * (visits[i] * (site[i] - waiting + road[i]) + call[i]) + elsewhere);
    out.km[i] = outward * at_counter * visits[i] * distance[i] * car[i];
    out.counter[i] = outward * at_counter;
  });
}

// The other figures of a case, and what is in place already.
void set_up_rest(const Plan &plan, Work &w, std::size_t k) {
  const Piece &piece = plan.pieces[k];
  const Procedure &p = plan.stock->rows[piece.row];
  PieceLanes &out = w.pieces[k];
  Lanes room;
  out.front_online = w.of(p.minutes_online, room);
  out.back = w.of(p.back, room);
  out.citizen_online = w.of(p.citizen_online, room);
  out.letters = w.of(p.letters, room);
  out.excluded = w.of(p.excluded, room);
  out.business = w.of(p.business, room);
  const Lanes &present = w.of("e_administration.automation.present");
  const Lanes &helped = w.of("e_administration.assisted.existing_reach");
  const Lanes &with_help = w.of("e_administration.assisted.present");
  each([&](std::size_t i) {
    out.automated[i] = p.integrated == Known::unknown ? present[i]
                       : p.integrated == Known::yes   ? 1.0
                                                      : 0.0;
    out.reach[i] = p.assistance == Known::unknown ? helped[i] * with_help[i]
                   : p.assistance == Known::yes   ? helped[i]
                                                  : 0.0;
  });
}

}  // namespace

JALON_FAST void set_up_pieces(const Plan &plan, Work &w) {
  for (std::size_t k = 0; k < plan.pieces.size(); ++k) {
    set_up_piece(plan, w, k);
    set_up_rest(plan, w, k);
  }
  w.outward_cases = w.outward_procedures = Lanes{};
  for (std::size_t k = 0; k < plan.pieces.size(); ++k) {
    if (plan.stock->rows[plan.pieces[k].row].inward()) continue;
    each([&](std::size_t i) {
      w.outward_cases[i] += w.pieces[k].cases[i];
      w.outward_procedures[i] += w.pieces[k].procedures[i];
    });
  }
}

}  // namespace e_administration
