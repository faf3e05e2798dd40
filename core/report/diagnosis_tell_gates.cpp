#include "core/report/diagnosis_tell.h"
#include "core/report/tell.h"

namespace jalon {

std::string status_told(const Say &say, CandidateReading::Status status) {
  switch (status) {
    case CandidateReading::Status::relevant:
      return say("relevant");
    case CandidateReading::Status::cannot_tell:
      return say("cannot be told");
    case CandidateReading::Status::not_relevant:
      return say("little to gain");
    case CandidateReading::Status::nothing_to_cover:
      break;
  }
  return say("nothing to do it on");
}

static std::string gate_compared(const Say &say, const GateReading &g) {
  const std::string label = g.label.empty() ? g.indicator : say(g.label);
  const auto value = [&](double x) { return say.reading(x, g.unit, g.share); };
  if (!g.value) return say("{1}: unknown", {label});
  const std::string now = bounded_told(say, value(*g.value), g.bound);
  if (g.lower && g.upper)
    return say("{1}: {2}, open from {3} to {4}", {label, now, value(*g.lower), value(*g.upper)});
  if (g.lower) return say("{1}: {2}, open from {3} on", {label, now, value(*g.lower)});
  if (g.upper) return say("{1}: {2}, open up to {3}", {label, now, value(*g.upper)});
  return say("{1}: {2}", {label, now});
}

std::string gate_told(const Say &say, const GateReading &g) {
  std::string out = gate_compared(say, g);
  if (g.chance && *g.chance > 0 && *g.chance < 1)
    out = say("{1}; it holds in {2} of the draws", {out, say.chance(*g.chance)});
  return g.estimated && g.value ? say("{1}; estimated from the population", {out}) : out;
}

std::string finding_told(const Say &say, const FindingReading &f,
                         const InventoryResult *inventory) {
  std::string where = say(f.table_label);
  if (!f.column.empty()) where += ", " + column_told(say, inventory, f.column);
  if (f.count > 1)
    where = say("{1} ({2} times)", {where, say.number(static_cast<double>(f.count))});
  return say("{1}: {2}", {where, say.message(f.done)});
}

}  // namespace jalon
