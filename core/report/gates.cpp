#include "core/report/gates.h"

#include <algorithm>
#include <cmath>

#include "core/base/abi_list.h"

namespace jalon {

std::vector<UnreadGate> unread_gates(const jalon_measure &measure,
                                     const std::vector<IndicatorResult> &indicators) {
  std::vector<UnreadGate> out;
  for (const jalon_gate &gate : gates_of(measure)) {
    const auto found = std::find_if(indicators.begin(), indicators.end(),
                                    [&](const auto &i) { return i.name == gate.indicator; });
    if (found != indicators.end() && found->central && std::isfinite(*found->central)) continue;
    out.push_back({gate.indicator, found == indicators.end() ? gate.indicator : found->label,
                   gate.otherwise ? gate.otherwise : ""});
  }
  return out;
}

std::string gate_text(const Say &say, const std::string &otherwise) {
  std::string text = say(otherwise);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

std::string gate_doubt(const Say &say, const std::string &known, const std::string &otherwise) {
  return otherwise.empty() ? known
                           : say("{1}; little to gain in the following case: \"{2}\"",
                                 {known, gate_text(say, otherwise)});
}

std::string to_confirm_told(const Say &say, const ProjectResult &project) {
  std::vector<std::string> gates;
  for (const auto &measure : project.measures)
    for (const auto &gate : measure.to_confirm) {
      const std::string told =
          gate_doubt(say, say("{1} is unknown", {say(gate.label)}), gate.otherwise);
      if (std::find(gates.begin(), gates.end(), told) == gates.end()) gates.push_back(told);
    }
  std::string all;
  for (const auto &gate : gates) all += (all.empty() ? "" : " · ") + gate;
  return all.empty() ? "" : say("to be confirmed: {1}", {all});
}

}  // namespace jalon
