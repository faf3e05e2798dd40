#include "core/report/facts.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "core/territory/one_source.h"

namespace jalon {

const AccountResult *account_of(const AppraisalResult &appraisal, std::string_view name) {
  for (const auto &account : appraisal.accounts)
    if (account.name == name) return &account;
  return nullptr;
}

std::optional<double> npv_of(const AppraisalResult &appraisal, std::string_view account) {
  const auto *found = account_of(appraisal, account);
  return found ? std::optional(found->npv) : std::nullopt;
}

std::vector<std::pair<std::string, double>> who_gains(const AppraisalResult &appraisal) {
  const auto &accounts = appraisal.accounts;
  auto at = std::find_if(accounts.begin(), accounts.end(),
                         [](const AccountResult &a) { return a.name == "investment"; });
  std::vector<std::pair<std::string, double>> out;
  if (at == accounts.end()) return out;
  double sum = 0, largest = 0;
  for (++at; at != accounts.end(); ++at) {
    sum += at->npv;
    largest = std::max(largest, std::fabs(at->npv));
    out.emplace_back(at->name, at->npv);
  }
  // Transfers that cancel leave the dust of rounding.
  std::erase_if(out, [&](const auto &who) { return std::fabs(who.second) <= 1e-9 * largest; });
  const auto collective = npv_of(appraisal, "collective");
  if (collective && std::fabs(*collective - sum) > 1e-6 * largest)
    out.emplace_back("cost of public funds and weights of incomes", *collective - sum);
  return out;
}

const std::vector<std::string> &kinds_of_money() {
  static const std::vector<std::string> all = {"investment", "renewal", "energy", "maintenance",
                                               "operation",  "revenue", "tax",    "grant",
                                               "residual",   "disposal"};
  return all;
}

std::size_t place_of_kind(std::string_view kind) {
  const auto &all = kinds_of_money();
  return static_cast<std::size_t>(std::find(all.begin(), all.end(), kind) - all.begin());
}

bool is_money(const LineResult &line, const std::string &currency) {
  return line.unit == "currency" || line.unit == currency;
}

int direction_of(const LineResult &line, std::string_view stakeholder) {
  return (line.to == stakeholder ? 1 : 0) - (line.from == stakeholder ? 1 : 0);
}

double change_of(const LineResult &line, std::size_t year) {
  const double after = year < line.programme.size() ? line.programme[year] : 0;
  const double before = year < line.reference.size() ? line.reference[year] : 0;
  return after - before;
}

std::vector<std::pair<std::string, std::vector<double>>> authority_by_category(
    const AppraisalResult &appraisal, const std::string &currency) {
  const auto *authority = account_of(appraisal, "authority");
  std::vector<std::pair<std::string, std::vector<double>>> out;
  if (!authority) return out;
  const std::size_t years = authority->flows.size();
  std::vector<double> rest = authority->flows;
  double largest = 0;
  for (const double x : rest) largest = std::max(largest, std::fabs(x));
  for (const auto &line : appraisal.lines) {
    const int sign = direction_of(line, "authority");
    if (sign == 0 || !is_money(line, currency)) continue;
    auto found = std::find_if(out.begin(), out.end(),
                              [&](const auto &entry) { return entry.first == line.category; });
    if (found == out.end()) found = out.insert(out.end(), {line.category, {}});
    found->second.resize(years, 0.0);
    for (std::size_t y = 0; y < years; ++y) {
      found->second[y] += sign * change_of(line, y);
      rest[y] -= sign * change_of(line, y);
    }
  }
  std::erase_if(out, [&](const auto &entry) {
    return std::all_of(entry.second.begin(), entry.second.end(),
                       [&](double x) { return std::fabs(x) <= 1e-9 * largest; });
  });
  std::stable_sort(out.begin(), out.end(), [](const auto &a, const auto &b) {
    return place_of_kind(a.first) < place_of_kind(b.first);
  });
  const bool more = std::any_of(rest.begin(), rest.end(),
                                [&](double x) { return std::fabs(x) > 1e-6 * largest; });
  if (more) out.emplace_back("other", rest);
  return out;
}

std::optional<double> running_effect(const AppraisalResult &appraisal,
                                     const std::vector<int> &years, int in_service,
                                     const std::string &currency) {
  static const std::set<std::string> capital = {"investment", "renewal", "residual", "disposal",
                                                "grant"};
  double sum = 0;
  int counted = 0;
  for (std::size_t y = 0; y < years.size(); ++y) {
    if (years[y] <= in_service) continue;
    ++counted;
    for (const auto &line : appraisal.lines)
      if (is_money(line, currency) && !capital.contains(line.category))
        sum += direction_of(line, "authority") * change_of(line, y);
  }
  return counted ? std::optional(sum / counted) : std::nullopt;
}

Subject subject_of(const Results &results) {
  Subject out;
  const auto &roadmap = results.roadmap;
  if (roadmap && roadmap->together) {
    out.appraisal = &*roadmap->together;
    for (const auto &decision : roadmap->decisions)
      if (decision.start_year) out.last_start = std::max(out.last_start, *decision.start_year);
  } else if (results.projects.size() == 1 && results.projects[0].appraisal) {
    out.project = &results.projects[0];
    out.appraisal = &*out.project->appraisal;
    out.last_start = out.project->start_year;
  }
  return out;
}

std::vector<const ProjectResult *> chosen_projects(const Results &results) {
  std::vector<const ProjectResult *> out;
  if (!results.roadmap) return out;
  for (const auto &decision : results.roadmap->decisions)
    for (const auto &project : results.projects)
      if (decision.start_year && project.id == decision.id) out.push_back(&project);
  return out;
}

bool mainly_measured(const InventoryResult &inventory) {
  const Import &import = inventory.import;
  if (import.estimated_table) return false;
  std::size_t measured = 0, estimated = 0;
  for (const auto &[column, cells] : import.quality) {
    const bool choice =
        std::any_of(inventory.breakdown.begin(), inventory.breakdown.end(),
                    [&name = column](const auto &bar) { return bar.column == name; });
    if (!choice && !import.totals.contains(column)) continue;
    measured += cells[0];
    estimated += cells[1];
  }
  return measured > estimated;
}

std::vector<std::string> estimated_tables(const Results &results, const std::string &domain) {
  std::vector<std::string> out;
  for (const auto &v : results.inventories)
    if (v.domain == domain && v.import.estimated_table) out.push_back(v.label);
  return out;
}

bool rests_on_estimates(const Results &results, const ProjectResult &project) {
  return std::any_of(project.measures.begin(), project.measures.end(),
                     [&](const ProjectResult::Measure &m) {
                       return std::none_of(
                           results.inventories.begin(), results.inventories.end(),
                           [&](const auto &v) { return v.table == m.table && mainly_measured(v); });
                     });
}

bool may_lack_things(const Results &results, const std::string &domain) {
  return std::any_of(results.inventories.begin(), results.inventories.end(), [&](const auto &v) {
    return v.domain == domain && found_one_source(v.import);
  });
}

Worth worth_of(const Results &results, const std::vector<const ProjectResult *> &projects) {
  Worth out;
  for (const auto *project : projects) {
    const auto npv = project->appraisal ? npv_of(*project->appraisal, "collective") : std::nullopt;
    if (!npv || !std::isfinite(*npv)) continue;
    out.all += std::fabs(*npv);
    if (rests_on_estimates(results, *project)) out.estimated += std::fabs(*npv);
  }
  return out;
}

double Trust::estimated_share() const {
  const auto known = cells_measured + cells_estimated;
  return known ? static_cast<double>(cells_estimated) / static_cast<double>(known) : 0;
}

static bool has_measured_row(const InventoryResult &inventory) {
  return !inventory.import.estimated_table &&
         std::any_of(inventory.import.quality.begin(), inventory.import.quality.end(),
                     [](const auto &column) { return column.second[0] > 0; });
}

Trust trust_of(const Results &results) {
  Trust out;
  auto projects = chosen_projects(results);
  if (!results.roadmap)
    for (const auto &project : results.projects) projects.push_back(&project);
  out.worth = worth_of(results, projects);
  for (const auto &plugin : results.plugins)
    if (std::none_of(results.inventories.begin(), results.inventories.end(), [&](const auto &v) {
          return v.domain == plugin.domain && has_measured_row(v);
        }))
      out.unmeasured.push_back({plugin.title_fr, plugin.title_en});
    else if (auto tables = estimated_tables(results, plugin.domain); !tables.empty())
      out.partly.push_back({{plugin.title_fr, plugin.title_en}, std::move(tables)});
  for (const auto &inventory : results.inventories) {
    ++out.tables;
    out.tables_estimated += inventory.import.estimated_table;
    for (const auto &[column, cells] : inventory.import.quality) {
      out.cells_measured += cells[0];
      out.cells_estimated += cells[1];
      out.cells_unknown += cells[2];
    }
  }
  for (const auto &used : results.figures) {
    ++out.figures;
    const auto confidence = used.figure.confidence;
    out.weakest = std::max(out.weakest, confidence);
    if (confidence == Confidence::to_verify) ++out.to_verify;
    if (confidence == Confidence::hypothetical) ++out.hypothetical;
  }
  return out;
}

}  // namespace jalon
