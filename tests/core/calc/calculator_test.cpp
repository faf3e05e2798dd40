// Proves: the calculator answers each case for itself, in its order and in the shape asked for;
// says what is wrong with a bad one; never looks at the figures expected; and no text, however
// broken, makes it do anything but answer or refuse.
#include "core/calc/calculator.h"

#include <gmock/gmock.h>

#include <random>

namespace jalon::calc {
namespace {

using testing::HasSubstr;

Json ask(const std::string &kind, const std::string &inputs, const std::string &more = "") {
  return Calculator()
      .answer_text("{\"id\": \"a\", \"kind\": \"" + kind + "\", \"inputs\": " + inputs + more + "}")
      .list[0];
}

std::string error(const std::string &kind, const std::string &inputs,
                  const std::string &more = "") {
  const Json answer = ask(kind, inputs, more);
  EXPECT_FALSE(answer.contains("value")) << answer;
  return answer.contains("error") ? answer.at("error").get<std::string>() : "";
}

TEST(Answers, come_in_the_order_of_the_cases_and_a_bad_one_stops_no_other) {
  const auto answers = Calculator().answer_text(R"([
    {"id": 1, "kind": "npv+t0", "inputs": {"rate": 0.5, "values": [-1, 3]}},
    {"id": "two", "kind": "irr", "inputs": {"values": [1, 2]}},
    17,
    {"kind": "sln", "inputs": {"cost": 10, "salvage": 0, "life": 5}}])");
  EXPECT_FALSE(answers.complete);
  ASSERT_EQ(answers.list.size(), 4u);
  EXPECT_EQ(answers.list[0].dump(), R"({"id":1,"value":1.0})");
  EXPECT_EQ(answers.list[1].at("id"), "two");
  EXPECT_THAT(answers.list[1].at("error").get<std::string>(), HasSubstr("never change sign"));
  EXPECT_THAT(answers.list[2].at("error").get<std::string>(), HasSubstr("this case is 17"));
  EXPECT_EQ(answers.list[3].dump(), R"({"id":null,"value":2.0})");
  EXPECT_TRUE(Calculator().answer_text("[]").complete);
}

TEST(Answers, have_the_shape_of_what_is_expected_but_not_its_figures) {
  const std::string inputs = R"({"values": [-200, 100, 200], "rate": 0})";
  EXPECT_EQ(ask("npv", inputs).at("value"), 100.0);
  EXPECT_EQ(ask("npv", inputs, R"(, "expected": 7)").at("value"), 100.0);
  EXPECT_EQ(ask("npv", inputs, R"(, "expected": {"npv": 7})").at("value").dump(),
            R"({"npv":100.0})");
  EXPECT_THAT(error("npv", inputs, R"(, "expected": {"fame": 1})"), HasSubstr("no field `fame`"));
}

TEST(NetPresentValue, follows_the_convention_that_is_given) {
  const std::string inputs = R"({"values": [-100, 110], "rate": 0.1)";
  const auto value = [&](const std::string &end) { return ask("npv", inputs + end).at("value"); };
  EXPECT_NEAR(value("}").get<double>(), 0, 1e-12);
  EXPECT_NEAR(ask("npv", R"({"values": [100], "rate": 0.25})").at("value").get<double>(), 80,
              1e-12);
  EXPECT_EQ(ask("npv", R"({"values": [100], "rate": 0.25})",
                R"x(, "convention": "first value undiscounted (t=0..n-1)")x")
                .at("value"),
            100.0);
  EXPECT_EQ(ask("npv", R"({"values": [100], "rate": 0.25, "convention": "excel"})",
                R"(, "expected": {"npv": 0})")
                .at("value")
                .at("npv"),
            80.0);
}

TEST(NetPresentValue, may_have_rates_below_minus_one_but_not_minus_one) {
  EXPECT_EQ(ask("npv", R"({"values": [-100, 10], "rate": -2})").at("value"), 110.0);
  EXPECT_THAT(error("npv", R"({"values": [1], "rate": -1})"), HasSubstr("any rate but -1"));
  EXPECT_THAT(error("xnpv", R"({"values": [1], "rate": -1.5, "dates": ["2020-01-01"]})"),
              HasSubstr("`rate` is -1.5; expected: a rate above -1"));
}

TEST(Faults, name_what_is_wrong_and_what_was_expected) {
  EXPECT_THAT(error("ir", R"({"values": [1]})"), HasSubstr("did you mean `irr`?"));
  EXPECT_THAT(error("irr", "{}"), HasSubstr("input `values` is missing"));
  EXPECT_THAT(error("irr", R"({"values": []})"), HasSubstr("an empty list"));
  EXPECT_THAT(error("irr", R"({"values": [1, "x"]})"), HasSubstr("the text \"x\""));
  EXPECT_THAT(error("irr", R"({"values": [1, -1, 1]})"), HasSubstr("yet at no rate"));
  EXPECT_THAT(error("irr", "7"), HasSubstr("`inputs` is 7"));
  EXPECT_THAT(error("pmt", R"({"rate": 0.1, "nper": 3, "pv": 1, "type": 2})"),
              HasSubstr("0 (at the end of each period) or 1"));
  EXPECT_THAT(error("ipmt", R"({"rate": 0.1, "per": 4, "nper": 3, "pv": 1})"),
              HasSubstr("a period from 1 to 3"));
  EXPECT_THAT(error("xnpv", R"({"values": [1, 2], "rate": 0.1,
                                "dates": ["2021-01-01", "2020-06-30"]})"),
              HasSubstr("the dates are unsorted: 2020-06-30 comes before"));
  EXPECT_THAT(error("xirr", R"({"values": [1, 2], "dates": ["2021-01-01"]})"),
              HasSubstr("2 values and 1 dates"));
  EXPECT_THAT(error("xirr", R"({"values": [1], "dates": ["2021-02-29"]})"),
              HasSubstr("\"2021-02-29\"; expected: a date"));
  EXPECT_THAT(error("xirr", R"({"values": [1], "dates": ["2021-01-01"], "basis": "31/365"})"),
              HasSubstr("one of: act/365, act/360"));
  EXPECT_THAT(error("pmt", R"({"rate": -3, "nper": 1.5, "pv": 1})"), HasSubstr("no finite number"));
  EXPECT_THAT(error("distribution", R"({"dist": "triangular", "min": 0, "mode": 3, "max": 1})"),
              HasSubstr("`mode` is 3; expected: from 0 to 1"));
  EXPECT_THAT(error("iman_conover", R"({"X": [[1, 2], [3, 4], [5, 7]],
                                        "target_correlation": [[1, 2], [2, 1]]})"),
              HasSubstr("correlations of `target_correlation` are impossible"));
}

