// Proves by hand what collecting and sorting cost, asked as Jalon asks.
#include <iostream>
#include <jalon/testing.hpp>

namespace {

using namespace jalon::testing;

int failures = 0;
void expect(const char *what, double got, double wanted) {
  if (std::abs(got - wanted) <= 1e-9 * std::abs(wanted)) return;
  std::cerr << what << ": " << got << ", not " << wanted << "\n";
  ++failures;
}

}  // namespace

int main() {
  const Town town{.tables = {{"bins", {{{"count", 300.0}}, {{"count", 100.0}}}}}};
  Asked asked{.programme = {{"sorting", 2025, {1, 0.5}}}, .years = 3};

  // 400 bins at 100 a year. All of the first row and half of the second are sorted in 2025 for 50
  // each; from the year after on these 350 cost 30 % less.
  const Answer reference = ask(town, {.years = 3});
  expect("reference", reference.paid(0), 40000);
  const Answer sorted = ask(town, asked);
  expect("works", sorted.line("sorting_works", 0), 350 * 50);
  expect("collection", sorted.line("collection", 1), 40000 - 350 * 30);
  expect("all of it", sorted.sum("collection"), 40000 + 2 * (40000 - 350 * 30));
  asked.figures["bin.cost"] = fixed(80);
  expect("cheaper", ask(town, asked).line("waste.collection", 0), 400 * 80);

  // The same bits for any size of block.
  asked.draws = 100;
  asked.figures = drawn();
  const Answer whole = ask(town, asked);
  for (const std::size_t block : {1u, 7u, 64u}) {
    asked.block = block;
    const std::string where = difference(whole, ask(town, asked));
    if (!where.empty()) std::cerr << where << "\n", ++failures;
  }
  return failures == 0 ? 0 : 1;
}
