#include "core/settings/flatten.h"

#include <charconv>
#include <chrono>
#include <cmath>

#include "core/base/toml_guard.h"
#include "core/base/toml_slip.h"
#include "core/settings/pairs.h"
#include "core/settings/reader.h"
#include "core/settings/record.h"

namespace jalon {
namespace {

constexpr std::size_t deepest = 32;  // segments of a path; no real one comes near

class Walk {
 public:
  Walk(const std::string &file, Layer layer, FlatFile &out)
      : file_(file), layer_(layer), out_(out) {}

  void table(const toml::table &table, const std::string &path, std::size_t depth) {
    for (const auto &[key, node] : table) {
      const std::string name(key.str());
      if (depth == 0 && name == "about" && node.is_table()) continue;
      if (depth == 0 && name == "correlation" && are_correlations(node)) {
        read_correlations(node, file_, layer_, out_);
        continue;
      }
      const std::string below = path.empty() ? name : path + "." + name;
      if (const auto *inner = node.as_table())
        segment(*inner, key, below, depth + 1);
      else
        leaf(node, below);
    }
  }

 private:
  void segment(const toml::table &table, const toml::key &key, const std::string &path,
               std::size_t depth) {
    if (depth > deepest) {
      refuse("{1}...: this path never ends"_msg(path.substr(0, 60)), key.source(),
             "a figure's path"_msg);
    } else if (!is_record(table)) {
      this->table(table, path, depth);
    } else if (auto figure = read_record(table, path, file_, layer_, out_.faults)) {
      if (figure->place.line == 0) figure->place = place_of(key.source(), file_);
      out_.entries.push_back({path, std::move(*figure)});
    } else {
      out_.broken.push_back(path);
    }
  }

  void leaf(const toml::node &node, const std::string &path) {
    const auto x = node.is_number() ? node.value<double>() : std::nullopt;
    if (x && std::isfinite(*x)) {
      Figure figure;
      figure.value = figure.low = figure.high = *x;
      figure.layer = layer_;
      figure.place = place_of(node.source(), file_);
      if (layer_ > Layer::model) mark_without_source(figure);
      out_.entries.push_back({path, std::move(figure)});
      return;
    }
    out_.broken.push_back(path);
    const Message what = x ? Message("not a finite number"_msg) : "found {1}"_msg(kind_of(node));
    refuse("{1}: {2}"_msg(path, what), node.source(),
           "a figure: a number, or a table with value, unit and source"_msg,
           node.is_string() ? unquoted_advice(node.as_string()->get()) : Message());
  }

  void refuse(const Message &what, const toml::source_region &where, const Message &expected,
              const Message &advice = {}) {
    out_.faults.emplace_back(what, place_of(where, file_), expected, advice);
  }

  const std::string &file_;
  Layer layer_;
  FlatFile &out_;
};

}  // namespace

FlatFile flatten(std::string_view text, const std::string &name, Layer layer) {
  FlatFile out;
  if (const auto fault = toml_guard(text, name)) {
    out.unread = true;
    out.faults.push_back(*fault);
    return out;
  }
  try {
    const toml::table file = toml::parse(text, name);
    Walk(name, layer, out).table(file, "", 0);
  } catch (const toml::parse_error &error) {
    out.unread = true;
    const Place at = place_of(error.source(), name);
    out.faults.push_back(toml_slip(text, name, at.line, at.column));
  }
  return out;
}

bool is_iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const auto part = [&](std::size_t at, std::size_t n) {
    unsigned x = 0;
    const char *end = text.data() + at + n;
    return std::from_chars(text.data() + at, end, x).ptr == end ? x : 0;
  };
  return std::chrono::year_month_day(std::chrono::year(static_cast<int>(part(0, 4))),
                                     std::chrono::month(part(5, 2)), std::chrono::day(part(8, 2)))
      .ok();
}

}  // namespace jalon
