#include "core/diagnosis/survey.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/territory/toml_reader.h"

namespace jalon {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

bool is_date(const std::string &s) {
  if (s.size() != 10 || s[4] != '-' || s[7] != '-') return false;
  for (const std::size_t i : {0, 1, 2, 3, 5, 6, 8, 9})
    if (s[i] < '0' || s[i] > '9') return false;
  const int month = std::stoi(s.substr(5, 2)), day = std::stoi(s.substr(8, 2));
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

AxisAnswer read_answer(TomlTable &t, const std::vector<std::string> &axes) {
  AxisAnswer a;
  a.place = t.place();
  a.axis = t.text("axis", Needed::yes).value_or("");
  if (!a.axis.empty() && std::find(axes.begin(), axes.end(), a.axis) == axes.end()) {
    std::string list;
    for (const auto &axis : axes) list += (list.empty() ? "" : ", ") + axis;
    const auto near = nearest(a.axis, axes);
    t.fault("there is no axis `{1}`"_msg(a.axis), t.place_of("axis"), "one of {1}"_msg(list),
            near ? "did you mean {1}?"_msg("`" + *near + "`") : Message());
  }
  a.level = t.whole("level", 0, 4, Needed::yes).value_or(0);
  a.evidence = t.text("evidence").value_or("");
  a.date = t.text("date").value_or("");
  if (!a.date.empty() && !is_date(a.date))
    t.fault("`{1}` is `{2}`"_msg("date", a.date), t.place_of("date"),
            "a day such as \"2026-09-15\""_msg);
  t.finish();
  return a;
}

void check_twice(const std::vector<AxisAnswer> &answers, std::vector<Fault> &faults) {
  std::map<std::string, Place> first;
  for (const auto &a : answers)
    if (const auto [at, fresh] = first.emplace(a.axis, a.place); !fresh)
      faults.emplace_back("the axis `{1}` is answered a second time"_msg(a.axis), a.place,
                          "each axis once; the first is at {1}"_msg(at->second.message()));
}

SkillHolders read_holders(TomlTable &t, std::vector<Fault> &faults) {
  SkillHolders s;
  constexpr int most = 100000;
  s.business = t.whole("business", 0, most);
  s.digital = t.whole("digital", 0, most);
  s.steering = t.whole("steering", 0, most);
  s.people = t.whole("people", 0, most);
  t.finish();
  if (!s.people) return s;
  int sum = 0, greatest = 0;
  bool all = true;
  for (const auto &x : {s.business, s.digital, s.steering}) {
    all = all && x;
    sum += x.value_or(0);
    greatest = std::max(greatest, x.value_or(0));
  }
  if (*s.people < greatest || (all && *s.people > sum))
    faults.emplace_back(
        "`people` is {1}, which the three skills contradict"_msg(*s.people), t.place_of("people"),
        "at least the greatest of the three, at most their sum: the different people in all"_msg);
  return s;
}

}  // namespace

Survey read_survey(const std::filesystem::path &folder, const std::vector<std::string> &axes) {
  Survey survey;
  const auto file = folder / "diagnosis.toml";
  std::error_code why;
  if (!std::filesystem::exists(file, why)) return survey;
  survey.file = file;
  std::vector<Fault> faults;
  if (const auto root = parse_toml(file, file.string(), faults)) {
    TomlTable t(*root, file.string(), faults);
    t.whole("schema", 1, 1, Needed::yes);
    for (auto &answer : t.tables("axis")) survey.axes.push_back(read_answer(answer, axes));
    check_twice(survey.axes, faults);
    if (auto skills = t.table("skills")) survey.skills = read_holders(*skills, faults);
    if (auto stakes = t.table("stakes"))
      for (const auto &domain : stakes->keys())
        if (const auto weight = stakes->number(domain, 0, infinity)) {
          survey.stakes[domain] = *weight;
          survey.stake_places[domain] = stakes->place_of(domain);
        }
    t.finish();
  }
  sort_by_place(faults);
  if (!faults.empty()) throw Faults(std::move(faults));
  return survey;
}

}  // namespace jalon
