// retrofit_case.h - the retrofit plugin, loaded and ready to be appraised.
#pragma once
#include "core/uncertainty/appraiser.h"

namespace bench {

struct RetrofitCase {
  std::unique_ptr<jalon::Model> model;
  jalon::Appraiser appraiser;
  jalon::Comparison comparison;
  jalon::Joint joint;
  std::vector<std::size_t> factor;  // by declared parameter: its place among the factors
};

const RetrofitCase &retrofit_case();

// Greatest difference of the values of both accounts, of the works' worth: Jalon's, the fused
// loop's and numpy's, for the same 1,024 draws.
struct Agreement {
  double fused = 0, numpy = 0;
};
Agreement agreement(const RetrofitCase &c);

}  // namespace bench
