#include "core/app/loading.h"

#include <algorithm>
#include <cmath>

#include "core/appraisal/norms.h"

namespace jalon {
namespace {

Figure default_of(const jalon_parameter &p, const jalon_domain &d) {
  Figure f;
  f.value = p.value;
  f.distribution = static_cast<Distribution>(p.distribution);
  const bool point = p.distribution == JALON_POINT;
  f.low = point ? p.value : p.low;
  f.high = point ? p.value : p.high;
  f.unit = spelt(p.unit, d.currency);
  f.source = p.source;
  f.as_of = p.as_of;
  f.price_year = f.unit != p.unit ? d.price_year : 0;
  f.confidence = static_cast<Confidence>(p.confidence);
  f.layer = Layer::model;
  f.place.file = std::string("plugin ") + d.id + " " + d.version;
  return f;
}

Key key_of(const jalon_parameter &p, const jalon_domain &d, bool required) {
  Key key;
  key.path = p.name;
  key.label = p.label;
  key.unit = p.unit;
  key.lower = p.lower;
  key.upper = p.upper;
  key.per_year = p.flags & JALON_PER_YEAR;
  key.required = required;
  key.owner = d.id;
  if (const auto given = spelt(p.unit, d.currency); given != p.unit) key.bounds_unit = given;
  return key;
}

Message yearliness(const Key &key) {
  return key.per_year ? "one figure for each year"_msg : "one figure for all years"_msg;
}

// What of the two differs, each with both values.
Message differences(const Key &key, const Key &first) {
  std::vector<Message> all;
  if (key.unit != first.unit)
    all.push_back("unit \"{1}\", there \"{2}\""_msg(key.unit, first.unit));
  if (key.lower != first.lower || key.upper != first.upper)
    all.push_back(
        "bounds {1} to {2}, there {3} to {4}"_msg(key.lower, key.upper, first.lower, first.upper));
  if (key.per_year != first.per_year)
    all.push_back("{1}, there {2}"_msg(yearliness(key), yearliness(first)));
  return Message::joined(std::move(all), "; ");
}

void declare_parameters(Settings &settings, const jalon_domain &d, bool required,
                        std::vector<Fault> &faults) {
  for (const auto &p : parameters_of(d)) {
    const Key key = key_of(p, d, required);
    try {
      settings.declare(key, std::isnan(p.value) ? std::nullopt : std::optional(default_of(p, d)));
    } catch (const Fault &fault) {
      if (!settings.declared(key.path)) {
        faults.push_back(fault);
        continue;
      }
      const Key &first = settings.key(key.path);
      faults.emplace_back("plugin {1} declares {2} otherwise than {3}: {4}"_msg(
                              d.id, key.path, first.owner, differences(key, first)),
                          Place{}, "the same unit, bounds and yearliness from both"_msg,
                          "install versions of the two that agree"_msg);
    }
  }
}

}  // namespace

std::vector<InstalledPlugin> load_installed(const Loading &what, Settings &settings) {
  std::vector<RefusedManifest> refused;
  auto manifests = find_plugins(what.roots, refused);
  std::stable_partition(manifests.begin(), manifests.end(), what.needed);
  std::vector<InstalledPlugin> all;
  for (auto &manifest : manifests) {
    InstalledPlugin p{std::move(manifest), nullptr, {}};
    const bool needed = what.needed(p.manifest);
    try {
      p.plugin = Plugin::load(p.manifest);
      declare_parameters(settings, p.plugin->domain(), needed && what.required, p.faults);
      if (needed) declare_values(settings, p.plugin->domain());
    } catch (const Fault &fault) {
      p.faults.push_back(fault);
    }
    all.push_back(std::move(p));
  }
  for (auto &r : refused) all.push_back({std::move(r.manifest), nullptr, {std::move(r.why)}});
  return all;
}

std::vector<std::shared_ptr<const Plugin>> load_sound(
    const std::vector<std::filesystem::path> &roots, std::vector<Fault> &aside) {
  std::vector<RefusedManifest> refused;
  std::vector<std::shared_ptr<const Plugin>> sound;
  for (const auto &manifest : find_plugins(roots, refused)) {
    try {
      sound.push_back(Plugin::load(manifest));
    } catch (const Fault &fault) {
      aside.push_back(fault);
    }
  }
  for (const auto &r : refused) aside.push_back(r.why);
  return sound;
}

}  // namespace jalon
