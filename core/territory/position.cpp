#include "core/territory/position.h"

#include <toml++/toml.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/base/text.h"
#include "core/territory/far_places.h"
#include "core/territory/toml_reader.h"

namespace jalon {
namespace {

double median(std::vector<double> v) {
  const auto middle = v.begin() + static_cast<std::ptrdiff_t>(v.size() / 2);
  std::nth_element(v.begin(), middle, v.end());
  return std::round(*middle * 1e5) / 1e5;  // a metre
}

std::vector<std::string> lines_of(const std::string &text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size() - 1);
    lines.push_back(text.substr(at, end + 1 - at));
    at = end + 1;
  }
  return lines;
}

std::string with_ends(std::string text, const std::string &end) {
  if (end == "\n") return text;
  std::string out;
  for (const char c : text) out += c == '\n' ? end : std::string(1, c);
  return out;
}

// The lines of a table that stands under a header of its own are replaced by `block`, but for those
// that are comments. False if it stands otherwise.
bool replace(std::vector<std::string> &lines, const toml::table &figure, const std::string &axis,
             const std::string &block) {
  const std::size_t first = figure.source().begin.line;
  if (first == 0 || first > lines.size() ||
      !trim(lines[first - 1]).starts_with("[territory." + axis + "]"))
    return false;
  std::size_t last = first;
  for (const auto &[key, value] : figure) {
    if (key.source().begin.line <= first) return false;
    last = std::max<std::size_t>(last, value.source().end.line);
  }
  if (last > lines.size()) return false;
  std::string kept;
  for (std::size_t i = first; i < last; ++i)
    if (trim(lines[i]).starts_with("#")) kept += lines[i];
  lines[first - 1] = kept + block;
  for (std::size_t i = first; i < last; ++i) lines[i].clear();  // the count of lines stays
  return true;
}

}  // namespace

std::optional<MiddlePosition> middle_position(const InventoryTable &table,
                                              const Surroundings &around) {
  std::vector<double> x, y;
  for (std::size_t i = 0; i < table.longitude.size(); ++i) {
    if (std::isnan(table.longitude[i])) continue;
    x.push_back(table.longitude[i]);
    y.push_back(table.latitude[i]);
  }
  if (x.empty() || (around.one_commune && wider_than_a_commune(x, y))) return std::nullopt;
  // A few things stand where they happen to stand: they show about where the town is.
  constexpr std::size_t enough = 5;
  const MiddlePosition middle{median(x), median(y), x.size(),
                              table.import.by_commune && x.size() >= enough};
  if (around.country && !around.country->holds(middle.longitude, middle.latitude))
    return std::nullopt;
  return middle;
}

std::string position_text(const std::string &axis, double value, const std::string &source,
                          const std::string &date, bool certain) {
  return "\n[territory." + axis + "]\nvalue = " + plain(value) +
         "\nunit = \"degree\"\nsource = " + toml_text(source) + "\nas_of = " + date +
         "\nconfidence = \"" + (certain ? "certain" : "to verify") + "\"\n";
}

std::optional<std::string> with_position(const std::string &text, const std::string &shown,
                                         const MiddlePosition &middle, const std::string &source,
                                         const std::string &date) {
  const std::string end = text.find("\r\n") == text.npos ? "\n" : "\r\n";
  const auto before = read_toml(text, shown);
  auto lines = lines_of(text);
  std::string added, wanted;
  bool any = false, possible = true;
  for (const auto &[axis, value] :
       {std::pair{"latitude", middle.latitude}, std::pair{"longitude", middle.longitude}}) {
    const auto block = with_ends(position_text(axis, value, source, date, middle.certain), end);
    wanted += block;
    const auto node = before.at_path("territory." + std::string(axis));
    if (!node) {
      added += block;
      any = true;
    } else if (node.at_path("confidence").value<std::string>() == "hypothetical") {
      any = true;
      const auto *figure = node.as_table();
      possible = possible && figure && replace(lines, *figure, axis, block.substr(end.size()));
    }
  }
  if (!any) return std::nullopt;
  std::string after;
  for (const auto &line : lines) after += line;
  if (!added.empty() && !after.empty() && after.back() != '\n') after += end;
  after += added;
  if (!possible || !is_toml(after))
    throw Fault("the position of the town cannot be written into this file as it is"_msg, {shown},
                "a block [{1}] and a block [{2}]"_msg("territory.latitude", "territory.longitude"),
                "write it in by hand, then import again; nothing was changed: {1}"_msg(wanted));
  return after;
}

}  // namespace jalon
