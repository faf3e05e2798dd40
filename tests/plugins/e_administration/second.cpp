#include "second_parts.h"

namespace e_administration_test {

void Calculation::row(std::size_t which) {
  const Row &r = town.procedures[which];
  const std::string level = word(r, "digital_level");
  const double share = number(r, "share_online", -1);
  for (int s = 0; s < strips; ++s) {
    if (word(r, "kind") == "internal" || share == 0)
      strip(which, s, 1.0 / strips, false, false);
    else if (share > 0 || level == "formulaire" || level == "teleprocedure" || level == "edi")
      strip(which, s, 1.0 / strips, true, false);
    else if (!level.empty())
      strip(which, s, 1.0 / strips, false, false);
    else {
      strip(which, s, f("online_part_unknown") / strips, true, true);
      strip(which, s, (1 - f("online_part_unknown")) / strips, false, true);
    }
  }
}

void Calculation::strip(std::size_t which, int s, double weight, bool on, bool unsure) {
  const Row &r = town.procedures[which];
  const std::string kind = word(r, "kind"), level = word(r, "digital_level");
  const bool inward = kind == "internal", planning = kind == "urban_planning";
  const bool whole = level == "teleprocedure" || level == "edi" || (unsure && on);
  const Entry *tele = earliest("teleservice", which, s), *help = earliest("assisted", which, s);
  const Entry *link = earliest("integration", which, s);
  const double t_plan = when(earliest("town_planning", which, s));
  const double t_tele = when(tele), t_portal = when(earliest("portal", which, s));
  const double t_link = std::min(when(link), t_plan), t_help = when(help);
  const double t_paper = std::min(when(earliest("paperless", which, s)), t_plan);
  const double t_book = when(earliest("appointments", which, s));

  // The law.
  double duty = eternity, must = eternity;
  const double wanted = number(r, "offer_required_from", -1);
  if (wanted > 0) duty = std::max(0.0, wanted - town.year - 1);
  double since = number(r, "mandatory_from", -1);
  if (word(r, "mandatory") == "no") since = -1;
  if (since < 0 && word(r, "mandatory") == "yes") since = 0;
  if (since >= 0) {
    must = std::max(0.0, since - town.year);
    duty = std::min(duty, std::max(0.0, since - town.year - 1));
  }
  if (planning && wanted < 0 && town.population > f("urban_planning.duty_population"))
    duty = std::min(duty, std::max(0.0, f("urban_planning.duty_from") - town.year - 1));
  if (inward) duty = must = eternity;
  for (const Entry &e : programme)
    if (e.measure.ends_with("teleservice") && covers(e, which, s) && given(e, "compulsory", 0) > 0)
      must = std::min(must, e.start_year - town.year + 1.0);
  const double launch = on ? -1 : std::min({t_tele, t_plan, duty});

  // Cases, and what one of them takes.
  const bool estimated = town.estimated_from_population && which == 0;
  double v = number(r, "volume", -1);
  if (estimated) v = town.population * f("cases_per_inhabitant");
  if (v < 0) v = town.population * f("cases." + (kind.empty() ? "other" : kind));
  const double procedures =
      weight * number(r, "procedures", estimated ? f("procedures_usual") : 1.0);
  const char *channel[] = {"counter", "phone", "post", "email"};
  double part[4], rest = 1, open = 0, all = 0;
  const double a0 = on ? number(r, "share_online", f("share.online_usual")) : 0;
  for (int c = 0; c < 4; ++c) {
    part[c] = number(r, (std::string("share_") + channel[c]).c_str(), -1);
    if (part[c] < 0)
      open += f(std::string("share.") + channel[c]);
    else
      rest -= part[c];
  }
  rest = std::max(0.0, rest - a0);
  for (int c = 0; c < 4; ++c) {
    if (part[c] < 0) part[c] = rest * f(std::string("share.") + channel[c]) / open;
    all += part[c];
  }
  double front = 0;
  for (int c = 0; c < 4; ++c) {
    part[c] /= all;
    std::string usual = std::string("minutes.") + channel[c];
    if (c == 0 && kind == "identity") usual = "minutes.identity";
    front += part[c] * number(r, (std::string("minutes_") + channel[c]).c_str(), f(usual));
  }
  const std::string booking = word(r, "booking");
  const double by = booking == "none" ? 0 : booking.empty() ? f("appointment.part") : 1;
  const double now_calling = booking == "online" ? 1 - f("appointment.online") : 1;
  const double front_new = front + part[0] * (1 - f("appointment.online")) * f("appointment.call");
  front += part[0] * by * now_calling * f("appointment.call");
  const double site = number(r, "citizen_counter", f("citizen.counter"));
  const double road = number(r, "travel_minutes", f("citizen.travel"));
  const double visits = number(r, "visits", f("citizen.visits"));
  const double away = (1 - part[0]) * number(r, "citizen_remote", f("citizen.remote"));
  const double wait = std::min(site, (1 - by) * f("appointment.wait"));
  const double person = part[0] * (visits * (site + road) + by * f("appointment.call")) + away;
  const double person_new =
      part[0] * (visits * (site - wait + road) + f("appointment.call")) + away;
  const double kilometres =
      part[0] * visits * number(r, "travel_km", f("citizen.distance")) * f("citizen.car");
  const double back = number(r, "back_minutes",
                             f(planning ? "minutes.back_urban_planning"
                               : inward ? "minutes.back_internal"
                                        : "minutes.back"));
  const double letter = number(r, "letters", f("letters.per_case"));
  const double e = number(r, "excluded_share", f("citizen.excluded"));
  const double firm = number(r, "business_share", f("business.part"));
  const std::string linked = word(r, "integrated");
  const double auto_now = linked == "yes" || (linked.empty() && level == "edi") ? 1
                          : linked == "no"                                      ? 0
                                           : f("automation.present");
  const std::string assistance = word(r, "assistance");
  const double reach_now = assistance == "yes" ? f("assisted.existing_reach")
                           : assistance == "no"
                               ? 0
                               : f("assisted.existing_reach") * f("assisted.present");

  double a = a0, cases_y = v * weight;
  cases_now += inward ? 0 : cases_y;
  for (std::size_t year = 0; year < years; ++year) {
    const double y = static_cast<double>(year);
    if (year > 0 && !inward) {
      const bool forced_now = y >= must;
      const double top =
          std::max(a, forced_now ? f("obligation.ceiling") * (1 - f("obligation.exempt"))
                                 : f("adoption.ceiling"));
      const double k = forced_now ? f("obligation.rate") : f("adoption.rate");
      const bool bass = tele && given(*tele, "bass", 0) > 0 && launch == t_tele && !on;
      const bool fresh = y == launch + 1 || (on && !whole && tele && y == t_tele + 1);
      if (y <= launch)
        a = 0;
      else if (bass && !forced_now) {
        // The time at which the curve stands at a, and one year on.
        const double p = f("adoption.bass_p"), q = f("adoption.bass_q"), c = f("adoption.ceiling");
        const double share = std::min(1.0, a / c);
        const double time = -std::log((1 - share) / (1 + share * q / p)) / (p + q);
        if (a < c)
          a = c * (1 - std::exp(-(p + q) * (time + 1))) /
              (1 + q / p * std::exp(-(p + q) * (time + 1)));
      } else {
        const double before = a;
        if (a > 0 && a < top) {
          const double odds = a / (top - a) * std::exp(k);
          a = top * odds / (1 + odds);
        }
        if (fresh) a = std::max({a, before, std::min(f("adoption.launch"), top)});
      }
    }
    if (year > 0) cases_y *= 1 + f("volume_growth");
    const double spared = y > t_paper ? 1 - f("paperless.minutes") : 1;
    const double mail = y > t_paper ? 1 - f("paperless.letters") : 1;
    if (inward) {
      flow[minutes][year] += cases_y * back * spared;
      flow[letters][year] += cases_y * letter * mail;
      continue;
    }
    // Of those who cannot act alone, a part comes on line as everybody does, the others last.
    const double early = f("citizen.early");
    const double unable = early * a * e + (1 - early) * std::max(0.0, a + e - 1);
    const double reached = y > t_help ? std::max(reach_now, given(*help, "reach", 0.5)) : reach_now;
    const double moved = y > launch ? (reached - reach_now) * (e - unable) : 0;
    const double on_line = a + moved;
    const double automatic = f("automation") * (y > t_link ? 1 : auto_now);
    const double calls =
        f("follow_up.part") * f("minutes.phone") * (y > t_portal ? 1 - f("portal.calls") : 1);
    flow[minutes][year] +=
        cases_y * ((1 - on_line) * (y > t_book ? front_new : front) +
                   a * (number(r, "minutes_online", f("minutes.online")) + calls) +
                   back * (1 - automatic * on_line) * spared);
    const double typing = number(r, "citizen_online", f("citizen.online")) *
                          (y > t_portal ? 1 - f("portal.minutes") : 1);
    const double people = cases_y * ((1 - a) * (y > t_book ? person_new : person) + a * typing +
                                     unable * (1 - reached) * f("citizen.seeking_help"));
    flow[users][year] += people * (1 - firm);
    flow[firms][year] += people * firm;
    flow[km][year] += cases_y * (1 - a) * kilometres;
    flow[letters][year] += cases_y * letter * mail * (1 - on_line * (1 - f("letters.online")));
    if (y > launch) flow[help_hours][year] += cases_y * e * reached * f("assisted.minutes") / 60;
    flow[cases][year] += cases_y;
    flow[online][year] += cases_y * on_line;
  }

  // What is bought for the strip.
  const double ever = tele ? given(*tele, "procedure_price", f("procedure.price")) : 0;
  if (on) {
    if (!planning) platform_there = std::max(platform_there, unsure ? f("platform.present") : 1);
    if (planning) package_there = std::max(package_there, unsure ? f("online_part_unknown") : 1);
    const bool anew = tele && !whole;
    for (std::size_t year = 0; year < years; ++year)
      if (!anew || static_cast<double>(year) <= t_tele)
        flow[n_flows][year] += procedures * f("procedure.price");
    if (anew) {
      tools.push_back({t_tele, procedures * ever});
      platform_year = std::min(platform_year, t_tele);
    }
  } else if (!inward) {
    if (unsure && !planning) platform_there = std::max(platform_there, f("platform.present"));
    const double by_law = planning ? std::min(duty, t_plan) : eternity;
    if (planning && duty <= t_tele) package_year = std::min(package_year, duty);
    const double year = std::min(t_tele, planning ? eternity : duty);
    if (year < eternity && !(by_law < year) && !(planning && duty <= t_tele)) {
      tools.push_back({year, procedures * (duty < t_tele ? f("procedure.price") : ever)});
      platform_year = std::min(platform_year, year);
    }
  }
  if (t_portal < eternity)
    tools.push_back({t_portal, procedures * f("portal.connector"), 0, f("upkeep")});
  if (link && when(link) < t_plan)
    tools.push_back({when(link),
                     procedures * (1 - auto_now) * given(*link, "price", f("integration.price")), 0,
                     f("upkeep")});
}

}  // namespace e_administration_test
