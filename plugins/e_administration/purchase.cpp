// Tools: set up, licensed, kept up, renewed by each new version, worth something at the end.
#include "equations.h"
#include "model.h"

namespace e_administration {
namespace {

constexpr std::size_t no_parameter = SIZE_MAX;

// What a tool costs: first price; licence a year, for the town and per inhabitant (per agent for
// the paperless tool); whether it is upheld by a part of its price, shared by communes that pool,
// and taught to all agents.
struct Terms {
  std::size_t price, licence = no_parameter, per_inhabitant = no_parameter;
  bool upheld = false, shared = false, taught = false;
};
constexpr std::array<Terms, n_tools> terms{{
    {parameter_named("e_administration.procedure.price")},
    {.price = parameter_named("e_administration.portal.connector"), .upheld = true},
    {.price = parameter_named("e_administration.integration.price"), .upheld = true},
    {.price = parameter_named("e_administration.platform.price"),
     .licence = parameter_named("e_administration.platform.licence"),
     .per_inhabitant = parameter_named("e_administration.platform.licence_per_inhabitant"),
     .shared = true,
     .taught = true},
    {.price = parameter_named("e_administration.portal.price"),
     .licence = parameter_named("e_administration.portal.licence"),
     .per_inhabitant = parameter_named("e_administration.portal.licence_per_inhabitant"),
     .shared = true,
     .taught = true},
    {.price = parameter_named("e_administration.urban_planning.price"),
     .licence = parameter_named("e_administration.urban_planning.licence"),
     .shared = true},
    {.price = parameter_named("e_administration.urban_planning.link"),
     .upheld = true,
     .shared = true},
    {.price = parameter_named("e_administration.appointment.price"),
     .licence = parameter_named("e_administration.appointment.licence"),
     .shared = true},
    {.price = parameter_named("e_administration.paperless.price"),
     .licence = parameter_named("e_administration.paperless.licence"),
     .shared = true,
     .taught = true},
    {parameter_named("e_administration.france_services.equipment")},
    {parameter_named("e_administration.paperless.page")},
    {parameter_named("e_administration.pooling.joining")},
}};

// How many of a tool are there before year 0, and how many are bought.
struct Amount {
  Lanes there, bought, year;
};

// The platform: there where a procedure is known to be on line on it, perhaps there where it is not
// known; never by halves in the first case.
void platform_amount(const Plan &plan, const Work &w, const std::vector<Amount> &amounts,
                     Amount &amount) {
  bool is_there = false, is_mixed = false;
  for (const Piece &p : plan.pieces) {
    if (plan.stock->rows[p.row].kind == urban_planning) continue;
    is_mixed = is_mixed || p.mixed;
    is_there = is_there || (!p.mixed && (p.online == Online::on || p.online == Online::opened));
  }
  const Lanes &present = w.of("e_administration.platform.present");
  each([&](std::size_t i) {
    amount.there[i] = is_there ? 1.0 : is_mixed ? present[i] : 0.0;
    amount.bought[i] = 1 - amount.there[i];
  });
  for (std::size_t k = 0; k < amounts.size(); ++k)
    if (plan.assets[k].tool == form)
      each([&](std::size_t i) {
        const double paid = amounts[k].bought[i] > 0 ? amounts[k].year[i] : never;
        amount.year[i] = lesser(amount.year[i], paid);
      });
}

// The package of town planning: bought when the law or the measure first wants it, by forms of
// another measure only where these come first.
void planning_amount(const Plan &plan, const Work &w, Amount &amount) {
  amount.there = Lanes{};
  amount.year = all(plan.planning_year);
  const Lanes &mixed = w.of("e_administration.online_part_unknown");
  for (const Piece &p : plan.pieces) {
    if (plan.stock->rows[p.row].kind != urban_planning) continue;
    if (p.online == Online::on || p.online == Online::opened)
      each([&](std::size_t i) {
        amount.there[i] = greater(amount.there[i], p.mixed ? mixed[i] : 1.0);
      });
    else
      each([&](std::size_t i) {
        const double law = p.usual_duty ? lesser(p.duty, w.usual_duty[i]) : p.duty;
        const double by_law = law <= p.treatment.teleservice ? law : never;
        amount.year[i] = lesser(amount.year[i], by_law);
      });
  }
  each([&](std::size_t i) { amount.bought[i] = 1 - amount.there[i]; });
}

// Links and forms, one by procedure.
void count_links(const Plan &plan, const Work &w, std::vector<Amount> &amounts) {
  for (std::size_t k = 0; k < plan.pieces.size(); ++k) {
    const Piece &p = plan.pieces[k];
    const PieceLanes &l = w.pieces[k];
    const auto in = [&](int asset) -> Amount & { return amounts[static_cast<std::size_t>(asset)]; };
    if (p.form_asset >= 0) {
      Amount &a = in(p.form_asset);
      each([&](std::size_t i) {
        // The law comes first: its package does what the form would do.
        const bool by_law = p.usual_duty && w.usual_duty[i] <= p.treatment.teleservice;
        a.bought[i] += by_law ? 0.0 : l.procedures[i];
      });
    }
    if (p.old_form_asset >= 0)
      each([&](std::size_t i) { in(p.old_form_asset).there[i] += l.procedures[i]; });
    if (p.portal_asset >= 0)
      each([&](std::size_t i) { in(p.portal_asset).bought[i] += l.procedures[i]; });
    if (p.link_asset >= 0)
      each([&](std::size_t i) {
        in(p.link_asset).bought[i] += l.procedures[i] * (1 - l.automated[i]);
      });
  }
}

}  // namespace

JALON_FAST void set_up_assets(const Plan &plan, Work &w) {
  const double people = plan.stock->population;
  const Lanes &per_head = w.of("e_administration.cases_per_inhabitant");
  each([&](std::size_t i) {
    w.inhabitants[i] = people > 0 ? people : per_head[i] > 0 ? w.outward_cases[i] / per_head[i] : 0;
  });
  std::vector<Amount> amounts(plan.assets.size());
  for (std::size_t k = 0; k < plan.assets.size(); ++k) amounts[k].year = all(plan.assets[k].year);
  count_links(plan, w, amounts);
  const Lanes &upkeep_part = w.of("e_administration.upkeep");
  const Lanes &lesson = w.of("e_administration.training");
  for (std::size_t k = 0; k < plan.assets.size(); ++k) {
    const Asset &asset = plan.assets[k];
    const Terms &t = terms[asset.tool];
    Amount &n = amounts[k];
    if (asset.tool == platform) platform_amount(plan, w, amounts, n);
    if (asset.tool == planning_package) planning_amount(plan, w, n);
    if (asset.tool == scanning) n.bought = all(asset.price);
    if (asset.tool == joining) n.bought = all(plan.pool.part);
    for (const Tool one : {portal_tool, planning_link, booking_tool, paperless_tool, desk})
      if (asset.tool == one) n.bought = all(1);
    AssetLanes &out = w.assets[k];
    const Lanes &price = w.values[t.price];
    const bool decided = !std::isnan(asset.price) && asset.tool != scanning;
    each([&](std::size_t i) {
      double licence = t.licence == no_parameter ? 0 : w.values[t.licence][i];
      if (asset.tool == paperless_tool) licence *= w.agents[i];
      if (t.per_inhabitant != no_parameter)
        licence += w.values[t.per_inhabitant][i] * w.inhabitants[i];
      out.worth[i] = n.bought[i] * (decided ? asset.price : price[i]);
      out.there[i] = n.there[i] * price[i];
      out.licence[i] = n.bought[i] * licence;
      out.licence_there[i] = n.there[i] * licence;
      out.upkeep_part[i] = t.upheld ? upkeep_part[i] : 0;
      out.training[i] = t.taught ? n.bought[i] * w.agents[i] * lesson[i] : 0;
      out.year[i] = n.year[i];
    });
  }
}

JALON_FAST void pay_tools(const Plan &plan, Work &w, int year) {
  const Lanes &overrun = w.of("e_administration.overrun");
  const Lanes &cycle = w.of("e_administration.cycle");
  const Lanes &part = w.of("e_administration.cycle.part");
  auto &line = w.line;
  for (const Line l : {investment, renewal, licences, upkeep, residual}) line[l] = Lanes{};
  const double y = year, first_pooled = plan.pool.year;
  const bool at_the_end = year + 1 == static_cast<int>(plan.years);
  for (std::size_t k = 0; k < plan.assets.size(); ++k) {
    const Asset &asset = plan.assets[k];
    const AssetLanes &a = w.assets[k];
    const bool shared = terms[asset.tool].shared, spent = is_spent(asset.tool);
    const double kept = spent ? 0 : 1, still = year <= asset.until ? 1 : 0;
    each([&](std::size_t i) {
      const double pooled = shared ? w.pooled[i] : 1;
      const double price_now = y >= first_pooled ? pooled : 1;
      const double licence_now = y > first_pooled ? pooled : 1;
      const double age = y - a.year[i], serves = age > 0 ? 1 : 0;
      const double again = renewals(age, cycle[i]) - renewals(age - 1, cycle[i]);
      line[investment][i] +=
          age == 0 ? a.worth[i] * (1 + overrun[i]) * price_now + a.training[i] : 0;
      line[renewal][i] += price_now * part[i] * kept *
                          (serves * again * a.worth[i] + still * a.there[i] / cycle[i]);
      line[licences][i] += licence_now * (serves * a.licence[i] + a.licence_there[i]);
      line[upkeep][i] += serves * a.worth[i] * a.upkeep_part[i];
      if (at_the_end && age >= 0) {
        const double bought = y - age + renewals(age, cycle[i]) * cycle[i];  // its last version
        const double share_paid = bought >= first_pooled ? pooled : 1;
        const double paid = age >= cycle[i] ? part[i] : 1 + overrun[i];
        line[residual][i] += kept * a.worth[i] * paid * share_paid * life_left(age, cycle[i]);
      }
    });
  }
}

JALON_FAST void set_up_break_even(const Plan &plan, Work &w) {
  const Lanes &cost = w.of("e_administration.agent.cost");
  const Lanes &follow_up = w.of("e_administration.follow_up.part");
  const Lanes &call = w.of("e_administration.minutes.phone");
  const Lanes &paper_price = w.of("e_administration.letters.paper");
  const Lanes &stamp = w.of("e_administration.letters.stamp");
  const Lanes &still_sent = w.of("e_administration.letters.online");
  const Lanes &platform_price = w.of("e_administration.platform.price");
  const Lanes &form_price = w.of("e_administration.procedure.price");
  const Lanes &licence = w.of("e_administration.platform.licence");
  const Lanes &per_inhabitant = w.of("e_administration.platform.licence_per_inhabitant");
  const Lanes &cycle = w.of("e_administration.cycle");
  const Lanes &part = w.of("e_administration.cycle.part");
  const Lanes &start = w.of("e_administration.adoption.launch");
  Lanes saving{}, online;
  for (std::size_t k = 0; k < plan.pieces.size(); ++k) {
    if (plan.stock->rows[plan.pieces[k].row].inward()) continue;
    const PieceLanes &p = w.pieces[k];
    each([&](std::size_t i) {
      const double minutes = p.front[i] - p.front_online[i] - follow_up[i] * call[i];
      saving[i] +=
          p.cases[i] * (time_cost(minutes, cost[i]) +
                        letters_cost(p.letters[i] * (1 - still_sent[i]), paper_price[i], stamp[i]));
    });
  }
  each([&](std::size_t i) {
    online[i] = lesser(start[i], w.ceiling[i]);
    for (int year = 2; year <= 5; ++year)
      online[i] = logistic_step(online[i], w.ceiling[i], w.growth[i]);
    const double unit = w.outward_cases[i] > 0 ? saving[i] / w.outward_cases[i] : 0;
    const double fixed =
        (platform_price[i] + w.outward_procedures[i] * form_price[i]) * part[i] / cycle[i] +
        licence[i] + per_inhabitant[i] * w.inhabitants[i];
    w.break_even[i] =
        unit * online[i] > 0 ? break_even_volume(fixed, unit, online[i]) : jalon::unknown;
  });
}

}  // namespace e_administration
