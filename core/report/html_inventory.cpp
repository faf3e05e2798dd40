#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "core/report/html_page.h"
#include "core/report/tell.h"
#include "core/territory/finding_groups.h"

namespace jalon {
namespace {

constexpr std::size_t groups_shown = 20, rows_shown = 5;

Data bars_picture(Page &page, const InventoryResult &v) {
  const Say &say = page.say;
  if (v.breakdown.empty()) return false;
  std::vector<Json> charts;
  Table table{{{say("By"), false},
               {say("Class"), false},
               {say("Measured"), true},
               {say("Estimated"), true}},
              {}};
  for (const auto &bar : v.breakdown) {
    Json spec = {{"kind", "inventory"}, {"title", say(bar.column_label)}};
    spec["bars"] = Json::array();
    for (const auto &[label, measured, estimated] : bar.bars) {
      if (measured == 0 && estimated == 0) continue;
      spec["bars"].push_back({{"name", say(label)},
                              {"measured", json_number(std::round(measured))},
                              {"estimated", json_number(std::round(estimated))}});
      table.rows.push_back({{{say(bar.column_label), ""},
                             {say(label), ""},
                             {say.things(measured), ""},
                             {say.things(estimated), estimated > 0 ? estimated_sign : ""}},
                            ""});
    }
    spec["unknown"] = json_number(std::round(bar.unknown));
    if (bar.unknown > 0)
      table.rows.push_back({{{say(bar.column_label), ""},
                             {say("{1}: {2}", {say("unknown"), say.things(bar.unknown)}), ""},
                             {"", ""},
                             {"", ""}},
                            "aside"});
    charts.push_back(std::move(spec));
  }
  return picture(page, say("What we have: {1}", {say(v.label)}),
                 say("Number of things in each class; what is estimated is hatched, what is not "
                     "known is grey."),
                 std::move(charts), table);
}

Data map_picture(Page &page, const InventoryResult &v) {
  const Say &say = page.say;
  if (v.points.empty()) return false;
  const bool classed = !v.breakdown.empty();
  Json spec = {{"kind", "map"}, {"title", ""}};
  std::map<int, Json> by_class;
  for (std::size_t i = 0; i < v.points.size(); ++i) {
    const int which = i < v.point_class.size() ? v.point_class[i] : -1;
    Json &points = by_class.try_emplace(which, Json::array()).first->second;
    points.push_back({json_number(std::round(v.points[i][0] * 1e5) / 1e5),
                      json_number(std::round(v.points[i][1] * 1e5) / 1e5)});
  }
  Table table{{{say("Class"), false}, {say("Points on the map"), true}}, {}};
  spec["classes"] = Json::array();
  for (auto &[which, points] : by_class) {
    const auto at = static_cast<std::size_t>(which);
    const bool named = classed && which >= 0 && at < v.breakdown[0].bars.size();
    const std::string name = named     ? say(std::get<0>(v.breakdown[0].bars[at]))
                             : classed ? say("unknown")
                                       : say("all");
    table.rows.push_back({{{name, ""}, {say.number(static_cast<double>(points.size())), ""}}, ""});
    spec["classes"].push_back(
        {{"name", name}, {"known", named || !classed}, {"points", std::move(points)}});
  }
  return picture(page, say("Where it stands: {1}", {say(v.label)}),
                 say("Position of {1} points by longitude and latitude, coloured by class.",
                     {say.number(static_cast<double>(v.points.size()))}),
                 {spec}, table);
}

std::string with_unit(const Say &say, double x, const std::string &unit) {
  const auto shown = say.unit(unit);
  return shown.empty() ? say.number(x) : say.number(x) + "\u00a0" + shown;
}

Table columns_table(const Page &page, const InventoryResult &v) {
  const Say &say = page.say;
  Table table{{{say("Column"), false},
               {say("Cells measured"), true},
               {say("Cells estimated"), true},
               {say("Cells unknown"), true},
               {say("Sum of the column as read"), true},
               {say("sum kept"), true},
               {say("sum set aside"), true}},
              {}};
  std::set<std::string> columns;
  for (const auto &[column, cells] : v.import.quality) columns.insert(column);
  for (const auto &[column, total] : v.import.totals) columns.insert(column);
  for (const auto &column : columns) {
    Table::Row row{{{column_told(say, &v, column), ""}}, ""};
    const auto cells = v.import.quality.find(column);
    for (std::size_t q = 0; q < 3; ++q) {
      const bool counted = cells != v.import.quality.end();
      const std::size_t n = counted ? cells->second[q] : 0;
      row.cells.push_back({counted ? say.number(static_cast<double>(n)) : "",
                           q == 1 && n > 0 ? estimated_sign : ""});
    }
    // Without a file nothing was summed up: not a sum of zero.
    if (const auto t = v.import.totals.find(column);
        t != v.import.totals.end() && !v.import.estimated_table)
      for (const double x : {t->second.in, t->second.kept, t->second.set_aside})
        row.cells.push_back({with_unit(say, x, t->second.unit), ""});
    else
      row.cells.insert(row.cells.end(), 3, TableCell{});
    table.rows.push_back(std::move(row));
  }
  return table;
}

// Every kind of finding with its count, and what stood there in the first few.
Table findings_grouped(const Page &page, const InventoryResult &v) {
  const Say &say = page.say;
  Table table{{{say("What was done"), false},
               {say("Column of the file"), false},
               {say("How often"), true},
               {say("Rows"), false},
               {say("For example"), false}},
              {}};
  for (const auto &group : group_findings(v.import)) {
    if (table.rows.size() == groups_shown) break;
    const Finding &f = *group.first;
    std::string rows, examples;
    for (std::size_t i = 0; i < std::min(group.rows.size(), rows_shown); ++i)
      rows += (i ? ", " : "") + std::to_string(group.rows[i]);
    if (group.rows.size() > rows_shown) rows += ", …";
    for (const Finding *each : group.examples) {
      std::string example = each->found;
      if (!group.same_done)
        example = example.empty() ? say.message(each->done)
                                  : say("{1}: {2}", {example, say.message(each->done)});
      if (!example.empty()) examples += (examples.empty() ? "" : " · ") + example;
    }
    if (group.more && !examples.empty()) examples += " · …";
    table.rows.push_back(
        {{{kind_of_finding(say, f.kind), "", group.same_done ? say.message(f.done) : ""},
          {f.column.empty() ? say("whole row or file") : column_told(say, &v, f.column), ""},
          {say.number(static_cast<double>(group.count)), ""},
          {rows.empty() ? say("file") : rows, ""},
          {examples, ""}},
         ""});
  }
  return table;
}

Data shown(const Table &table) {
  return table.rows.empty() ? Data(false) : data_of(table);
}

}  // namespace

Data inventory_section(Page &page) {
  const Say &say = page.say;
  Data list{Data::type::list};
  for (const auto &v : page.results.inventories) {
    Data item;
    item.set("title", say(v.label));
    item.set("told", inventory_sentence(say, v));
    item.set("peers", Data(v.import.estimated_table));
    Data pictures{Data::type::list};
    for (Data drawn : {bars_picture(page, v), map_picture(page, v)})
      if (drawn.is_object()) pictures.push_back(drawn);
    item.set("pictures", pictures);
    item.set("columns", shown(columns_table(page, v)));
    item.set("grouped", shown(findings_grouped(page, v)));
    const std::size_t n = group_findings(v.import).size();
    item.set("more",
             n > groups_shown
                 ? Data(say("The first {1} of {2}; all of them stand in results.json.",
                            {say.number(double{groups_shown}), say.number(static_cast<double>(n))}))
                 : Data(false));
    list.push_back(item);
  }
  Data out;
  out.set("tables", list);
  out.set("nothing", Data(page.results.inventories.empty()));
  return out;
}

}  // namespace jalon
