#include "core/settings/pairs.h"

#include <algorithm>
#include <tuple>

#include "core/base/text.h"
#include "core/settings/reader.h"

namespace jalon {
namespace {

// One [[correlation]].
class PairsReader {
 public:
  PairsReader(const toml::table &table, const std::string &path, const std::string &file,
              Layer layer, FlatFile &out)
      : table_(table), file_(file), layer_(layer), out_(out), reader_(path, file, out.faults) {}

  void read() {
    reader_.only(table_, "", {"figures", "rank", "ranks", "source", "as_of", "confidence"});
    read_figures();
    const toml::node *rank = table_.get("rank"), *ranks = table_.get("ranks");
    if (rank && ranks)
      reader_.refuse("ranks", "both rank and ranks are given"_msg, ranks->source(),
                     "one of them"_msg);
    else if (!rank && !ranks)
      reader_.refuse("", "no rank correlation is given"_msg, table_.source(),
                     "rank, a number, or ranks, a list of rows"_msg);
    Correlation evidence;
    evidence.layer = layer_;
    evidence.source = reader_.text(table_, "source");
    evidence.as_of = reader_.as_of(table_);
    evidence.confidence = reader_.confidence(table_).value_or(Confidence::certain);
    if (evidence.source.empty() && layer_ > Layer::model)
      evidence.confidence = std::max(evidence.confidence, Confidence::to_verify);
    if (rank) read_rank(*rank, evidence);
    if (ranks && reader_.good()) read_ranks(*ranks, evidence);
  }

 private:
  void read_figures() {
    const toml::node *node = table_.get("figures");
    const toml::array *list = node ? node->as_array() : nullptr;
    if (!list || list->size() < 2) {
      reader_.refuse("figures",
                     !node           ? Message("missing"_msg)
                     : !list         ? found(*node)
                     : list->empty() ? Message("the list is empty"_msg)
                                     : Message("a single figure"_msg),
                     node ? node->source() : table_.source(),
                     "the paths of two figures or more"_msg);
      return;
    }
    for (const auto &each : *list) {
      const auto *text = each.as_string();
      const std::string path = text ? std::string(trim(text->get())) : "";
      if (path.empty())
        reader_.refuse("figures", found(each), each.source(), "the path of a figure"_msg);
      else if (std::find(paths_.begin(), paths_.end(), path) != paths_.end())
        reader_.refuse("figures", "{1} stands here twice"_msg(path), each.source(),
                       "each figure once"_msg, "remove it: with itself a figure always varies"_msg);
      if (!path.empty()) out_.correlated.push_back({path, place_of(each.source(), file_)});
      paths_.push_back(path);
    }
  }

  std::optional<double> within(const toml::node &node, const std::string &name) {
    const auto x = reader_.number(node, name);
    if (x && !(*x >= -1 && *x <= 1))
      reader_.refuse(name, "found {1}"_msg(*x), node.source(),
                     "a rank correlation between -1 and 1"_msg);
    return x;
  }

  void read_rank(const toml::node &node, const Correlation &evidence) {
    const auto rank = within(node, "rank");
    if (!rank || !reader_.good()) return;
    for (std::size_t i = 0; i < paths_.size(); ++i)
      for (std::size_t j = i + 1; j < paths_.size(); ++j)
        add(i, j, *rank, place_of(table_.source(), file_), evidence);
  }

  void read_ranks(const toml::node &node, const Correlation &evidence) {
    const auto matrix = square(node);
    if (!reader_.good()) return;
    const std::size_t n = paths_.size();
    const auto source = [&](std::size_t i, std::size_t j) {
      return (*(*node.as_array())[i].as_array())[j].source();
    };
    for (std::size_t i = 0; i < n; ++i) {
      if (matrix[i * n + i] != 1)
        reader_.refuse("ranks", "{1} with itself is {2}"_msg(paths_[i], matrix[i * n + i]),
                       source(i, i), "1 on the diagonal"_msg);
      for (std::size_t j = 0; j < i; ++j)
        if (matrix[i * n + j] != matrix[j * n + i])
          reader_.refuse("ranks",
                         "{1} with {2} is {3}, but {2} with {1} is {4}"_msg(
                             paths_[i], paths_[j], matrix[i * n + j], matrix[j * n + i]),
                         source(i, j), "the same on both sides of the diagonal"_msg);
    }
    if (!reader_.good()) return;
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = i + 1; j < n; ++j)
        add(i, j, matrix[i * n + j], place_of(source(i, j), file_), evidence);
  }

  // Row after row; complete if nothing was refused.
  std::vector<double> square(const toml::node &node) {
    const std::size_t n = paths_.size();
    const Message expected =
        "{1} rows of {1} numbers, a row and a column for each figure"_msg(std::to_string(n));
    const toml::array *rows = node.as_array();
    if (!rows || rows->size() != n)
      reader_.refuse(
          "ranks",
          rows ? "{1} rows for {2} figures"_msg(std::to_string(rows->size()), std::to_string(n))
               : found(node),
          node.source(), expected);
    if (!rows) return {};
    std::vector<double> matrix;
    for (const auto &each : *rows) {
      const toml::array *row = each.as_array();
      if (!row || row->size() != n)
        reader_.refuse("ranks",
                       row ? "a row of {1} numbers for {2} figures"_msg(std::to_string(row->size()),
                                                                        std::to_string(n))
                           : found(each),
                       each.source(), expected);
      if (!row) continue;
      for (const auto &cell : *row) matrix.push_back(within(cell, "ranks").value_or(0));
    }
    return matrix;
  }

  void add(std::size_t i, std::size_t j, double rank, const Place &place,
           const Correlation &evidence) {
    Correlation &pair = out_.correlations.emplace_back(evidence);
    std::tie(pair.first, pair.second) = std::minmax(paths_[i], paths_[j]);
    pair.rank = rank;
    pair.place = place;
  }

  const toml::table &table_;
  const std::string &file_;
  Layer layer_;
  FlatFile &out_;
  Reader reader_;
  std::vector<std::string> paths_;
};

}  // namespace

bool are_correlations(const toml::node &node) {
  const auto *table = node.as_table();
  if (!table) return true;
  for (const char *key : {"figures", "rank", "ranks"})
    if (const auto *inner = table->get(key); inner && !inner->is_table()) return true;
  return false;
}

void read_correlations(const toml::node &node, const std::string &file, Layer layer,
                       FlatFile &out) {
  const std::string path = "correlation";
  const auto refuse = [&](const toml::node &what) {
    Reader(path, file, out.faults)
        .refuse("", found(what), what.source(), "a list of tables, each headed [[correlation]]"_msg,
                what.is_table() ? "write it in double brackets"_msg : Message());
  };
  const auto *list = node.as_array();
  if (!list) return refuse(node);
  for (const auto &each : *list)
    if (const auto *table = each.as_table())
      PairsReader(*table, path, file, layer, out).read();
    else
      refuse(each);
}

}  // namespace jalon
