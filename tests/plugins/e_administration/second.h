// second.h - the model computed a second time, another way, for tests: one draw and one twentieth
// of a row at a time, shares by odds, tools by their own calendars. Shares are twentieths.
#pragma once
#include "harness.h"

namespace e_administration_test {

struct Second {
  std::vector<std::vector<double>> line;  // [line][year]
  std::vector<double> take_up;            // [year]
};

// Of one draw; `figure` answers for every parameter by its name without the domain.
using Lookup = std::function<double(const std::string &)>;
Second compute_again(const Town &town, const std::vector<Entry> &programme, std::size_t years,
                     const Lookup &figure);

}  // namespace e_administration_test
