#include "core/financing/rule_reader.h"

namespace jalon {
namespace {

// A table of figures with their source: [name] and what `read` asks of it.
template <class Read>
void group(TomlTable &file, RuleReader &reader, const char *name, bool own_sources, Read &&read) {
  auto table = file.table(name);
  if (!table) return;
  if (own_sources)
    reader.origin(*table, false);
  else
    reader.origin(*table);
  read(*table, "financing." + std::string(name) + ".");
  table->finish();
}

void read_exceptions(TomlTable &table, RuleReader &reader, const std::string &path) {
  for (auto &exception : table.tables("exceptions")) {
    const auto id = exception.text("id", Needed::yes).value_or("");
    const auto origin = reader.origin(exception);
    if (!id.empty() && !reader.rules().own_exceptions.emplace(id, origin).second)
      exception.fault("a second exception `{1}`"_msg(id), exception.place(), "ids that differ"_msg);
    if (!reader.figure(exception, "minimum", path + id, rate_form))
      exception.fault("{1} is missing here"_msg("`minimum`"), exception.place());
    exception.finish();
  }
}

// Populations in whole inhabitants: each band begins where the one before ends.
void read_impact_study(TomlTable &table, RuleReader &reader, const std::string &path) {
  double next = 0;
  for (auto &band : table.tables("bands")) {
    const std::string at = path + std::to_string(reader.rules().impact_bands++);
    const double min = band.number("min", 0, any_amount).value_or(0);
    if (min != next)
      band.fault("the band begins at {1}, the one before ends at {2}"_msg(min, next - 1),
                 band.place(), "bands without gap or overlap"_msg);
    const double max = band.number("max", min, any_amount, Needed::yes).value_or(next);
    next = max + 1;
    reader.keep(at + ".max", count_form, max, band.place());
    if (!reader.figure(band, "share_of_revenue", at + ".share_of_revenue", {"1", 0, 10}))
      band.fault("{1} is missing here"_msg("`share_of_revenue`"), band.place());
    reader.figure(band, "or_above", at + ".or_above", money_form);
    band.finish();
  }
}

}  // namespace

void read_vat_rules(TomlTable &file, RuleReader &reader) {
  group(file, reader, "vat", true, [&](TomlTable &t, const std::string &path) {
    reader.figure(t, "rate", path + "rate", rate_form);
  });
  group(file, reader, "vat_compensation", true, [&](TomlTable &t, const std::string &path) {
    auto &rules = reader.rules();
    reader.figure(t, "rate", path + "rate", rate_form);
    rules.vat_eligible = t.texts("eligible");
    rules.vat_operating = t.texts("operating");
    if (auto cloud = t.table("cloud")) {
      reader.origin(*cloud);
      rules.vat_cloud = cloud->texts("accounts");
      reader.figure(*cloud, "rate", path + "cloud.rate", rate_form);
      cloud->finish();
    }
    if (auto lag = t.table("lag")) {
      for (const auto &kind : lag->keys())
        reader.figure(*lag, kind, path + "lag." + kind, lag_form);
      lag->finish();
    }
  });
}

void read_general_rules(TomlTable &file, RuleReader &reader) {
  group(file, reader, "own_contribution", true, [&](TomlTable &t, const std::string &path) {
    reader.figure(t, "minimum", path + "minimum", rate_form);
    read_exceptions(t, reader, path);
  });
  group(file, reader, "partner_contribution", true, [&](TomlTable &t, const std::string &path) {
    reader.figure(t, "share", path + "share", rate_form);
  });
  group(file, reader, "impact_study", false,
        [&](TomlTable &t, const std::string &path) { read_impact_study(t, reader, path); });
  group(file, reader, "procurement", false, [&](TomlTable &t, const std::string &path) {
    for (const char *kind : {"works", "supplies"})
      if (auto of = t.table(kind)) {
        for (const char *key : {"no_formality_below", "formal_from"})
          reader.figure(*of, key, path + kind + "." + key, money_form);
        of->finish();
      }
  });
  group(file, reader, "alerts", false, [&](TomlTable &t, const std::string &path) {
    if (auto years = t.table("years_to_repay")) {
      for (const char *key : {"sound", "alert", "critical"})
        reader.figure(*years, key, path + "years_to_repay." + key, years_form);
      years->finish();
    }
    if (auto rate = t.table("gross_savings_rate")) {
      for (const char *key : {"sound", "weak"})
        reader.figure(*rate, key, path + "gross_savings_rate." + key, rate_form);
      rate->finish();
    }
    reader.figure(t, "net_savings_floor", path + "net_savings_floor",
                  {"EUR", -any_amount, any_amount});
  });
  group(file, reader, "probability", false, [&](TomlTable &t, const std::string &path) {
    if (auto by = t.table("by_status")) {
      for (const char *status : {"requested", "envisaged"})
        reader.figure(*by, status, path + status, rate_form);
      by->finish();
    }
  });
  group(file, reader, "cash", false, [&](TomlTable &t, const std::string &path) {
    for (const char *key : {"advance", "instalments_up_to"})
      reader.figure(t, key, path + key, rate_form);
    for (const char *key : {"instalment_lag", "balance_lag"})
      reader.figure(t, key, path + key, lag_form);
  });
  group(file, reader, "economy", false, [&](TomlTable &t, const std::string &) {
    reader.figure(t, "inflation", "financing.inflation", {"1", -0.1, 0.5});
  });
}

}  // namespace jalon
