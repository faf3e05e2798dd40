// One year of a programme, for one group of draws.
#include "year.h"

#include <cmath>

namespace water {
namespace {

// Lines that a contract leaves with the operator.
constexpr std::array running{electricity_purchase, treatment,         bulk_purchase,
                             fixed_production,     repairs,           leak_surveys,
                             meter_reading,        electricity_excise};

void one_service(Year &now, std::size_t service) {
  ServiceYear of_year;
  age_mains(now, service, of_year);
  turn_meters(now, service, of_year);
  leak(now, service, of_year);
  balance(now, service, of_year);
}

// The operator bears the running costs of a delegated service, less what its contract passes on.
void delegated_service(Year &now, std::size_t service) {
  auto &line = now.w.line;
  std::array<Lanes, running.size()> before;
  for (std::size_t k = 0; k < running.size(); ++k) before[k] = line[running[k]];
  one_service(now, service);
  const Lanes &passed = now.of("water.contract.passed_on");
  for (std::size_t k = 0; k < running.size(); ++k) {
    const Line to = running[k] == electricity_excise ? operator_excise : operator_running;
    each([&](std::size_t i) {
      const double borne = (line[running[k]][i] - before[k][i]) * (1 - passed[i]);
      line[running[k]][i] -= borne;
      line[to][i] += borne;
    });
  }
}

}  // namespace

void run_year(const Plan &plan, Work &w, const jalon::Block &block, std::size_t first,
              std::size_t count, int year) {
  w.load_year(block, first, count, static_cast<std::size_t>(year));
  for (Lanes &l : w.line) l = Lanes{};
  Sums sums{};
  sums.debt = jalon::unknown;
  Year now{plan, w, year, plan.years - 1, sums};
  for (std::size_t s = 0; s < plan.network->services.size(); ++s)
    if (plan.network->services[s].is_delegated)
      delegated_service(now, s);
    else
      one_service(now, s);
  if (year == now.last) w.line[residual] = w.left;
  write(now, block, first, count);
}

}  // namespace water
