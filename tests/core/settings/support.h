// support.h - what the tests of settings share: keys, files in a folder that vanishes, messages.
#pragma once
#include <unistd.h>

#include <filesystem>
#include <functional>
#include <limits>
#include <string>

#include "core/base/files.h"
#include "core/base/words.h"
#include "core/settings/settings.h"

namespace jalon::test {

inline constexpr double infinity = std::numeric_limits<double>::infinity();

// Settings of a town that counts in euros (or `currency`) on a fixed day, and files for them.
class Bench {
 public:
  explicit Bench(const std::string &currency = "EUR")
      : settings(currency, "2026-11-23"),
        folder_(std::filesystem::temp_directory_path() /
                ("jalon-settings-" + std::to_string(::getpid()))) {
    settings.declare({.path = "waste.bin.price",
                      .label = "Price of a bin",
                      .unit = "currency",
                      .lower = 0,
                      .upper = 2000,
                      .required = false,
                      .owner = "org.example.waste"},
                     std::nullopt);
    settings.declare({.path = "waste.share",
                      .label = "Share sorted",
                      .unit = "1",
                      .lower = 0,
                      .upper = 1,
                      .required = false,
                      .owner = "org.example.waste"},
                     std::nullopt);
    settings.declare({.path = "energy.price",
                      .label = "Price of energy",
                      .unit = "currency/kWh",
                      .lower = 0,
                      .upper = 5,
                      .per_year = true,
                      .required = false,
                      .owner = "org.example.waste"},
                     std::nullopt);
    settings.declare({.path = "norms.value.carbon",
                      .label = "Value of carbon",
                      .unit = "currency/kg",
                      .lower = 0,
                      .upper = infinity,
                      .per_year = true,
                      .required = false,
                      .owner = "jalon"},
                     std::nullopt);
    settings.declare({.path = "air.temperature",
                      .label = "Outside temperature",
                      .unit = "K",
                      .lower = 0,
                      .upper = 400,
                      .per_year = true,
                      .required = false,
                      .owner = "jalon"},
                     std::nullopt);
  }
  ~Bench() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }

  std::string file(Layer layer, const std::string &text) {
    const auto path = folder_ / ("file" + std::to_string(++files_) + ".toml");
    write_file(path, text);
    settings.add_file(layer, path);
    return path.string();
  }

  // What resolve() complains of; "" if nothing.
  std::string complaint() {
    try {
      settings.resolve();
    } catch (const Faults &faults) {
      return faults.what();
    }
    return {};
  }

  Settings settings;

 private:
  std::filesystem::path folder_;
  int files_ = 0;
};

inline const Words &english() {
  static const Words words("en", {});
  return words;
}

// The marks of a figure, as an English reader sees them.
inline std::vector<std::string> marks_of(const Figure &figure) {
  std::vector<std::string> out;
  for (const auto &mark : figure.marks) out.push_back(mark.english());
  return out;
}

// What one country file complains of.
inline std::string complaint_of(const std::string &text) {
  Bench bench;
  bench.file(Layer::country, text);
  return bench.complaint();
}

inline std::string fault_of(const std::function<void()> &what) {
  try {
    what();
  } catch (const Fault &fault) {
    return fault.what();
  }
  return {};
}

}  // namespace jalon::test
