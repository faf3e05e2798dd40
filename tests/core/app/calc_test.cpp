// Proves: `jalon calc` answers a person and answers cases in JSON, with the documented codes.
#include <gmock/gmock.h>

#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/core/app/running.h"

namespace jalon {
namespace {

using testing::HasSubstr;

Ran calc(std::vector<std::string> arguments, const std::string &input = "") {
  ::setenv("JALON_LANG", "en", 1);
  arguments.insert(arguments.begin(), "calc");
  std::istringstream in(input);
  auto *before = std::cin.rdbuf(in.rdbuf());
  Ran ran = run(std::move(arguments));
  std::cin.rdbuf(before);
  return ran;
}

TEST(Calc, answers_a_person) {
  const auto irr = calc({"irr", "--", "-100", "60", "60"});
  EXPECT_EQ(irr.code, done) << irr.err;
  EXPECT_THAT(irr.out, HasSubstr("13.0662%"));
  const auto npv = calc({"npv", "--rate", "0.25", "--", "-100", "125"});
  EXPECT_EQ(npv.code, done) << npv.err;
  EXPECT_THAT(npv.out, HasSubstr("npv              0\n"));
}

TEST(Calc, says_plainly_that_there_is_none) {
  const auto none = calc({"irr", "--", "1", "2"});
  EXPECT_EQ(none.code, bad_input);
  EXPECT_THAT(none.err, HasSubstr("never change sign"));
}

TEST(Calc, speaks_the_readers_language_wherever_it_is_named) {
  EXPECT_THAT(calc({"irr", "--lang", "fr", "--", "1", "2"}).err,
              HasSubstr("les flux ne changent jamais de signe"));
}

TEST(Calc, lists_kinds_and_helps_with_one) {
  EXPECT_THAT(calc({"--list"}).out, HasSubstr("\nmirr values finance_rate reinvest_rate\n"));
  EXPECT_THAT(calc({}).out, HasSubstr("\nmirr values"));
  const auto help = calc({"xirr", "--help"});
  EXPECT_EQ(help.code, done);
  EXPECT_THAT(help.out, HasSubstr("xirr values dates [basis] [guess]"));
}

TEST(Calc, complains_of_unknown_kinds_and_inputs_by_the_nearest_name) {
  const auto kind = calc({"iir", "1"});
  EXPECT_EQ(kind.code, bad_input);
  EXPECT_THAT(kind.err, HasSubstr("did you mean `irr`?"));
  EXPECT_THAT(calc({"npv", "--rat", "1", "--", "1"}).err, HasSubstr("did you mean `rate`?"));
}

TEST(Calc, answers_cases_in_json_in_their_order) {
  const auto good = calc({"--json"}, R"({"id": "a", "kind": "rri",
                                        "inputs": {"nper": 1, "pv": 4, "fv": 5}})");
  EXPECT_EQ(good.code, done) << good.err;
  EXPECT_EQ(nlohmann::json::parse(good.out),
            nlohmann::json::parse(R"([{"id": "a", "value": 0.25}])"));
  const auto mixed = calc({"--json"}, R"([{"id": 1, "kind": "irr", "inputs": {}},
                                         {"id": 2, "kind": "sln",
                                          "inputs": {"cost": 9, "salvage": 0, "life": 3}}])");
  EXPECT_EQ(mixed.code, bad_input);
  const auto list = nlohmann::json::parse(mixed.out);
  EXPECT_TRUE(list.at(0).contains("error"));
  EXPECT_EQ(list.at(1).at("value"), 3.0);
}

TEST(Calc, refuses_what_is_no_json_with_its_place) {
  const auto broken = calc({"--json"}, "[\n{]");
  EXPECT_EQ(broken.code, bad_input);
  EXPECT_THAT(broken.err, HasSubstr(":2:2: this is no JSON"));
  EXPECT_EQ(broken.out, "");
}

}  // namespace
}  // namespace jalon
