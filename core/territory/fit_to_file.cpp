// A mapping for a kind of files, fitted to one of them.
#include <algorithm>

#include "core/territory/likeness.h"
#include "core/territory/mapping.h"

namespace jalon {
namespace {

class Fitter {
 public:
  Fitter(Mapping &mapping, SourceTable &source) : mapping_(mapping), source_(source) {
    for (const auto &name : source.header) folded_.push_back(folded_header(name));
  }

  void fit() {
    for (auto &[name, column] : mapping_.columns) fit(name, column);
    for (const auto &name : lost_) mapping_.columns.erase(name);
    for (auto *name : {&mapping_.longitude, &mapping_.latitude, &mapping_.position})
      *name = found(*name);
    if (mapping_.longitude.empty() || mapping_.latitude.empty())
      mapping_.longitude.clear(), mapping_.latitude.clear();
    if (mapping_.position.empty()) mapping_.latitude_first = false;
    fit_skip();
    fit_list(mapping_.commune);
    fit_list(mapping_.one_source);
    tell();
  }

 private:
  // The file's own name for a column; "" if it has none.
  std::string found(const std::string &name) const {
    if (name.empty() || source_.column(name) != SourceTable::npos) return name;
    const auto folded = folded_header(name);
    const auto first = std::find(folded_.begin(), folded_.end(), folded);
    if (folded.empty() || first == folded_.end() ||
        std::find(first + 1, folded_.end(), folded) != folded_.end())
      return {};
    return source_.header[static_cast<std::size_t>(first - folded_.begin())];
  }

  void fit(const std::string &name, ColumnMapping &column) {
    if (column.constant) return;
    std::vector<std::string> from;
    for (const auto &wanted : column.from)
      if (auto there = found(wanted); !there.empty()) from.push_back(std::move(there));
    bool whole = column.add.empty() ? !from.empty() : true;
    column.from = std::move(from);
    for (auto &part : column.add) whole = fit(part) && whole;
    if (!column.over.empty()) whole = fit(column.over) && whole;
    if (!column.units_from.empty()) whole = fit(column.units_from) && whole;
    if (!whole) lost_.push_back(name);
  }
  bool fit(std::string &name) const {
    name = found(name);
    return !name.empty();
  }

  void fit_skip() {
    std::map<std::string, std::vector<std::string>> skip;
    for (auto &[name, texts] : mapping_.skip)
      if (auto there = found(name); !there.empty()) skip[there] = std::move(texts);
    mapping_.skip = std::move(skip);
  }

  void fit_list(std::vector<std::string> &names) const {
    std::vector<std::string> there;
    for (const auto &name : names)
      if (auto own = found(name); !own.empty()) there.push_back(std::move(own));
    names = std::move(there);
  }

  void tell() {
    if (lost_.empty()) return;
    std::string list;
    for (const auto &name : lost_) list += (list.empty() ? "" : ", ") + name;
    source_.findings.push_back(
        {Finding::note, 0, "", "",
         "the file has no column for what its kind of files may give: {1}"_msg(list)});
  }

  Mapping &mapping_;
  SourceTable &source_;
  std::vector<std::string> folded_;
  std::vector<std::string> lost_;
};

}  // namespace

std::vector<std::string> ColumnMapping::all_from() const {
  std::vector<std::string> all = from;
  all.insert(all.end(), add.begin(), add.end());
  for (const auto &name : {over, units_from})
    if (!name.empty()) all.push_back(name);
  return all;
}

void fit_to_file(Mapping &mapping, SourceTable &source) {
  if (mapping.lenient) Fitter(mapping, source).fit();
}

}  // namespace jalon
