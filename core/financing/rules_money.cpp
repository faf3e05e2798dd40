#include "core/financing/rule_reader.h"

namespace jalon {
namespace {

template <class Rule>
Rule titled(TomlTable &t, RuleReader &reader, const std::vector<Rule> &known) {
  Rule rule;
  rule.id = t.text("id", Needed::yes).value_or("");
  for (const auto &other : known)
    if (other.id == rule.id)
      t.fault("a second rule with the id `{1}`"_msg(rule.id), t.place(),
              "ids that differ; the first is at {1}"_msg(other.origin.place.message()));
  rule.origin = reader.origin(t);
  return rule;
}

// One of the words, by its place in the list.
std::size_t chosen(TomlTable &t, const char *key, const std::vector<std::string> &words) {
  const auto text = t.text(key, Needed::yes);
  std::string list;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (text == words[i]) return i;
    list += (i ? ", " : "") + words[i];
  }
  if (text) t.fault("`{1}` is `{2}`"_msg(key, *text), t.place_of(key), "one of {1}"_msg(list));
  return 0;
}

void read_certificate(TomlTable &t, RuleReader &reader) {
  auto &all = reader.rules().certificates;
  auto c = titled(t, reader, all);
  c.title_fr = t.text("title_fr", Needed::yes).value_or("");
  c.title_en = t.text("title_en", Needed::yes).value_or("");
  c.tags = t.texts("tags");
  c.public_aid = t.truth("public").value_or(false);
  c.engaged = reader.days(t, "engaged");
  const std::string path = "financing.certificate." + c.id + ".";
  for (const auto &[key, form] :
       {std::pair<const char *, FigureForm>{"kwh_cumac_per_unit", {"kWh", 0, any_amount}},
        {"price", {"EUR/MWh", 0, 1e6}},
        {"paid_lag", lag_form}})
    if (!reader.figure(t, key, path + key, form))
      t.fault("{1} is missing here"_msg("`" + std::string(key) + "`"), t.place());
  all.push_back(std::move(c));
}

void read_loan(TomlTable &t, RuleReader &reader) {
  auto &all = reader.rules().loans;
  auto l = titled(t, reader, all);
  l.title_fr = t.text("title_fr", Needed::yes).value_or("");
  l.title_en = t.text("title_en", Needed::yes).value_or("");
  l.profile = static_cast<LoanProfile>(
      chosen(t, "profile", {"constant_annuity", "constant_capital", "bullet"}));
  l.repayable_advance = t.truth("repayable_advance").value_or(false);
  const std::string path = "financing.loan." + l.id + ".";
  reader.figure(t, "rate", path + "rate", rate_form, true);
  reader.figure(t, "share_max", path + "share_max", rate_form);
  reader.figure(t, "per_year", path + "per_year", {"1", 1, 12});
  reader.figure(t, "grace", path + "grace", {"year", 0, 59});
  if (auto years = t.table("years")) {
    reader.figure(*years, "min", path + "years_min", years_form);
    reader.figure(*years, "max", path + "years_max", years_form);
    years->finish();
  }
  all.push_back(std::move(l));
}

void read_holder(TomlTable &t, RuleReader &reader) {
  auto &all = reader.rules().holders;
  auto h = titled(t, reader, all);
  h.account = t.text("account").value_or("");
  h.pays_all = chosen(t, "pays", {"all", "contribution"}) == 0;
  h.running_town = chosen(t, "running", {"town", "holder"}) == 0;
  reader.figure(t, "depreciation", "financing.holder." + h.id + ".depreciation", years_form);
  all.push_back(std::move(h));
}

void read_category(TomlTable &t, RuleReader &reader) {
  auto &all = reader.rules().categories;
  auto c = titled(t, reader, all);
  c.section =
      static_cast<CategoryRule::Section>(chosen(t, "section", {"operating", "capital", "one_off"}));
  c.chapter = t.text("chapter").value_or("");
  const std::string path = "financing.category." + c.id + ".vat";
  if (!reader.figure(t, "vat", path, rate_form))
    t.fault("{1} is missing here"_msg("`vat`"), t.place());
  all.push_back(std::move(c));
}

}  // namespace

void read_money_rules(TomlTable &file, RuleReader &reader) {
  const auto each = [&](const char *key, void (*read)(TomlTable &, RuleReader &)) {
    for (auto &t : file.tables(key)) {
      read(t, reader);
      t.finish();
    }
  };
  each("certificate", read_certificate);
  each("loan", read_loan);
  each("holder", read_holder);
  each("category", read_category);
}

}  // namespace jalon
