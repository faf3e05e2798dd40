// tables.h - the inventory the model reads: the procedures of a town.
//
// A row stands for one procedure, or for several that are alike (`procedures`). All columns but
// the name may be blank. Levels and words are those of the French observatory of digital
// procedures (DINUM, DISIC/observatoire: niveauDemat, dematObligatoire, volumetrie, ...).
#pragma once
#include "parameters.h"

namespace e_administration {

// Order of the choices; n_kinds for a blank cell.
enum Kind : int {
  civil_status,
  identity,
  urban_planning,
  family,
  social,
  public_space,
  reports,
  culture_sport,
  elections,
  cemetery,
  internal,
  other_kind,
  n_kinds
};
enum Level : int { level_none, level_pdf, level_fillable, level_form, level_full, level_edi };
enum Status : int { not_online, experiment, partial, local, wholly_online };
enum YesNo : int { no, yes, not_applicable };
enum Booking : int { booking_none, booking_phone, booking_online };
enum Channel : std::size_t { counter, phone, post, email, n_channels };  // all off line

inline constexpr std::array kinds{
    jalon::choice("civil_status", "Civil status"),
    jalon::choice("identity", "Passports and identity cards"),
    jalon::choice("urban_planning", "Town planning"),
    jalon::choice("family", "School, canteen, child care"),
    jalon::choice("social", "Social services, housing"),
    jalon::choice("public_space", "Use of public space"),
    jalon::choice("reports", "Fault reports"),
    jalon::choice("culture_sport", "Culture, sport, associations"),
    jalon::choice("elections", "Elections, census"),
    jalon::choice("cemetery", "Cemetery"),
    jalon::choice("internal", "Internal flow (invoices, mail, decisions)"),
    jalon::choice("other", "Other procedure"),
};
inline constexpr std::array levels{
    jalon::choice("aucun", "Nothing on line"),
    jalon::choice("pdfnonremplissable", "A form to print"),
    jalon::choice("pdfremplissable", "A form to fill in and send"),
    jalon::choice("formulaire", "A form on line"),
    jalon::choice("teleprocedure", "Wholly on line"),
    jalon::choice("edi", "Exchange between systems, nothing to fill in"),
};
inline constexpr std::array statuses{
    jalon::choice("not_online", "Not on line"),
    jalon::choice("experiment", "Experiment"),
    jalon::choice("partial", "On line in part"),
    jalon::choice("local", "On line in some places"),
    jalon::choice("full", "Wholly on line, everywhere"),
};
inline constexpr std::array yes_no{jalon::choice("no", "No"), jalon::choice("yes", "Yes")};
inline constexpr std::array yes_no_na{jalon::choice("no", "No"), jalon::choice("yes", "Yes"),
                                      jalon::choice("not_applicable", "Not applicable")};
inline constexpr std::array bookings{
    jalon::choice("none", "Without appointment"),
    jalon::choice("phone", "By appointment, by telephone or at the counter"),
    jalon::choice("online", "By appointment, booked on line"),
};

namespace fills {
inline constexpr std::array counter_minutes{
    jalon::fill_when("kind", "identity", "e_administration.minutes.identity"),
    jalon::fill("e_administration.minutes.counter")};
inline constexpr std::array phone_minutes{jalon::fill("e_administration.minutes.phone")};
inline constexpr std::array post_minutes{jalon::fill("e_administration.minutes.post")};
inline constexpr std::array email_minutes{jalon::fill("e_administration.minutes.email")};
inline constexpr std::array online_minutes{jalon::fill("e_administration.minutes.online")};
inline constexpr std::array back_minutes{
    jalon::fill_when("kind", "urban_planning", "e_administration.minutes.back_urban_planning"),
    jalon::fill_when("kind", "internal", "e_administration.minutes.back_internal"),
    jalon::fill("e_administration.minutes.back")};
inline constexpr std::array citizen_counter{jalon::fill("e_administration.citizen.counter")};
inline constexpr std::array citizen_remote{jalon::fill("e_administration.citizen.remote")};
inline constexpr std::array citizen_online{jalon::fill("e_administration.citizen.online")};
inline constexpr std::array travel{jalon::fill("e_administration.citizen.travel")};
inline constexpr std::array distance{jalon::fill("e_administration.citizen.distance")};
inline constexpr std::array visits{jalon::fill("e_administration.citizen.visits")};
inline constexpr std::array letters{jalon::fill("e_administration.letters.per_case")};
inline constexpr std::array business{jalon::fill("e_administration.business.part")};
inline constexpr std::array excluded{jalon::fill("e_administration.citizen.excluded")};
}  // namespace fills

inline constexpr std::array procedure_columns{
    jalon::text("name", "Procedure", JALON_KEY),
    jalon::choices("kind", "Kind of procedure", kinds),
    jalon::number("procedures", "Number of procedures that the row stands for", "1", {0, 1e5}),
    jalon::number("volume", "Cases a year", "1", {0, 1e8}),
    jalon::number("online_volume", "Cases filed on line a year", "1", {0, 1e8}),
    jalon::choices("digital_level", "Level of dematerialisation", levels, JALON_DIGITAL),
    jalon::choices("online_status", "Where it is on line", statuses),
    jalon::number("share_online", "Part of the cases filed on line", "1", {0, 1}),
    jalon::number("share_counter", "Part of the cases at the counter", "1", {0, 1}),
    jalon::number("share_phone", "Part of the cases by telephone", "1", {0, 1}),
    jalon::number("share_post", "Part of the cases by post", "1", {0, 1}),
    jalon::number("share_email", "Part of the cases by e-mail", "1", {0, 1}),
    jalon::choices("france_connect", "FranceConnect", yes_no_na),
    jalon::choices("mandatory", "Use on line is compulsory", yes_no),
    jalon::number("mandatory_from", "Year from which use on line is compulsory", "1", {1990, 2200},
                  {}, JALON_INTEGER),
    jalon::number("offer_required_from", "Year from which the law wants it on line", "1",
                  {1990, 2200}, {}, JALON_INTEGER),
    jalon::choices("assistance", "Human help with the procedure on line", yes_no),
    jalon::number("accessibility", "Accessibility score (RGAA)", "1", {0, 1}),
    jalon::number("satisfaction", "Satisfaction of users, out of 10", "1", {0, 10}),
    jalon::choices("integrated", "Linked with the business software, no keying again", yes_no),
    jalon::choices("booking", "Appointments", bookings),
    jalon::number("minutes_counter", "Agent minutes at the counter", "minute", {0, 1000},
                  fills::counter_minutes),
    jalon::number("minutes_phone", "Agent minutes by telephone", "minute", {0, 1000},
                  fills::phone_minutes),
    jalon::number("minutes_post", "Agent minutes for a letter", "minute", {0, 1000},
                  fills::post_minutes),
    jalon::number("minutes_email", "Agent minutes for an e-mail", "minute", {0, 1000},
                  fills::email_minutes),
    jalon::number("minutes_online", "Agent minutes in front for a case on line", "minute",
                  {0, 1000}, fills::online_minutes),
    jalon::number("back_minutes", "Agent minutes behind the counter, all keyed by hand", "minute",
                  {0, 10000}, fills::back_minutes),
    jalon::number("citizen_counter", "Citizen's minutes on the spot, waiting included", "minute",
                  {0, 1000}, fills::citizen_counter),
    jalon::number("citizen_remote", "Citizen's minutes by telephone or in writing", "minute",
                  {0, 1000}, fills::citizen_remote),
    jalon::number("citizen_online", "Citizen's minutes on line", "minute", {0, 1000},
                  fills::citizen_online),
    jalon::number("travel_minutes", "Minutes there and back", "minute", {0, 1000}, fills::travel),
    jalon::number("travel_km", "Kilometres there and back", "km", {0, 1000}, fills::distance),
    jalon::number("visits", "Visits for a case at the counter", "1", {0, 20}, fills::visits),
    jalon::number("letters", "Letters sent for a case off line", "1", {0, 100}, fills::letters),
    jalon::number("business_share", "Cases of businesses and associations", "1", {0, 1},
                  fills::business),
    jalon::number("excluded_share", "Cases of people who cannot act on line alone", "1", {0, 1},
                  fills::excluded),
};
inline constexpr std::array tables{
    jalon::table("e_administration.procedures", "Procedures", procedure_columns, "volume",
                 "e_administration.cases_per_inhabitant"),
};

// Lets a function take a column by name.
struct ColumnNamed {
  std::size_t place;
  consteval ColumnNamed(const char *name) : place(jalon::index_of(procedure_columns, name)) {}
};

}  // namespace e_administration
