// settings.h - layered figures: one value per path, all its origins kept.
//
//   Settings settings("EUR", "2026-11-23");
//   settings.declare({.path = "waste.bin.price", .unit = "currency", ...}, default_figure);
//   settings.add_file(Layer::country, "config/countries/fr.toml");
//   settings.add_assignment("waste.bin.price=250 EUR");
//   settings.resolve();                        // throws Faults: every mistake at once
//   settings.at("waste.bin.price").value;      // in the key's unit
//   settings.stack("waste.bin.price");         // all definitions, strongest first
//
// A file holds TOML tables whose path is the figure's path. A figure is a table with `value` or
// `by_year` (see docs/integrator/settings.md), or, for a figure without unit, a bare number. The
// table [about] of a file describes the file itself and is not a figure.
//
// Refused, with file:line:column: unknown path (nearest name offered), two definitions in one
// layer, overriding a `final` figure, units that do not convert, non-finite numbers, values out of
// bounds, a bad distribution. An expired figure is used, with a mark that every reader sees.
#pragma once
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/base/words.h"
#include "core/settings/correlation.h"
#include "core/settings/figure.h"
#include "core/settings/units.h"

namespace jalon {

// A path that settings may define, with the unit and bounds its value must end up in.
struct Key {
  std::string path;
  std::string label;  // English
  std::string unit;
  double lower, upper;    // inclusive; -inf and +inf allowed
  bool per_year = false;  // may vary by year
  bool required = true;   // resolve() refuses when nothing defines it
  std::string owner;      // who declared it: a plugin's id, or "jalon"
  // What lower and upper are given in, if not in `unit`: a plugin's own currency ("EUR/kWh" for
  // "currency/kWh"). They are converted at the rates that values are; without rate, only the sign
  // is checked.
  std::string bounds_unit{};
  Message said{};  // the label, where it is a pattern with its fill
};
Message label_of(const Key &key);  // `said`, or the label as a text that catalogues know

class Settings {
 public:
  // `today` is an ISO date: what "expired" is measured against; Fault if it is none. The paths
  // "currency.rate.<CODE>" are declared from the start: what one unit of that currency is worth, in
  // "<dossier's currency>/<CODE>".
  Settings(std::string currency, std::string today);

  // Declaring one path twice is fine if unit and bounds agree (shared parameters); Fault if not.
  // The first default wins. `defaults` is the model layer's figure; none if the user must give it.
  void declare(const Key &key, const std::optional<Figure> &defaults);
  bool declared(const std::string &path) const;

  // Files and assignments may come before or after the declarations: paths and units are checked
  // by resolve(), which throws every mistake of all of them together.
  void add_file(Layer layer, const std::filesystem::path &file);
  void add_assignment(const std::string &text);  // "path=value" or "path=value unit"

  // May be called again after more declarations or files. After a throw nothing is defined. A
  // figure is not called missing where a mistake that is told already hides it: a file that could
  // not be read, a misspelt path, a broken record.
  void resolve();

  // After resolve(), once the appraised years are known: throws Faults for every figure that growth
  // or the proportional distribution of its years carries out of its bounds in one of them. By_year
  // keys below 1000 count from `first`.
  void check_years(int first, int last) const;

  const Key &key(const std::string &path) const;    // declared paths only
  const Figure &at(const std::string &path) const;  // after resolve(); Fault if undefined
  bool defined(const std::string &path) const;      // after resolve()
  // All definitions, strongest first, values converted to the key's unit where possible (a weaker
  // one in a currency without rate stays as it was, with a mark). As read before resolve().
  std::vector<Figure> stack(const std::string &path) const;
  // All declared, sorted; currency rates only if something gives them.
  std::vector<std::string> paths() const;
  // What may have been meant by a path that is not declared, likeliest first, at most five: paths
  // that contain all its words, the nearest by spelling, else those that contain or end in
  // something like its last words.
  std::vector<std::string> similar_paths(const std::string &path) const;
  std::string nearest_path(const std::string &path) const;  // the first of them, or ""

  const Units &units() const { return units_; }
  // Of all files and assignments read, in order: same settings, same digest.
  std::string digest() const;
  const std::vector<std::filesystem::path> &files() const { return files_; }
  // After resolve(): one per pair of figures, sorted; of figures that may be without distribution.
  const std::vector<Correlation> &correlations() const { return correlations_; }

 private:
  void add(const std::string &path, Figure figure);
  Message offered(const std::string &path) const;
  bool hidden(const std::string &path) const;
  void resolve_rates(std::vector<Fault> &faults);
  void resolve_path(const Key &key, std::vector<Fault> &faults);
  void resolve_correlations(std::vector<Fault> &faults);
  void refuse_unknown(const std::string &path, const Place &place, std::vector<Fault> &faults);

  Units units_;
  std::string today_;
  std::map<std::string, Key> keys_;
  std::map<std::string, std::vector<Figure>> definitions_;  // by path, strongest first, as read
  std::map<std::string, std::vector<Figure>> stacks_;       // the same, converted and checked
  std::map<std::string, Figure> resolved_;
  std::map<std::string, Figure> rates_;                    // resolved, by currency code
  std::vector<Correlation> said_;                          // of all files, as read
  std::vector<std::pair<std::string, Place>> correlated_;  // the paths that they name
  std::vector<Correlation> correlations_;
  std::set<std::string> broken_;  // paths with a definition that could not be read
  std::set<std::string> meant_;   // paths that a misspelt one is nearest to
  bool unread_ = false;           // a whole file could not be read
  std::vector<Fault> faults_;
  std::vector<std::filesystem::path> files_;
  std::string read_;  // what the digest is taken of
};

// The text of `jalon explain`: value, whole stack with file:line:column, source, date, confidence;
// what it varies with.
std::string explain(const Settings &settings, const std::string &path, const Words &words);
// A number as a reader of the language writes it, all its digits: "0.28", "0,28".
std::string digits_of(double x, const Words &words);

}  // namespace jalon
