// overseas.h - where France is: time zones and rough coordinates by department. The shipped
// reference of communes has no coordinates; these stand in until the town gives its own.
// Internal to the room.
#pragma once
#include <array>
#include <string_view>

namespace jalon {

struct Area {
  std::string_view department, timezone;
  std::array<double, 3> latitude, longitude;  // low, middle, high; degrees, WGS 84
};

inline constexpr Area metropolitan_france{"", "Europe/Paris", {42.3, 46.6, 51.1}, {-4.8, 2.5, 8.2}};

// All from memory: to be verified, and marked so wherever they are written.
inline constexpr std::array<Area, 11> overseas_france{{
    {"971", "America/Guadeloupe", {15.8, 16.2, 16.6}, {-61.9, -61.5, -61.0}},
    {"972", "America/Martinique", {14.3, 14.65, 14.9}, {-61.3, -61.0, -60.8}},
    {"973", "America/Cayenne", {2.1, 4.0, 5.8}, {-54.7, -53.0, -51.6}},
    {"974", "Indian/Reunion", {-21.4, -21.1, -20.8}, {55.2, 55.5, 55.9}},
    {"975", "America/Miquelon", {46.7, 46.9, 47.2}, {-56.5, -56.3, -56.1}},
    {"976", "Indian/Mayotte", {-13.1, -12.8, -12.6}, {45.0, 45.2, 45.4}},
    {"977", "America/St_Barthelemy", {17.8, 17.9, 18.0}, {-63.0, -62.8, -62.7}},
    {"978", "America/Marigot", {18.0, 18.1, 18.2}, {-63.2, -63.1, -62.9}},
    {"986", "Pacific/Wallis", {-14.5, -13.8, -13.1}, {-178.3, -177.0, -176.0}},
    {"987", "Pacific/Tahiti", {-28.0, -17.6, -7.8}, {-155.0, -149.5, -134.0}},
    {"988", "Pacific/Noumea", {-22.9, -21.5, -19.5}, {163.5, 165.5, 168.2}},
}};

// nullptr for a department that is not listed (the uninhabited ones). Two signs: metropolitan.
constexpr const Area *area_of(std::string_view department) {
  if (department.size() == 2) return &metropolitan_france;
  for (const auto &area : overseas_france)
    if (area.department == department) return &area;
  return nullptr;
}

}  // namespace jalon
