#include "core/table/file_kind.h"

#include <algorithm>
#include <fstream>
#include <vector>

#include "core/base/fault.h"
#include "core/base/files.h"
#include "core/base/text.h"

namespace jalon {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view map_words[]{"\"Feature", "\"coordinates\"", "\"Topology\"", "\"geometry",
                                       "\"features\""};

// The longest line of a table of text: far beyond what people write in one, far below what a file
// without line ends costs to split.
constexpr std::size_t longest_line_mb = 16, longest_line = longest_line_mb * 1024 * 1024;

// May the file be one whose bytes know no lines: an archive, a database, a map?
bool is_without_lines(std::string_view start, const fs::path &file) {
  const std::string ending = lower_case(file.extension().string());
  return ending == ".json" || ending == ".geojson" || start.starts_with("PK\x03\x04") ||
         start.starts_with("SQLite format 3") ||
         start.starts_with(std::string_view("\0\0\x27\x0a", 4));
}

// The lines of a text while it is read. It looks for the last line end of each piece alone: a line
// that is too long has none in many pieces.
class LineWatch {
 public:
  explicit LineWatch(const fs::path &file) : file_(file) {}
  // `so_far`: all that was read; the new piece begins at `from`. Throws Fault for a line that is
  // too long, unless the file says better what is wrong with it.
  void look(const std::string &so_far, std::size_t from) {
    if (from == 0) off_ = is_without_lines(so_far, file_);
    if (off_) return;
    const auto end = std::string_view(so_far).substr(from).find_last_of("\r\n");
    if (end != so_far.npos) line_at_ = from + end + 1;
    if (so_far.size() - line_at_ <= longest_line) return;
    off_ = !driver_for(so_far, file_).empty();
    if (off_) return;
    const auto before = so_far.begin() + static_cast<std::ptrdiff_t>(line_at_);
    const auto feeds = std::count(so_far.begin(), before, '\n');
    const auto line = 1 + (feeds ? feeds : std::count(so_far.begin(), before, '\r'));
    throw Fault("line {1} is longer than {2} MB"_msg(static_cast<double>(line), longest_line_mb),
                {file_.string()}, "a table of text: a line for each row"_msg,
                "export the table again, with line ends between its rows"_msg);
  }

 private:
  fs::path file_;
  bool off_ = false;
  std::size_t line_at_ = 0;  // where the line that is being read began
};

// Piece by piece, in memory of the file's very size: tables are large, and what is none is known
// before its end. What is no plain file, or changes meanwhile, is read like any other.
std::string whole(const fs::path &file) {
  constexpr std::size_t piece = 1024 * 1024;
  std::error_code unknown;
  const auto size = fs::file_size(file, unknown);
  if (unknown || !fs::is_regular_file(file, unknown)) return read_file(file);
  std::ifstream in(file, std::ios::binary);
  std::string bytes;
  LineWatch lines(file);
  bytes.reserve(size);
  while (bytes.size() < size) {
    const std::size_t from = bytes.size(), more = std::min<std::size_t>(piece, size - from);
    bytes.resize(from + more);
    if (!in.read(bytes.data() + from, static_cast<std::streamsize>(more))) return read_file(file);
    lines.look(bytes, from);
  }
  if (in && in.peek() == EOF) return bytes;
  return read_file(file);
}

// The name of the outermost element of XML or HTML, in small letters; "" = the file is neither.
std::string root_element(std::string_view bytes) {
  bytes = bytes.substr(0, 64 * 1024);
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  bytes = trim(bytes);
  if (!bytes.starts_with("<")) return {};
  while (bytes.starts_with("<")) {
    const bool page = lower_case(bytes.substr(0, 9)) == "<!doctype";
    const bool comment = bytes.starts_with("<!--");
    if (!page && !comment && !bytes.starts_with("<?")) {
      std::string name = lower_case(bytes.substr(1, bytes.find_first_of(" \t\r\n/>", 1) - 1));
      return name.substr(name.find(':') + 1);
    }
    const auto end = comment ? bytes.find("-->") : bytes.find('>');
    const std::string head = lower_case(bytes.substr(0, std::min<std::size_t>(end, 100)));
    if (page && head.find("html") != head.npos) return "html";
    if (end == bytes.npos) break;
    bytes = trim(bytes.substr(end + (comment ? 3 : 1)));
  }
  return "xml";
}

// JSON that GDAL may read as features: GeoJSON, TopoJSON, that of Esri.
bool may_be_map(std::string_view bytes) {
  return std::any_of(std::begin(map_words), std::end(map_words),
                     [&](std::string_view word) { return bytes.find(word) != bytes.npos; });
}

}  // namespace