TEST(Texts, that_are_no_json_are_refused_with_line_and_column) {
  const auto refusal = [](const std::string &text) -> std::string {
    try {
      Calculator().answer_text(text);
    } catch (const Fault &fault) {
      return fault.what();
    }
    return "";
  };
  EXPECT_THAT(refusal("[{\"id\": 1,\n \"kind\" 2}]"), HasSubstr("-:2:9: this is no JSON"));
  EXPECT_THAT(refusal(""), HasSubstr("nothing came in"));
  EXPECT_THAT(refusal("12"), HasSubstr("expected: a case or a list of cases"));
  EXPECT_THAT(refusal("[1e999]"), HasSubstr("this is no JSON"));
  EXPECT_THAT(refusal(std::string(100000, '[')), HasSubstr("nested more than"));
  EXPECT_THAT(refusal("[\"\xff\"]"), HasSubstr("this is no JSON"));
}

TEST(Kinds, are_told_apart_and_each_says_what_it_is) {
  const Calculator calculator;
  std::vector<std::string> names;
  for (const auto &kind : calculator.kinds()) {
    names.push_back(kind.name);
    EXPECT_FALSE(kind.says.empty()) << kind.name;
    EXPECT_FALSE(keys_of(kind).empty()) << kind.name;
    EXPECT_THROW(answer_of(kind, Inputs(Json::object())), Fault) << kind.name;
  }
  std::sort(names.begin(), names.end());
  EXPECT_EQ(std::adjacent_find(names.begin(), names.end()), names.end());
}

// A few cases of many kinds, then the same with keys dropped, values replaced and bytes changed.
const char *const k_cases = R"([
  {"id": "a", "kind": "npv", "inputs": {"rate": 0.1, "values": [-10, 3, 4, 6]}, "expected": 1},
  {"id": "b", "kind": "irr", "inputs": {"values": [-5, 10.5, 1, -8, 1]}},
  {"id": "c", "kind": "xirr", "inputs": {"values": [-10, 7, 6], "basis": "30/360 SIA",
     "dates": ["2019-01-31", "2020-02-29", "2021-03-31"]}},
  {"id": "d", "kind": "rate", "inputs": {"nper": 24, "pmt": -250, "pv": 5000, "type": 1}},
  {"id": "e", "kind": "cumipmt", "inputs": {"rate": 0.01, "nper": 36, "pv": 8, "start": 2, "end": 9}},
  {"id": "f", "kind": "distribution", "inputs": {"dist": "truncated_normal", "mu": 1, "sigma": 3,
     "min": -2, "max": 5}, "expected": {"mean": 0, "quantile_0_3": 0, "cdf_at_2": 0}},
  {"id": "g", "kind": "weighted_sum", "inputs": {"annual_value": 2, "first_year": 2025, "years": 9,
     "factors": ["discount", "co2_value"], "discount_rate": 0.04,
     "co2_value_anchors": {"2020": 90, "2030": 250}}},
  {"id": "h", "kind": "declining_discount_factor", "inputs": {"year": 40, "bands":
     [{"from_year": 0, "to_year": 30, "rate": 0.035}, {"from_year": 31, "rate": 0.03}]}},
  {"id": "i", "kind": "halton_sequence", "inputs": {"base": 3, "first_index": 1, "points": 9}},
  {"id": "j", "kind": "iman_conover", "inputs": {"X": [[1, 5], [2, 6], [3, 8], [4, 7]],
     "target_correlation": [[1, 0.5], [0.5, 1]]}},
  {"id": "k", "kind": "project_finance", "inputs": {"nominal_discount_rate": 0.09,
     "after_tax_cash_flow": [-10, 4, 4, 4], "loan": {"amount": 9, "rate": 0.04, "term": 3}}},
  {"id": "l", "kind": "best_start_year", "inputs": {"outlays": [9], "benefits": [1, 2, 3, 4],
     "rate": 0.04}}])";

