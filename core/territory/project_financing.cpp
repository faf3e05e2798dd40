#include "core/territory/project_financing.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/text.h"
#include "core/territory/dossier.h"

namespace jalon {
namespace {

constexpr double most = 1e12;  // currency: more is a slip of the hand

// One of the words, by its place in the list; nothing if there is no such key.
std::optional<std::size_t> word_in(TomlTable &t, const char *key,
                                   const std::vector<std::string> &words) {
  const auto text = t.text(key);
  if (!text) return std::nullopt;
  std::string list;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (*text == words[i]) return i;
    list += (i ? ", " : "") + words[i];
  }
  const auto near = nearest(*text, words);
  t.fault("`{1}` is `{2}`"_msg(key, *text), t.place_of(key), "one of {1}"_msg(list),
          near ? "did you mean {1}?"_msg("`" + *near + "`") : Message());
  return std::nullopt;
}

std::string day(TomlTable &t, const char *key) {
  const auto text = t.text(key).value_or("");
  if (text.empty() || is_iso_day(text)) return text;
  t.fault("`{1}` is `{2}`"_msg(key, text), t.place_of(key),
          "a day such as 2025-03-01, in quotes"_msg);
  return "";
}

// Of an amount and a share of something, one: both are a contradiction.
void not_both(TomlTable &t, const char *a, const char *b) {
  if (t.has(a) && t.has(b))
    t.fault("both `{1}` and `{2}` are given"_msg(a, b), t.place_of(b), "one of the two"_msg);
}

const std::vector<std::string> regimes{"compensated", "deductible", "final", "none"};
const std::vector<std::string> statuses{"granted", "requested", "envisaged", "refused"};

ClaimedGrant read_grant(TomlTable t) {
  ClaimedGrant g;
  g.place = t.place();
  g.programme = t.text("programme").value_or("");
  g.title = t.text("title").value_or("");
  g.funder = t.text("funder").value_or("");
  g.public_aid = t.truth("public").value_or(true);
  if (g.programme.empty() && (g.title.empty() || g.funder.empty()))
    t.fault("this grant names no programme"_msg, t.place(),
            "`programme`, or `title` and `funder` for one outside the rules"_msg);
  g.status = static_cast<FundingStatus>(word_in(t, "status", statuses).value_or(2));
  if (!t.has("status"))
    t.fault("{1} is missing here"_msg("`status`"), t.place(),
            "one of {1}"_msg("granted, requested, envisaged, refused"));
  g.rate = t.number("rate", 0, 1);
  g.amount = t.number("amount", 0, most);
  not_both(t, "rate", "amount");
  g.probability = t.number("probability", 0, 1);
  g.decided = day(t, "decided");
  g.reference = t.text("reference").value_or("");
  const bool settled = g.status == FundingStatus::granted || g.status == FundingStatus::refused;
  if (g.probability && settled)
    t.fault("`probability` is given for a grant that is decided"_msg, t.place_of("probability"),
            "a probability for requested or envisaged grants only"_msg);
  if (g.status == FundingStatus::granted && (!g.amount || g.decided.empty()))
    t.fault("this grant is granted, but its amount or the day of the decision is missing"_msg,
            t.place(), "`amount` and `decided`"_msg,
            "take them from the notice of award, or say `status = \"requested\"`"_msg);
  t.finish();
  return g;
}

ClaimedLoan read_loan(TomlTable t) {
  ClaimedLoan l;
  l.place = t.place();
  l.kind = t.text("kind", Needed::yes).value_or("");
  l.amount = t.number("amount", 0, most);
  l.share = t.number("share", 0, 1);
  not_both(t, "amount", "share");
  if (!l.amount && !l.share && !t.has("amount") && !t.has("share"))
    t.fault("this loan has no amount"_msg, t.place(),
            "`amount`, or `share` of the cost with VAT"_msg);
  l.rate = t.number("rate", 0, 1);
  l.years = t.whole("years", 1, 60, Needed::yes);
  l.grace = t.whole("grace", 0, 59);
  if (l.grace && l.years && *l.grace >= *l.years)
    t.fault("`{1}` is {2}"_msg("grace", *l.grace), t.place_of("grace"), "less than `years`"_msg);
  if (const auto profile =
          word_in(t, "profile", {"constant_annuity", "constant_capital", "bullet"}))
    l.profile = static_cast<LoanProfile>(*profile);
  t.finish();
  return l;
}

void read_cost(TomlTable &t, FinancingClaim &c) {
  c.cost = t.number("cost", 0, most);
  if (const auto level = word_in(t, "cost_confidence", {"certain", "to verify", "hypothetical"}))
    c.cost_confidence = static_cast<Confidence>(*level);
  if (const auto *node = t.node("phasing")) {
    const auto *list = node->as_array();
    const Message expected = "shares by year since the start that add up to 1: [0.6, 0.4]"_msg;
    bool good = list && !list->empty();
    if (good)
      for (const auto &item : *list) {
        c.phasing.push_back(item.value<double>().value_or(-1));
        good = good && item.is_number() && c.phasing.back() >= 0 && c.phasing.back() <= 1;
      }
    const double sum = std::accumulate(c.phasing.begin(), c.phasing.end(), 0.0);
    if (!good || !(std::abs(sum - 1) <= 1e-9)) {
      t.fault(good ? Message("`{1}` adds up to {2}"_msg("phasing", std::round(sum * 1e9) / 1e9))
                   : Message("`{1}` is no list of shares"_msg("phasing")),
              t.place_of("phasing"), expected);
      c.phasing.clear();
    }
  }
  c.engaged = day(t, "engaged");
  c.units = t.number("units", 0, 1e9);
  c.share_of_inventory = t.number("share_of_inventory", 0, 1);
  double things = 0;
  for (auto &item : t.tables("items")) {
    ClaimedItem i;
    i.kind = item.text("kind", Needed::yes).value_or("");
    i.quantity = item.number("quantity", 0, 1e9, Needed::yes).value_or(0);
    i.unit_cost = item.number("unit_cost", 0, most, Needed::yes).value_or(0);
    things = std::max(things, i.quantity);
    item.finish();
    c.items.push_back(std::move(i));
  }
  if (c.units && things > *c.units)
    t.fault("there are {1} of one kind of `items`, and {2} `units` in all"_msg(things, *c.units),
            t.place_of("items"), "numbers that agree"_msg);
  not_both(t, "eligible", "eligible_amount");
  c.eligible = t.number("eligible", 0, 1).value_or(1);
  c.eligible_amount = t.number("eligible_amount", 0, most);
  c.studies = t.number("studies", 0, most);
  for (const char *part : {"eligible_amount", "studies"})
    if (const auto x = part == std::string("studies") ? c.studies : c.eligible_amount;
        x && c.cost && *x > *c.cost)
      t.fault("`{1}` is {2}, more than the cost"_msg(part, *x), t.place_of(part),
              "at most {1}"_msg(*c.cost));
}

void read_holder(TomlTable &t, FinancingClaim &c) {
  if (const auto vat = word_in(t, "vat", {regimes.begin(), regimes.end() - 1}))
    c.vat = static_cast<VatRegime>(*vat);
  c.vat_rate = t.number("vat_rate", 0, 1);
  if (const auto holder = word_in(t, "holder", {power_holders.begin(), power_holders.end()}))
    c.holder = power_holders[*holder];
  c.contribution = t.number("contribution", 0, 1);
  const bool elsewhere = !c.holder.empty() && c.holder != "commune";
  if (elsewhere && c.vat)
    t.fault("`vat` is given, and `{1}` holds the power"_msg(c.holder), t.place_of("vat"),
            "no `vat`: who invests pays it"_msg);
  if (c.contribution && c.holder == "commune")
    t.fault("`contribution` is given, and the commune holds the power"_msg,
            t.place_of("contribution"), "another `holder`, or no `contribution`"_msg);
  c.own_minimum = t.text("own_minimum").value_or("");
  c.own_minimum_source = t.text("own_minimum_source").value_or("");
  if (!c.own_minimum.empty() && c.own_minimum_source.empty())
    t.fault("`own_minimum` names no decision"_msg, t.place_of("own_minimum"),
            "`own_minimum_source`: the decision it rests on"_msg);
  c.depreciation = t.whole("depreciation", 1, 100);
}

}  // namespace

