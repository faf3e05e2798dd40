#include "core/diagnosis/grids.h"

#include <algorithm>
#include <set>

#include "core/territory/dossier.h"
#include "core/territory/toml_reader.h"

namespace jalon {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

Bilingual bilingual(TomlTable &t, const std::string &key) {
  return {t.text(key + "_fr", Needed::yes).value_or(""),
          t.text(key + "_en", Needed::yes).value_or("")};
}

std::array<Bilingual, k_levels> five(TomlTable &t, const std::string &key) {
  std::array<Bilingual, k_levels> out;
  const auto fr = t.texts(key + "_fr"), en = t.texts(key + "_en");
  if (fr.size() != k_levels || en.size() != k_levels) {
    t.fault("`{1}` has not five texts in each language"_msg(key), t.place_of(key + "_fr"),
            "five texts, of the levels 0 to 4"_msg);
    return out;
  }
  for (std::size_t i = 0; i < k_levels; ++i) out[i] = {fr[i], en[i]};
  return out;
}

Evidence read_evidence(TomlTable &t) {
  Evidence e;
  e.source = t.text("source", Needed::yes).value_or("");
  e.as_of = t.text("as_of", Needed::yes).value_or("");
  const auto confidence = t.text("confidence", Needed::yes).value_or("");
  if (confidence == "to_verify" || confidence == "to verify")
    e.confidence = Confidence::to_verify;
  else if (confidence == "hypothetical")
    e.confidence = Confidence::hypothetical;
  else if (!confidence.empty() && confidence != "certain")
    t.fault("`{1}` is `{2}`"_msg("confidence", confidence), t.place_of("confidence"),
            "one of {1}"_msg("certain, to_verify, hypothetical"));
  return e;
}

// Reads one file to its end; `body` gets its root.
template <class Body>
void read_grid(const std::filesystem::path &file, Body &&body) {
  std::vector<Fault> faults;
  if (const auto root = parse_toml(file, file.string(), faults)) {
    TomlTable t(*root, file.string(), faults);
    body(t);
    t.finish();
  }
  sort_by_place(faults);
  if (!faults.empty()) throw Faults(std::move(faults));
}

// What no later entry may be called again.
void once(TomlTable &t, std::string_view key, const std::string &id, std::set<std::string> &seen) {
  if (!id.empty() && !seen.insert(id).second)
    t.fault("`{1}` stands here a second time"_msg(id), t.place_of(key), "each once"_msg);
}

Peer read_peer(TomlTable &t) {
  Peer p;
  p.place = t.place();
  p.indicator = t.text("indicator", Needed::yes).value_or("");
  p.unit = t.text("unit", Needed::yes).value_or("");
  p.who = bilingual(t, "who");
  p.from = t.number("from", 0, infinity);
  p.to = t.number("to", 0, infinity);
  if (p.from && p.to && *p.from > *p.to)
    t.fault("`from` ({1}) is above `to` ({2})"_msg(*p.from, *p.to), t.place_of("from"));
  p.mean = t.number("mean", -infinity, infinity);
  if (auto q = t.table("quantiles"))
    for (const auto &key : q->keys()) {
      static const std::map<std::string, double> shares{{"p5", 0.05}, {"p10", 0.1},  {"p25", 0.25},
                                                        {"p50", 0.5}, {"p75", 0.75}, {"p90", 0.9},
                                                        {"p95", 0.95}};
      const auto share = shares.find(key);
      const auto value = q->number(key, -infinity, infinity);
      if (share == shares.end())
        t.fault("`{1}` is no quantile"_msg(key), q->place_of(key),
                "one of {1}"_msg("p5, p10, p25, p50, p75, p90, p95"));
      else if (value)
        p.quantiles[share->second] = *value;
    }
  double before = -infinity;
  for (const auto &[share, value] : p.quantiles) {
    if (value < before)
      t.fault("the quantiles do not ascend"_msg, t.place_of("quantiles"),
              "a greater share of the towns, a greater value"_msg);
    before = value;
  }
  if (p.mean.has_value() == !p.quantiles.empty())
    t.fault("a peer needs a mean or quantiles, and not both"_msg, p.place);
  p.evidence = read_evidence(t);
  t.finish();
  return p;
}

}  // namespace

AxisGrid read_axes(const std::filesystem::path &config) {
  AxisGrid grid;
  read_grid(config / "diagnosis" / "axes.toml", [&](TomlTable &t) {
    if (auto about = t.table("about")) {
      grid.title = bilingual(*about, "title");
      grid.scale = five(*about, "scale");
      grid.evidence = read_evidence(*about);
      about->finish();
    }
    std::set<std::string> seen;
    for (auto &entry : t.tables("axis")) {
      Axis axis{entry.text("id", Needed::yes).value_or(""), bilingual(entry, "title"),
                five(entry, "levels")};
      once(entry, "id", axis.id, seen);
      entry.finish();
      grid.axes.push_back(std::move(axis));
    }
  });
  return grid;
}

PowerGrid read_powers(const std::filesystem::path &config) {
  PowerGrid grid;
  read_grid(config / "diagnosis" / "power.toml", [&](TomlTable &t) {
    if (auto about = t.table("about")) {
      grid.near_end_years = about->whole("near_end_years", 0, 100, Needed::yes).value_or(0);
      grid.evidence = read_evidence(*about);
      about->finish();
    }
    std::set<std::string> seen;
    for (auto &entry : t.tables("holder")) {
      HolderRule rule{entry.text("id", Needed::yes).value_or(""), bilingual(entry, "label"),
                      bilingual(entry, "meaning"),
                      entry.number("factor", 0, 1, Needed::yes).value_or(0),
                      entry.number("factor_near_end", 0, 1, Needed::yes).value_or(0)};
      once(entry, "id", rule.id, seen);
      entry.finish();
      grid.holders.push_back(std::move(rule));
    }
    for (const char *holder : power_holders)
      if (!seen.contains(holder))
        t.fault("the holder `{1}` has no factor"_msg(holder), t.place(),
                "a [[holder]] for each that a dossier may name"_msg);
  });
  return grid;
}

ProposalRule read_proposal_rule(const std::filesystem::path &config) {
  ProposalRule rule;
  read_grid(config / "diagnosis" / "propose.toml", [&](TomlTable &t) {
    if (auto about = t.table("about")) {
      rule.per_domain = about->whole("per_domain", 1, 100, Needed::yes).value_or(1);
      rule.doubtful_share = about->number("doubtful_share", 0, 0.5, Needed::yes).value_or(0);
      rule.evidence = read_evidence(*about);
      about->finish();
    } else {
      t.fault("there is no table [about]"_msg, t.place(), "[about] with `per_domain`"_msg);
    }
  });
  return rule;
}

std::vector<Peer> read_peers(const std::filesystem::path &config, const std::string &country) {
  std::vector<Peer> peers;
  const auto file = config / "peers" / (country + ".toml");
  std::error_code why;
  if (!std::filesystem::exists(file, why)) return peers;
  read_grid(file, [&](TomlTable &t) {
    if (auto about = t.table("about")) {
      bilingual(*about, "title");
      about->finish();
    }
    for (auto &entry : t.tables("peer")) peers.push_back(read_peer(entry));
  });
  return peers;
}

}  // namespace jalon