void expect_answered(const Calculator::Answers &answers, std::size_t n) {
  ASSERT_EQ(answers.list.size(), n);
  for (const auto &answer : answers.list) {
    EXPECT_TRUE(answer.contains("id"));
    EXPECT_NE(answer.contains("value"), answer.contains("error")) << answer;
    EXPECT_NO_THROW(answer.dump());
  }
}

TEST(CasesSpoilt, in_their_values_are_each_answered_or_refused) {
  const Calculator calculator;
  const Json good = Json::parse(k_cases);
  ASSERT_TRUE(calculator.answer_text(k_cases).complete);
  const std::vector<Json> others{
      nullptr,      -1,           0,    1e308,         -1e-308,        2.5,
      "",           "2020-01-01", true, Json::array(), Json::object(), {1, -2, 3},
      {{"2030", 7}}};
  std::mt19937_64 random(11);
  for (int run = 0; run < 1500; ++run) {
    Json spoilt = good;
    for (Json &question : spoilt) {
      Json *at = &question;
      // Down to some value of the case; the deeper the rarer.
      while (at->is_structured() && !at->empty() && random() % 5 > 0) {
        auto next = at->begin();
        std::advance(next, static_cast<std::ptrdiff_t>(random() % at->size()));
        if (random() % 12 == 0) {
          at->erase(next);
          break;
        }
        at = &*next;
      }
      if (random() % 3 > 0) *at = others[random() % others.size()];
    }
    expect_answered(calculator.answer_text(spoilt.dump()), good.size());
    if (HasFailure()) FAIL() << "run " << run << ": " << spoilt.dump();
  }
}

TEST(CasesSpoilt, in_their_bytes_are_answered_or_refused) {
  const Calculator calculator;
  const std::string good = k_cases;
  std::mt19937_64 random(12);
  int refused = 0;
  for (int run = 0; run < 1500; ++run) {
    std::string text = good;
    for (std::size_t n = 1 + random() % 3; n > 0; --n) {
      const std::size_t at = random() % text.size();
      switch (random() % 3) {
        case 0:
          text.erase(at, 1 + random() % 4);
          break;
        case 1:
          text[at] = static_cast<char>(random() % 256);
          break;
        default:
          text.insert(at, text.substr(random() % text.size(), random() % 8));
      }
    }
    try {
      const auto answers = calculator.answer_text(text);
      expect_answered(answers, answers.list.size());
    } catch (const Fault &) {
      ++refused;
    }
    if (HasFailure()) FAIL() << "run " << run << ": " << text;
  }
  EXPECT_GT(refused, 300);
  EXPECT_LT(refused, 1500);
}

TEST(Slips, are_refused_where_they_would_change_the_answer_and_else_told) {
  const std::string flows = R"({"values": [-100, 60, 60])";
  EXPECT_THAT(error("irr", flows + R"(, "gues": 0.1})"),
              testing::AllOf(HasSubstr("no input `gues`"), HasSubstr("`guess`?")));
  EXPECT_THAT(error("npv", flows + R"(, "rate": 0.1, "convention": "undiscount"})"),
              HasSubstr("the convention \"undiscount\" is unknown"));
  EXPECT_THAT(error("npv", flows + R"(, "rate": 0.1, "convention": 0})"),
              HasSubstr("`convention` is 0"));
  // Not like any input: told, and the answer stands.
  const Json told = ask("irr", flows + R"(, "item": "a bench"})");
  EXPECT_TRUE(told.contains("value")) << told;
  EXPECT_EQ(told.at("ignored").dump(), R"(["item"])");
  const Json prose = ask("npv", flows + R"(, "rate": 0, "convention": "as in the textbook"})");
  EXPECT_EQ(prose.at("value"), 20.0);
  EXPECT_EQ(prose.at("ignored").dump(), R"(["convention"])");
  // Nothing to tell where all is used; an input that is given twice over is no slip.
  EXPECT_FALSE(ask("irr", flows + R"(, "guess": 0.1})").contains("ignored"));
  EXPECT_EQ(
      ask("npv", R"({"values": [100], "rate": 0.25})", R"(, "convention": "Excel")").at("value"),
      80.0);
}

}  // namespace
}  // namespace jalon::calc