std::optional<VatRegime> vat_regime_of(const std::string &word) {
  const auto at = std::find(regimes.begin(), regimes.end(), word);
  if (at == regimes.end()) return std::nullopt;
  return static_cast<VatRegime>(at - regimes.begin());
}
std::string word_of(VatRegime regime) {
  return regimes[static_cast<std::size_t>(regime)];
}
std::string word_of(FundingStatus status) {
  return statuses[static_cast<std::size_t>(status)];
}

FinancingClaim read_financing_claim(TomlTable &project) {
  FinancingClaim c;
  auto t = project.table("financing");
  if (!t) return c;
  c.said = true;
  c.place = t->place();
  read_cost(*t, c);
  read_holder(*t, c);
  for (auto &grant : t->tables("grant")) c.grants.push_back(read_grant(grant));
  for (auto &loan : t->tables("loan")) c.loans.push_back(read_loan(loan));
  for (auto &entry : t->tables("certificate")) {
    const auto sheet = entry.text("sheet", Needed::yes).value_or("");
    for (const auto &other : c.certificates)
      if (other.sheet == sheet)
        entry.fault("the sheet `{1}` stands here a second time"_msg(sheet), entry.place(),
                    "each sheet once"_msg);
    c.certificates.push_back({sheet, entry.place()});
    entry.finish();
  }
  t->finish();
  return c;
}

FinancingChoices read_financing_choices(TomlTable &root, const std::filesystem::path &folder) {
  FinancingChoices choices;
  auto t = root.table("financing");
  if (!t) return choices;
  for (const auto &name : t->texts("files")) {
    const auto file = (folder / name).lexically_normal();
    std::error_code why;
    if (std::filesystem::is_regular_file(file, why))
      choices.files.push_back(file);
    else
      t->fault("the file `{1}` is not there"_msg(name), t->place_of("files"),
               "a file in the dossier, named from its folder"_msg);
  }
  choices.vat_compensation_lag = t->whole("vat_compensation_lag", 0, 5);
  if (const auto count = word_in(*t, "count", {"granted", "expected", "all"}))
    choices.count = static_cast<Counting>(*count);
  t->finish();
  return choices;
}

BudgetLimits read_budget_limits(TomlTable &root) {
  BudgetLimits limits;
  auto t = root.table("limits");
  if (!t) return limits;
  limits.apply = t->truth("apply").value_or(true);
  limits.net_savings_floor = t->number("net_savings_floor", 0, most);
  limits.years_to_repay = t->number("years_to_repay", 0, 100);
  t->finish();
  return limits;
}

}  // namespace jalon
