#include <algorithm>
#include <limits>
#include <optional>
#include <set>

#include "core/appraisal/stress.h"
#include "core/territory/toml_reader.h"

namespace jalon {
namespace {

namespace fs = std::filesystem;

constexpr double k_most_overrun = 10;  // ten times its price more: a slip of the hand
constexpr int k_longest_delay = 30;

Confidence read_confidence(TomlTable &top) {
  const auto text = top.text("confidence", Needed::yes).value_or("hypothetical");
  if (text == "certain") return Confidence::certain;
  if (text == "to_verify" || text == "to verify") return Confidence::to_verify;
  if (text != "hypothetical")
    top.fault("`{1}` is `{2}`"_msg("confidence", text), top.place_of("confidence"),
              "one of {1}"_msg("certain, to_verify, hypothetical"));
  return Confidence::hypothetical;
}

std::map<std::string, double> read_overrun(TomlTable table) {
  std::map<std::string, double> overrun;
  for (const auto &kind : kinds_of_works())
    if (const auto share = table.number(kind.name, 0, k_most_overrun)) overrun[kind.name] = *share;
  if (const auto share = table.number("otherwise", 0, k_most_overrun, Needed::yes))
    overrun["otherwise"] = *share;
  table.finish();
  return overrun;
}

Change read_change(TomlTable table) {
  Change change;
  change.place = table.place();
  change.path = table.text("path", Needed::yes).value_or("");
  const double most = std::numeric_limits<double>::infinity();
  const auto times = table.number("times", 0, most);
  const auto per_year = table.number("times_per_year", 0.5, 2);
  const auto hold = table.truth("hold");
  change.times = times.value_or(1);
  change.times_per_year = per_year.value_or(1);
  change.hold = hold.value_or(false);
  table.finish();
  if (table.has("times") + table.has("times_per_year") + table.has("hold") != 1)
    table.fault("a change says one thing of its figure"_msg, change.place,
                "times = 1.5, or times_per_year = 1.02, or hold = true"_msg);
  else if ((times && *times == 1) || (per_year && *per_year == 1) || (hold && !*hold))
    table.fault("this change leaves {1} as it is"_msg(change.path), change.place,
                "times = 1.5, or times_per_year = 1.02, or hold = true"_msg, "remove it"_msg);
  if (change.path.starts_with("norms.") && !change.path.starts_with("norms.value."))
    table.fault("{1} is a rule: no scenario changes it"_msg(change.path), table.place_of("path"),
                "a figure of a model, or norms.value.<quantity>"_msg,
                "compare other norms with `jalon run --norms`"_msg);
  return change;
}

Stress read_stress(const fs::path &file, std::vector<Fault> &faults) {
  Stress stress;
  stress.id = file.stem().string();
  stress.place = {file.string()};
  const auto root = parse_toml(file, file.string(), faults);
  if (!root) return stress;
  TomlTable top(*root, file.string(), faults);
  const auto text = [&](const char *key) { return top.text(key, Needed::yes).value_or(""); };
  stress.title_fr = text("title_fr");
  stress.title_en = text("title_en");
  stress.text_fr = text("text_fr");
  stress.text_en = text("text_en");
  stress.source = text("source");
  if (const auto year = top.whole("as_of", 1900, 2200, Needed::yes))
    stress.as_of = std::to_string(*year);
  stress.confidence = read_confidence(top);
  if (auto overrun = top.table("overrun")) stress.overrun = read_overrun(std::move(*overrun));
  stress.delay_years = top.whole("delay_years", 1, k_longest_delay).value_or(0);
  std::set<std::string> paths;
  for (auto &table : top.tables("change")) {
    Change change = read_change(table);
    if (!change.path.empty() && !paths.insert(change.path).second)
      table.fault("{1} is changed twice in this scenario"_msg(change.path), change.place,
                  "one [[change]] for each figure"_msg);
    stress.changes.push_back(std::move(change));
  }
  if (!top.has("overrun") && !top.has("delay_years") && stress.changes.empty())
    top.fault("this scenario changes nothing"_msg, stress.place,
              "[overrun], delay_years or [[change]]"_msg);
  top.finish();
  return stress;
}

}  // namespace

std::vector<Stress> read_stresses(const fs::path &folder) {
  std::vector<fs::path> files;
  std::error_code why;
  for (const auto &entry : fs::directory_iterator(folder, why))
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<Stress> stresses;
  std::vector<Fault> faults;
  for (const auto &file : files) stresses.push_back(read_stress(file, faults));
  sort_by_place(faults);
  if (!faults.empty()) throw Faults(std::move(faults));
  return stresses;
}

}  // namespace jalon
