// lines.h - what the model answers: who pays and gains what, and the figures of the diagnosis.
#pragma once
#include "parameters.h"

namespace e_administration {

// Order of `lines`.
enum Line : std::size_t {
  staff,
  licences,
  upkeep,
  paper,
  postage,
  investment,
  renewal,
  residual,
  assisted_service,
  france_services_grant,
  premises_saved,
  time_released,
  citizen_time,
  business_time,
  travel,
  travel_co2e,
  proximity_time,
  proximity_travel,
  proximity_co2e,
  n_lines
};

inline constexpr std::array lines{
    jalon::money("e_administration.staff", "Agents paid for the cases", "operation", "authority"),
    jalon::money("e_administration.licences", "Licences and hosting", "operation", "authority"),
    jalon::money("e_administration.upkeep", "Upkeep of links between software", "maintenance",
                 "authority"),
    jalon::money("e_administration.paper", "Paper, printing and envelopes", "operation",
                 "authority"),
    // A letter less is revenue less for the post office.
    jalon::money("e_administration.postage", "Postage", "operation", "authority", "businesses"),
    jalon::money("e_administration.investment", "Tools set up, training, scanning", "investment",
                 "authority"),
    jalon::money("e_administration.renewal", "New versions of the tools", "renewal", "authority"),
    jalon::money("e_administration.residual", "Value left in the tools at the end", "residual", "",
                 "authority"),
    jalon::money("e_administration.assisted_service", "Help for people who cannot act on line",
                 "operation", "authority"),
    jalon::money("e_administration.france_services_grant", "Grant for a France services desk",
                 "grant", "state", "authority"),
    jalon::money("e_administration.premises_saved", "Premises given up", "operation", "",
                 "authority"),
    // Paid hours that cases no longer need: no money until a post is not filled again.
    jalon::line("e_administration.time_released", "Agents' time free for other work", "hour",
                "agent_time", "", "authority"),
    jalon::line("e_administration.citizen_time", "Citizens' time on their procedures", "hour",
                "time", "users", ""),
    jalon::line("e_administration.business_time", "Time of businesses on their procedures", "hour",
                "time", "businesses", ""),
    jalon::line("e_administration.travel", "Kilometres by car to the town hall", "km",
                "car.running", "users", ""),
    jalon::line("e_administration.travel_co2e", "Greenhouse gases of these kilometres", "kg",
                "co2e", "environment", ""),
    jalon::line("e_administration.proximity_time", "Time spared by a desk nearby", "hour", "time",
                "", "users"),
    jalon::line("e_administration.proximity_travel", "Kilometres spared by a desk nearby", "km",
                "car.running", "", "users"),
    jalon::line("e_administration.proximity_co2e", "Greenhouse gases spared by a desk nearby", "kg",
                "co2e", "", "environment"),
};
static_assert(lines.size() == n_lines);

// Order of `indicators`.
enum Indicator : std::size_t {
  fully_online,
  take_up,
  france_connect_share,
  accessibility_score,
  satisfaction_score,
  legal_compliance,
  minutes_per_case,
  cost_per_case,
  citizen_minutes_per_case,
  unassisted_share,
  agent_posts,
  cash_part,
  yearly_cases,
  cases_per_procedure,
  cases_per_inhabitant,
  counter_share,
  yearly_letters,
  rekeying_hours,
  break_even_cases,
  cases_over_break_even,
  urban_planning_cases,
  n_indicators
};

inline constexpr std::array indicators{
    jalon::share("e_administration.fully_online", "Procedures wholly on line", +1),
    jalon::share("e_administration.take_up", "Cases filed on line", +1),
    jalon::share("e_administration.france_connect", "Procedures on line with FranceConnect", +1),
    jalon::share("e_administration.accessibility", "Mean accessibility score (RGAA)", +1, {0.5, 1},
                 {"decree 2019-768: partly compliant from 50 % of the criteria, compliant at "
                  "100 %; from memory",
                  "2019", JALON_TO_VERIFY}),
    jalon::indicator("e_administration.satisfaction", "Mean satisfaction of users, out of 10", "1",
                     +1),
    jalon::share("e_administration.legal_compliance",
                 "Procedures that the law wants on line, and that are", +1, {1, 1},
                 {"code of relations between the public and the administration (art. L112-8 "
                  "and next) and town planning code (art. L423-3), from memory",
                  "2018-2022", JALON_TO_VERIFY}),
    jalon::indicator("e_administration.minutes_per_case", "Agent minutes per case", "minute", -1),
    jalon::indicator("e_administration.cost_per_case", "Cost of a case for the town", "currency",
                     -1),
    jalon::indicator("e_administration.citizen_minutes_per_case", "Citizen's minutes per case",
                     "minute", -1),
    jalon::share("e_administration.unassisted_share",
                 "Cases of people who cannot act on line alone and find no help", -1),
    jalon::indicator("e_administration.agent_posts", "Posts that the cases need", "1", 0),
    jalon::share("e_administration.cash_part", "Of the agents' time released, what became money",
                 0),
    jalon::indicator("e_administration.yearly_cases", "Cases a year", "1", 0),
    jalon::indicator("e_administration.cases_per_procedure", "Cases a year and procedure", "1", 0),
    jalon::indicator("e_administration.cases_per_inhabitant", "Cases a year and inhabitant", "1",
                     0),
    jalon::share("e_administration.counter_share", "Cases at the counter", -1),
    jalon::indicator("e_administration.yearly_letters", "Letters sent a year", "1", 0),
    jalon::indicator("e_administration.rekeying_hours",
                     "Hours of agents that a link with the business software would spare", "hour",
                     -1),
    jalon::indicator("e_administration.break_even_cases",
                     "Cases a year from which a platform pays in agents' time", "1", 0),
    jalon::indicator("e_administration.cases_over_break_even",
                     "Cases of the town over the cases needed for a platform to pay", "1", 0),
    jalon::indicator("e_administration.urban_planning_cases", "Town planning files a year", "1", 0),
};
static_assert(indicators.size() == n_indicators);

}  // namespace e_administration
