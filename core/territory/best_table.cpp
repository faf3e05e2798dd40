#include "core/territory/best_table.h"

#include <algorithm>
#include <map>

#include "core/base/abi_list.h"
#include "core/territory/guess.h"
#include "core/territory/likeness.h"

namespace jalon {
namespace {

constexpr double key_weight = 0.3;  // any file has an identifier
constexpr double least_part = 0.5;  // of the best table's score
constexpr double name_bonus = 2;    // the name of the file says what the table is about

// How well the name of the file's column says the declared one; 0.2 = only its cells do.
double by_name(const std::string &header, const jalon_column &column,
               const std::vector<const Words *> &languages) {
  double like = header_likeness(header, column.name);
  for (const auto &label : labels_of(column.label, languages))
    like = std::max(like, header_likeness(header, label));
  return std::max(0.2, like) * (column.flags & JALON_KEY ? key_weight : 1);
}

// "champaign_il_streetlights" is about "Light points": a word of four letters is in one of its.
bool named_after(const std::string &file, const jalon_table &table,
                 const std::vector<const Words *> &languages) {
  const auto words = bare_words(file);
  for (const auto &label : labels_of(table.label, languages))
    for (const auto &meant : bare_words(label))
      if (meant.size() >= 4 &&
          std::any_of(words.begin(), words.end(),
                      [&](const std::string &word) { return word.find(meant) != word.npos; }))
        return true;
  return false;
}

}  // namespace

std::vector<TableLikeness> tables_like(const SourceTable &source,
                                       const std::vector<const jalon_table *> &tables,
                                       const std::vector<const Words *> &languages) {
  std::vector<Counts> values;
  for (std::size_t at = 0; at < source.header.size(); ++at)
    values.push_back(count_values(source, at));
  std::vector<std::vector<std::size_t>> chosen;
  std::map<std::size_t, double> wanted;  // by how many tables
  for (const auto *table : tables) {
    chosen.push_back(guess_columns(*table, source, values, languages));
    for (const auto at : chosen.back())
      if (at != SourceTable::npos) ++wanted[at];
  }
  struct Scored {
    TableLikeness like;
    double score;
  };
  std::vector<Scored> likely;
  for (std::size_t t = 0; t < tables.size(); ++t) {
    Scored scored{{tables[t]->name, 0}, 0};
    for (std::size_t c = 0; c < chosen[t].size(); ++c) {
      const auto at = chosen[t][c];
      if (at == SourceTable::npos) continue;
      ++scored.like.columns;
      scored.score +=
          by_name(source.header[at], columns_of(*tables[t])[c], languages) / wanted.at(at);
    }
    if (scored.like.columns < 2) continue;
    if (named_after(source.file.stem().string(), *tables[t], languages)) scored.score += name_bonus;
    likely.push_back(std::move(scored));
  }
  std::stable_sort(likely.begin(), likely.end(),
                   [](const Scored &a, const Scored &b) { return a.score > b.score; });
  std::vector<TableLikeness> best;
  for (auto &scored : likely)
    if (scored.score >= least_part * likely[0].score) best.push_back(std::move(scored.like));
  return best;
}

}  // namespace jalon
