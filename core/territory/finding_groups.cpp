#include "core/territory/finding_groups.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace jalon {
namespace {

// What was done without the values: the text that was found and numbers are left out.
std::string stencil(const Finding &f) {
  std::string s = f.done.english();
  if (f.found.size() > 1)
    for (auto at = s.find(f.found); at != s.npos; at = s.find(f.found, at + 1))
      s.replace(at, f.found.size(), "#");
  std::string out;
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  for (std::size_t i = 0; i < s.size(); ++i) {
    const bool sign = (s[i] == '.' || s[i] == ',' || s[i] == '-') && i + 1 < s.size() &&
                      digit(s[i + 1]) && (s[i] == '-' || (i > 0 && digit(s[i - 1])));
    if (!digit(s[i]) && !sign)
      out += s[i];
    else if (out.empty() || out.back() != '#')
      out += '#';
  }
  return out;
}

int rank(const Finding &f) {
  if (f.warning) return 0;
  if (f.asked) return 6;
  constexpr std::array by_kind{5, 4, 1, 2, 3};  // repaired, estimated, refused, set aside, note
  return by_kind[f.kind];
}

}  // namespace

std::vector<FindingGroup> group_findings(const Import &import, std::size_t examples) {
  std::vector<FindingGroup> groups;
  std::map<std::tuple<int, std::string, std::string>, std::size_t> known;
  for (const auto &f : import.findings) {
    const auto [at, fresh] =
        known.emplace(std::tuple(rank(f), f.column, stencil(f)), groups.size());
    if (fresh) groups.push_back({&f, 0, {}, {}});
    auto &group = groups[at->second];
    ++group.count;
    group.some_blank = group.some_blank || f.found.empty();
    if (f.row > 0) group.rows.push_back(row_in_file(import, f));
    group.same_done = group.same_done && f.done == group.first->done;
    if (std::any_of(group.examples.begin(), group.examples.end(),
                    [&](const Finding *e) { return e->found == f.found && e->done == f.done; }))
      continue;
    if (group.examples.size() < examples)
      group.examples.push_back(&f);
    else
      group.more = true;
  }
  std::stable_sort(groups.begin(), groups.end(), [](const FindingGroup &a, const FindingGroup &b) {
    return rank(*a.first) < rank(*b.first);
  });
  return groups;
}

}  // namespace jalon
