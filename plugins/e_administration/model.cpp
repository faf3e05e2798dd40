#include "model.h"

#include "equations.h"

namespace e_administration {

Work::Work(const Plan &plan)
    : values(parameters.size()), pieces(plan.pieces.size()), assets(plan.assets.size()) {}

void Work::load(const jalon::Block &block, std::size_t first, std::size_t count) {
  for (std::size_t p = 0; p < values.size(); ++p) take(block.parameter(p), first, count, values[p]);
}

namespace {

JALON_FAST void set_up(const Plan &plan, Work &w) {
  const Lanes &rate = w.of("e_administration.adoption.rate");
  const Lanes &rate_compulsory = w.of("e_administration.obligation.rate");
  const Lanes &ceiling = w.of("e_administration.obligation.ceiling");
  const Lanes &exempt = w.of("e_administration.obligation.exempt");
  const Lanes &p = w.of("e_administration.adoption.bass_p");
  const Lanes &q = w.of("e_administration.adoption.bass_q");
  const Lanes &from = w.of("e_administration.urban_planning.duty_from");
  const Lanes &above = w.of("e_administration.urban_planning.duty_population");
  const Lanes &overhead = w.of("e_administration.pooling.overhead");
  const double people = plan.stock->population, first = plan.first_year;
  const double communes = plan.pool.communes, part = plan.pool.part;
  w.ceiling = w.of("e_administration.adoption.ceiling");
  for (std::size_t i = 0; i < lanes; ++i) {
    w.growth[i] = std::exp(rate[i]);
    w.growth_compulsory[i] = std::exp(rate_compulsory[i]);
    w.decay[i] = std::exp(-(p[i] + q[i]));
  }
  each([&](std::size_t i) {
    w.ceiling_compulsory[i] = obligation_ceiling(ceiling[i], exempt[i]);
    // An unknown population is under the threshold of nobody's law.
    w.usual_duty[i] = people > above[i] ? greater(0.0, from[i] - first - 1) : never;
    w.pooled[i] = 1 - part + part * pooled_part(communes, overhead[i]);
    w.volume[i] = 1;
    w.cash[i] = 0;
  });
}

}  // namespace

void Prepared::evaluate(const jalon::Block &block) const {
  Work w(plan_);
  const auto last = static_cast<int>(plan_.years);
  for (std::size_t first = 0; first < block.draws(); first += lanes) {
    const std::size_t count = std::min(lanes, block.draws() - first);
    w.load(block, first, count);
    set_up(plan_, w);
    set_up_pieces(plan_, w);
    for (int year = 0; year < last; ++year) {
      adopt(plan_, w, year);
      serve(plan_, w, year);
      pay_agents(plan_, w, year);
      if (year == 0) {
        set_up_assets(plan_, w);
        set_up_break_even(plan_, w);
      }
      pay_tools(plan_, w, year);
      write(plan_, w, block, first, count, year);
    }
  }
}

}  // namespace e_administration
