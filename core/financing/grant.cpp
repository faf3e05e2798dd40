#include "core/financing/grant.h"

#include <algorithm>
#include <map>

#include "core/financing/posting.h"

namespace jalon {
namespace {

std::string path_of(const GrantRule &rule) {
  return "financing.grant." + rule.id + ".";
}

bool common(const std::vector<std::string> &a, const std::vector<std::string> &b) {
  return std::any_of(a.begin(), a.end(),
                     [&](const auto &x) { return std::find(b.begin(), b.end(), x) != b.end(); });
}

// A window that comes back each year holds by its month and day.
bool open_on(const GrantRule &rule, const std::string &day) {
  if (!rule.every_year) return rule.window.holds(day);
  const auto part = [](const std::string &d) { return d.empty() ? d : d.substr(5); };
  const auto from = part(rule.window.from), to = part(rule.window.to), at = part(day);
  if (from.empty() || to.empty() || from <= to) return DayRange{from, to}.holds(at);
  return at >= from || at <= to;
}

// Sum over the kinds a rule pays for, each with its own rate.
Cents item_amount(const GrantRule &rule, const FinancingClaim &claim, const std::string &day,
                  RulesAt &at, bool with_rates) {
  Cents sum;
  for (const auto &item : claim.items) {
    if (std::find(rule.items.begin(), rule.items.end(), item.kind) == rule.items.end()) continue;
    const auto path = path_of(rule) + "item." + item.kind + ".";
    const double cost =
        std::min(item.unit_cost, at.get(path + "unit_cap", day, item.unit_cost)) * item.quantity;
    sum += to_cents(with_rates ? at.get(path + "rate", day, 0) * cost : cost);
  }
  return sum;
}

std::optional<double> rate_of(const GrantRule *rule, const ClaimedGrant &claimed,
                              const GrantCase &of, const std::string &day, RulesAt &at) {
  if (claimed.rate) return claimed.rate;
  if (!rule) return std::nullopt;
  for (std::size_t b = 0; b < rule->bands.size(); ++b)
    if (of.units >= rule->bands[b].min.value_or(0) &&
        of.units < rule->bands[b].max.value_or(of.units) + 1)
      return at(path_of(*rule) + "band." + std::to_string(b) + ".rate", day);
  return at(path_of(*rule) + "rate", day);
}

// Why a programme gives this project nothing; nothing said = it may.
Message refusal(const GrantRule &rule, const ClaimedGrant &claimed, const FinancingClaim &claim,
                const GrantCase &of, const std::string &day, RulesAt &at) {
  const auto path = path_of(rule);
  if (!rule.tags.empty() && !of.tags.empty() && !common(rule.tags, of.tags))
    return "this programme is for other works"_msg;
  if (const auto least = at(path + "population_min", day);
      least && of.population && *of.population < *least)
    return "this programme is for territories from {1} inhabitants"_msg(*least);
  if (const auto most = at(path + "population_max", day);
      most && of.population && *of.population > *most)
    return "this programme is for territories up to {1} inhabitants"_msg(*most);
  if (const auto least = at(path + "share_of_inventory_min", day);
      least && claim.share_of_inventory && *claim.share_of_inventory < *least)
    return "this programme asks for at least {1} % of what the town has"_msg(*least * 100);
  if (rule.not_started && !of.engaged.empty() && !claimed.decided.empty() &&
      of.engaged < claimed.decided && claimed.status != FundingStatus::granted)
    return "the order would be signed before the decision"_msg;
  if (!rule.items.empty() && claim.items.empty() && !claimed.amount)
    return "the things it pays for are not given (items)"_msg;
  return {};
}

void cap(GrantAmount &g, std::optional<double> most, const char *what) {
  if (!most || g.amount <= to_cents(*most)) return;
  g.amount = to_cents(*most);
  g.limited_by = what;
}

Message cap_sentence(const std::string &what) {
  if (what == "eligible_base") return "limited by the eligible cost"_msg;
  if (what == "unit_cap") return "limited by the cap per thing"_msg;
  if (what == "project_cap") return "limited by the cap per project"_msg;
  if (what == "year_cap") return "limited by the cap per year"_msg;
  if (what == "beneficiary_cap") return "limited by the cap per beneficiary"_msg;
  if (what == "beneficiary_year_cap") return "limited by the cap per beneficiary and year"_msg;
  return {};
}

void own_caps(GrantAmount &g, const GrantRule &rule, const FinancingClaim &claim,
              const GrantCase &of, const std::string &day, RulesAt &at) {
  const auto path = path_of(rule);
  g.amount = std::min(g.asked, g.base);
  if (g.amount < g.asked) g.limited_by = "eligible_base";
  if (const auto unit = at(path + "cap.unit", day))
    cap(g, *unit * claim.units.value_or(of.units), "unit_cap");
  cap(g, at(path + "cap.project", day), "project_cap");
  if (const auto year = at(path + "cap.year", day))
    cap(g, *year * of.years_of_spending, "year_cap");
  if (g.amount < g.asked) g.why_less = cap_sentence(g.limited_by);
  if (const auto floor = at(path + "floor", day); floor && g.amount < to_cents(*floor)) {
    g.amount = {};
    g.limited_by = "none";
    g.why_less = "below the least amount of this programme"_msg;
  }
}

}  // namespace

std::string request_day(const ClaimedGrant &claimed, int start) {
  return claimed.decided.empty() ? first_day(start) : claimed.decided;
}

Cents eligible_base(const GrantRule *rule, const FinancingClaim &claim, const GrantCase &of,
                    RulesAt &at) {
  if (rule && !rule->items.empty() && !claim.items.empty())
    return item_amount(*rule, claim, first_day(of.start), at, false);
  if (rule && rule->spending == std::vector<std::string>{"study"})
    return to_cents(claim.studies.value_or(0));
  const bool with_vat = rule && rule->with_vat;
  const Cents cost = with_vat ? of.cost_with_vat : of.cost;
  if (!claim.eligible_amount) return portion(cost, claim.eligible);
  const double vat = with_vat && of.cost.n > 0 ? euros(of.cost_with_vat) / euros(of.cost) : 1;
  return std::min(cost, to_cents(*claim.eligible_amount * vat));
}

GrantAmount grant_amount(const ClaimedGrant &claimed, const FinancingClaim &claim,
                         const GrantCase &of, RulesAt &at) {
  const GrantRule *rule = at.rules().grant(claimed.programme);
  const auto day = request_day(claimed, of.start);
  GrantAmount g;
  g.year = std::stoi(day.substr(0, 4));
  g.base = eligible_base(rule, claim, of, at);
  const bool granted = claimed.status == FundingStatus::granted;
  g.confidence = granted ? Confidence::certain : Confidence::hypothetical;
  const auto nothing = [&](Message why) {
    g.amount = {};
    g.limited_by = "none";
    g.why_less = std::move(why);
    return g;
  };

  if (claimed.amount) {
    g.asked = to_cents(*claimed.amount);
    g.limited_by = "amount";
  } else if (rule && !rule->items.empty() && !claimed.rate) {
    g.asked = item_amount(*rule, claim, day, at, true);
  } else if (const auto rate = rate_of(rule, claimed, of, day, at)) {
    g.asked = portion(g.base, *rate);
  } else if (const auto amount = rule ? at(path_of(*rule) + "amount", day) : std::nullopt) {
    g.asked = to_cents(*amount);
    g.limited_by = "amount";
  } else if (claimed.status != FundingStatus::refused) {
    g.without_rate = true;
    return nothing("the funder sets the rate, and none is given"_msg);
  }
  if (claimed.status == FundingStatus::refused) return nothing("refused"_msg);
  g.amount = g.asked;
  if (granted) return g;
  if (!rule) {
    g.amount = std::min(g.asked, g.base);
    if (g.amount < g.asked) {
      g.limited_by = "eligible_base";
      g.why_less = cap_sentence(g.limited_by);
    }
    return g;
  }
  if (Message why = refusal(*rule, claimed, claim, of, day, at); !why.empty())
    return nothing(std::move(why));
  if (!rule->valid.holds(day) || !open_on(*rule, day)) {
    g.closed = true;
    return nothing("the programme is closed then"_msg);
  }
  own_caps(g, *rule, claim, of, day, at);
  return g;
}

void share_caps(std::vector<SharedCase> grants, RulesAt &at) {
  const auto rank = [](const SharedCase &s) {
    return std::pair(s.claimed->status != FundingStatus::granted, s.amount->year);
  };
  std::stable_sort(grants.begin(), grants.end(), [&](const SharedCase &a, const SharedCase &b) {
    const auto ra = rank(a), rb = rank(b);
    // Among those granted the year does not matter: none of them is cut.
    return ra.first != rb.first ? ra.first < rb.first : ra.second < rb.second;
  });
  std::map<std::string, Cents> used;
  for (const auto &[claimed, g] : grants) {
    const GrantRule *rule = at.rules().grant(claimed->programme);
    if (!rule) continue;
    const auto path = path_of(*rule);
    const auto all = path + "cap.beneficiary", yearly = path + "cap.beneficiary_year";
    const auto in_year = yearly + " " + std::to_string(g->year);
    const auto day = first_day(g->year);
    if (claimed->status != FundingStatus::granted && g->amount.n > 0) {
      const Cents before = g->amount;
      const auto left = [&](const std::string &cap_path, const std::string &key) {
        auto most = at(cap_path, day);
        if (most) most = std::max(0.0, euros(to_cents(*most) - used[key]));
        return most;
      };
      cap(*g, left(all, all), "beneficiary_cap");
      cap(*g, left(yearly, in_year), "beneficiary_year_cap");
      if (g->amount < before) g->why_less = cap_sentence(g->limited_by);
    }
    used[all] += g->amount;
    used[in_year] += g->amount;
  }
}

}  // namespace jalon
