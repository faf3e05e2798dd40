// Proves: the keys of the norms are declared, read and refused as norms.h says, and discount
// factors chain over a schedule of rates.
#include "core/appraisal/norms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "lines.h"

namespace jalon {
namespace {

using testing::HasSubstr;

constexpr const char *k_minimal =
    "[norms]\ncost_of_public_funds = 0.2\nresidual_value = 1\n"
    "[norms.horizon]\nvalue = 20\nunit = 'year'\nsource = 's'\n";
constexpr const char *k_rate =
    "[norms.discount_rate]\nvalue = 0.04\nunit = '1/year'\nsource = 's'\n";

class NormsFile : public testing::Test {
 protected:
  Settings settings{"EUR", "2026-01-01"};

  void SetUp() override { declare_norms(settings); }
  Norms read(const std::string &text) {
    const auto file = testing::TempDir() + "/norms.toml";
    std::ofstream(file) << text;
    settings.add_file(Layer::norms, file);
    settings.resolve();
    return norms_from(settings);
  }
  std::string refusal(const std::string &text) {
    try {
      read(text);
    } catch (const Fault &fault) {
      return fault.what();
    }
    ADD_FAILURE() << "accepted:\n" << text;
    return {};
  }
};

TEST_F(NormsFile, gives_the_rules) {
  const Norms norms = read(std::string(k_minimal) + k_rate);
  EXPECT_EQ(norms.discount_rate.value, 0.04);
  EXPECT_EQ(norms.cost_of_public_funds, 0.2);
  EXPECT_EQ(norms.horizon, 20);
  EXPECT_TRUE(norms.residual_value);
  EXPECT_THAT(norms.public_stakeholders, testing::ElementsAre("authority", "state"));
  EXPECT_TRUE(norms.values.empty()) << "a quantity nobody priced has no value, not a zero one";
}

TEST_F(NormsFile, may_change_who_is_public) {
  const Norms norms =
      read(std::string(k_minimal) + k_rate + "[norms.public]\nstate = 0\noperator = 1\n");
  EXPECT_THAT(norms.public_stakeholders, testing::ElementsAre("authority", "operator"));
}

TEST_F(NormsFile, without_a_rate_is_refused) {
  EXPECT_THAT(refusal(k_minimal), HasSubstr("norms.discount_rate"));
}

TEST_F(NormsFile, with_a_rate_of_3_2_for_3_2_percent_is_refused) {
  EXPECT_THAT(refusal(std::string(k_minimal) +
                      "[norms.discount_rate]\nvalue = 3.2\nunit = '1/year'\nsource = 's'\n"),
              HasSubstr("norms.discount_rate"));
}

TEST_F(NormsFile, with_a_schedule_by_calendar_year_is_refused) {
  EXPECT_THAT(
      refusal(std::string(k_minimal) +
              "[norms.discount_rate]\nby_year = { 2025 = 0.035, 2056 = 0.03 }\n"
              "interpolation = 'step'\nunit = '1/year'\nsource = 's'\n"),
      testing::AllOf(HasSubstr("2056"), HasSubstr("counted from year 0"), HasSubstr("norms.toml")));
}

TEST_F(NormsFile, with_a_schedule_that_is_not_in_steps_is_refused) {
  EXPECT_THAT(
      refusal(std::string(k_minimal) + "[norms.discount_rate]\nby_year = { 0 = 0.035, 31 = 0.03 }\n"
                                       "interpolation = 'linear'\nunit = '1/year'\nsource = 's'\n"),
      HasSubstr("step"));
}

TEST_F(NormsFile, with_half_a_residual_value_and_half_a_year_is_refused_for_both) {
  const auto why = refusal(
      "[norms]\ncost_of_public_funds = 0.2\nresidual_value = 0.5\n"
      "[norms.horizon]\nvalue = 20.5\nunit = 'year'\nsource = 's'\n" +
      std::string(k_rate));
  EXPECT_THAT(why, testing::AllOf(HasSubstr("0.5"), HasSubstr("20.5"), HasSubstr("whole number")));
}

TEST_F(NormsFile, prices_a_standard_quantity_that_no_plugin_counts) {
  const Norms norms = read(std::string(k_minimal) + k_rate +
                           "[norms.value.co2e]\nvalue = 256\nunit = 'EUR/t'\nsource = 's'\n");
  ASSERT_EQ(norms.values.count("co2e"), 1u);
  EXPECT_DOUBLE_EQ(norms.values.at("co2e").in(2025), 0.256) << "per kg";
}

TEST_F(NormsFile, prices_the_quantity_of_a_plugin) {
  const std::vector<jalon_line> lines{line("waste.litter", "Litter", "m3", "litter", "", "users"),
                                      money("waste.bill", "Bill", "energy", "authority"),
                                      line("waste.co2", "CO2", "kilogram", "co2e", "", "")};
  declare_values(settings, domain_of(lines));
  EXPECT_FALSE(settings.declared("norms.value.energy")) << "money needs no price";
  const Norms norms = read(std::string(k_minimal) + k_rate +
                           "[norms.value.litter]\nvalue = 2\nunit = 'EUR/l'\nsource = 's'\n");
  EXPECT_DOUBLE_EQ(norms.values.at("litter").value, 2000);
}

TEST_F(NormsFile, names_a_price_by_what_it_prices_so_that_the_name_can_be_translated) {
  const Message label = label_of(settings.key("norms.value.time"));
  EXPECT_EQ(label, "Value of: {1}"_msg(Message::pattern("Time of people")));
}

TEST_F(NormsFile, pricing_what_nobody_counts_is_refused) {
  EXPECT_THAT(refusal(std::string(k_minimal) + k_rate +
                      "[norms.value.co2]\nvalue = 256\nunit = 'EUR/t'\nsource = 's'\n"),
              HasSubstr("norms.value.co2e"))
      << "and the nearest name is offered";
}

TEST_F(NormsFile, in_another_currency_is_refused) {
  EXPECT_THAT(refusal(std::string(k_minimal) + k_rate +
                      "[norms.value.co2e]\nvalue = 190\nunit = 'USD/t'\nsource = 's'\n"),
              HasSubstr("USD"));
}

TEST_F(NormsFile, refuses_a_plugin_that_counts_a_standard_quantity_in_another_unit) {
  const std::vector<jalon_line> lines{line("waste.co2", "CO2", "t", "co2e", "", "")};
  try {
    declare_values(settings, domain_of(lines));
    FAIL() << "accepted";
  } catch (const Fault &fault) {
    EXPECT_THAT(fault.what(), testing::AllOf(HasSubstr("waste.co2"), HasSubstr("org.example.waste"),
                                             HasSubstr("kg")));
  }
}

TEST_F(NormsFile, lets_two_plugins_count_a_quantity_of_their_own_in_one_unit_only) {
  const std::vector<jalon_line> first{line("a", "A", "kg", "litter", "", "")},
      second{line("b", "B", "m3", "litter", "", "")};
  declare_values(settings, domain_of(first));
  EXPECT_NO_THROW(declare_values(settings, domain_of(first)));
  EXPECT_THROW(declare_values(settings, domain_of(second)), Fault);
}

TEST_F(NormsFile, without_beta_or_weights_or_bias_has_neutral_ones) {
  const Norms norms = read(std::string(k_minimal) + k_rate);
  EXPECT_EQ(norms.beta.value, 1);
  EXPECT_EQ(norms.risk_premium, 0);
  EXPECT_EQ(norms.scarcity_of_public_funds, 0);
  EXPECT_EQ(norms.weight_of("users"), 1);
  EXPECT_EQ(norms.optimism_bias("equipment"), 0);
  EXPECT_EQ(with_beta(norms, 1.4).discount_rate.value, 0.04) << "no premium, no effect";
}

constexpr const char *k_premium =
    "[norms.risk_premium]\nvalue = 0.02\nunit = '1/year'\nsource = 's'\n";

TEST_F(NormsFile, adds_to_the_rate_what_beta_makes_of_the_premium) {
  const Norms norms =
      read(std::string(k_minimal) + k_rate + k_premium +
           "[norms.beta]\nvalue = 1.5\ndist = { kind = 'uniform', low = 0.5, high = 2 }\n"
           "source = 's'\n");
  EXPECT_DOUBLE_EQ(norms.discount_rate.value, 0.05);
  EXPECT_DOUBLE_EQ(norms.discount_rate.in(7), 0.05);
  EXPECT_EQ(norms.beta.low, 0.5);
  EXPECT_EQ(norms.beta.high, 2);
  EXPECT_DOUBLE_EQ(with_beta(norms, 0.5).discount_rate.value, 0.03);
  EXPECT_DOUBLE_EQ(with_beta(norms, -1).discount_rate.value, 0.00);
  EXPECT_EQ(with_beta(norms, 2).beta.value, 2);
  EXPECT_EQ(with_beta(norms, 1.5).discount_rate.value, norms.discount_rate.value);
}

TEST_F(NormsFile, moves_every_rate_of_a_schedule_by_beta) {
  const Norms norms = read(std::string(k_minimal) + k_premium +
                           "[norms.discount_rate]\nby_year = { 0 = 0.035, 31 = 0.03 }\n"
                           "interpolation = 'step'\nunit = '1/year'\nsource = 's'\n");
  const Figure rate = with_beta(norms, 1.5).discount_rate;
  EXPECT_DOUBLE_EQ(rate.in(1), 0.045);
  EXPECT_DOUBLE_EQ(rate.in(31), 0.04);
}

TEST_F(NormsFile, with_a_beta_that_has_nothing_to_multiply_is_refused) {
  EXPECT_THAT(
      refusal(std::string(k_minimal) + k_rate + "[norms.beta]\nvalue = 1.4\nsource = 's'\n"),
      testing::AllOf(HasSubstr("norms.risk_premium"), HasSubstr("norms.toml:")));
}

TEST_F(NormsFile, with_a_beta_that_carries_the_rate_out_of_its_bounds_is_refused) {
  EXPECT_THAT(refusal(std::string(k_minimal) + k_rate +
                      "[norms.risk_premium]\nvalue = 0.1\nunit = '1/year'\nsource = 's'\n"
                      "[norms.beta]\nvalue = 1\n"
                      "dist = { kind = 'uniform', low = 0, high = 4 }\nsource = 's'\n"),
              testing::AllOf(HasSubstr("norms.beta = 0"), HasSubstr("from -0.05 to 0.25")));
}

TEST_F(NormsFile, weighs_people_by_their_income) {
  // The three incomes, the elasticity and the weights of charlescoverdale/greenbook@6ad7f37,
  // tests/testthat/test-distributional.R (MIT): (reference income / income)^1.3.
  const Norms norms = read(std::string(k_minimal) + k_rate +
                           "[norms.eta]\nvalue = 1.3\nsource = 's'\n"
                           "[norms.income]\nusers = 0.4\nresidents = 1\nbusinesses = 1.6\n");
  EXPECT_NEAR(norms.weight_of("users"), 3.2909555108355937, 1e-9);
  EXPECT_EQ(norms.weight_of("residents"), 1);
  EXPECT_NEAR(norms.weight_of("businesses"), 0.5428052288186521, 1e-9);
  for (const char *who : {"authority", "operator", "state", "grid", "environment"})
    EXPECT_EQ(norms.weight_of(who), 1) << who;
}

TEST_F(NormsFile, that_gives_the_authority_an_income_is_refused) {
  EXPECT_THAT(refusal(std::string(k_minimal) + k_rate + "[norms.income]\nauthority = 0.5\n"),
              HasSubstr("norms.income.authority"));
}

TEST_F(NormsFile, gives_an_optimism_bias_by_kind_of_works) {
  const Norms norms = read(std::string(k_minimal) + k_rate +
                           "[norms.optimism_bias.equipment.investment]\nvalue = 2\n"
                           "dist = { kind = 'uniform', low = 0.1, high = 2 }\nsource = 's'\n");
  EXPECT_EQ(norms.optimism_bias("equipment"), 2);
  EXPECT_EQ(norms.optimism.at("equipment").investment.low, 0.1);
  EXPECT_EQ(norms.optimism_bias("standard_civil"), 0);
  EXPECT_EQ(norms.optimism_bias(""), 0);
}

TEST(Works, of_an_unknown_kind_are_refused_with_the_nearest) {
  EXPECT_NO_THROW(check_works("", {}));
  for (const auto &kind : kinds_of_works()) EXPECT_NO_THROW(check_works(kind.name, {}));
  try {
    check_works("equipement", {"projects.toml", 4, 9, {}});
    FAIL() << "accepted";
  } catch (const Fault &fault) {
    EXPECT_THAT(fault.what(),
                testing::AllOf(HasSubstr("projects.toml:4:9"), HasSubstr("standard_civil"),
                               HasSubstr("did you mean `equipment`?")));
  }
}

constexpr const char *k_index =
    "[norms.price_index]\nby_year = { 2018 = 100, 2023 = 120 }\ninterpolation = 'step'\n"
    "source = 's'\nconfidence = 'to_verify'\n";
constexpr const char *k_carbon =
    "[norms.value.co2e]\nby_year = { 2020 = 100, 2030 = 200 }\ninterpolation = 'linear'\n"
    "unit = 'EUR/t'\nsource = 's'\nprice_year = 2018\n";

class PriceYears : public NormsFile {
 protected:
  Figure carbon(const std::string &more, int price_year) {
    read(std::string(k_minimal) + k_rate + more);
    return norms_from(settings, price_year).values.at("co2e");
  }
};

TEST_F(PriceYears, are_bridged_by_the_index_that_names_both) {
  const Figure value = carbon(std::string(k_carbon) + k_index, 2023);
  EXPECT_DOUBLE_EQ(value.in(2020), 0.12);
  EXPECT_DOUBLE_EQ(value.in(2025), 0.18);
  EXPECT_EQ(value.price_year, 2023);
  EXPECT_EQ(value.confidence, Confidence::to_verify) << "no better than the index";
  ASSERT_EQ(value.marks.size(), 1u);
  EXPECT_THAT(value.marks[0].english(), HasSubstr("from prices of 2018 to those of 2023"));
  EXPECT_THAT(value.marks[0].english(), HasSubstr("times 1.2"));
}

TEST_F(PriceYears, that_the_index_does_not_name_are_not_guessed_between_and_marked) {
  const Figure value = carbon(std::string(k_carbon) + k_index, 2022);
  EXPECT_DOUBLE_EQ(value.in(2020), 0.1);
  EXPECT_EQ(value.price_year, 2018);
  ASSERT_EQ(value.marks.size(), 1u);
  EXPECT_EQ(value.marks[0].english(), "in prices of 2018, not converted to those of 2022");
}

TEST_F(PriceYears, without_an_index_are_marked) {
  EXPECT_EQ(carbon(k_carbon, 2023).marks.size(), 1u);
}

TEST_F(PriceYears, that_agree_or_are_not_asked_for_leave_the_value_alone) {
  for (const int year : {0, 2018}) {
    settings = Settings("EUR", "2026-01-01");
    declare_norms(settings);
    const Figure value = carbon(std::string(k_carbon) + k_index, year);
    EXPECT_DOUBLE_EQ(value.in(2020), 0.1);
    EXPECT_TRUE(value.marks.empty());
  }
}

TEST_F(PriceYears, need_an_index_with_years) {
  EXPECT_THAT(
      refusal(std::string(k_minimal) + k_rate + "[norms.price_index]\nvalue = 1\nsource = 's'\n"),
      HasSubstr("norms.price_index has no years"));
}

TEST(Scaling, multiplies_all_that_is_counted_in_the_unit_of_the_figure) {
  Figure f = figure(2);
  f.low = 1, f.high = 3, f.mean = 2, f.sd = 0.5, f.values = {1, 3}, f.alpha = 4;
  f.by_year = {{2025, 2}, {2030, 4}};
  f.growth = 0.01;
  f = scaled(f, 10);
  EXPECT_EQ(f.value, 20);
  EXPECT_EQ(f.low, 10);
  EXPECT_EQ(f.high, 30);
  EXPECT_EQ(f.mean, 20);
  EXPECT_EQ(f.sd, 5);
  EXPECT_THAT(f.values, testing::ElementsAre(10, 30));
  EXPECT_EQ(f.by_year.at(2030), 40);
  EXPECT_EQ(f.alpha, 4);
  EXPECT_EQ(f.growth, 0.01);
}

TEST(DiscountFactor, of_a_constant_rate_is_compound_interest) {
  EXPECT_EQ(discount_factor(figure(0.25), 0), 1);
  EXPECT_DOUBLE_EQ(discount_factor(figure(0.25), 2), 0.64);
}

TEST(DiscountFactor, of_a_schedule_chains_from_year_to_year) {
  Figure rate;
  rate.by_year = {{0, 1.0}, {2, 0.25}};
  EXPECT_DOUBLE_EQ(discount_factor(rate, 1), 0.5);
  EXPECT_DOUBLE_EQ(discount_factor(rate, 2), 0.4);
  EXPECT_DOUBLE_EQ(discount_factor(rate, 3), 0.32);
}

}  // namespace
}  // namespace jalon
