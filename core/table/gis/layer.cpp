#include <cpl_conv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <limits>
#include <memory>
#include <optional>

#include "core/base/text.h"
#include "core/table/encoding.h"
#include "core/table/gis/gdal_gis.h"
#include "core/table/gis/line_lengths.h"
#include "core/table/gis/quiet_gdal.h"
#include "core/table/header_row.h"

namespace jalon {
namespace {

constexpr double nowhere = std::numeric_limits<double>::quiet_NaN();

std::string real_text(double x, OGRFieldSubType subtype) {
  if (!std::isfinite(x)) return std::isnan(x) ? "nan" : "inf";
  if (subtype != OFSTFloat32) return plain(x);
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.begin(), buffer.end(), static_cast<float>(x)).ptr;
  return {buffer.begin(), end};
}

std::string time_text(const OGRFeature &feature, int i, bool with_time) {
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, zone = 0;
  float second = 0;
  feature.GetFieldAsDateTime(i, &year, &month, &day, &hour, &minute, &second, &zone);
  std::array<char, 64> buffer{};
  int n = std::snprintf(buffer.data(), buffer.size(), "%04d/%02d/%02d", year, month, day);
  if (with_time)
    std::snprintf(buffer.data() + n, buffer.size() - static_cast<std::size_t>(n), " %02d:%02d:%02d",
                  hour, minute, static_cast<int>(second));
  return buffer.data();
}

// ODS keeps dates as 2018-03-01T10:20:30 and may write numbers with more digits than they have.
std::string ods_text(std::string s) {
  const auto digits = [&](std::size_t from, std::size_t n) {
    return std::all_of(s.begin() + from, s.begin() + from + n,
                       [](char c) { return c >= '0' && c <= '9'; });
  };
  if (s.size() >= 10 && s[4] == '-' && s[7] == '-' && digits(0, 4) && digits(5, 2) &&
      digits(8, 2) && (s.size() == 10 || s[10] == 'T')) {
    s[4] = s[7] = '/';
    if (s.size() > 10) s[10] = ' ';
  } else if (s.size() > 15 && s.find('.') != s.npos) {
    if (const auto x = parse_number(s)) return plain(*x);
  }
  return s;
}

std::string cell_text(const OGRFeature &feature, int i, bool ods) {
  if (!feature.IsFieldSetAndNotNull(i)) return {};
  const auto *field = feature.GetFieldDefnRef(i);
  switch (field->GetType()) {
    case OFTInteger:
      return std::to_string(feature.GetFieldAsInteger(i));
    case OFTInteger64:
      return std::to_string(feature.GetFieldAsInteger64(i));
    case OFTReal:
      return real_text(feature.GetFieldAsDouble(i), field->GetSubType());
    case OFTDate:
      return time_text(feature, i, false);
    case OFTDateTime:
      return time_text(feature, i, true);
    case OFTBinary:
      return {};
    default: {
      std::string s = feature.GetFieldAsString(i);
      return ods ? ods_text(std::move(s)) : s;
    }
  }
}

void add_place(SourceTable &table, const OGRFeature &feature) {
  double x = nowhere, y = nowhere;
  if (const auto *shape = feature.GetGeometryRef(); shape && !shape->IsEmpty()) {
    OGRPoint middle;
    if (wkbFlatten(shape->getGeometryType()) == wkbPoint)
      middle = *shape->toPoint();
    else if (shape->Centroid(&middle) != OGRERR_NONE)
      middle.empty();
    if (!middle.IsEmpty()) {
      x = middle.getX();
      y = middle.getY();
    }
  }
  table.x.push_back(x);
  table.y.push_back(y);
}

// By cells: beside a table, people keep sheets of legends and of sums.
int largest_layer(GDALDataset &data) {
  int largest = 0;
  GIntBig most = -1;
  for (int i = 0; i < data.GetLayerCount(); ++i) {
    auto &layer = *data.GetLayer(i);
    const GIntBig cells = layer.GetFeatureCount() * layer.GetLayerDefn()->GetFieldCount();
    if (cells <= most) continue;
    most = cells;
    largest = i;
  }
  return largest;
}

OGRLayer &find_layer(GDALDataset &data, const Reading &how, SourceTable &table) {
  std::vector<std::string> names;
  for (int i = 0; i < data.GetLayerCount(); ++i) names.emplace_back(data.GetLayer(i)->GetName());
  if (names.size() > 1) table.layers = names;
  std::string list;
  for (const auto &name : names) list += (list.empty() ? "\"" : ", \"") + name + "\"";
  if (names.empty())
    throw Fault("the file holds no table"_msg, {table.file.string()},
                "a sheet or a layer with rows"_msg, "export the table again"_msg);
  if (!how.layer.empty()) {
    const auto it = std::find(names.begin(), names.end(), how.layer);
    if (it == names.end()) {
      const auto near = nearest(how.layer, names);
      throw Fault("there is no sheet or layer \"{1}\""_msg(how.layer), {table.file.string()},
                  "one of {1}"_msg(list),
                  near ? "write layer = \"{1}\" in the mapping"_msg(*near)
                       : Message("correct `layer`"_msg));
    }
    return *data.GetLayer(static_cast<int>(it - names.begin()));
  }
  if (names.size() == 1) return *data.GetLayer(0);
  const int largest = largest_layer(data);
  table.findings.push_back(
      {Finding::note, 0, "", names[static_cast<std::size_t>(largest)],
       "the largest of several sheets or layers ({1}): say layer = \"...\" in the mapping to settle it"_msg(
           list)});
  return *data.GetLayer(largest);
}

// Texts of a shapefile that does not name its encoding come as their bytes.
void mend_encoding(SourceTable &table) {
  const auto valid = [](const std::string &s) { return recode(s, "UTF-8").has_value(); };
  bool good = std::all_of(table.header.begin(), table.header.end(), valid);
  for (const auto &row : table.rows)
    good = good && std::all_of(row.cells.begin(), row.cells.end(), valid);
  if (good) return;
  table.encoding = "Windows-1252";
  table.findings.push_back(
      {Finding::note, 0, "", "",
       "the file does not say its encoding and is not UTF-8: read as Windows-1252; say encoding = \"...\" in the mapping to settle it"_msg});
  const auto mend = [&](std::string &s) {
    auto text = recode(s, table.encoding);
    if (!text)
      throw Fault("the texts are neither UTF-8 nor Windows-1252"_msg, {table.file.string()},
                  Message(), "say encoding = \"...\" under [file] of the mapping"_msg);
    s = std::move(*text);
  };
  for (auto &name : table.header) mend(name);
  for (auto &row : table.rows)
    for (auto &cell : row.cells) mend(cell);
}

std::string name_of(const std::string &driver) {
  if (driver == "GPKG") return "GeoPackage";
  return driver == "ESRI Shapefile" ? "Shapefile" : driver;
}

}  // namespace

