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
