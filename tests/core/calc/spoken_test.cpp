// Proves: a person's words make the same case that JSON would, and the answer reads as the reader
// writes numbers.
#include "core/calc/spoken.h"

#include <gmock/gmock.h>

#include "core/calc/calculator.h"

namespace jalon::calc {
namespace {

using testing::HasSubstr;

std::string inputs(const std::string &kind, const std::vector<std::string> &words) {
  return inputs_of(Calculator().kind(kind), words).dump();
}

std::string fault(const std::string &kind, const std::vector<std::string> &words) {
  try {
    inputs(kind, words);
  } catch (const Fault &fault) {
    return fault.what();
  }
  return "";
}

std::string said(const std::string &kind, const std::vector<std::string> &words) {
  const Calculator calculator;
  const auto given = inputs_of(calculator.kind(kind), words);
  return told(calculator.kind(kind), answer_of(calculator.kind(kind), Inputs(given)),
              Words("en", {}));
}

TEST(SpokenNumbers, WithACommaAmongOthersAreRefused) {
  const Calculator calculator;
  const auto &irr = calculator.kind("irr");
  EXPECT_THROW(inputs_of(irr, {"--", "-100,5", "60,3", "60,4"}), Fault);
  EXPECT_EQ(inputs_of(irr, {"--", "-100,60,60"})["values"].size(), 3u);
}

TEST(SpokenNumbers, AboveOneAreDoubtedAsRates) {
  const Calculator calculator;
  const auto &kind = calculator.kind("npv");
  const auto doubts = doubts_about(kind, inputs_of(kind, {"--rate", "4", "--", "-100", "60"}));
  ASSERT_EQ(doubts.size(), 1u);
  EXPECT_EQ(doubts[0].english(), "`rate` = 4 is taken as 400 %; 4 % is written 4% or 0.04");
  EXPECT_TRUE(doubts_about(kind, inputs_of(kind, {"--rate", "4%", "--", "-1", "2"})).empty());
}

TEST(CommandWords, name_inputs_and_the_rest_is_the_list) {
  EXPECT_EQ(inputs("npv", {"--rate", "0.04", "--", "-100", "60", "60"}),
            R"({"rate":0.04,"values":[-100.0,60.0,60.0]})");
  EXPECT_EQ(inputs("npv", {"--rate=4%", "-100", "60", "60"}),
            R"({"rate":0.04,"values":[-100.0,60.0,60.0]})");
  EXPECT_EQ(inputs("mirr", {"--finance-rate", "-0.1", "--reinvest_rate", "0", "--values=-1,2"}),
            R"({"finance_rate":-0.1,"reinvest_rate":0.0,"values":[-1.0,2.0]})");
}

TEST(CommandWords, without_a_list_fill_single_numbers_in_their_order) {
  EXPECT_EQ(inputs("pmt", {"0.05", "10", "--", "1000"}),
            R"({"rate":0.05,"nper":10.0,"pv":1000.0})");
  EXPECT_THAT(fault("effect", {"1", "2", "3"}), HasSubstr("no place for 3"));
}

TEST(CommandWords, may_hold_dates_and_json) {
  EXPECT_EQ(inputs("xirr", {"--dates", "2026-01-01,2027-01-01", "--", "-100", "110"}),
            R"({"dates":["2026-01-01","2027-01-01"],"values":[-100.0,110.0]})");
  EXPECT_EQ(inputs("path_interpolation", {"--anchors", R"({"2030": 250})", "--year", "2030"}),
            R"({"anchors":{"2030":250},"year":2030.0})");
}

TEST(CommandWords, that_are_wrong_are_told) {
  EXPECT_THAT(fault("npv", {"--rat", "0.04"}), HasSubstr("did you mean `rate`?"));
  EXPECT_THAT(fault("npv", {"--rate"}), HasSubstr("--rate is given without a value"));
  EXPECT_THAT(fault("npv", {"--rate", "high"}), HasSubstr("`rate` is given as \"high\""));
  EXPECT_THAT(fault("irr", {"1", "two"}), HasSubstr("\"two\""));
  EXPECT_THAT(fault("path_interpolation", {"--anchors", "{"}), HasSubstr("this is no JSON"));
}

TEST(Told, shows_rates_in_per_cent_and_every_root) {
  EXPECT_THAT(said("irr", {"-100", "60", "60"}), HasSubstr("13.0662%"));
  const auto both = said("irr", {"8", "-14", "5"});
  EXPECT_THAT(both, HasSubstr("-50.0000%; 25.0000%"));
  EXPECT_THAT(both, HasSubstr("2 rates of return"));
}

TEST(Told, shows_both_conventions_and_nothing_where_there_is_nothing) {
  const auto npv = said("npv", {"--rate", "0.25", "100"});
  EXPECT_THAT(npv, HasSubstr("npv              100\n"));
  EXPECT_THAT(npv, HasSubstr("npv_spreadsheet  80\n"));
  EXPECT_THAT(said("payback", {"-10", "1"}), HasSubstr("none"));
}

TEST(Listed, shows_each_kind_with_its_inputs) {
  const auto list = listed(Calculator().kinds(), Words("en", {}));
  EXPECT_THAT(list, HasSubstr("irr values [guess]\n    internal rate of return"));
  EXPECT_THAT(list, HasSubstr("pmt rate nper pv [fv] [type]\n"));
}

}  // namespace
}  // namespace jalon::calc
