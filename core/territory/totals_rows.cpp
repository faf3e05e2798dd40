#include "core/territory/totals_rows.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/base/text.h"
#include "core/table/number_text.h"

namespace jalon {
namespace {

constexpr std::size_t npos = static_cast<std::size_t>(-1);
constexpr std::size_t fewest_summed = 3;  // below that, a sum may be chance

bool blank(const std::string &cell) {
  return trim_spaces(cell).empty();
}

std::size_t first_filled(const SourceRow &row) {
  const auto it = std::find_if_not(row.cells.begin(), row.cells.end(), blank);
  return it == row.cells.end() ? npos : static_cast<std::size_t>(it - row.cells.begin());
}

// The words of a text in small letters, accents as they are.
std::vector<std::string> words_in(std::string_view text) {
  std::string s = lower_case(text);
  for (char &c : s)
    if (static_cast<unsigned char>(c) < 0x80 && !(c >= 'a' && c <= 'z')) c = ' ';
  return words_of(s);
}

// "Total", "TOTAL GÉNÉRAL", "Sous-total secteur 2", "Grand total", "Somme :".
bool names_a_total(std::string_view text) {
  if (text.size() > 100) return false;
  const auto words = words_in(text);
  const auto is_total = [&](std::size_t i) {
    return i < words.size() && (words[i] == "total" || words[i] == "totaux" ||
                                words[i] == "totals" || words[i] == "subtotal");
  };
  if (words.empty()) return false;
  if (words[0] == "somme" || words[0] == "sum") return words.size() == 1;
  return is_total(0) ||
         ((words[0] == "sous" || words[0] == "sub" || words[0] == "grand") && is_total(1));
}

bool starts_like_a_number(const std::string &cell) {
  const auto text = trim_spaces(cell);
  return (text[0] >= '0' && text[0] <= '9') || text[0] == '-' || text[0] == '+' || text[0] == '.';
}

// Numbers only, but for the cell `label` (npos: no label).
bool numbers_beside(const SourceRow &row, std::size_t label) {
  for (std::size_t c = 0; c < row.cells.size(); ++c)
    if (c != label && !blank(row.cells[c]) && !starts_like_a_number(row.cells[c]) &&
        !names_a_total(row.cells[c]))
      return false;
  return true;
}

class Totals {
 public:
  explicit Totals(const SourceTable &source) : source_(source) {}

  std::map<std::size_t, Finding> find() {
    std::size_t end = source_.rows.size();  // of what is not yet a total or a remark
    while (end > 1 && remark(end - 1)) --end;
    const std::size_t last = end;
    while (end > 0 && labelled(end - 1)) set_total(--end);
    for (std::size_t i = 0; i < end; ++i)
      if (labelled(i) && (alone(i) || sums(i))) set_total(i);
    if (end == last && end > fewest_summed && unlabelled(end - 1)) {
      const auto &row = source_.rows[end - 1];
      const auto at = first_filled(row);
      found_[end - 1] = {Finding::set_aside, row.number, source_.header[at], row.cells[at],
                         "the last row, without identifier, holds the sums of those above; say "
                         "keep_totals = true in the mapping if it is a thing like the others"_msg};
    }
    return std::move(found_);
  }

 private:
  bool labelled(std::size_t i) const {
    const auto at = first_filled(source_.rows[i]);
    return at != npos && names_a_total(source_.rows[i].cells[at]) &&
           numbers_beside(source_.rows[i], at);
  }

  // The label is all there is, in a file of several columns.
  bool alone(std::size_t i) const {
    const auto &cells = source_.rows[i].cells;
    const auto filled =
        cells.size() - static_cast<std::size_t>(std::count_if(cells.begin(), cells.end(), blank));
    return cells.size() > 1 && filled == 1;
  }

  void set_total(std::size_t i) {
    const auto &row = source_.rows[i];
    const auto at = first_filled(row);
    found_[i] = {Finding::set_aside, row.number, source_.header[at], row.cells[at],
                 "a row of totals; say keep_totals = true in the mapping if it is a thing like the "
                 "others"_msg};
  }

  // One text of several words alone at the foot of a table.
  bool remark(std::size_t i) {
    const auto &row = source_.rows[i];
    const auto at = first_filled(row);
    const auto blanks =
        static_cast<std::size_t>(std::count_if(row.cells.begin(), row.cells.end(), blank));
    if (blanks + 1 != row.cells.size() || row.cells.size() < 3 ||
        words_in(row.cells[at]).size() < 3)
      return false;
    found_[i] = {Finding::set_aside, row.number, source_.header[at], row.cells[at],
                 "a text alone at the foot of the table: taken for a remark; say keep_totals = "
                 "true in the mapping if it is a thing like the others"_msg};
    return true;
  }

  // Whether a number of this row is the sum of its column above, up to the total before it or from
  // the start of the file.
  bool sums(std::size_t i) const {
    const auto &row = source_.rows[i];
    for (std::size_t c = 0; c < row.cells.size(); ++c)
      if (!blank(row.cells[c]) && is_sum(i, c)) return true;
    return false;
  }

  bool is_sum(std::size_t i, std::size_t c) const {
    for (const auto decimal : {Decimal::point, Decimal::comma}) {
      const auto total = read_number(source_.rows[i].cells[c], decimal).value;
      if (!total || *total == 0) continue;
      double sum = 0;
      std::size_t summed = 0;
      for (std::size_t above = i; above-- > 0;) {
        if (found_.contains(above)) {
          if (summed >= 2 && near(sum, *total)) return true;
          continue;
        }
        if (const auto x = read_number(source_.rows[above].cells[c], decimal).value) {
          sum += *x;
          ++summed;
        }
      }
      if (summed >= 2 && near(sum, *total)) return true;
    }
    return false;
  }
  static bool near(double sum, double total) {
    return std::fabs(sum - total) <= 1e-6 * std::fabs(total);
  }

  bool unlabelled(std::size_t i) const {
    return first_filled(source_.rows[i]) != npos && numbers_beside(source_.rows[i], npos) &&
           blank_where_others_are_filled(i) && sums(i);
  }

  bool blank_where_others_are_filled(std::size_t i) const {
    for (std::size_t c = 0; c < source_.header.size(); ++c) {
      if (!blank(source_.rows[i].cells[c])) continue;
      const auto filled = std::count_if(source_.rows.begin(), source_.rows.end(),
                                        [c](const SourceRow &row) { return !blank(row.cells[c]); });
      if (static_cast<std::size_t>(filled) * 100 >= (source_.rows.size() - 1) * 95) return true;
    }
    return false;
  }

  const SourceTable &source_;
  std::map<std::size_t, Finding> found_;
};

}  // namespace

std::map<std::size_t, Finding> find_totals(const SourceTable &source) {
  return Totals(source).find();
}

}  // namespace jalon
