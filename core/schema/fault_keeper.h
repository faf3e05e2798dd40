// fault_keeper.h - faults counted by kind and column, and some of each kept.
#pragma once
#include <cstddef>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "core/schema/check_table.h"

namespace jalon {

class FaultKeeper {
 public:
  // `most`: of each kind in each column. Faults of the header are few: counted by kind, all kept.
  explicit FaultKeeper(std::size_t most) : most_(most) {}

  // Whether the fault, of which only kind, column and remark need be known, is to be kept.
  bool count(const SchemaFault &fault);
  void keep(SchemaFault fault) { faults_.push_back(std::move(fault)); }
  void add(SchemaFault fault) {
    if (count(fault)) keep(std::move(fault));
  }

  // Faults and counts into a report; `columns`: the order in which their counts are told.
  void into(SchemaReport &report, const std::vector<std::string> &columns) &&;

 private:
  std::size_t most_;
  std::map<std::tuple<bool, SchemaFault::Kind, std::string>, SchemaReport::Count> counts_;
  std::vector<SchemaFault> faults_;
};

}  // namespace jalon
