// Proves: every published case comes out of the calculator within the tolerance printed with it, in
// the shape it was published in, whether or not its figures are shown to the calculator; and every
// rate of return that a case lists is found.
#include "cases.h"

#include <set>

#include "core/appraisal/dated.h"
#include "core/appraisal/indicators.h"
#include "core/base/files.h"
#include "core/calc/calculator.h"
#include "core/calc/inputs.h"

namespace jalon {
namespace {

const std::vector<std::pair<std::string, int>> k_files{
    {"npv", 20},         {"irr", 31},      {"mirr", 58},    {"xnpv", 7},     {"xirr", 66},
    {"annuity", 228},    {"textbook", 15}, {"ssc", 26},     {"ssc_lcoe", 8}, {"greenbook", 9},
    {"benefriches", 28}, {"road_tii", 2},  {"sampling", 18}};

// The source says that there is no rate, where its solver found none; there is one, and the case
// lists it.
const std::set<std::string> k_disagreements{"pyx-xirr-30-20", "pyx-xirr-30-45"};

// These flows have one rate more than their case lists, beyond where it was looked for: nearly -1,
// or above 10^60.
const std::set<std::string> k_further_rate{"pyx-xirr-30-5", "pyx-xirr-30-13", "pyx-xirr-30-30"};

// The names under which a matrix case prints its tolerances.
const std::map<std::string, std::string> k_tolerance_names{
    {"cholesky_of_target", "C"},
    {"score_correlation", "EE"},
    {"cholesky_of_score_correlation", "F"},
    {"linear_correlation_of_result", "linear"}};

struct Tolerance {
  double absolute = 0, relative = 0;
};

Tolerance tolerance_of(const Case &c, const std::string &field) {
  Tolerance t{0, tolerance(c, "tol_rel")};
  for (const char *key : {"tol_abs", "tol"}) {
    if (!c.contains(key)) continue;
    const Case &given = c.at(key);
    if (given.is_number()) t.absolute = given;
    if (!given.is_object()) continue;
    const auto other = k_tolerance_names.find(field);
    if (given.contains(field)) t.absolute = given.at(field);
    if (other != k_tolerance_names.end() && given.contains(other->second))
      t.absolute = given.at(other->second);
  }
  if (field == "irr" && c.contains("tol_abs_irr")) t.absolute = c.at("tol_abs_irr");
  return t;
}

void expect_like(const Case &found, const Case &published, Tolerance t) {
  if (published.is_number()) {
    ASSERT_TRUE(found.is_number()) << found;
    expect_near(found, published, t.absolute, t.relative);
  } else if (published.is_array()) {
    ASSERT_TRUE(found.is_array()) << found;
    ASSERT_EQ(found.size(), published.size());
    for (std::size_t i = 0; i < published.size(); ++i) expect_like(found[i], published[i], t);
  } else {
    EXPECT_EQ(found, published);
  }
}

void expect_answer(const Case &c, const Case &answer) {
  const Case &published = c.at("expected");
  if (published.is_null()) {
    EXPECT_TRUE(answer.contains("error")) << answer;
    return;
  }
  ASSERT_TRUE(answer.contains("value")) << answer;
  const Case &found = answer.at("value");
  if (!published.is_object()) return expect_like(found, published, tolerance_of(c, ""));
  EXPECT_EQ(found.size(), published.size());
  for (const auto &[field, value] : published.items()) {
    SCOPED_TRACE(field);
    ASSERT_TRUE(found.contains(field)) << found;
    expect_like(found.at(field), value, tolerance_of(c, field));
  }
}

Case answers_of(const std::string &text) {
  return Case::parse(calc::Calculator().answer_text(text).list.dump());
}

std::vector<Case> all_cases() {
  std::vector<Case> all;
  for (const auto &[file, count] : k_files)
    for (auto &c : cases(file)) all.push_back(std::move(c));
  return all;
}

// Every number of a shape replaced, so that none can be read off it.
Case shape_of(const Case &value) {
  if (!value.is_object()) return value.is_null() ? Case() : Case(0);
  Case shape = Case::object();
  for (const auto &[name, ignored] : value.items()) shape[name] = 0;
  return shape;
}

TEST(PublishedCases, are_all_there) {
  int all = 0;
  for (const auto &[file, count] : k_files) {
    EXPECT_EQ(static_cast<int>(cases(file).size()), count) << file;
    all += count;
  }
  EXPECT_EQ(all, 516);
}

TEST(PublishedCases, come_out_within_the_tolerance_printed_with_them) {
  int tested = 0;
  for (const auto &[file, count] : k_files) {
    const auto published = cases(file);
    const Case answers = answers_of(read_file(TEST_DATA "/" + file + ".json"));
    ASSERT_EQ(answers.size(), published.size());
    for (std::size_t i = 0; i < published.size(); ++i) {
      const std::string id = published[i].at("id");
      SCOPED_TRACE(id);
      EXPECT_EQ(answers[i].at("id"), id);
      if (k_disagreements.contains(id)) continue;
      expect_answer(published[i], answers[i]);
      ++tested;
    }
  }
  EXPECT_EQ(tested, 514);
}

TEST(PublishedCases, come_out_alike_when_only_the_shape_of_the_answer_is_shown) {
  const auto published = all_cases();
  std::vector<Case> hidden = published;
  for (Case &c : hidden) c["expected"] = shape_of(c.at("expected"));
  const Case answers = answers_of(Case(hidden).dump());
  const Case shown = answers_of(Case(published).dump());
  for (std::size_t i = 0; i < published.size(); ++i)
    EXPECT_EQ(answers[i], shown[i]) << published[i].at("id");
}

TEST(PublishedCases, come_out_with_inputs_alone_unless_a_field_must_be_named) {
  const auto published = all_cases();
  std::vector<Case> bare;
  for (const Case &c : published) {
    bare.push_back({{"id", c.at("id")}, {"kind", c.at("kind")}, {"inputs", c.at("inputs")}});
    if (c.contains("convention")) bare.back()["convention"] = c.at("convention");
  }
  const Case answers = answers_of(Case(bare).dump());
  // Asked for a density or distribution function, a case has to say where; and `npv` as one value
  // is the spreadsheet's.
  const std::set<std::string> to_be_named{"triangular-1", "lognormal-1", "truncnormal-1",
                                          "fool-npv"};
  for (std::size_t i = 0; i < published.size(); ++i) {
    const Case &c = published[i], &expected = c.at("expected");
    const std::string id = c.at("id");
    if (to_be_named.contains(id) || k_disagreements.contains(id) || expected.is_null()) continue;
    SCOPED_TRACE(id);
    if (!expected.is_object()) {
      expect_answer(c, answers[i]);
      continue;
    }
    ASSERT_TRUE(answers[i].contains("value")) << answers[i];
    for (const auto &[field, value] : expected.items()) {
      SCOPED_TRACE(field);
      ASSERT_TRUE(answers[i].at("value").contains(field)) << answers[i];
      expect_like(answers[i].at("value").at(field), value, tolerance_of(c, field));
    }
  }
}

TEST(KnownDisagreements, are_rates_that_the_case_itself_lists) {
  for (const std::string &id : k_disagreements) {
    SCOPED_TRACE(id);
    const Case c = find_case("xirr", id);
    const Case answer = answers_of(c.dump())[0];
    EXPECT_TRUE(c.at("expected").is_null());
    ASSERT_TRUE(answer.contains("value"));
    EXPECT_NEAR(answer.at("value").get<double>(), c.at("real_roots_found")[0].get<double>(), 1e-11);
  }
}

void expect_rates(const std::vector<double> &found, const Case &listed) {
  const auto all = numbers(listed);
  ASSERT_EQ(found.size(), all.size());
  for (std::size_t i = 0; i < all.size(); ++i)
    EXPECT_NEAR(found[i], all[i], 1e-11 * (1 + std::fabs(all[i])));
}

// Takes out what lies beyond where the case's author looked.
std::vector<double> within_reach(const std::vector<double> &rates) {
  std::vector<double> within;
  for (const double rate : rates)
    if (rate > -1 + 1e-9 && rate < 1e9) within.push_back(rate);
  return within;
}

TEST(RatesOfReturn, of_yearly_flows_are_all_found) {
  int tested = 0;
  for (const Case &c : cases("irr")) {
    if (!c.contains("real_roots_gt_-1")) continue;
    SCOPED_TRACE(c.at("id").get<std::string>());
    expect_rates(irr(numbers(c.at("inputs").at("values"))), c.at("real_roots_gt_-1"));
    ++tested;
  }
  EXPECT_EQ(tested, 27);
}

TEST(RatesOfReturn, of_flows_on_dates_are_all_found) {
  int tested = 0;
  for (const Case &c : cases("xirr")) {
    const char *key = c.contains("real_roots_gt_-1") ? "real_roots_gt_-1" : "real_roots_found";
    if (!c.contains(key)) continue;
    const std::string id = c.at("id");
    SCOPED_TRACE(id);
    const auto given = calc::Json::parse(c.at("inputs").dump());
    const calc::Inputs in(given);
    const auto rates = xirr(in.numbers("values"), in.dates("dates"),
                            *day_count_named(in.text("basis", "act/365")));
    const auto within = within_reach(rates);
    EXPECT_EQ(rates.size() - within.size(), k_further_rate.contains(id) ? 1u : 0u);
    expect_rates(within, c.at(key));
    ++tested;
  }
  EXPECT_EQ(tested, 64);
}

}  // namespace
}  // namespace jalon
