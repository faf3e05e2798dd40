// findings.h - what the model tells the town when its own sums contradict the inventory. Each
// sentence says whether the figures are used all the same. The finding's own place tells its row;
// no sentence names a row by a number, since only the host knows the rows of the file: a twin is
// told by a volume that both have, and by the finding at its own row.
#pragma once

namespace water {

namespace told {
inline constexpr const char *impossible_balance =
    "{1} m3 used, sold and accounted for stand against {2} m3 produced and bought: an efficiency "
    "of "
    "{3} %, which cannot be. The volumes of this row are not used: its efficiency and losses are "
    "unknown";
inline constexpr const char *copied_and_impossible =
    "{1} of its volumes, {2} m3 among them, are those of another service, and its balance cannot "
    "be (efficiency {3} %): copied from one service to the other. The volumes of this row are not "
    "used: its efficiency and losses are unknown";
inline constexpr const char *copied =
    "{1} of its volumes, {2} m3 among them, are those of another service: one may have been copied "
    "from the other. They are used all the same: check both";
inline constexpr const char *all_copied =
    "all its volumes, {1} in number, {2} m3 among them, are those of another service: nobody can "
    "tell which of the two is right. Neither is used: efficiency and losses of both are unknown";
inline constexpr const char *declared_differs =
    "efficiency declared as {1} %, but its volumes give {2} %: the volumes are used";
inline constexpr const char *blank_volumes =
    "blank volumes: {1}; what is blank counts as none, as in the published indicator";
inline constexpr const char *volumes_missing =
    "without the volume produced or bought and the accounted domestic volume there is no balance: "
    "efficiency and losses of this service are unknown";
inline constexpr const char *older_volumes =
    "the volumes of {1} are used instead: those of {2} are missing or contradict each other";
inline constexpr const char *same_year_twice =
    "this service has another row for the same year, further up: that one is used, not this one";
inline constexpr const char *losses_absurd =
    "losses of {1} m3 per km and day: a volume or the length ({2} km) is likely in another unit. "
    "They are used all the same";
inline constexpr const char *renewed_too_much =
    "{1} km renewed in five years of a network of {2} km: metres for km? This figure is not used";
inline constexpr const char *mains_differ =
    "the mains listed add up to {1} km, the network of the service to {2} km: the length of the "
    "service is used for losses, the list for renewal";
inline constexpr const char *unknown_service =
    "{1} rows name no water service of the table: they count with the first one";
inline constexpr const char *meters_differ =
    "{1} meters are listed for {2} subscribers: works count the meters listed, and their age "
    "stands "
    "for all";
inline constexpr const char *nothing_known =
    "neither connections, subscribers, length, volumes nor inhabitants are known: this service "
    "counts for nothing";
}  // namespace told

// All of them, for the catalogue's test.
inline constexpr const char *all_told[]{
    told::impossible_balance, told::copied_and_impossible, told::copied,
    told::all_copied,         told::declared_differs,      told::blank_volumes,
    told::volumes_missing,    told::older_volumes,         told::same_year_twice,
    told::losses_absurd,      told::renewed_too_much,      told::mains_differ,
    told::unknown_service,    told::meters_differ,         told::nothing_known};

}  // namespace water
