#include "core/report/html_page.h"

#include <utility>

namespace jalon {

Data data_of(const Table &table) {
  Data head{Data::type::list}, rows{Data::type::list};
  for (const auto &column : table.columns) {
    Data cell;
    cell.set("label", column.label);
    cell.set("side", column.number ? "n" : "t");
    head.push_back(cell);
  }
  for (const auto &row : table.rows) {
    Data cells{Data::type::list};
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      Data cell;
      cell.set("text", row.cells[i].text);
      cell.set("sign", text_or_nothing(row.cells[i].sign));
      cell.set("small", text_or_nothing(row.cells[i].small));
      cell.set("side", i < table.columns.size() && table.columns[i].number ? "n" : "t");
      cells.push_back(cell);
    }
    Data out;
    out.set("kind", row.kind);
    out.set("cells", cells);
    rows.push_back(out);
  }
  Data out;
  out.set("head", head);
  out.set("rows", rows);
  return out;
}

Data picture(Page &page, const std::string &caption, const std::string &told,
             std::vector<Json> charts, const Table &table, const std::string &note) {
  Data places{Data::type::list};
  for (Json &chart : charts) {
    const std::string id = "chart-" + std::to_string(page.charts.size() + 1);
    chart["id"] = id;
    Data place;
    place.set("id", id);
    place.set("chart_title", text_or_nothing(chart.value("title", "")));
    places.push_back(place);
    page.charts.push_back(std::move(chart));
  }
  Data out;
  out.set("caption", caption);
  out.set("told", told);
  out.set("charts", places);
  out.set("side_by_side", std::to_string(charts.size()));
  out.set("table", data_of(table));
  out.set("note", text_or_nothing(note));
  return out;
}

Data list_of(const std::vector<std::string> &texts) {
  Data out{Data::type::list};
  for (const auto &text : texts) {
    Data item;
    item.set("item", text);
    out.push_back(item);
  }
  return out;
}

}  // namespace jalon
