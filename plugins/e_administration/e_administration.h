// e_administration.h - the e-administration domain: its declaration, and the way into its model.
#pragma once
#include <jalon/plugin.hpp>

#include "measures.h"
#include "model.h"

namespace e_administration {

struct EAdministration : jalon::Domain<Stock, Prepared> {
  using Domain::Domain;
  JALON_DECLARED_IN(e_administration)
  static constexpr jalon::about about{.id = "org.jalon.e_administration",
                                      .name = "e_administration",
                                      .version = "1.0.0",
                                      .label = "E-administration",
                                      .currency = "EUR",
                                      .price_year = 2024,
                                      .preferred_block = 1024};
  static constexpr std::array caveats{
      "Take-up follows what 332 British services really did from 2011 to 2017, not what was hoped: "
      "of "
      "those that began below 30 % on line, none reached 80 % in four years. One year ahead, the "
      "curve "
      "is hardly better than assuming no change.",
      "Time released is not money. Where take-up rose by more than ten points, the cost of a "
      "transaction hardly fell (about 3 % at the median). How much becomes money is a judgement, "
      "and "
      "limited by the posts that fall vacant.",
      "Minutes per case, the price of tools and the number of cases are judgements until the town "
      "gives its own: count them before you decide.",
      "Curves miss legal obligations: a forecast of French tax returns on line was 25 % too high "
      "for "
      "2014 and 16 % too low for 2019. Dates of obligations must be given procedure by procedure.",
      "Help for those who cannot act on line alone is valued by the time that they no longer lose "
      "looking for it. Rights not claimed, procedures given up, relatives who act in their stead "
      "and "
      "what they learn are not valued: do not judge it on its account alone.",
      "Citizens' time is usually the largest benefit, and lies outside the town's budget; nothing "
      "published checks how much of it a town saves.",
  };
};

}  // namespace e_administration
