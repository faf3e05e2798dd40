#include "core/schema/fault_keeper.h"

#include <algorithm>

namespace jalon {

bool FaultKeeper::count(const SchemaFault &fault) {
  const bool below = fault.kind > SchemaFault::no_rows;
  const std::string column = below ? fault.column : "";
  auto &count = counts_[{fault.remark, fault.kind, column}];
  count.kind = fault.kind;
  count.column = column;
  count.remark = fault.remark;
  ++count.all;
  if (below && count.kept == most_) return false;
  ++count.kept;
  return true;
}

void FaultKeeper::into(SchemaReport &report, const std::vector<std::string> &columns) && {
  // The file, then its rows, then column by column.
  const auto place = [&](const SchemaReport::Count &count) -> std::ptrdiff_t {
    if (count.kind <= SchemaFault::no_rows) return 0;
    const auto it = std::find(columns.begin(), columns.end(), count.column);
    return it == columns.end() ? 1 : 2 + (it - columns.begin());
  };
  for (const auto &[key, count] : counts_) {
    report.counts.push_back(count);
    (count.remark ? report.n_remarks : report.n_faults) += count.all;
  }
  std::stable_sort(report.counts.begin(), report.counts.end(), [&](const auto &a, const auto &b) {
    return std::tuple(a.remark, place(a), a.kind) < std::tuple(b.remark, place(b), b.kind);
  });
  report.faults = std::move(faults_);
}

}  // namespace jalon
