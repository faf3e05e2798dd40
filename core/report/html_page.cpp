#include "core/report/html_page.h"

#include <utility>

#include "core/base/fault.h"
#include "core/base/files.h"

namespace jalon {

namespace mustache = kainjow::mustache;

std::string escaped(const std::string &text) {
  return mustache::html_escape(text);
}

// Inside <script> the only danger is "</script" and "<!--": no '<' at all settles both, and JSON
// reads the escape as the same character.
std::string embedded(const Json &json) {
  std::string out;
  for (const char c : json.dump(-1, ' ', false, Json::error_handler_t::replace))
    if (c == '<')
      out += "\\u003c";
    else
      out += c;
  return out;
}

std::string checked_template(const std::filesystem::path &file) {
  std::string text = read_file(file);
  const mustache::mustache parsed(text);
  if (!parsed.is_valid())
    throw Fault("no valid template: {1}"_msg(parsed.error_message()), {file.string()},
                "a mustache template"_msg, "install the files of share/jalon/web again"_msg);
  return text;
}

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
  out.set("table_caption", text_or_nothing(table.caption));
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
