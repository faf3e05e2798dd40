#include <algorithm>
#include <array>

#include "core/diagnosis/parts.h"
#include "core/territory/finding_groups.h"
#include "core/territory/quantities.h"

namespace jalon {
namespace {

constexpr std::size_t findings_listed = 12, rows_listed = 5;

// What somebody should look at; what was merely repaired, or skipped because the mapping asks for
// it, stands in the inventory report.
bool matters(const Finding &f) {
  return !f.asked && (f.warning || f.kind == Finding::refused || f.kind == Finding::set_aside);
}

}  // namespace

bool measures_something(const Model &model) {
  const jalon_domain &domain = model.plugin().domain();
  const auto tables = tables_of(domain);
  for (std::size_t t = 0; t < tables.size(); ++t) {
    if (is_borrowed(domain, tables[t])) continue;
    for (const auto &column : model.tables()[t].columns)
      if (std::find(column.quality.begin(), column.quality.end(), JALON_MEASURED) !=
          column.quality.end())
        return true;
  }
  return false;
}

std::vector<std::string> unmeasured_tables(const Model &model) {
  const jalon_domain &domain = model.plugin().domain();
  const auto tables = tables_of(domain);
  std::vector<std::string> estimated, all;
  for (std::size_t t = 0; t < tables.size(); ++t) {
    if (is_borrowed(domain, tables[t])) continue;
    all.push_back(tables[t].label);
    if (model.tables()[t].import.estimated_table) estimated.push_back(tables[t].label);
  }
  return estimated.empty() && !measures_something(model) ? all : estimated;
}

bool lacks_a_table(const Model &model) {
  const jalon_domain &domain = model.plugin().domain();
  const auto tables = tables_of(domain);
  for (std::size_t t = 0; t < tables.size(); ++t)
    if (!is_borrowed(domain, tables[t]) && model.tables()[t].rows == 0) return true;
  return false;
}

std::vector<DigitalReading> digital_states(const Model &model) {
  std::vector<DigitalReading> all;
  const jalon_domain &domain = model.plugin().domain();
  const auto tables = tables_of(domain);
  for (std::size_t t = 0; t < tables.size(); ++t) {
    if (is_borrowed(domain, tables[t])) continue;
    const auto columns = columns_of(tables[t]);
    const InventoryTable &table = model.tables()[t];
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (columns[c].type != JALON_CHOICE || !(columns[c].flags & JALON_DIGITAL)) continue;
      if (table.rows == 0) continue;
      DigitalReading r{tables[t].name, tables[t].label, columns[c].name, columns[c].label, {}, 0};
      const Breakdown b = breakdown_of(tables[t], c, table);
      const auto choices = choices_of(columns[c]);
      for (std::size_t i = 0; i < choices.size(); ++i)
        r.levels.push_back(
            {choices[i].name, choices[i].label, b.kinds[i].measured, b.kinds[i].estimated});
      r.unknown = b.unknown;
      all.push_back(std::move(r));
    }
  }
  return all;
}

PowerReading power_of(const Dossier &dossier, const PowerGrid &grid, const std::string &domain) {
  PowerReading r;
  const auto found = dossier.powers.find(domain);
  if (found == dossier.powers.end()) return r;
  const Power &power = found->second;
  r.name = power.name;
  r.code = power.code;
  r.contract_end = power.contract_end;
  r.near_end = power.contract_end && *power.contract_end <= dossier.base_year + grid.near_end_years;
  for (const auto &rule : grid.holders)
    if (rule.id == power.holder) {
      r.holder = rule;
      r.factor = r.near_end ? rule.factor_near_end : rule.factor;
    }
  return r;
}

std::vector<FindingReading> findings_of(const Model &model, std::size_t &left_out) {
  std::vector<FindingReading> all;
  const jalon_domain &domain = model.plugin().domain();
  const auto tables = tables_of(domain);
  for (std::size_t t = 0; t < tables.size(); ++t) {
    if (is_borrowed(domain, tables[t])) continue;
    for (const auto &group : group_findings(model.tables()[t].import)) {
      if (!matters(*group.first)) continue;
      if (all.size() == findings_listed) {
        ++left_out;
        continue;
      }
      FindingReading r{tables[t].name, tables[t].label, group.first->column, group.first->warning,
                       group.count,    group.rows,      group.first->done,   group.first->found};
      r.rows.resize(std::min(r.rows.size(), rows_listed));
      all.push_back(std::move(r));
    }
  }
  return all;
}

std::vector<Message> findings_of(const SkillHolders &s) {
  std::vector<Message> all;
  const std::array<std::pair<Message, std::optional<int>>, 3> skills{
      std::pair{Message("the business skill"_msg), s.business},
      std::pair{Message("the digital skill"_msg), s.digital},
      std::pair{Message("the steering skill"_msg), s.steering}};
  std::vector<Message> unsaid, nobody;
  bool each = true, one_each = true;
  for (const auto &[name, n] : skills) {
    if (!n) unsaid.push_back(name);
    if (n && *n == 0) nobody.push_back(name);
    each = each && n && *n > 0;
    one_each = one_each && n && *n == 1;
  }
  if (!nobody.empty())
    all.push_back(
        "Nobody holds {1}: projects that ask for it need help from outside, an intercommunality or "
        "a "
        "syndicate."_msg(Message::joined(nobody)));
  if (each && s.people && *s.people == 1)
    all.push_back(
        "One person holds all three skills: projects can only follow each other, and all stop when "
        "that person leaves. Share the skills, or pool them with others, before adding projects."_msg);
  else if (one_each && !s.people)
    all.push_back(
        "One person holds each skill, and it is not said whether it is the same one: write "
        "`people` "
        "in [skills] of diagnosis.toml."_msg);
  if (!unsaid.empty())
    all.push_back(
        "How many people hold each of these is not said: {1}."_msg(Message::joined(unsaid)));
  return all;
}

}  // namespace jalon
