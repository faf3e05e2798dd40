#include "core/app/import_told.h"

#include <algorithm>
#include <map>

#include "core/base/words.h"

namespace jalon {

std::vector<Message> set_aside_told(const Import &import, const Words &words) {
  constexpr std::size_t most = 8;
  struct Reason {
    const Finding *first;
    std::size_t rows = 0;
  };
  std::vector<Reason> reasons;
  std::map<std::pair<std::string, std::string>, std::size_t> seen;
  for (const auto &finding : import.findings) {
    if (finding.kind != Finding::set_aside) continue;
    const auto [at, fresh] =
        seen.emplace(std::pair(finding.column, finding.done.english()), reasons.size());
    if (fresh) reasons.push_back({&finding});
    ++reasons[at->second].rows;
  }
  std::stable_sort(reasons.begin(), reasons.end(),
                   [](const Reason &a, const Reason &b) { return a.rows > b.rows; });
  const auto n = [&](std::size_t count) { return words.number(static_cast<double>(count)); };
  std::vector<Message> lines;
  std::size_t rest = 0;
  for (const auto &[finding, rows] : reasons) {
    const auto row = n(row_in_file(import, *finding));
    if (lines.size() == most)
      rest += rows;
    else if (finding->column.empty())
      lines.push_back(
          "Set aside: {1} (the first is row {2}): {3}"_msg(n(rows), row, finding->done));
    else
      lines.push_back("Set aside: {1} (the first is row {2}), {3}: {4}"_msg(
          n(rows), row, finding->column, finding->done));
  }
  if (rest > 0)
    lines.push_back("Set aside for other reasons, which `jalon inventory` lists: {1}"_msg(n(rest)));
  return lines;
}

}  // namespace jalon
