// inputs.h - what a case gives, read by name and checked.
//
// A key that is absent or null is not given. Throws Fault, naming the key, for what is missing or
// of the wrong type.
#pragma once
#include <date/date.h>

#include <initializer_list>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/base/fault.h"

namespace jalon::calc {

using Json = nlohmann::ordered_json;

class Inputs {
 public:
  // `given`: an object; it must outlive this. `convention`: words of the case that say how it is
  // meant, "" if it says nothing.
  explicit Inputs(const Json &given, std::string convention = {});

  const std::string &convention() const { return convention_; }
  bool has(const std::string &key) const;
  const Json &raw(const std::string &key) const;  // it is given
  // Keys that are given and that nobody has asked for yet.
  std::vector<std::string> unasked() const;
  // Something that is given and says nothing to the kind: told with the answer.
  void ignore(std::string key) const { ignored_.push_back(std::move(key)); }
  const std::vector<std::string> &ignored() const { return ignored_; }

  double number(const std::string &key) const;
  double number(const std::string &key, double otherwise) const;
  std::optional<double> maybe(const std::string &key) const;
  // The first of several names of one thing that is given; the fault names the first.
  double either(std::initializer_list<const char *> keys) const;
  std::optional<double> maybe_either(std::initializer_list<const char *> keys) const;
  double rate(const std::string &key) const;  // a number above -1
  int whole(const std::string &key) const;
  int whole(const std::string &key, int otherwise) const;
  std::size_t count(const std::string &key, std::size_t most) const;  // 0 to `most`
  bool flag(const std::string &key) const;                            // 0 or 1; 0 if not given
  std::string text(const std::string &key, const std::string &otherwise) const;
  std::vector<double> numbers(const std::string &key) const;  // not empty
  std::vector<date::sys_days> dates(const std::string &key) const;
  std::vector<std::string> texts(const std::string &key) const;
  std::vector<std::vector<double>> rows(const std::string &key) const;  // of one length, not empty
  std::map<int, double> by_year(const std::string &key) const;          // not empty
  // Name and number, in the order given.
  std::vector<std::pair<std::string, double>> by_name(const std::string &key) const;
  // Name and list of numbers.
  std::vector<std::pair<std::string, std::vector<double>>> lists(const std::string &key) const;

 private:
  const Json &given_;
  std::string convention_;
  mutable std::set<std::string> asked_{};
  mutable std::vector<std::string> ignored_{};
};

double number_of(const Json &value, const std::string &key);
Message kind_of_value(const Json &value);  // "text \"abc\"", "a list", ... for faults

}  // namespace jalon::calc