fs::path file_of(const fs::path &named) {
  std::error_code error;
  if (!fs::exists(named, error))
    throw Fault("there is no such file"_msg, {named.string()}, "a table to import"_msg,
                "check the name"_msg);
  if (!fs::is_directory(named, error)) return named;
  std::vector<fs::path> shapes;
  for (const auto &entry : fs::directory_iterator(named, error))
    if (lower_case(entry.path().extension().string()) == ".shp") shapes.push_back(entry.path());
  if (shapes.size() == 1) return shapes[0];
  throw Fault(shapes.empty() ? Message("this is a folder"_msg)
                             : Message("this folder holds several shapefiles"_msg),
              {named.string()}, "a file"_msg, "name a file inside it"_msg);
}

std::string driver_for(const std::string &bytes, const fs::path &file) {
  const std::string ending = lower_case(file.extension().string());
  const auto other = [&](const Message &what, const Message &advice) {
    return Fault(what, {file.string()}, "CSV, XLSX, ODS, GeoPackage, GeoJSON or Shapefile"_msg,
                 advice);
  };
  if (bytes.starts_with("PK\x03\x04")) {
    if (ending == ".ods") return "ODS";
    // Both are zip archives; what is inside tells them apart, not the ending.
    if (bytes.find("opendocument.spreadsheet") < 200) return "ODS";
    if (ending == ".xlsx" || ending == ".xlsm" || bytes.find("xl/w") != bytes.npos) return "XLSX";
    throw other("this is an archive (.zip)"_msg, "unpack it and name the table inside"_msg);
  }
  if (bytes.starts_with(std::string_view("SQLite format 3\0", 16))) return "GPKG";
  if (bytes.starts_with(std::string_view("\0\0\x27\x0a", 4))) return "ESRI Shapefile";
  if (ending == ".json" || ending == ".geojson") {
    if (!may_be_map(bytes))
      throw other("this is a JSON file, but no map (GeoJSON)"_msg,
                  "ask for the same data as CSV or XLSX"_msg);
    return "GeoJSON";
  }
  if (bytes.starts_with("\xD0\xCF\x11\xE0"))
    throw other("this is a workbook of Excel 97-2003 (.xls)"_msg,
                "open it and save it as .xlsx"_msg);
  if (bytes.starts_with("%PDF"))
    throw other("this is a PDF document"_msg, "ask for the table behind it, as CSV or XLSX"_msg);
  if (const std::string root = root_element(bytes); root == "documentbudgetaire")
    throw other("this is the budget of an authority, as an XML file (TOTEM), not a table"_msg,
                "give it to `jalon import` without --table: it feeds the accounts"_msg);
  else if (root == "html")
    throw other(
        "this is a web page, whatever its name"_msg,
        "open it in the program that shows it as a table, and save it as .xlsx or .csv"_msg);
  else if (!root.empty())
    throw other(
        "this is an XML file (<{1}>), whatever its name"_msg(root),
        "open it in the program that shows it as a table, and save it as .xlsx or .csv"_msg);
  if (ending == ".dbf" || ending == ".shx")
    throw other("this is a part of a shapefile"_msg, "name the .shp file beside it"_msg);
  return "";
}

std::string read_table_bytes(const fs::path &file) {
  std::string bytes = whole(file);
  if (trim(bytes).empty())
    throw Fault("the file is empty"_msg, {file.string()}, "a table with column names and rows"_msg,
                "export the table again"_msg);
  return bytes;
}

}  // namespace jalon
