// Proves: kinds answer figures worked by hand, where no published case goes.
#include <gmock/gmock.h>

#include <cmath>

#include "core/calc/calculator.h"

namespace jalon::calc {
namespace {

Json value(const std::string &kind, const std::string &inputs, const std::string &fields = "") {
  std::string expected;
  if (!fields.empty()) expected = ", \"expected\": " + fields;
  const Json answer =
      Calculator()
          .answer_text("{\"kind\": \"" + kind + "\", \"inputs\": " + inputs + expected + "}")
          .list[0];
  EXPECT_TRUE(answer.contains("value")) << answer;
  return answer.contains("value") ? answer.at("value") : Json();
}

double number(const std::string &kind, const std::string &inputs) {
  return value(kind, inputs).get<double>();
}

TEST(Rates, nearest_to_a_guess_are_given_with_all_the_others) {
  // (1+r-1.25) (1+r-0.5) = 0
  const std::string flows = R"("values": [8, -14, 5])";
  EXPECT_NEAR(number("irr", "{" + flows + "}"), 0.25, 1e-12);
  EXPECT_NEAR(number("irr", "{" + flows + R"(, "guess": -0.6})"), -0.5, 1e-12);
  const Json all = value("irr", "{" + flows + "}", R"({"all_rates": 0})").at("all_rates");
  ASSERT_EQ(all.size(), 2u);
  EXPECT_NEAR(all[0].get<double>(), -0.5, 1e-12);
}

TEST(Rates, of_very_many_flows_are_found_in_a_short_time) {
  Json flows = Json::array();
  for (int year = 0; year < 20000; ++year) flows.push_back(year % 3 == 0 ? -1.0 : 0.6);
  const double rate = number("irr", R"({"values": )" + flows.dump() + "}");
  // For ever: 1 = 0.6 (x + x^2) with x = 1/(1+r).
  EXPECT_NEAR(rate, 1 / ((std::sqrt(1 + 4 / 0.6) - 1) / 2) - 1, 1e-9);
}

TEST(Payback, is_told_for_the_first_time_and_for_good) {
  const Json answer = value("payback", R"({"values": [-10, 20, -30, 10, 20]})");
  EXPECT_EQ(answer.at("payback_years"), 0.5);
  EXPECT_EQ(answer.at("payback_for_good_years"), 3.5);
  EXPECT_TRUE(value("payback", R"({"values": [-10, 1]})").at("payback_years").is_null());
}

TEST(TextbookProject, gives_the_value_at_any_rate_that_a_name_says) {
  const Json answer =
      value("npv_irr_payback_pi", R"({"values": [-100, 110], "rates": [0.1, 0.032]})",
            R"({"npv_10": 0, "npv_3_2": 0, "npv_25": 0})");
  EXPECT_NEAR(answer.at("npv_10").get<double>(), 0, 1e-12);
  EXPECT_NEAR(answer.at("npv_3_2").get<double>(), 110 / 1.032 - 100, 1e-12);
  EXPECT_NEAR(answer.at("npv_25").get<double>(), -12, 1e-12);
  const Json all = value("npv_irr_payback_pi", R"({"values": [-100, 110], "rates": [0.1, 0.032]})");
  EXPECT_TRUE(all.contains("npv_10"));
  EXPECT_TRUE(all.contains("npv_3_2"));
}

TEST(BenefitCost, moves_operation_by_convention) {
  const Json answer = value("bcr", R"({"annual_benefit": 30, "annual_disbenefit": 6,
                                       "initial_cost": 100, "annual_om": 4, "rate": 0, "years": 10})");
  EXPECT_NEAR(answer.at("bcr_conventional").get<double>(), 240 / 140.0, 1e-12);
  EXPECT_NEAR(answer.at("bcr_modified").get<double>(), 2, 1e-12);
  EXPECT_NEAR(answer.at("npv").get<double>(), 100, 1e-12);
}

TEST(IncrementalRatio, climbs_from_doing_nothing) {
  const std::string inputs = R"({"annual_benefits": {"A": 30, "B": 10, "C": 31},
                                 "annual_costs": {"A": 15, "B": 5, "C": 20}})";
  const Json ladder = value("incremental_bcr", inputs);
  EXPECT_EQ(ladder.at("bcr_B_vs_DN"), 2.0);
  EXPECT_EQ(ladder.at("bcr_A_vs_B"), 2.0);
  EXPECT_EQ(ladder.at("bcr_C_vs_A"), 0.2);
  EXPECT_EQ(ladder.at("best"), "A");
  EXPECT_EQ(value("incremental_bcr", inputs, R"({"bcr_C_vs_B": 0})").at("bcr_C_vs_B"), 1.4);
}

