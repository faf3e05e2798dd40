// parameters.h - every figure of the e-administration model: unit, bounds, default, range, source.
//
// Amounts are EUR without VAT, constant prices. A source that was not read itself is marked
// to_verify; a judgement is marked hypothetical: the weakest mark of a range counts for all of it.
// README.md gives the equations. Replace the hypothetical ones by your own counts.
#pragma once
#include <jalon/plugin.hpp>

namespace e_administration {

namespace cite {
inline constexpr uint32_t read = JALON_CERTAIN, check = JALON_TO_VERIFY, guess = JALON_HYPOTHETICAL;
inline constexpr jalon::evidence judgement{"engineering judgement", "2025", guess};
inline constexpr jalon::evidence memory{"professional practice, from memory", "2024", check};
inline constexpr jalon::evidence uk{
    "GOV.UK Transactions Explorer (alphagov/spotlight@e3a5306): yearly growth of the logit of the "
    "share on line over 332 services, about its median and quartiles",
    "2011-2017", read};
inline constexpr jalon::evidence tax{
    "Bass curves fitted to French income tax returns on line: first to 2002-2011, then to all "
    "years "
    "to 2019",
    "2002-2019", read};
inline constexpr jalon::evidence iga{
    "IGA, passport and identity card counters: 22 to 24 minutes measured; 15 by the ministry, 30 "
    "by "
    "the communes",
    "2010", read};
inline constexpr jalon::evidence cdg38{
    "CDG38, yearly price of the electronic filing of town planning, by size of commune (1,500 to "
    "over 20,000 inhabitants), year of the prices not kept; the size taken as usual is a judgement",
    "2026", guess};
inline constexpr jalon::evidence ademe{
    "ADEME (France), Impact CO2, file read in 2026: car, electric, with combustion engine, and "
    "large diesel",
    "2026", read};
}  // namespace cite

inline constexpr std::array parameters{
    // How many cases there are, where the town has not counted.
    jalon::parameter("e_administration.cases_per_inhabitant",
                     "Cases of citizens a year, per inhabitant", "1", {0, 100},
                     jalon::triangular(0.8, 2, 4), cite::judgement),
    jalon::parameter("e_administration.procedures_usual",
                     "Different procedures that a town offers its inhabitants", "1", {1, 1000},
                     jalon::triangular(25, 40, 80), cite::judgement),
    jalon::parameter("e_administration.cases.civil_status", "Civil status, cases per inhabitant",
                     "1", {0, 10}, jalon::triangular(0.1, 0.2, 0.4), cite::judgement),
    jalon::parameter("e_administration.cases.identity",
                     "Passports and identity cards, cases per inhabitant (towns with a station)",
                     "1", {0, 10}, jalon::triangular(0.1, 0.25, 0.5), cite::judgement),
    jalon::parameter("e_administration.cases.urban_planning", "Town planning, files per inhabitant",
                     "1", {0, 1}, jalon::triangular(0.01, 0.025, 0.05), cite::judgement),
    jalon::parameter("e_administration.cases.family",
                     "School, canteen, child care: cases per inhabitant", "1", {0, 50},
                     jalon::triangular(0.4, 1, 2.5), cite::judgement),
    jalon::parameter("e_administration.cases.social", "Social services, cases per inhabitant", "1",
                     {0, 10}, jalon::triangular(0.03, 0.08, 0.2), cite::judgement),
    jalon::parameter("e_administration.cases.public_space",
                     "Use of public space, requests per inhabitant", "1", {0, 10},
                     jalon::triangular(0.01, 0.03, 0.08), cite::judgement),
    jalon::parameter("e_administration.cases.reports", "Faults reported, per inhabitant", "1",
                     {0, 10}, jalon::triangular(0.03, 0.1, 0.3), cite::judgement),
    jalon::parameter("e_administration.cases.culture_sport",
                     "Culture and sport, enrolments per inhabitant", "1", {0, 10},
                     jalon::triangular(0.05, 0.2, 0.5), cite::judgement),
    jalon::parameter("e_administration.cases.elections", "Elections, cases per inhabitant", "1",
                     {0, 10}, jalon::triangular(0.02, 0.05, 0.1), cite::judgement),
    jalon::parameter("e_administration.cases.cemetery", "Cemetery, cases per inhabitant", "1",
                     {0, 10}, jalon::triangular(0.005, 0.01, 0.02), cite::judgement),
    jalon::parameter("e_administration.cases.internal",
                     "Internal documents (invoices, mail, decisions) per inhabitant", "1", {0, 50},
                     jalon::triangular(0.5, 1.5, 3), cite::judgement),
    jalon::parameter("e_administration.cases.other", "Another procedure, cases per inhabitant", "1",
                     {0, 10}, jalon::triangular(0.005, 0.02, 0.08), cite::judgement),
    jalon::parameter("e_administration.volume_growth", "Yearly growth of the number of cases",
                     "1/year", {-0.2, 0.2}, jalon::triangular(-0.01, 0, 0.01), cite::judgement),
    // By which way cases come.
    jalon::parameter("e_administration.share.counter", "Of cases off line, at the counter", "1",
                     {0, 1}, jalon::triangular(0.4, 0.6, 0.8), cite::judgement),
    jalon::parameter("e_administration.share.phone", "Of cases off line, by telephone", "1", {0, 1},
                     jalon::triangular(0.1, 0.2, 0.3), cite::judgement),
    jalon::parameter("e_administration.share.post", "Of cases off line, by post", "1", {0, 1},
                     jalon::triangular(0.02, 0.1, 0.2), cite::judgement),
    jalon::parameter("e_administration.share.email", "Of cases off line, by e-mail", "1", {0, 1},
                     jalon::triangular(0.02, 0.1, 0.2), cite::judgement),
    jalon::parameter("e_administration.share.online_usual",
                     "Usual take-up of a procedure that is on line", "1", {0, 0.999},
                     jalon::triangular(0.10, 0.35, 0.70), cite::judgement),
    jalon::parameter("e_administration.online_part_unknown",
                     "Part of the procedures on line, where the town does not say", "1", {0, 1},
                     jalon::triangular(0.1, 0.3, 0.6), cite::judgement),
    // Adoption, by what really happened.
    jalon::parameter("e_administration.adoption.rate", "Adoption on line, growth of the logit",
                     "1/year", {0, 3}, jalon::triangular(0.10, 0.25, 0.55), cite::uk),
    jalon::parameter("e_administration.adoption.ceiling",
                     "Ceiling of the share on line, where it is left to choice", "1", {0.01, 1},
                     jalon::triangular(0.50, 0.70, 0.90),
                     {"engineering judgement; baromètre du numérique: 53, 67 and 71 % have done a "
                      "procedure on line in 2015, 2017 and 2022",
                      "2015-2022", cite::guess}),
    jalon::parameter("e_administration.adoption.launch",
                     "Share on line in the first year of service", "1", {0.001, 0.99},
                     jalon::triangular(0.03, 0.08, 0.20), cite::judgement),
    jalon::parameter("e_administration.adoption.bass_p", "Bass curve, innovators", "1/year",
                     {0.0001, 1}, jalon::uniform(0.021, 0.028), cite::tax),
    jalon::parameter("e_administration.adoption.bass_q", "Bass curve, imitators", "1/year", {0, 2},
                     jalon::uniform(0.12, 0.20), cite::tax),
    jalon::parameter(
        "e_administration.obligation.rate", "Adoption where use is compulsory, growth of the logit",
        "1/year", {0, 5}, jalon::triangular(0.5, 0.9, 1.5),
        {"engineering judgement; Denmark: compulsory digital letters times 1.86 in one "
         "year",
         "2014-2015", cite::guess}),
    jalon::parameter("e_administration.obligation.ceiling",
                     "Ceiling where use is compulsory, of those who are not exempt", "1", {0.01, 1},
                     jalon::point(1), cite::judgement),
    jalon::parameter("e_administration.obligation.exempt", "Exempt where use is compulsory", "1",
                     {0, 0.9}, jalon::triangular(0.03, 0.11, 0.20),
                     {"Denmark, compulsory digital post: 11 % exempt; range by judgement",
                      "2014-2018", cite::guess}),
    jalon::parameter(
        "e_administration.urban_planning.duty_from",
        "Year from which town planning files must be taken on line and worked on so", "1",
        {1990, 2200}, jalon::point(2022),
        {"law ELAN (art. L423-3 of the town planning code), from memory", "2022", cite::check}),
    jalon::parameter(
        "e_administration.urban_planning.duty_population",
        "Inhabitants above which that duty holds", "1", {0, 1e7}, jalon::point(3500),
        {"law ELAN (art. L423-3 of the town planning code), from memory", "2022", cite::check}),
    // Minutes of agents for a case.
    jalon::parameter("e_administration.minutes.counter", "Agent minutes, counter", "minute",
                     {0, 1000}, jalon::triangular(5, 10, 20), cite::judgement),
    jalon::parameter("e_administration.minutes.identity", "Agent minutes, passport at the counter",
                     "minute", {0, 1000}, jalon::triangular(15, 23, 30), cite::iga),
    jalon::parameter("e_administration.minutes.phone", "Agent minutes, telephone", "minute",
                     {0, 1000}, jalon::triangular(3, 5, 10), cite::judgement),
    jalon::parameter("e_administration.minutes.post", "Agent minutes, letter received", "minute",
                     {0, 1000}, jalon::triangular(4, 8, 15), cite::judgement),
    jalon::parameter("e_administration.minutes.email", "Agent minutes, e-mail received", "minute",
                     {0, 1000}, jalon::triangular(3, 6, 12), cite::judgement),
    jalon::parameter("e_administration.minutes.online", "Agent minutes in front, case on line",
                     "minute", {0, 1000}, jalon::triangular(1, 3, 6), cite::judgement),
    jalon::parameter("e_administration.minutes.back", "Agent minutes behind the counter, usual",
                     "minute", {0, 10000}, jalon::triangular(4, 8, 15), cite::judgement),
    jalon::parameter("e_administration.minutes.back_urban_planning",
                     "Agent minutes behind the counter, town planning file", "minute", {0, 10000},
                     jalon::triangular(120, 240, 480), cite::judgement),
    jalon::parameter("e_administration.minutes.back_internal",
                     "Agent minutes for an internal document", "minute", {0, 10000},
                     jalon::triangular(5, 10, 20), cite::judgement),
    jalon::parameter("e_administration.follow_up.part", "Cases on line that lead to a call", "1",
                     {0, 1}, jalon::triangular(0.05, 0.15, 0.30), cite::judgement),
    jalon::parameter("e_administration.automation",
                     "Back-office minutes that integration takes over, of cases on line", "1",
                     {0, 1}, jalon::triangular(0.15, 0.35, 0.60),
                     {"engineering judgement; COMEDEC, civil status: 37 hours before, 23 after",
                      "2007-2020", cite::guess}),
    jalon::parameter("e_administration.automation.present",
                     "Automation in place already, where the town does not say", "1", {0, 1},
                     jalon::triangular(0, 0.1, 0.3), cite::judgement),
    jalon::parameter("e_administration.agent.cost", "An agent's hour, all charges included",
                     "currency/hour", {0, 1000}, jalon::triangular(18, 27, 38),
                     {"IGA: 19.8 EUR an hour in 2010; growth of wages and overheads by judgement",
                      "2024", cite::guess}),
    jalon::parameter(
        "e_administration.agent.hours", "Hours that an agent gives to cases a year",
        "hour", {100, 2500}, jalon::triangular(1350, 1500, 1607),
        {"engineering judgement; 1,607 hours is the legal year in France", "2024", cite::guess}),
    jalon::parameter("e_administration.agent.attrition", "Posts that fall vacant each year",
                     "1/year", {0, 1}, jalon::triangular(0.02, 0.04, 0.07), cite::judgement),
    jalon::parameter("e_administration.cashable", "Part of the time released that can become money",
                     "1", {0, 1}, jalon::triangular(0, 0.3, 0.65),
                     {"65 %: forecast of the UK Government Digital Service; 0: unit costs that did "
                      "not fall in its own figures afterwards; 30 % by judgement",
                      "2012-2017", cite::guess}),
    // Citizens and businesses.
    jalon::parameter("e_administration.citizen.counter",
                     "Citizen's minutes on the spot, waiting included, per visit", "minute",
                     {0, 1000}, jalon::triangular(10, 20, 40), cite::judgement),
    jalon::parameter("e_administration.citizen.remote",
                     "Citizen's minutes by telephone, letter or e-mail", "minute", {0, 1000},
                     jalon::triangular(5, 12, 25), cite::judgement),
    jalon::parameter("e_administration.citizen.online", "Citizen's minutes on line", "minute",
                     {0, 1000}, jalon::triangular(5, 10, 20), cite::judgement),
    jalon::parameter("e_administration.citizen.travel", "Minutes there and back", "minute",
                     {0, 1000}, jalon::triangular(8, 18, 35), cite::judgement),
    jalon::parameter("e_administration.citizen.distance", "Kilometres there and back", "km",
                     {0, 1000}, jalon::triangular(1.5, 4, 10), cite::judgement),
    jalon::parameter("e_administration.citizen.visits", "Visits for a case at the counter", "1",
                     {0, 20}, jalon::triangular(1, 1.2, 1.6), cite::judgement),
    jalon::parameter("e_administration.citizen.car", "Visits by car", "1", {0, 1},
                     jalon::triangular(0.5, 0.7, 0.9), cite::judgement),
    jalon::parameter("e_administration.citizen.car_carbon", "Greenhouse gases of a car", "kg/km",
                     {0, 2}, jalon::triangular(0.0674, 0.1423, 0.1834), cite::ademe),
    jalon::parameter(
        "e_administration.citizen.excluded", "Cases of people who cannot act on line alone", "1",
        {0, 1}, jalon::triangular(0.10, 0.16, 0.25),
        {"INSEE, illectronisme: about 16 %, from memory (baromètre du numérique 2022: 54 "
         "% meet some difficulty); range by judgement",
         "2021-2022", cite::guess}),
    jalon::parameter("e_administration.citizen.early",
                     "People who cannot act on line alone and go there as readily as the others",
                     "1", {0, 1}, jalon::triangular(0, 0.3, 1),
                     {"engineering judgement, between those who come last of all and those who "
                      "come as everybody "
                      "does; baromètre du numérique 2022: 54 % meet some difficulty",
                      "2022", cite::guess}),
    jalon::parameter("e_administration.citizen.seeking_help",
                     "Minutes lost by who cannot act on line alone, has to, and is not helped",
                     "minute", {0, 1000}, jalon::triangular(30, 60, 120), cite::judgement),
    jalon::parameter("e_administration.business.part", "Cases of businesses and associations", "1",
                     {0, 1}, jalon::triangular(0.03, 0.08, 0.15), cite::judgement),
    // Paper.
    jalon::parameter("e_administration.letters.per_case", "Letters sent for a case off line", "1",
                     {0, 100}, jalon::triangular(0.2, 0.6, 1.2), cite::judgement),
    jalon::parameter("e_administration.letters.online",
                     "Letters still sent for a case on line, of those off line", "1", {0, 1},
                     jalon::triangular(0.1, 0.3, 0.6), cite::judgement),
    jalon::parameter("e_administration.letters.paper", "Paper, printing and envelope of a letter",
                     "currency", {0, 100}, jalon::triangular(0.10, 0.20, 0.50), cite::judgement),
    jalon::parameter("e_administration.letters.stamp", "Postage of a letter", "currency", {0, 100},
                     jalon::triangular(0.70, 1.00, 1.60),
                     {"price of a business letter in France, from memory; range by judgement",
                      "2024", cite::guess}),
    jalon::parameter("e_administration.paperless.letters", "Letters spared by electronic sending",
                     "1", {0, 1}, jalon::triangular(0.2, 0.5, 0.8), cite::judgement),
    jalon::parameter("e_administration.paperless.minutes",
                     "Back-office minutes spared where files no longer move on paper", "1", {0, 1},
                     jalon::triangular(0, 0.08, 0.20), cite::judgement),
    // Portal, appointments, assistance.
    jalon::parameter("e_administration.portal.calls",
                     "Calls spared where a citizen can follow the case", "1", {0, 1},
                     jalon::triangular(0, 0.2, 0.5), cite::judgement),
    jalon::parameter("e_administration.portal.minutes",
                     "Citizen's minutes on line spared by one account for all", "1", {0, 1},
                     jalon::triangular(0, 0.15, 0.35), cite::judgement),
    jalon::parameter("e_administration.appointment.part",
                     "Counter cases by appointment, where the town does not say", "1", {0, 1},
                     jalon::triangular(0.1, 0.3, 0.6), cite::judgement),
    jalon::parameter("e_administration.appointment.call", "Minutes of a call to book", "minute",
                     {0, 120}, jalon::triangular(2, 4, 7), cite::judgement),
    jalon::parameter("e_administration.appointment.online", "Appointments then booked on line", "1",
                     {0, 1}, jalon::triangular(0.3, 0.5, 0.7), cite::judgement),
    jalon::parameter("e_administration.appointment.wait",
                     "Minutes of waiting spared by an appointment", "minute", {0, 240},
                     jalon::triangular(0, 6, 15), cite::judgement),
    jalon::parameter("e_administration.assisted.minutes", "Agent minutes of an assisted case",
                     "minute", {0, 1000}, jalon::triangular(15, 30, 60), cite::judgement),
    jalon::parameter("e_administration.assisted.existing_reach",
                     "People in difficulty reached where help exists", "1", {0, 1},
                     jalon::triangular(0.2, 0.4, 0.7), cite::judgement),
    jalon::parameter("e_administration.assisted.present",
                     "Procedures with help, where the town does not say", "1", {0, 1},
                     jalon::triangular(0, 0.2, 0.5), cite::judgement),
    jalon::parameter(
        "e_administration.france_services.hours", "Least hours of agents of a France services desk",
        "hour", {0, 20000}, jalon::triangular(2500, 3000, 3214),
        {"two agents, the desk open 24 hours a week, from memory", "2024", cite::check}),
    jalon::parameter("e_administration.france_services.grant",
                     "Yearly grant of the State for a France services desk", "currency/year",
                     {0, 200000}, jalon::triangular(40000, 45000, 50000), cite::memory),
    jalon::parameter("e_administration.france_services.visits",
                     "Visits a year for procedures of other bodies", "1", {0, 100000},
                     jalon::triangular(1500, 2500, 4500), cite::judgement),
    jalon::parameter("e_administration.france_services.minutes", "Minutes spared by such a visit",
                     "minute", {0, 600}, jalon::triangular(10, 30, 60), cite::judgement),
    jalon::parameter("e_administration.france_services.distance",
                     "Kilometres spared by such a visit", "km", {0, 500},
                     jalon::triangular(5, 15, 40), cite::judgement),
    jalon::parameter("e_administration.france_services.equipment", "Fitting out the desk",
                     "currency", {0, 1e6}, jalon::triangular(10000, 25000, 60000), cite::judgement),
    // What tools cost.
    jalon::parameter("e_administration.platform.price", "Platform of forms on line, set up",
                     "currency", {0, 1e7}, jalon::triangular(5000, 12000, 30000), cite::judgement),
    jalon::parameter("e_administration.platform.licence", "Platform of forms, licence",
                     "currency/year", {0, 1e6}, jalon::triangular(2000, 4000, 10000),
                     cite::judgement),
    jalon::parameter("e_administration.platform.licence_per_inhabitant",
                     "Platform of forms, licence per inhabitant", "currency/year", {0, 100},
                     jalon::triangular(0.1, 0.3, 0.8), cite::judgement),
    jalon::parameter("e_administration.platform.present",
                     "Chance of having a platform, where the town does not say", "1", {0, 1},
                     jalon::triangular(0.3, 0.6, 0.9), cite::judgement),
    jalon::parameter("e_administration.procedure.price", "One procedure put on line", "currency",
                     {0, 1e6}, jalon::triangular(200, 700, 2500), cite::judgement),
    jalon::parameter("e_administration.portal.price", "Citizen portal, set up", "currency",
                     {0, 1e7}, jalon::triangular(10000, 25000, 60000), cite::judgement),
    jalon::parameter("e_administration.portal.licence", "Citizen portal, licence", "currency/year",
                     {0, 1e6}, jalon::triangular(4000, 9000, 20000), cite::judgement),
    jalon::parameter("e_administration.portal.licence_per_inhabitant",
                     "Citizen portal, licence per inhabitant", "currency/year", {0, 100},
                     jalon::triangular(0.1, 0.4, 1), cite::judgement),
    jalon::parameter("e_administration.portal.connector", "One procedure joined to the portal",
                     "currency", {0, 1e6}, jalon::triangular(200, 600, 2000), cite::judgement),
    jalon::parameter("e_administration.integration.price",
                     "One procedure linked with its business software", "currency", {0, 1e6},
                     jalon::triangular(1000, 2500, 6000), cite::judgement),
    jalon::parameter("e_administration.urban_planning.price", "Town planning on line, set up",
                     "currency", {0, 1e7}, jalon::triangular(2000, 5000, 12000), cite::judgement),
    jalon::parameter("e_administration.urban_planning.licence", "Town planning on line, yearly",
                     "currency/year", {0, 1e6}, jalon::triangular(158, 524, 1748), cite::cdg38),
    jalon::parameter("e_administration.urban_planning.link",
                     "Town planning: exchange with the State and the services consulted, no paper",
                     "currency", {0, 1e7}, jalon::triangular(3000, 8000, 20000), cite::judgement),
    jalon::parameter("e_administration.appointment.price", "Booking on line, set up", "currency",
                     {0, 1e6}, jalon::triangular(500, 1500, 5000), cite::judgement),
    jalon::parameter("e_administration.appointment.licence", "Booking on line, yearly",
                     "currency/year", {0, 1e6}, jalon::triangular(500, 1200, 3000),
                     cite::judgement),
    jalon::parameter("e_administration.paperless.price",
                     "Signature, circulation and archive of files, set up", "currency", {0, 1e7},
                     jalon::triangular(5000, 15000, 40000), cite::judgement),
    jalon::parameter("e_administration.paperless.licence",
                     "Signature, circulation and archive of files, yearly, per agent",
                     "currency/year", {0, 10000}, jalon::triangular(60, 150, 350), cite::judgement),
    jalon::parameter("e_administration.paperless.page", "One page scanned", "currency", {0, 100},
                     jalon::triangular(0.05, 0.12, 0.30), cite::judgement),
    jalon::parameter("e_administration.training", "Training of an agent for a new tool", "currency",
                     {0, 10000}, jalon::triangular(150, 300, 600), cite::judgement),
    jalon::parameter("e_administration.upkeep", "Upkeep of links, yearly part of their price",
                     "1/year", {0, 1}, jalon::triangular(0.10, 0.18, 0.25), cite::memory),
    jalon::parameter("e_administration.cycle", "Years between two versions to be set up anew",
                     "year", {2, 60}, jalon::triangular(5, 6, 7),
                     {"renewal every 5 to 7 years in studies of the domain; the year in the middle "
                      "by judgement",
                      "2024", cite::guess}),
    jalon::parameter("e_administration.cycle.part", "What a new version costs, of the first price",
                     "1", {0, 2}, jalon::triangular(0.3, 0.5, 1), cite::judgement),
    jalon::parameter(
        "e_administration.overrun", "Projects cost more than planned by", "1", {-0.5, 5},
        jalon::triangular(0, 0.20, 0.48),
        {"DILA: 10.32 then 15.32 million EUR (+48 %), year not kept; usual value by judgement",
         "2026", cite::guess}),
    jalon::parameter("e_administration.pooling.overhead",
                     "What each further commune adds to a fixed cost that is shared", "1", {0, 1},
                     jalon::triangular(0.05, 0.15, 0.35), cite::judgement),
    jalon::parameter("e_administration.pooling.joining", "Joining a shared platform", "currency",
                     {0, 1e6}, jalon::triangular(1000, 3000, 8000), cite::judgement),
};

// Place of a parameter in the list, by name; a wrong name does not compile.
consteval std::size_t parameter_named(std::string_view name) {
  return jalon::index_of(parameters, name);
}

// Lets a function take a parameter by name: f("e_administration.cycle").
struct Named {
  std::size_t place;
  consteval Named(const char *name) : place(parameter_named(name)) {}
};

}  // namespace e_administration
