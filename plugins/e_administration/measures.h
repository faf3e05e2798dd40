// measures.h - what can be done with the procedures of a town, and what each choice means.
#pragma once
#include "lines.h"
#include "tables.h"

namespace e_administration {

// Order of `measures`: what matters most to small towns first, for it is proposed first.
enum Measure : std::size_t {
  teleservice,
  pooling,
  town_planning,
  assisted,
  appointments,
  paperless,
  integration,
  portal
};
enum TeleserviceOption : std::size_t { compulsory, bass_curve, procedure_price, premises };
enum AssistedOption : std::size_t { reach, france_services };
enum PaperlessOption : std::size_t { pages };
enum PoolingOption : std::size_t { communes };

inline constexpr std::array teleservice_options{
    jalon::option("compulsory", "Use on line made compulsory, where the law lets you (1 = yes)",
                  "1", {0, 1}, 0),
    jalon::option("bass", "Take-up along a Bass curve from nothing (1 = yes)", "1", {0, 1}, 0),
    jalon::option("procedure_price", "Price of one procedure put on line, if known", "currency",
                  {0, 1e6}, jalon::unknown),
    jalon::option("premises",
                  "Yearly rent and upkeep of a desk that really closes (0 if none does)",
                  "currency/year", {0, 1e7}, 0),
};
inline constexpr std::array portal_options{
    jalon::option("price", "Price of the portal set up, if known", "currency", {0, 1e7},
                  jalon::unknown),
};
inline constexpr std::array integration_options{
    jalon::option("price", "Price of one link, if known", "currency", {0, 1e6}, jalon::unknown),
};
inline constexpr std::array assisted_options{
    jalon::option("reach", "Part of the people in difficulty that are helped", "1", {0, 1}, 0.5),
    jalon::option("france_services", "With the France services label (1 = yes)", "1", {0, 1}, 0),
};
inline constexpr std::array paperless_options{
    jalon::option("pages", "Pages of the stock to be scanned", "1", {0, 1e8}, 0),
};
inline constexpr std::array pooling_options{
    jalon::option("communes", "Communes that share, this one included", "1", {1, 500}, 10),
};

inline constexpr std::array teleservice_effort{jalon::effort(0, 25, 15, 10),
                                               jalon::effort(1, 10, 5, 3)};
inline constexpr std::array portal_effort{jalon::effort(0, 25, 30, 15),
                                          jalon::effort(1, 10, 10, 5)};
inline constexpr std::array integration_effort{jalon::effort(0, 15, 25, 5),
                                               jalon::effort(1, 3, 5, 1)};
inline constexpr std::array town_planning_effort{jalon::effort(0, 20, 10, 5),
                                                 jalon::effort(1, 5, 3, 1)};
inline constexpr std::array appointments_effort{jalon::effort(0, 5, 3, 1)};
inline constexpr std::array assisted_effort{jalon::effort(0, 20, 5, 15), jalon::effort(1, 5, 1, 5)};
inline constexpr std::array paperless_effort{jalon::effort(0, 20, 20, 10),
                                             jalon::effort(1, 8, 5, 3)};
inline constexpr std::array pooling_effort{jalon::effort(0, 5, 10, 20), jalon::effort(1, 1, 3, 5)};

// Thresholds without a source in their measure's text are judgements.
inline constexpr std::array teleservice_gates{
    jalon::gate_below("e_administration.fully_online", 0.9,
                      "nearly all procedures are on line already: look at who uses them"),
    jalon::gate_above("e_administration.cases_over_break_even", 0.3,
                      "too few cases to pay for a platform alone: share one with other "
                      "communes"),
};
inline constexpr std::array portal_gates{
    jalon::gate_above("e_administration.take_up", 0.05,
                      "hardly any case comes on line: first put procedures on line"),
    jalon::gate_above("e_administration.cases_over_break_even", 1,
                      "too few cases to pay for a portal alone: share one with other communes"),
};
inline constexpr std::array integration_gates{
    jalon::gate_above("e_administration.rekeying_hours", 100,
                      "too few cases come on line for a link with the business software to "
                      "spare much: first raise their number"),
};
inline constexpr std::array town_planning_gates{
    jalon::gate_above("e_administration.urban_planning_cases", 50,
                      "less than one file a week: have them worked on by a shared service"),
};
inline constexpr std::array appointments_gates{
    jalon::gate_above("e_administration.counter_share", 0.2, "few cases come to the counter"),
};
inline constexpr std::array assisted_gates{
    jalon::gate_above("e_administration.unassisted_share", 0.02,
                      "nearly everybody in difficulty finds help already"),
};
inline constexpr std::array paperless_gates{
    jalon::gate_above("e_administration.yearly_letters", 2000, "few letters are sent"),
};
inline constexpr std::array pooling_gates{
    jalon::gate_below("e_administration.cases_per_procedure", 10000,
                      "each procedure has over 10,000 cases a year: enough for a platform of "
                      "its own"),
};

inline constexpr std::array measures{
    jalon::measure(
        {.name = "e_administration.teleservice",
         .label = "Procedures put on line",
         .help = "Each procedure that is not wholly on line yet gets a form on line, with its "
                 "documents and payment, on a common platform.",
         .table = "e_administration.procedures",
         .options = teleservice_options,
         .effort = teleservice_effort,
         .relevance = "Procedures wholly on line are left as they are. What the law imposes is in "
                      "the reference: there, the measure brings little. Of services that began "
                      "below 30 % on line, none reached 80 % in four years.",
         .procurement = "services",
         .account = "M57 2051",
         .vat = "compensated",
         .grants = "digital_transformation",
         .follow = "e_administration.fully_online e_administration.take_up "
                   "e_administration.minutes_per_case",
         .lifetime = 6,
         .gates = teleservice_gates}),
    jalon::measure(
        {.name = "e_administration.pooling",
         .label = "Platforms shared between communes",
         .help = "What is fixed in the platforms (setting up, licence) is bought once for several "
                 "communes.",
         .table = "e_administration.procedures",
         .options = pooling_options,
         .effort = pooling_effort,
         .needs = "e_administration.teleservice",
         .relevance = "Changes what the other measures cost, not what they bring: alone it only "
                      "lowers the licence of a platform in place. Below 10,000 cases a year and "
                      "procedure (the limit below which the British programme counted no saving), "
                      "that is nearly always.",
         .procurement = "services",
         .account = "M57 2051",
         .vat = "compensated",
         .grants = "digital_transformation",
         .follow = "e_administration.cost_per_case",
         .gates = pooling_gates}),
    jalon::measure(
        {.name = "e_administration.town_planning",
         .label = "Town planning without paper",
         .help = "Files are taken, worked on, sent to the services consulted and to the State "
                 "without paper.",
         .table = "e_administration.procedures",
         .effort = town_planning_effort,
         .relevance = "Taking files on line is a duty, which the reference already holds; the "
                      "measure adds the work on them without paper.",
         .procurement = "services",
         .account = "M57 2051",
         .vat = "compensated",
         .grants = "digital_transformation",
         .follow = "e_administration.legal_compliance e_administration.yearly_letters",
         .lifetime = 6,
         .gates = town_planning_gates,
         .where_column = "kind",
         .where_choices = "urban_planning"}),
    jalon::measure(
        {.name = "e_administration.assisted",
         .label = "Help with procedures on line, France services",
         .help = "Agents help people who cannot act on line alone, for the procedures covered; "
                 "with the label, for those of the State too.",
         .table = "e_administration.procedures",
         .options = assisted_options,
         .effort = assisted_effort,
         .relevance = "It costs more than it saves the town: its worth is that nobody is left out. "
                      "Counted is the time that people no longer lose looking for help; rights not "
                      "claimed are not. For procedures that are on line.",
         .procurement = "services",
         .account = "M57 6411",
         .vat = "final",
         .grants = "digital_inclusion",
         .follow = "e_administration.unassisted_share e_administration.take_up",
         .gates = assisted_gates}),
    jalon::measure(
        {.name = "e_administration.appointments",
         .label = "Appointments booked on line",
         .help = "Citizens book on line the slot at the counter; they call less and wait less.",
         .table = "e_administration.procedures",
         .effort = appointments_effort,
         .relevance = "For cases that need a visit (identity papers). Nothing changes where "
                      "appointments are booked on line already. Where there were none, people wait "
                      "less, and calls to book appear.",
         .procurement = "services",
         .account = "M57 2051",
         .vat = "compensated",
         .grants = "digital_transformation",
         .follow = "e_administration.citizen_minutes_per_case",
         .lifetime = 6,
         .usual_share = 0.3,
         .gates = appointments_gates}),
    jalon::measure(
        {.name = "e_administration.paperless",
         .label = "Internal flows and mail without paper",
         .help = "Electronic signature, circulation of files, invoices, archive and sending of "
                 "letters.",
         .table = "e_administration.procedures",
         .options = paperless_options,
         .effort = paperless_effort,
         .relevance = "Where many letters leave or files go from hand to hand. Postage spared is "
                      "revenue lost for the post office. Scanning the old stock is paid at once "
                      "and spares nothing here.",
         .procurement = "services",
         .account = "M57 2051",
         .vat = "compensated",
         .grants = "digital_transformation",
         .follow = "e_administration.yearly_letters e_administration.minutes_per_case",
         .lifetime = 6,
         .gates = paperless_gates}),
    jalon::measure(
        {.name = "e_administration.integration",
         .label = "Links with the business software, no keying again",
         .help = "Cases filed on line enter the software that works on them, without an agent "
                 "keying them again.",
         .table = "e_administration.procedures",
         .options = integration_options,
         .effort = integration_effort,
         .relevance = "Brings nothing off line. Without it, a case on line costs as many minutes "
                      "behind the counter as one on paper.",
         .procurement = "services",
         .account = "M57 2051",
         .vat = "compensated",
         .grants = "digital_transformation",
         .follow = "e_administration.rekeying_hours e_administration.minutes_per_case",
         .lifetime = 6,
         .usual_share = 0.3,
         .gates = integration_gates}),
    jalon::measure(
        {.name = "e_administration.portal",
         .label = "Citizen portal, one tool for all relations with users",
         .help = "One account with FranceConnect for all procedures covered; a citizen follows the "
                 "case and does not give twice what the town knows.",
         .table = "e_administration.procedures",
         .options = portal_options,
         .effort = portal_effort,
         .relevance = "Brings nothing to procedures that are not on line. It spares calls and "
                      "typing; nothing shows that it raises take-up by itself, so the model does "
                      "not say so.",
         .procurement = "services",
         .account = "M57 2051",
         .vat = "compensated",
         .grants = "digital_transformation",
         .follow = "e_administration.france_connect e_administration.take_up "
                   "e_administration.satisfaction",
         .lifetime = 6,
         .gates = portal_gates}),
};

}  // namespace e_administration