TEST(LandUplift, is_worth_its_cost_at_the_switching_value) {
  const std::string rest = R"("site_acres": 39, "existing_value_per_acre": 30659,
                              "wider_benefits": 1400000, "pv_costs": 10000000})";
  const double enough = value("bcr_switching", R"({"future_value_per_acre": 200000, )" + rest)
                            .at("switching_future_value_per_acre");
  EXPECT_NEAR(enough, 251172, 0.5);
  EXPECT_NEAR(
      value("bcr_switching", R"({"future_value_per_acre": )" + Json(enough).dump() + ", " + rest)
          .at("bcr")
          .get<double>(),
      1, 1e-12);
}

TEST(BreakEven, is_the_first_year_that_owes_nothing_or_never) {
  const auto year = [](const std::string &indirect) {
    return value("break_even_year", R"({"first_year": 2025, "cumulative_indirect": )" + indirect +
                                        R"(, "cumulative_financial": [-5, -5, -5]})")
        .at("break_even_year");
  };
  EXPECT_EQ(year("[1, 5, 9]"), 2026);
  EXPECT_EQ(year("[6, 5, 9]"), 2025);
  EXPECT_TRUE(year("[1, 2, 3]").is_null());
}

TEST(DecliningRates, chain_from_band_to_band_and_go_on_after_the_last) {
  const std::string bands = R"("bands": [{"from_year": 0, "to_year": 2, "rate": 0.1},
                                         {"from_year": 3, "to_year": 4, "rate": 0.05}])";
  EXPECT_NEAR(number("declining_discount_factor", R"({"year": 6, )" + bands + "}"),
              1 / (1.1 * 1.1 * std::pow(1.05, 4)), 1e-15);
  EXPECT_NEAR(number("npv_declining", R"({"values": [0, 0, 0, 1], )" + bands + "}"),
              1 / (1.1 * 1.1 * 1.05), 1e-15);
}

TEST(WeightedSum, takes_only_the_factors_named) {
  const std::string rest = R"("annual_value": 10, "first_year": 2025, "years": 3,
      "discount_rate": 0.1, "gdp_growth": 0.5, "gdp_base_year": 2024})";
  EXPECT_NEAR(number("weighted_sum", R"({"factors": ["discount"], )" + rest),
              10 + 10 / 1.1 + 10 / 1.21, 1e-12);
  EXPECT_NEAR(number("weighted_sum", R"({"factors": ["gdp"], "start_index": 1, )" + rest),
              22.5 + 33.75, 1e-12);
  EXPECT_NEAR(number("weighted_sum", R"({"factors": [], )" + rest), 30, 1e-12);
}

TEST(Paths, are_flat_outside_and_geometric_within) {
  const auto at = [](int year) {
    return number("path_interpolation", R"({"anchors": {"2020": 100, "2030": 400}, "year": )" +
                                            std::to_string(year) + "}");
  };
  EXPECT_EQ(at(2010), 100);
  EXPECT_NEAR(at(2025), 200, 1e-12);
  EXPECT_EQ(at(2050), 400);
}

TEST(Loans, longer_than_the_flows_are_shown_as_far_as_they_reach) {
  const Json answer = value("project_finance",
                            R"({"after_tax_cash_flow": [-1, 1, 1], "nominal_discount_rate": 0.05,
                                "loan": {"amount": 100, "rate": 0.1, "term": 30}})");
  ASSERT_EQ(answer.at("loan_interest_by_year").size(), 3u);
  EXPECT_EQ(answer.at("loan_interest_by_year")[0], 0.0);
  EXPECT_NEAR(answer.at("loan_interest_by_year")[1].get<double>(), 10, 1e-12);
}

TEST(Distributions, answer_for_any_point_that_a_name_says) {
  const Json normal = value("distribution", R"({"dist": "normal", "mu": 0, "sigma": 1})",
                            R"({"cdf_at_minus_1_5": 0, "pdf_at_0": 0, "quantile_0_975": 0,
                                "entropy": 0, "kurtosis": 0})");
  EXPECT_NEAR(normal.at("cdf_at_minus_1_5").get<double>(), 0.0668072012688581, 1e-12);
  EXPECT_NEAR(normal.at("pdf_at_0").get<double>(), 0.398942280401433, 1e-12);
  EXPECT_NEAR(normal.at("quantile_0_975").get<double>(), 1.95996398454005, 1e-12);
  EXPECT_NEAR(normal.at("entropy").get<double>(), 1.41893853320467, 1e-9);
  EXPECT_EQ(normal.at("kurtosis"), 3.0);
}

