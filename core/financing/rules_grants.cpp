#include <algorithm>

#include "core/financing/rule_reader.h"

namespace jalon {
namespace {

// What bounds the same amount may not be the other way round.
void check_order(RuleReader &reader, TomlTable &t, const std::string &low, const std::string &high,
                 const Pattern &wrong) {
  const auto &all = reader.rules().figures;
  const auto a = all.find(low), b = all.find(high);
  if (a == all.end() || b == all.end() || a->second.figures.empty() || b->second.figures.empty())
    return;
  const Figure &least = a->second.figures.back(), &most = b->second.figures.back();
  if (least.value > most.value)
    t.fault(wrong(most.value, least.value), most.place,
            "the other is at {1}"_msg(least.place.message()));
}

void read_items(TomlTable &t, RuleReader &reader, GrantRule &grant, const std::string &path) {
  for (auto &item : t.tables("items")) {
    const auto kind = item.text("kind", Needed::yes).value_or("");
    const std::string at = path + "item." + kind + ".";
    if (!reader.figure(item, "rate", at + "rate", rate_form))
      item.fault("{1} is missing here"_msg("`rate`"), item.place());
    reader.figure(item, "unit_cap", at + "unit_cap", money_form);
    item.finish();
    grant.items.push_back(kind);
  }
}

void read_bands(TomlTable &t, RuleReader &reader, GrantRule &grant, const std::string &path) {
  double next = 0;
  bool open = false;
  for (auto &band : t.tables("bands")) {
    GrantRule::Band b;
    if (auto units = band.table("units")) {
      b.min = units->number("min", 0, any_amount);
      b.max = units->number("max", 0, any_amount);
      units->finish();
    }
    if (open || (grant.bands.empty() ? b.min.value_or(0) > 0 : b.min.value_or(-1) != next))
      band.fault("this band does not begin where the one before ends"_msg, band.place(),
                 "bands in ascending order, without gap or overlap"_msg);
    open = !b.max;
    next = b.max.value_or(0) + 1;
    if (!reader.figure(band, "rate", path + "band." + std::to_string(grant.bands.size()) + ".rate",
                       rate_form))
      band.fault("{1} is missing here"_msg("`rate`"), band.place());
    grant.bands.push_back(b);
    band.finish();
  }
}

void read_figures(TomlTable &t, RuleReader &reader, const std::string &path) {
  reader.figure(t, "rate", path + "rate", rate_form, true);
  reader.figure(t, "rate_min", path + "rate_min", rate_form);
  reader.figure(t, "rate_max", path + "rate_max", rate_form);
  reader.figure(t, "amount", path + "amount", money_form);
  reader.figure(t, "share_of_inventory_min", path + "share_of_inventory_min", rate_form);
  reader.figure(t, "joint_below", path + "joint_below", count_form);
  if (auto cap = t.table("cap")) {
    for (const char *key : {"unit", "project", "year", "beneficiary", "beneficiary_year"})
      reader.figure(*cap, key, path + "cap." + key, money_form);
    cap->finish();
  }
  if (auto floor = t.table("floor")) {
    reader.figure(*floor, "project", path + "floor", money_form);
    floor->finish();
  }
  if (auto cash = t.table("cash")) {
    for (const char *key : {"advance", "instalments_up_to"})
      reader.figure(*cash, key, path + "cash." + key, rate_form);
    for (const char *key : {"instalment_lag", "balance_lag"})
      reader.figure(*cash, key, path + "cash." + key, lag_form);
    cash->finish();
  }
  if (auto population = t.table("population")) {
    reader.figure(*population, "min", path + "population_min", count_form);
    reader.figure(*population, "max", path + "population_max", count_form);
    population->finish();
  }
  check_order(reader, t, path + "floor", path + "cap.project",
              "the cap {1} is below the floor {2}: no amount fits both"_msg);
  check_order(reader, t, path + "rate_min", path + "rate_max",
              "rate_max {1} is below rate_min {2}"_msg);
  check_order(reader, t, path + "population_min", path + "population_max",
              "the greatest population {1} is below the least {2}"_msg);
}

}  // namespace

void read_grant_rules(TomlTable &file, RuleReader &reader) {
  for (auto &t : file.tables("grant")) {
    GrantRule g;
    g.id = t.text("id", Needed::yes).value_or("");
    if (const auto *first = reader.rules().grant(g.id))
      t.fault("a second grant with the id `{1}`"_msg(g.id), t.place(),
              "ids that differ; the first is at {1}"_msg(first->origin.place.message()));
    g.title_fr = t.text("title_fr", Needed::yes).value_or("");
    g.title_en = t.text("title_en", Needed::yes).value_or("");
    g.funder = t.text("funder", Needed::yes).value_or("");
    g.origin = reader.origin(t);
    g.public_aid = t.truth("public").value_or(true);
    g.partner = t.truth("partner").value_or(false);
    const auto base = t.text("base").value_or("excluding_vat");
    g.with_vat = base == "with_vat";
    if (!g.with_vat && base != "excluding_vat")
      t.fault("`{1}` is `{2}`"_msg("base", base), t.place_of("base"),
              "one of {1}"_msg("excluding_vat, with_vat"));
    g.spending = t.texts("spending");
    for (const auto &category : g.spending)
      if (category != "investment" && category != "study")
        t.fault("`{1}` is `{2}`"_msg("spending", category), t.place_of("spending"),
                "one of {1}"_msg("investment, study"));
    g.not_started = t.truth("not_started").value_or(false);
    g.tags = t.texts("tags");
    if (t.has("tags") && g.tags.empty())
      t.fault("`{1}` is an empty list"_msg("tags"), t.place_of("tags"), "at least one text"_msg,
              "leave the key out where any measure is meant"_msg);
    g.excludes = t.texts("excludes");
    g.valid = reader.days(t, "valid");
    g.window = reader.days(t, "window", "opens", "closes", &g.every_year);
    const std::string path = "financing.grant." + g.id + ".";
    read_items(t, reader, g, path);
    read_bands(t, reader, g, path);
    read_figures(t, reader, path);
    t.finish();
    reader.rules().grants.push_back(std::move(g));
  }
}

}  // namespace jalon
