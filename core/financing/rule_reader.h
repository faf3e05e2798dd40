// rule_reader.h - the figures of a rule's table, each with the rule's source unless it has its own.
// Inside this room only.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/financing/rules.h"

namespace jalon {

struct FigureForm {
  const char *unit;  // as the files write it; "1" = a share or a count, which need none
  double lower, upper;
};
inline constexpr double any_amount = 1e12;
inline constexpr FigureForm rate_form{"1", 0, 1}, lag_form{"year", 0, 5},
    years_form{"year", 1, 100}, money_form{"EUR", 0, any_amount}, count_form{"1", 0, any_amount};

class RuleReader {
 public:
  RuleReader(FinancingRules &rules, std::string file, std::vector<Fault> &faults)
      : rules_(rules), file_(std::move(file)), faults_(faults) {}

  FinancingRules &rules() { return rules_; }
  // source, as_of, confidence of a rule; figures read afterwards inherit them.
  RuleOrigin origin(TomlTable &rule, bool needed = true);
  // {from, to} of a key; days as TOML dates or as texts.
  DayRange days(TomlTable &rule, const char *key, const char *from = "from", const char *to = "to",
                bool *every_year = nullptr);
  // A number, a figure, or a list of figures with disjoint periods, kept under `path`. Without the
  // key nothing is kept, unless `open`: whoever plans may give it.
  bool figure(TomlTable &rule, std::string_view key, const std::string &path, FigureForm form,
              bool open = false);
  // The same of a number that is read already.
  void keep(const std::string &path, FigureForm form, double value, const Place &place);

 private:
  void add(DatedFigure &dated, const toml::node &node, TomlTable &rule);
  void check_periods(const DatedFigure &dated);

  FinancingRules &rules_;
  std::string file_;
  std::vector<Fault> &faults_;
  RuleOrigin origin_;
};

// One reader for each kind of file.
void read_vat_rules(TomlTable &file, RuleReader &reader);
void read_general_rules(TomlTable &file, RuleReader &reader);
void read_grant_rules(TomlTable &file, RuleReader &reader);
void read_money_rules(TomlTable &file, RuleReader &reader);  // certificates, loans, holders

}  // namespace jalon
