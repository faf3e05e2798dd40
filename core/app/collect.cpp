#include "core/app/collect.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include "core/appraisal/indicators.h"
#include "core/appraisal/ratios.h"
#include "core/base/files.h"
#include "core/territory/quantities.h"

namespace jalon {
namespace {

std::optional<double> known(double x) {
  return std::isnan(x) ? std::nullopt : std::optional(x);
}

// The picture of one choice column: how many things of each kind.
InventoryResult::Bar bar_of(const jalon_table &declared, std::size_t c,
                            const InventoryTable &table) {
  const jalon_column &column = columns_of(declared)[c];
  InventoryResult::Bar bar;
  bar.column = column.name;
  bar.column_label = column.label;
  const Breakdown b = breakdown_of(declared, c, table);
  bar.unknown = b.unknown;
  const auto choices = choices_of(column);
  for (std::size_t i = 0; i < choices.size(); ++i)
    if (const auto &kind = b.kinds[i]; kind.measured != 0 || kind.estimated != 0)
      bar.bars.emplace_back(choices[i].label, kind.measured, kind.estimated);
  return bar;
}

// Located rows, thinned evenly to what a picture can show, with their class.
void locate(const jalon_table &declared, const InventoryTable &table, InventoryResult &out) {
  constexpr std::size_t most = 5000;
  if (table.longitude.empty()) return;
  const auto columns = columns_of(declared);
  std::size_t class_column = AbiList<jalon_column>::npos;
  for (std::size_t c = 0; c < columns.size() && class_column == AbiList<jalon_column>::npos; ++c)
    if (columns[c].type == JALON_CHOICE) class_column = c;
  const std::size_t step = (table.rows + most - 1) / most;
  for (std::size_t row = 0; row < table.rows; row += std::max<std::size_t>(1, step)) {
    if (std::isnan(table.longitude[row])) continue;
    out.points.push_back(
        {static_cast<float>(table.longitude[row]), static_cast<float>(table.latitude[row])});
    int place = -1;
    if (class_column != AbiList<jalon_column>::npos &&
        table.columns[class_column].quality[row] != JALON_UNKNOWN) {
      const auto choice = static_cast<std::size_t>(table.columns[class_column].numbers[row]);
      const auto &bars = out.breakdown.at(0).bars;
      const auto label = choices_of(columns[class_column])[choice].label;
      for (std::size_t b = 0; b < bars.size(); ++b)
        if (std::get<0>(bars[b]) == label) place = static_cast<int>(b);
    }
    out.point_class.push_back(place);
  }
}

// Payback counts from the first year in which anything happens, not from year 0.
std::span<const double> from_first_flow(const std::vector<double> &flows) {
  const auto first = std::find_if(flows.begin(), flows.end(), [](double x) { return x != 0; });
  return {first, flows.end()};
}

// Collective benefit of the first year of service over the works, which go on as long as there is
// investment every year.
std::optional<double> return_of_first_year(const std::vector<Model> &models,
                                           const Appraiser &appraiser, const Central &central,
                                           double rate) {
  const std::size_t years = appraiser.years().size();
  std::vector<double> outlays(years), benefits(years);
  for (std::size_t d = 0; d < models.size(); ++d) {
    const Ledger &ledger = appraiser.ledger(d);
    const auto &c = central.domains[d];
    for (std::size_t l = 0; l < c.programme_lines.size(); ++l)
      for (std::size_t y = 0; y < years; ++y) {
        const double worth = ledger.weight(Ledger::collective, l, y) *
                             (c.programme_lines[l][y] - c.reference_lines[l][y]);
        (ledger.investment_line(l) ? outlays : benefits)[y] +=
            ledger.investment_line(l) ? -central.investment_factor * worth : worth;
      }
  }
  const auto begin = std::find_if(outlays.begin(), outlays.end(), [](double x) { return x > 0; });
  const auto end = std::find_if(begin, outlays.end(), [](double x) { return !(x > 0); });
  if (end == outlays.end()) return std::nullopt;  // none, or no year of service after them
  return first_year_return({begin, end}, benefits[static_cast<std::size_t>(end - outlays.begin())],
                           rate);
}

}  // namespace

void collect_identity(const Opened &o, const std::vector<Model> &models, Results &out) {
  out.territory = o.dossier.name;
  out.country = o.country.code;
  out.region = o.dossier.region;
  out.norms = o.norms_name;
  out.accounts = o.country.accounts;
  out.norms_title_fr = o.norms_title_fr;
  out.norms_title_en = o.norms_title_en;
  out.currency = o.country.currency;
  out.base_year = o.dossier.base_year;
  out.price_year = o.price_year;
  out.population = o.dossier.population;
  out.discount_rate = o.norms.discount_rate.in(0);
  out.cost_of_public_funds = o.norms.cost_of_public_funds;
  out.digests["settings"] = o.settings.digest();
  std::string dossier;
  for (const auto &file : o.dossier.read) dossier += read_file(file);
  out.digests["dossier"] = digest(dossier);
  for (const auto &source : o.dossier.inventories) {
    out.digests["inventory/" + source.table] = digest(read_file(source.file));
    out.digests["mapping/" + source.table] = digest(read_file(source.mapping));
  }
  if (o.money) {
    std::string rules, accounts;
    for (const auto &file : o.money->rules.read) rules += read_file(file);
    for (const auto &file : o.money->accounts.read) accounts += read_file(file);
    out.digests["financing"] = digest(rules);
    if (!o.money->accounts.read.empty()) out.digests["accounts"] = digest(accounts);
  }
  for (const auto &model : models) {
    const auto &m = model.plugin().manifest();
    const jalon_domain &domain = model.plugin().domain();
    out.plugins.push_back({m.id,
                           m.domain,
                           m.version,
                           m.title_fr,
                           m.title_en,
                           {domain.caveats, domain.caveats + domain.n_caveats}});
    out.digests["plugin/" + m.id] = digest(read_file(m.library));
  }
  out.warnings.insert(out.warnings.end(), o.warnings.begin(), o.warnings.end());
  for (auto &warning : lacking_needs(o.dossier, models)) out.warnings.push_back(std::move(warning));
  for (auto &warning : links_untold(o.dossier)) out.warnings.push_back(std::move(warning));
  for (const auto &p : o.dossier.projects)
    if (const Message why = why_not_appraised(p); !why.empty()) {
      const bool says_phase = p.facts.phase_said || !p.measures.empty();
      out.known_projects.push_back({p.id, p.title, says_phase ? p.phase : "", p.facts.status,
                                    p.facts.owner, p.facts.start, p.facts.budget, p.facts.subsidy,
                                    p.facts.subsidy_from, why});
    }
}

void collect_inventories(const std::vector<Model> &models, Results &out) {
  for (const auto &model : models) {
    const auto tables = tables_of(model.plugin().domain());
    for (std::size_t t = 0; t < tables.size(); ++t) {
      if (is_borrowed(model.plugin().domain(), tables[t])) continue;  // counted by its own
      const auto &table = model.tables()[t];
      if (table.rows == 0 && table.import.file.empty()) {
        out.warnings.push_back(
            "There is no inventory of \"{1}\": where the model needs it, it uses figures of "
            "peers."_msg(Message::pattern(tables[t].label)));
        continue;
      }
      const auto columns = columns_of(tables[t]);
      InventoryResult r;
      r.domain = model.plugin().domain().name;
      r.table = table.name;
      r.label = tables[t].label;
      r.count_column = tables[t].count_column;
      r.import = table.import;
      for (std::size_t row = 0; row < table.rows; ++row)
        if (const double n = things_in_row(tables[t], table, row); !std::isnan(n)) r.things += n;
      for (std::size_t c = 0; c < columns.size(); ++c) {
        r.labels.emplace_back(columns[c].name, columns[c].label);
        if (columns[c].type == JALON_CHOICE && table.rows > 0)
          r.breakdown.push_back(bar_of(tables[t], c, table));
      }
      for (const auto &finding : table.import.findings)
        if (finding.warning)
          out.warnings.push_back("{1}: {2}"_msg(Message::pattern(r.label), finding.done));
      locate(tables[t], table, r);
      out.inventories.push_back(std::move(r));
    }
  }
}

void collect_expected(const Opened &o, const std::vector<Model> &models, Results &out) {
  if (!o.dossier.population) return;
  // What is not known of some row cannot be held against anything.
  std::set<std::string> counted;
  for (const auto &model : models)
    for (const auto &declared : tables_of(model.plugin().domain()))
      for (const auto &table : model.tables())
        if (table.name == declared.name) {
          bool all = true;
          for (std::size_t row = 0; row < table.rows; ++row)
            all = all && !std::isnan(things_in_row(declared, table, row));
          if (all) counted.insert(table.name);
        }
  for (const auto &model : models)
    for (const auto &declared : tables_of(model.plugin().domain())) {
      const std::string path = declared.per_inhabitant;
      if (path.empty() || !o.settings.defined(path)) continue;
      const double things = o.settings.at(path).in(o.dossier.base_year) * *o.dossier.population;
      for (auto &inventory : out.inventories)
        if (inventory.table == declared.name && counted.contains(declared.name))
          inventory.expected = known(things);
    }
}

void collect_indicators(const std::vector<Model> &models, const Central &reference,
                        const Drawn &drawn, Results &out) {
  for (std::size_t d = 0; d < models.size(); ++d) {
    const auto &domain = models[d].plugin().domain();
    const auto declared = indicators_of(domain);
    for (std::size_t i = 0; i < declared.size(); ++i) {
      IndicatorResult r;
      r.domain = domain.name;
      r.name = declared[i].name;
      r.label = declared[i].label;
      r.unit = declared[i].unit;
      r.direction = declared[i].direction;
      r.central = known(reference.domains[d].reference_indicators[i][0]);
      // Unknown in one draw is unknown.
      const DrawnIndicator &over_draws = drawn.indicators[d][i];
      if (const Spread &s = over_draws.spread; r.central && s.missing == 0) {
        r.keeps_limit = over_draws.keeps_limit;
        r.keeps_target = over_draws.keeps_target;
        r.p10 = known(s.p10.value);
        r.p90 = known(s.p90.value);
        r.moved = s.draws < 2 || !(s.standard_error <= 1e-12 * std::fabs(*r.central));
      }
      r.limit = known(declared[i].limit);
      r.target = known(declared[i].target);
      r.source = declared[i].source;
      r.as_of = declared[i].as_of;
      r.confidence = static_cast<Confidence>(declared[i].confidence);
      r.share = declared[i].flags & JALON_SHARE;
      out.indicators.push_back(std::move(r));
    }
  }
}

AppraisalResult appraisal_of(const std::vector<Model> &models, const Appraiser &appraiser,
                             const Norms &norms, const Central &central, const Spreads *spreads) {
  AppraisalResult r;
  const auto factors = appraiser.discount_factors();
  for (std::size_t a = 0; a < central.flows.size(); ++a) {
    AccountResult account;
    account.name = appraiser.accounts()[a];
    account.flows = central.flows[a];
    account.npv = present_value(central.flows[a], factors);
    if (spreads) account.spread = spreads->accounts[a];
    r.accounts.push_back(std::move(account));
  }
  const auto &authority = central.flows[Ledger::authority];
  const auto &collective = central.flows[Ledger::collective];
  r.irr_authority = irr(authority);
  r.irr_collective = irr(collective);
  const auto spent = from_first_flow(authority);
  r.payback = payback(spent);
  r.discounted_payback = discounted_payback(spent, std::span(factors).last(spent.size()));
  r.payback_collective = payback(from_first_flow(collective));
  const auto &works = central.flows[Ledger::investment];
  r.to_invest = std::accumulate(works.begin(), works.end(), 0.0);
  r.investment = r.accounts[Ledger::investment].npv;
  const double value = r.accounts[Ledger::collective].npv;
  if (r.investment > 0) r.value_per_invested = value_per_unit(value, r.investment);
  if (const double cost = -r.accounts[Ledger::public_purse].npv; cost > 0)
    r.value_per_public = value_per_unit(value, cost);
  r.equivalent_annual = equivalent_annual(value, factors);

  const double rate = norms.discount_rate.in(0);
  r.mirr_authority = mirr(from_first_flow(authority), rate, rate);
  r.mirr_collective = mirr(from_first_flow(collective), rate, rate);
  if (const auto per_invested = value_per_unit(r.accounts[Ledger::authority].npv, r.investment))
    r.profitability_index = 1 + *per_invested;
  r.first_year_return = return_of_first_year(models, appraiser, central, rate);

  BenefitCost sides;
  for (std::size_t d = 0; d < models.size(); ++d) {
    const auto &domain = models[d].plugin().domain();
    const auto lines = lines_of(domain);
    const auto &c = central.domains[d];
    for (std::size_t l = 0; l < lines.size(); ++l) {
      double &side = c.line_value[l] > 0                      ? sides.benefits
                     : appraiser.ledger(d).investment_line(l) ? sides.investment
                                                              : sides.operation;
      side += std::fabs(c.line_value[l]);
      r.lines.push_back({lines[l].name, lines[l].label, lines[l].unit, lines[l].category,
                         lines[l].from, lines[l].to, appraiser.ledger(d).valued(l),
                         c.reference_lines[l], c.programme_lines[l]});
    }
    const auto indicators = indicators_of(domain);
    for (std::size_t i = 0; i < indicators.size(); ++i)
      r.indicators.push_back({indicators[i].name, indicators[i].label, indicators[i].unit,
                              c.reference_indicators[i], c.programme_indicators[i],
                              (indicators[i].flags & JALON_SHARE) != 0});
  }
  r.benefit_cost = conventional_ratio(sides);
  r.benefit_cost_modified = modified_ratio(sides);
  if (spreads) {
    // A draw that a model could not evaluate has no value of its own.
    const Spread &value = spreads->accounts[Ledger::collective];
    const auto rates = [&](Spread s) {
      s.rejected += value.missing;
      s.missing -= value.missing;
      return s;
    };
    if (r.irr_authority.size() == 1) r.irr_authority_spread = rates(spreads->irr_authority);
    if (r.irr_collective.size() == 1) r.irr_collective_spread = rates(spreads->irr_collective);
    r.rejected = value.rejected + value.missing;
    r.draws = value.draws + r.rejected;
  }
  return r;
}

}  // namespace jalon
