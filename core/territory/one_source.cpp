#include "core/territory/one_source.h"

#include <algorithm>

#include "core/table/number_text.h"
#include "core/territory/likeness.h"

namespace jalon {

std::optional<OneSource> one_source(const SourceTable &source, const Mapping &mapping) {
  if (source.rows.empty()) return std::nullopt;
  for (const auto &name : mapping.one_source) {
    const auto at = source.column(name);
    const auto text = [&](const SourceRow &row) { return trim_spaces(row.cells[at]); };
    if (std::any_of(source.rows.begin(), source.rows.end(),
                    [&](const SourceRow &row) { return text(row).empty(); }))
      continue;
    const auto first = text(source.rows[0]);
    const auto folded = folded_header(first);
    const bool one = std::all_of(source.rows.begin(), source.rows.end(), [&](const SourceRow &row) {
      return text(row) == first || (!folded.empty() && folded_header(text(row)) == folded);
    });
    if (!one) return std::nullopt;
    return OneSource{name, std::string(first)};
  }
  return std::nullopt;
}

void tell_one_source(SourceTable &source, const OneSource &one) {
  source.findings.push_back(
      {Finding::note, 0, one.column, one.value,
       "all rows, {1}, are of one source here, {2}: are there others in the territory? Until that "
       "is known, what is counted is a lower bound"_msg(source.rows.size(), one.value),
       true, false, true});
}

const Finding *found_one_source(const Import &import) {
  const auto at = std::find_if(import.findings.begin(), import.findings.end(),
                               [](const Finding &f) { return f.one_body; });
  return at == import.findings.end() ? nullptr : &*at;
}

}  // namespace jalon
