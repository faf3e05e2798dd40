// measures.h - what can be done with parking, and what each choice means.
#pragma once
#include "lines.h"
#include "tables.h"

namespace parking {

// Order of `measures`: what matters most to small towns first, for it is proposed first.
enum Measure : std::size_t {
  foot_control,
  tariff,
  mobile_payment,
  zone_extension,
  reallocation,
  off_street_guidance,
  zone_removal,
  free_first_minutes,
  notice_level,
  resident_permits,
  park_and_ride,
  sensors,
  scan_car,
  demand_pricing
};

enum ExtensionOption : std::size_t { extension_first_hour, extension_checks, extension_permits };
enum TariffOption : std::size_t { tariff_increase, tariff_first_hour, tariff_later_hour };
enum FreeOption : std::size_t { free_minutes_option };
enum PricingOption : std::size_t {
  pricing_step,
  pricing_above,
  pricing_below,
  pricing_least,
  pricing_most,
  pricing_changes
};
enum NoticeOption : std::size_t { notice_amount };
enum ControlOption : std::size_t { control_checks, control_outsourced, control_upgrade };
enum MobileOption : std::size_t { mobile_terminals };
enum PermitOption : std::size_t { permit_increase, permit_new_price };
enum RideOption : std::size_t { ride_spaces };

inline constexpr std::array extension_options{
    jalon::option("first_hour", "Price of an hour, if decided", "currency", {0.01, 20},
                  jalon::unknown),
    jalon::option("checks", "Checks per space and year, if decided", "1/year", {0, 5000},
                  jalon::unknown),
    jalon::option("permits", "Resident permits per space, if known", "1", {0, 20}, jalon::unknown),
};
inline constexpr std::array tariff_options{
    jalon::option("increase", "Increase of all prices, part of them", "1", {-0.9, 4}, 0.25),
    jalon::option("first_hour", "New price of the first hour, instead", "currency", {0.01, 20},
                  jalon::unknown),
    jalon::option("later_hour", "New price of an hour after the first, instead", "currency",
                  {0.01, 100}, jalon::unknown),
};
inline constexpr std::array free_options{
    jalon::option("minutes", "Free minutes at the start of a stay", "minute", {0, 240}, 20),
};
inline constexpr std::array pricing_options{
    jalon::option("step", "Step of a change of price, per hour", "currency", {0.01, 5}, 0.20),
    jalon::option("above", "Occupancy above which the price rises", "1", {0.3, 1}, 0.80),
    jalon::option("below", "Occupancy below which it falls", "1", {0, 0.95}, 0.60),
    jalon::option("least", "Lowest price, part of today's", "1", {0.05, 1}, 0.5),
    jalon::option("most", "Highest price, part of today's", "1", {1, 10}, 2),
    jalon::option("changes", "Changes of price a year", "1/year", {1, 12}, 4),
};
inline constexpr std::array notice_options{
    jalon::option("amount", "New amount of a notice", "currency", {1, 200}, 35),
};
inline constexpr std::array foot_options{
    jalon::option("checks", "Checks per space and year", "1/year", {0, 5000}, 120),
    jalon::option("outsourced", "By a contractor (1) or by own staff (0)", "1", {0, 1}, 0),
};
inline constexpr std::array scan_options{
    jalon::option("checks", "Checks per space and year, if decided", "1/year", {0, 5000},
                  jalon::unknown),
    jalon::option("outsourced", "By a contractor (1) or by own staff (0)", "1", {0, 1}, 1),
    jalon::option("upgrade", "Part of the terminals to fit with plate entry", "1", {0, 1}, 1),
};
inline constexpr std::array mobile_options{
    jalon::option("terminals", "Part of the terminals taken away", "1", {0, 1}, 0.25),
};
inline constexpr std::array permit_options{
    jalon::option("increase", "Increase of the price, part of it", "1", {-1, 10}, 0.25),
    jalon::option("price", "New price, instead", "currency/year", {0, 5000}, jalon::unknown),
};
inline constexpr std::array ride_options{
    jalon::option("spaces", "Park-and-ride spaces per space of the zone", "1", {0.01, 2}, 0.15),
};

inline constexpr std::array extension_effort{jalon::effort(0, 30, 5, 20),
                                             jalon::effort(1, 15, 3, 8)};
inline constexpr std::array removal_effort{jalon::effort(0, 6, 1, 8)};
inline constexpr std::array tariff_effort{jalon::effort(0, 8, 2, 8), jalon::effort(1, 2, 1, 2)};
inline constexpr std::array pricing_effort{jalon::effort(0, 15, 15, 15),
                                           jalon::effort(1, 10, 12, 6)};
inline constexpr std::array notice_effort{jalon::effort(0, 5, 0, 6)};
inline constexpr std::array foot_effort{jalon::effort(0, 15, 1, 8), jalon::effort(1, 8, 1, 3)};
inline constexpr std::array scan_effort{jalon::effort(0, 20, 12, 15), jalon::effort(1, 8, 6, 5)};
inline constexpr std::array mobile_effort{jalon::effort(0, 8, 8, 4), jalon::effort(1, 3, 3, 1)};
inline constexpr std::array sensor_effort{jalon::effort(0, 15, 20, 8), jalon::effort(1, 6, 10, 2)};
inline constexpr std::array ride_effort{jalon::effort(0, 25, 2, 20), jalon::effort(1, 8, 1, 5)};
inline constexpr std::array kerb_effort{jalon::effort(0, 15, 0, 12), jalon::effort(1, 4, 0, 3)};
inline constexpr std::array signs_effort{jalon::effort(0, 12, 12, 6), jalon::effort(1, 4, 5, 2)};

// Bounds of gates are judgements.
inline constexpr std::array full_gate{
    jalon::gate_above("parking.full_share", 0.10,
                      "streets are seldom full: paying would bring no rotation that is not there"),
    jalon::gate_above("parking.occupancy", 0.60,
                      "more than four spaces in ten are free: there is nothing to share out")};
inline constexpr std::array paid_gate{jalon::gate_above(
    "parking.paid_spaces", 1, "no on-street space is paid: there is no tariff to change")};
inline constexpr std::array empty_gate{
    jalon::gate_below("parking.occupancy", 0.60,
                      "the streets are well used: without a price they would be full"),
    jalon::gate_above("parking.paid_spaces", 1, "no on-street space is paid")};
inline constexpr std::array pricing_gate{
    jalon::gate_above("parking.paid_spaces", 200,
                      "too few paid spaces for prices that follow occupancy: their analysis would "
                      "cost more than it brings"),
    jalon::gate_above("parking.occupancy_counted", 0.5,
                      "the occupancy of few streets is counted, and prices cannot follow what "
                      "nobody counts: first sensors, a scan car or counts on foot"),
    jalon::gate_above("parking.full_share", 0.10,
                      "streets are seldom full: prices would only "
                      "fall")};
inline constexpr std::array control_gate{
    jalon::gate_above("parking.paid_spaces", 1, "no on-street space is paid: nothing to check"),
    jalon::gate_below("parking.respect", 0.80,
                      "most drivers pay already: more checks would find little")};
inline constexpr std::array scan_gate{
    jalon::gate_above("parking.paid_spaces", 500,
                      "too few paid spaces for a scan car, which checks over a thousand "
                      "vehicles an hour, unless it is shared with neighbours"),
    jalon::gate_below("parking.respect", 0.80,
                      "most drivers pay already: more checks would find little")};
inline constexpr std::array sensor_gate{
    jalon::gate_above("parking.search_measured", 0.01,
                      "no survey has measured the search for a space: measure it first, or nobody "
                      "can tell what sensors spare"),
    jalon::gate_above("parking.full_share", 0.20,
                      "drivers find a space at once: guidance would spare them little"),
    jalon::gate_below("parking.full_share", 0.60,
                      "streets are full nearly all the time: there is no free space to guide to")};
inline constexpr std::array permit_gate{jalon::gate_above(
    "parking.paid_spaces", 1, "no on-street space is paid: permits exempt from nothing")};
inline constexpr std::array ride_gate{jalon::gate_above(
    "parking.occupancy", 0.75, "there is room in the centre: few would stop outside and change")};
inline constexpr std::array kerb_gate{
    jalon::gate_below("parking.full_share", 0.30,
                      "streets are often full: spaces taken away would send drivers around the "
                      "block, unless others are freed first")};
inline constexpr std::array signs_gate{
    jalon::gate_above("parking.full_share", 0.10,
                      "streets are seldom full: drivers need not be led elsewhere"),
    jalon::gate_below("parking.off_street_occupancy", 0.85,
                      "the car parks are full in busy hours: there is nowhere to lead drivers to")};

// What is usual for a town that has said nothing yet (usual_share) is a judgement.
inline constexpr std::array measures{
    jalon::measure({.name = "parking.foot_control",
                    .label = "More checks by agents on foot",
                    .help = "Agents check each space so many times a year; notices first rise, "
                            "then fall as drivers pay.",
                    .table = "parking.zones",
                    .options = foot_options,
                    .effort = foot_effort,
                    .excludes = "parking.scan_car",
                    .relevance = "Notices are a transfer: the gain is in respect and rotation. "
                                 "Their first years are not their level.",
                    .procurement = "services",
                    .account = "M57 70384",
                    .vat = "final",
                    .follow = "parking.respect parking.notices_per_vehicle parking.paid_hours",
                    .gates = control_gate,
                    .where_column = "regime",
                    .where_choices = "paid"}),
    jalon::measure({.name = "parking.tariff",
                    .label = "New tariff",
                    .help = "The prices of the first and of the later hours are set anew; a later "
                            "hour dearer than the first makes the tariff progressive.",
                    .table = "parking.zones",
                    .options = tariff_options,
                    .effort = tariff_effort,
                    .relevance = "Fees move from users to the town and are no gain of the "
                                 "territory; what counts is room in the streets. A dearer hour "
                                 "lowers respect unless checks or notices follow.",
                    .procurement = "services",
                    .account = "M57 70383",
                    .vat = "final",
                    .follow = "parking.occupancy parking.respect parking.revenue_per_space",
                    .gates = paid_gate,
                    .where_column = "regime",
                    .where_choices = "paid"}),
    jalon::measure({.name = "parking.mobile_payment",
                    .label = "Payment by telephone",
                    .help = "Stays can be paid and prolonged by telephone; some terminals go.",
                    .table = "parking.zones",
                    .options = mobile_options,
                    .effort = mobile_effort,
                    .relevance = "A part of the drivers keeps paying at the terminal, in coins or "
                                 "by card: leave enough of them.",
                    .procurement = "services",
                    .account = "M57 6156",
                    .vat = "final",
                    .follow = "parking.respect parking.paid_hours parking.cost_over_revenue",
                    .gates = paid_gate,
                    .where_column = "regime",
                    .where_choices = "paid"}),
    jalon::measure(
        {.name = "parking.zone_extension",
         .label = "Paid zone extended",
         .help = "Free spaces become paid ones: terminals, signs, checks, resident permits.",
         .table = "parking.zones",
         .options = extension_options,
         .effort = extension_effort,
         .excludes = "parking.zone_removal",
         .relevance = "Where streets are full of cars that stay all day. Drivers move to the free "
                      "streets around: look at them too. Fees are a transfer, not a gain of the "
                      "territory. Checks must go with it.",
         .account = "M57 2152",
         .vat = "compensated",
         .follow = "parking.paid_hours parking.respect parking.full_share parking.turnover",
         .lifetime = 10,
         .usual_share = 0.2,
         .gates = full_gate,
         .where_column = "regime",
         .where_choices = "free time_limited"}),
    jalon::measure({.name = "parking.reallocation",
                    .label = "Spaces given to trees, bicycles, deliveries or charging",
                    .help = "The spaces covered stop being car spaces. Their cars look for a space "
                            "in the rest of the zone.",
                    .table = "parking.zones",
                    .options = {},
                    .effort = kerb_effort,
                    .relevance = "Where the zone has room left. What the new use brings (shade, "
                                 "safety, deliveries) is not in money here; charging is counted in "
                                 "its own domain.",
                    .account = "M57 2152",
                    .vat = "compensated",
                    .grants = "greening cycling",
                    .follow = "parking.street_spaces parking.full_share parking.search_minutes",
                    .lifetime = 25,
                    .usual_share = 0.05,
                    .gates = kerb_gate,
                    .flags = JALON_OCCUPIES}),
    jalon::measure({.name = "parking.off_street_guidance",
                    .label = "Guidance to the car parks",
                    .help = "Car parks are counted; panels and telephones lead drivers there when "
                            "the streets are nearly full.",
                    .table = "parking.car_parks",
                    .options = {},
                    .effort = signs_effort,
                    .relevance = "Where car parks have room while drivers turn around the blocks. "
                                 "The time spared is uncertain unless search time was measured.",
                    .procurement = "supplies",
                    .account = "M57 2152",
                    .vat = "compensated",
                    .follow = "parking.off_street_occupancy parking.real_time "
                              "parking.search_minutes",
                    .lifetime = 10,
                    .gates = signs_gate}),
    jalon::measure({.name = "parking.zone_removal",
                    .label = "Paid zone given up",
                    .help = "Paid spaces become free; terminals, checks and permits end.",
                    .table = "parking.zones",
                    .effort = removal_effort,
                    .excludes = "parking.zone_extension",
                    .relevance = "Where the cost of payment exceeds its receipts and spaces are "
                                 "empty. Full streets would fill up with all-day cars.",
                    .procurement = "services",
                    .account = "M57 70383",
                    .vat = "final",
                    .follow = "parking.occupancy parking.full_share",
                    .usual_share = 0.2,
                    .gates = empty_gate,
                    .where_column = "regime",
                    .where_choices = "paid"}),
    jalon::measure({.name = "parking.free_minutes",
                    .label = "Free first minutes",
                    .help = "The first minutes of each stay are free.",
                    .table = "parking.zones",
                    .options = free_options,
                    .effort = tariff_effort,
                    .relevance = "For short stops at shops. It costs receipts, and notices to "
                                 "those who were checked within the time.",
                    .procurement = "services",
                    .account = "M57 70383",
                    .vat = "final",
                    .follow = "parking.turnover parking.revenue_per_space",
                    .gates = paid_gate,
                    .where_column = "regime",
                    .where_choices = "paid"}),
    jalon::measure({.name = "parking.notice_level",
                    .label = "Amount of the post-payment notice",
                    .help = "The amount of the notice for a stay that was not paid is set anew.",
                    .table = "parking.zones",
                    .options = notice_options,
                    .effort = notice_effort,
                    .relevance = "It may not exceed the price of the longest stay allowed. Little "
                                 "to gain where cars are hardly ever checked.",
                    .procurement = "services",
                    .account = "M57 70384",
                    .vat = "final",
                    .follow = "parking.respect parking.notices_per_vehicle",
                    .gates = control_gate,
                    .where_column = "regime",
                    .where_choices = "paid"}),
    jalon::measure({.name = "parking.permits",
                    .label = "Price of the resident permit",
                    .help = "The price of the resident permit is set anew.",
                    .table = "parking.zones",
                    .options = permit_options,
                    .effort = tariff_effort,
                    .relevance = "Moves money from residents to the town; some give up a second "
                                 "car's permit.",
                    .procurement = "services",
                    .account = "M57 70383",
                    .vat = "final",
                    .follow = "parking.revenue_per_space",
                    .gates = permit_gate,
                    .where_column = "regime",
                    .where_choices = "paid resident"}),
    jalon::measure({.name = "parking.park_and_ride",
                    .label = "Park-and-ride at the edge of the town",
                    .help = "Surface spaces at the edge, with a shuttle or a good walk, for those "
                            "who stay all day.",
                    .table = "parking.zones",
                    .options = ride_options,
                    .effort = ride_effort,
                    .relevance = "Little to gain while the centre is free and has room: it works "
                                 "together with a price there. The spaces freed fill up again in "
                                 "part.",
                    .account = "M57 2152",
                    .vat = "compensated",
                    .grants = "mobility multimodal_hub",
                    .follow = "parking.occupancy parking.full_share",
                    .lifetime = 30,
                    .usual_share = 0.3,
                    .gates = ride_gate}),
    jalon::measure({.name = "parking.sensors",
                    .label = "Sensors in the spaces and guidance",
                    .help = "A sensor in each space tells drivers by panels and telephone where "
                            "spaces are free. Batteries and sensors are renewed, sooner if the "
                            "maker ends their support.",
                    .table = "parking.zones",
                    .options = {},
                    .effort = sensor_effort,
                    .relevance = "Little to gain where a space is found at once, or where none is "
                                 "ever free. The time spared is uncertain unless search time was "
                                 "measured before; some towns stopped their sensors after a few "
                                 "years.",
                    .procurement = "supplies",
                    .account = "M57 2152",
                    .vat = "compensated",
                    .follow = "parking.real_time parking.search_minutes parking.full_share",
                    .lifetime = 10,
                    .usual_share = 0.3,
                    .gates = sensor_gate}),
    jalon::measure({.name = "parking.scan_car",
                    .label = "Checks by scan car",
                    .help = "A car that reads number plates checks each space so many times a "
                            "year; terminals must know the plates.",
                    .table = "parking.zones",
                    .options = scan_options,
                    .effort = scan_effort,
                    .excludes = "parking.foot_control",
                    .relevance = "For some hundreds of paid spaces and more, or shared with "
                                 "neighbouring towns. Notices first rise, then fall. Needs a "
                                 "formality on personal data.",
                    .procurement = "services",
                    .account = "M57 70384",
                    .vat = "final",
                    .follow = "parking.respect parking.notices_per_vehicle parking.paid_hours",
                    .gates = scan_gate,
                    .where_column = "regime",
                    .where_choices = "paid"}),
    jalon::measure({.name = "parking.demand_pricing",
                    .label = "Prices that follow occupancy",
                    .help = "Some times a year the price of each street and hour goes up a step "
                            "where it was nearly full, and down a step where it was half empty.",
                    .table = "parking.zones",
                    .options = pricing_options,
                    .effort = pricing_effort,
                    .relevance = "Needs a count of occupancy by street and hour: sensors, or the "
                                 "passes of a scan car. Little to gain in a small zone of even "
                                 "occupancy.",
                    .procurement = "services",
                    .account = "M57 70383",
                    .vat = "final",
                    .follow = "parking.full_share parking.occupancy parking.revenue_per_space",
                    .usual_share = 0.5,
                    .gates = pricing_gate,
                    .where_column = "regime",
                    .where_choices = "paid"}),
};

}  // namespace parking