TEST(Distributions, of_one_shape_agree_under_two_names) {
  const Json pert = value("distribution", R"({"dist": "pert", "min": 2, "mode": 3, "max": 8})");
  const Json beta = value("distribution", R"({"dist": "beta", "min": 2, "max": 8, "alpha": )" +
                                              pert.at("shape1").dump() + R"(, "beta": )" +
                                              pert.at("shape2").dump() + "}");
  for (const char *field : {"mean", "variance", "skewness", "quantile_0_05", "entropy"})
    EXPECT_EQ(pert.at(field), beta.at(field)) << field;
  EXPECT_NEAR(pert.at("mean").get<double>(), (2 + 4 * 3 + 8) / 6.0, 1e-12);
}

TEST(Distributions, cut_far_out_in_a_tail_keep_their_moments) {
  const Json cut = value(
      "distribution", R"({"dist": "truncated_normal", "mu": 0, "sigma": 1, "min": 8, "max": 99})");
  // The mean of a normal beyond 8 is density over tail there.
  EXPECT_NEAR(cut.at("mean").get<double>(), 8.12136811223608, 1e-9);
  EXPECT_GT(cut.at("quantile_0_05").get<double>(), 8);
}

TEST(RankCorrelations, are_tied_by_the_gaussian_copula) {
  const Json answer = value("rank_correlation", R"({"copula": "gaussian", "kendall": 0.5})");
  EXPECT_NEAR(answer.at("r").get<double>(), std::sqrt(0.5), 1e-15);
  EXPECT_NEAR(value("rank_correlation", R"({"spearman": )" + answer.at("spearman").dump() + "}")
                  .at("kendall")
                  .get<double>(),
              0.5, 1e-12);
}

TEST(BivariateNormal, is_known_where_correlation_is_complete) {
  const Json cdf = value("bivariate_normal_cdf", R"({"points": [[0.5, -0.2, 1], [0.5, -0.2, -1],
                                                    [0, 0, 0.999999]]})")
                       .at("cdf");
  EXPECT_NEAR(cdf[0].get<double>(), 0.420740290560897, 1e-12);
  EXPECT_NEAR(cdf[1].get<double>(), 0.691462461274013 + 0.420740290560897 - 1, 1e-12);
  EXPECT_NEAR(cdf[2].get<double>(), 0.25 + std::asin(0.999999) / (2 * M_PI), 1e-10);
}

TEST(SobolIndices, of_any_ishigami_and_g_function_are_exact) {
  const Json f = value("sobol_exact", R"({"function": "Ishigami a=0 b=0"})",
                       R"({"S1": 0, "ST": 0, "S13": 0, "variance": 0})");
  EXPECT_EQ(f.at("S1"), (Json{1.0, 0.0, 0.0}));
  EXPECT_EQ(f.at("variance"), 0.5);
  const Json g = value("sobol_exact", R"({"a": [0, 0]})", R"({"S1": 0, "ST": 0, "S12": 0})");
  // V = (4/3)^2 - 1 = 7/9, of which 3/9 each and 1/9 together.
  EXPECT_NEAR(g.at("S1")[0].get<double>(), 3 / 7.0, 1e-14);
  EXPECT_NEAR(g.at("ST")[1].get<double>(), 4 / 7.0, 1e-14);
  EXPECT_NEAR(g.at("S12").get<double>(), 1 / 7.0, 1e-14);
}

TEST(Sequences, begin_where_they_are_told) {
  EXPECT_EQ(value("halton_sequence", R"({"base": 5, "first_index": 5, "points": 2})",
                  R"({"numerators_over": 0})")
                .at("numerators_over")
                .dump(),
            "[[1,25],[6,25]]");
  EXPECT_EQ(value("halton_sequence", R"({"base": [2, 3], "points": 1})").at("points").dump(),
            "[[0.5,0.3333333333333333]]");
  EXPECT_EQ(value("sobol_sequence", R"({"dimensions": 2, "first_index": 0, "points": 4})")
                .at("points")
                .dump(),
            "[[0.0,0.0],[0.5,0.5],[0.75,0.25],[0.25,0.75]]");
}

TEST(ReorderedColumns, take_the_order_of_the_scores_made_for_them) {
  const Json answer = value("iman_conover",
                            R"({"X": [[1, 50], [2, 10], [3, 40], [4, 20], [5, 30]],
                                "target_correlation": [[1, 0], [0, 1]], "seed": 4})");
  Json column = Json::array();
  for (const auto &row : answer.at("reordered_X")) column.push_back(row[1]);
  std::sort(column.begin(), column.end());
  EXPECT_EQ(column, (Json{10.0, 20.0, 30.0, 40.0, 50.0}));
}

}  // namespace
}  // namespace jalon::calc
