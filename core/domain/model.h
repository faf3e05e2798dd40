// model.h - asking a loaded plugin: one instance per dossier, one prepared programme per question.
#pragma once
#include <array>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/domain/plugin.h"
#include "core/territory/inventory.h"

namespace jalon {

// Facts of the dossier that plugins may ask for through jalon.settings/1.
struct Facts {
  std::map<std::string, double> numbers;
  std::map<std::string, std::string> texts;
  std::map<std::string, std::vector<double>> series;
};

// How calls report back; all may be empty. [must be callable from any thread]
struct Callbacks {
  std::function<void(int level, const std::string &plugin, const std::string &message)> log;
  std::function<bool()> cancelled;
};

struct ProgrammeEntry {
  std::size_t measure = 0;  // index among the declared measures
  int start_year = 0;
  std::vector<double> share;    // one per row of the measure's table
  std::vector<double> options;  // one per declared option; NaN = not given
};
using Programme = std::vector<ProgrammeEntry>;

// Columns of one block, as jalon_block wants them. Storage belongs to the caller.
struct BlockView {
  std::size_t first_draw = 0, draws = 0, stride = 0;
  std::span<const double *const> parameters;  // one per declared parameter
  std::span<double *const> lines;             // one per declared line
  std::span<double *const> indicators;        // one per declared indicator
  uint8_t *rejected = nullptr;                // zeroed by the caller
  // [line][year], or null: not 0 where a line's year is 0 in all draws and its cells say nothing.
  uint8_t *zeros = nullptr;
  // [line], or null: not 0 where the caller adds the line up and, if a sum is no finite number,
  // calls judge(). Such a line is not looked at before.
  const uint8_t *summed = nullptr;
};

class Model;

// A programme, ready for draws. Keeps its model alive.
class PreparedProgramme {
 public:
  ~PreparedProgramme();
  PreparedProgramme(PreparedProgramme &&) noexcept;
  // Evaluates a block: saves and restores the floating-point environment and checks that it and
  // the locale were left alone. A draw for which a line is no finite number is rejected, as if the
  // model had marked it; Model::not_finite() tells where. Throws Fault naming the plugin, parameter
  // and draw when the model refuses, or leaves a line unfilled. May run on several threads if the
  // domain claims it; if it does not, calls are made one at a time.
  void evaluate(const BlockView &block) const;
  // Looks at all lines of a block that was evaluated, for draws that are not rejected yet.
  void judge(const BlockView &block) const;

 private:
  friend class Model;
  struct Impl;
  explicit PreparedProgramme(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// A plugin with one dossier's inventory taken in.
class Model {
 public:
  // `tables` as declared, in that order. They are kept.
  Model(std::shared_ptr<const Plugin> plugin, std::vector<InventoryTable> tables, Facts facts,
        Callbacks callbacks);
  ~Model();
  Model(Model &&) noexcept;

  const Plugin &plugin() const;
  const std::vector<InventoryTable> &tables() const;
  // `years`: consecutive calendar years, the first is year 0. Throws Fault like evaluate.
  PreparedProgramme prepare(const Programme &programme, const std::vector<int> &years) const;
  // Where evaluate() met the first number that is none, by draw: plugin, line, year, draw. Empty:
  // nowhere so far. [any thread]
  Message not_finite() const;

 private:
  friend class PreparedProgramme;
  struct Impl;
  std::shared_ptr<Impl> impl_;
};

}  // namespace jalon
