#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/report/drivers.h"
#include "core/report/html_page.h"

namespace jalon {
namespace {

constexpr std::size_t most_shown = 10;  // as many columns as a page is wide

double first_of(const PreferenceResult &p, std::size_t i) {
  return i < p.first.size() && std::isfinite(p.first[i]) ? p.first[i] : -1;
}

}  // namespace

Data preferences_part(Page &page) {
  if (!page.results.preferences || page.results.preferences->ids.size() < 2) return false;
  const Say &say = page.say;
  const PreferenceResult &p = *page.results.preferences;
  std::vector<std::size_t> order(p.ids.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return first_of(p, a) > first_of(p, b); });
  const std::size_t shown = std::min(order.size(), most_shown);
  Table table{{{say("How often worth more than"), false}}, {}};
  for (std::size_t i = 0; i < shown; ++i) table.columns.push_back({std::to_string(i + 1), true});
  table.columns.push_back({say("Worth most of all"), true});
  const auto percent = [&](double share) { return TableCell{say.percent(share), ""}; };
  for (std::size_t i = 0; i < shown; ++i) {
    const std::size_t a = order[i];
    Table::Row row{
        {{say("{1}. {2}", {std::to_string(i + 1), title_of(page.results, p.ids[a])}), ""}}, ""};
    for (std::size_t j = 0; j < shown; ++j) {
      const std::size_t b = order[j];
      if (i == j)
        row.cells.push_back({"–", ""});
      else
        row.cells.push_back(
            percent(a < p.beats.size() && b < p.beats[a].size() ? p.beats[a][b] : NAN));
    }
    row.cells.push_back(percent(a < p.first.size() ? p.first[a] : NAN));
    table.rows.push_back(std::move(row));
  }
  Data out;
  out.set("table", data_of(table));
  out.set("more", order.size() > shown ? Data(say("{1} more projects stand in results.json.",
                                                  {std::to_string(order.size() - shown)}))
                                       : Data(false));
  return out;
}

}  // namespace jalon