SourceTable GdalGis::read_layer(const std::filesystem::path &file, const std::string &driver,
                                const Reading &how) const {
  // Office programs fill an ODS sheet up to its last possible row with one blank row, repeated;
  // GDAL stops there, as it should, and calls it an error.
  QuietGdal gdal(driver == "ODS" ? "number-rows-repeated" : "");
  const bool sheet = driver == "XLSX" || driver == "ODS";
  SourceTable table;
  table.file = file;
  table.format = name_of(driver);
  table.encoding = "UTF-8";
  table.typed = true;
  // Sheets: every row and every cell as it stands; which row is the header is ours to say.
  std::optional<CPLConfigOptionSetter> headers, types;
  if (sheet) {
    headers.emplace(("OGR_" + driver + "_HEADERS").c_str(), "DISABLE", false);
    types.emplace(("OGR_" + driver + "_FIELD_TYPES").c_str(), "STRING", false);
  }
  const char *drivers[] = {driver.c_str(), nullptr};
  const std::string encoding = "ENCODING=" + how.encoding;
  const char *shape_options[] = {encoding.c_str(), nullptr};
  const char *json_options[] = {"DATE_AS_STRING=YES", nullptr};
  const char *const *options = nullptr;
  if (driver == "ESRI Shapefile" && !how.encoding.empty()) options = shape_options;
  if (driver == "GeoJSON") options = json_options;
  const std::unique_ptr<GDALDataset> data(
      GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR,
                        drivers, options, nullptr));
  const auto unreadable = [&](const Message &what) {
    return Fault(with_detail(what, gdal.message()), {file.string()},
                 "a sound {1} file"_msg(table.format),
                 "open it in the program that made it and save it again"_msg);
  };
  if (!data)
    throw unreadable(
        "cannot be read as {1}: the file is damaged, cut short, or of another kind than its name "
        "says"_msg(table.format));

  auto &layer = find_layer(*data, how, table);
  table.layer = layer.GetName();
  auto &definition = *layer.GetLayerDefn();
  const bool located = !sheet && layer.GetGeomType() != wkbNone;
  if (located && layer.GetSpatialRef()) {
    char *wkt = nullptr;
    if (layer.GetSpatialRef()->exportToWkt(&wkt) == OGRERR_NONE) table.crs = wkt;
    CPLFree(wkt);
  }
  if (driver == "ESRI Shapefile") {
    const char *said = layer.GetMetadataItem("SOURCE_ENCODING", "SHAPEFILE");
    if (!how.encoding.empty())
      table.encoding = how.encoding;
    else if (said && *said)
      table.encoding = said;
  }
  std::vector<SourceRow> rows;
  LineLengths lines;
  for (const auto &feature : layer) {
    SourceRow row;
    row.number = rows.size() + 1;
    for (int i = 0; i < definition.GetFieldCount(); ++i)
      row.cells.push_back(cell_text(*feature, i, driver == "ODS"));
    if (located) {
      add_place(table, *feature);
      lines.add(feature->GetGeometryRef());
    }
    rows.push_back(std::move(row));
  }
  if (gdal.failed()) throw unreadable("cannot be read to its end"_msg);
  if (sheet) {
    take_rows(table, std::move(rows), how, false);
    return table;
  }
  for (int i = 0; i < definition.GetFieldCount(); ++i)
    table.header.push_back(definition.GetFieldDefn(i)->GetNameRef());
  table.rows = std::move(rows);
  table.lengths = lines.metres(table.crs, *this, {file.string()});
  if (table.rows.empty() || table.header.empty())
    throw Fault("the layer holds no row or no column"_msg, {file.string()}, "at least one row"_msg,
                "export the table again, or name another layer in the mapping"_msg);
  mend_encoding(table);
  for (auto &name : table.header) name = column_name(name);
  name_columns(table);
  return table;
}

}  // namespace jalon
