// Proves: stress scenarios are read as written and refused with their place when they are wrong;
// they change figures as they say, tell what they do and what they leave out; those that ship load.
#include "core/appraisal/stress.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "lines.h"

namespace jalon {
namespace {

using testing::AllOf;
using testing::HasSubstr;

Figure by_year(std::map<int, double> years, Interpolation how, double growth = 0) {
  Figure f = figure(years.begin()->second);
  f.by_year = std::move(years);
  f.interpolation = how;
  f.growth = growth;
  return f;
}

Change times(double by) {
  return {.path = "waste.price", .times = by};
}
Change held() {
  return {.path = "waste.price", .hold = true};
}
Change each_year(double by) {
  return {.path = "waste.price", .times_per_year = by};
}

TEST(Stressed, figure_is_multiplied_in_every_year_with_its_range) {
  Figure price = by_year({{2025, 10}, {2030, 20}}, Interpolation::linear, 0.01);
  price.distribution = Distribution::uniform;
  price.low = 8, price.high = 12;
  const Figure f = stressed(price, times(1.5), 2026);
  EXPECT_DOUBLE_EQ(f.in(2025), 15);
  EXPECT_DOUBLE_EQ(f.in(2027), 1.5 * price.in(2027));
  EXPECT_DOUBLE_EQ(f.in(2040), 1.5 * price.in(2040));
  EXPECT_DOUBLE_EQ(f.low, 12);
  EXPECT_DOUBLE_EQ(f.high, 18);
}

TEST(Stressed, figure_that_is_held_stays_at_its_level_of_year_0) {
  Figure price = by_year({{2025, 10}, {2030, 20}}, Interpolation::linear, 0.05);
  price.distribution = Distribution::uniform;
  price.low = 8, price.high = 12;
  const Figure f = stressed(price, held(), 2026);
  for (const int year : {2026, 2030, 2050}) EXPECT_DOUBLE_EQ(f.in(year), 12) << year;
  EXPECT_DOUBLE_EQ(f.low, 9.6) << "its range goes with it";
  EXPECT_DOUBLE_EQ(f.high, 14.4);
  Figure growing = figure(10);
  growing.growth = 0.1;
  growing.growth_from = 2025;
  EXPECT_DOUBLE_EQ(stressed(growing, held(), 2027).in(2040), 12.1);
}

TEST(Stressed, figure_drifts_by_a_factor_for_each_year_after_year_0) {
  const Figure price = by_year({{2025, 10}, {2030, 20}}, Interpolation::linear, 0.03);
  const Figure f = stressed(price, each_year(1.02), 2026);
  for (const int year : {2026, 2027, 2030, 2031, 2045})
    EXPECT_NEAR(f.in(year), price.in(year)*std::pow(1.02, year - 2026), 1e-9) << year;
  Figure growing = figure(10);
  growing.growth = 0.1;
  growing.growth_from = 2028;
  const Figure g = stressed(growing, each_year(0.9), 2026);
  for (const int year : {2026, 2028, 2035})
    EXPECT_NEAR(g.in(year), growing.in(year)*std::pow(0.9, year - 2026), 1e-9) << year;
}

TEST(Stressed, figure_of_zero_stays_zero) {
  for (const Change &change : {times(2), held(), each_year(1.1)})
    EXPECT_EQ(stressed(figure(0), change, 2025).in(2030), 0);
}

TEST(Overrun, is_the_greater_of_the_scenarios_and_of_the_norms) {
  Norms norms = norms_of(0.03, 0);
  norms.optimism["equipment"].investment = figure(2);
  Stress stress;
  EXPECT_EQ(investment_factor(stress, norms, "equipment"), 3);
  EXPECT_EQ(investment_factor(stress, norms, ""), 1);
  stress.overrun = {{"standard_civil", 0.44}, {"equipment", 0.5}, {"otherwise", 0.3}};
  EXPECT_EQ(investment_factor(stress, norms, "equipment"), 3);
  EXPECT_EQ(investment_factor(stress, norms, "standard_civil"), 1.44);
  EXPECT_EQ(investment_factor(stress, norms, "standard_buildings"), 1.3);
  EXPECT_EQ(investment_factor(stress, norms, ""), 1.3);
}

class StressedDossier : public testing::Test {
 protected:
  Settings settings{"EUR", "2026-01-01"};
  Norms norms = norms_of(0.03, 0);

  void SetUp() override {
    declare_norms(settings);
    Key price{.path = "waste.price",
              .label = "Price",
              .unit = "currency/kg",
              .lower = 0,
              .upper = 5,
              .per_year = true,
              .required = false,
              .owner = "waste"};
    settings.declare(price, with(2, "currency/kg"));
    settings.declare({.path = "waste.share",
                      .label = "Share",
                      .unit = "1",
                      .lower = 0,
                      .upper = 1,
                      .required = false,
                      .owner = "waste"},
                     with(0.8, "1"));
    for (const char *line :
         {"norms.cost_of_public_funds=0", "norms.residual_value=1", "norms.horizon=20",
          "norms.discount_rate=0.03", "norms.value.co2e=0.2"})
      settings.add_assignment(line);
    settings.resolve();
    norms = norms_from(settings);
  }
  static Figure with(double value, const std::string &unit) {
    Figure f = figure(value);
    f.unit = unit;
    f.source = "s";
    return f;
  }
  StressedFigures applied(const Change &change) {
    Stress stress;
    stress.changes = {change};
    return stressed(stress, settings, norms, 2025, 2045);
  }
  std::string left_out(const Change &change) {
    const auto out = applied(change);
    EXPECT_TRUE(out.figures.empty());
    EXPECT_TRUE(out.changes.empty());
    return out.left_out.empty() ? "" : out.left_out[0].english();
  }
};

TEST_F(StressedDossier, has_the_figures_that_change_and_says_so) {
  const auto out = applied(times(1.5));
  ASSERT_EQ(out.figures.size(), 1u);
  EXPECT_DOUBLE_EQ(out.figures.at("waste.price").value, 3);
  EXPECT_THAT(out.changes, testing::ElementsAre("{1}: {2} % higher in every year"_msg(
                               Message::pattern("Price"), 50)));
  EXPECT_TRUE(out.left_out.empty());
}

TEST_F(StressedDossier, has_other_values_of_quantities) {
  norms.values.at("co2e").growth = 0.03;
  norms.values.at("co2e").growth_from = 2025;
  const auto out = applied({.path = "norms.value.co2e", .hold = true});
  const Norms other = stressed(norms, out);
  EXPECT_DOUBLE_EQ(other.values.at("co2e").in(2040), 0.2);
  EXPECT_GT(norms.values.at("co2e").in(2040), 0.3);
}

TEST_F(StressedDossier, leaves_out_what_it_has_no_use_for_and_says_why) {
  EXPECT_THAT(left_out({.path = "water.price", .times = 2}), HasSubstr("is called water.price"));
  EXPECT_THAT(left_out({.path = "norms.value.time", .times = 2}), HasSubstr("has no value"));
  EXPECT_THAT(left_out(held()), HasSubstr("Price: is the same in every year"));
  EXPECT_THAT(left_out({.path = "waste.share", .times_per_year = 1.01}),
              HasSubstr("Share: cannot"));
  EXPECT_THAT(left_out({.path = "waste.share", .times = 1.5}), HasSubstr("Share: would leave"));
  EXPECT_THAT(left_out(each_year(1.2)), HasSubstr("Price: would leave")) << "20 years later";
}

TEST_F(StressedDossier, hears_of_overrun_and_delay) {
  Stress stress;
  stress.overrun = {{"equipment", 2}, {"standard_buildings", 0.24}, {"otherwise", 0.44}};
  stress.delay_years = 2;
  const auto out = stressed(stress, settings, norms, 2025, 2045);
  ASSERT_EQ(out.changes.size(), 2u);
  EXPECT_EQ(
      out.changes[0].english(),
      "Works cost more than planned: from 24 % to 200 % more by their kind, 44 % if it is not "
      "said");
  EXPECT_THAT(out.changes[1].english(), HasSubstr("serve 2 years later"));
}

constexpr const char *k_head =
    "title_fr = 'a'\ntitle_en = 'b'\ntext_fr = 'c'\ntext_en = 'd'\nsource = 's'\nas_of = 2025\n"
    "confidence = 'hypothetical'\n";  // seven lines

class StressFiles : public testing::Test {
 protected:
  std::filesystem::path folder = testing::TempDir() + "/stress_" +
                                 testing::UnitTest::GetInstance()->current_test_info()->name();
  void SetUp() override {
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
  }
  void TearDown() override { std::filesystem::remove_all(folder); }
  std::vector<Stress> read(const std::string &text) {
    std::ofstream(folder / "one.toml") << text;
    return read_stresses(folder);
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

TEST_F(StressFiles, are_read_as_written) {
  std::ofstream(folder / "two.toml") << k_head << "delay_years = 2\n";
  std::ofstream(folder / "notes.md") << "no scenario";
  const auto all = read(std::string(k_head) +
                        "[overrun]\nequipment = 2.0\notherwise = 0.44\n"
                        "[[change]]\npath = 'waste.price'\ntimes = 1.5\n"
                        "[[change]]\npath = 'norms.value.co2e'\nhold = true\n"
                        "[[change]]\npath = 'waste.pay'\ntimes_per_year = 1.01\n");
  ASSERT_EQ(all.size(), 2u);
  const Stress &one = all[0];
  EXPECT_EQ(one.id, "one");
  EXPECT_EQ(one.title_fr, "a");
  EXPECT_EQ(one.title_en, "b");
  EXPECT_EQ(one.text_fr, "c");
  EXPECT_EQ(one.text_en, "d");
  EXPECT_EQ(one.source, "s");
  EXPECT_EQ(one.as_of, "2025");
  EXPECT_EQ(one.confidence, Confidence::hypothetical);
  EXPECT_EQ(one.overrun, (std::map<std::string, double>{{"equipment", 2}, {"otherwise", 0.44}}));
  EXPECT_EQ(one.delay_years, 0);
  ASSERT_EQ(one.changes.size(), 3u);
  EXPECT_EQ(one.changes[0].times, 1.5);
  EXPECT_TRUE(one.changes[1].hold);
  EXPECT_EQ(one.changes[2].times_per_year, 1.01);
  EXPECT_EQ(one.changes[2].path, "waste.pay");
  EXPECT_EQ(all[1].id, "two");
  EXPECT_EQ(all[1].delay_years, 2);
}

TEST_F(StressFiles, that_are_not_there_are_none) {
  EXPECT_TRUE(read_stresses(folder / "nowhere").empty());
}

TEST_F(StressFiles, without_source_or_with_nothing_to_do_are_refused) {
  EXPECT_THAT(refusal("title_fr = 'a'\n"),
              AllOf(HasSubstr("`source` is missing"), HasSubstr("`title_en` is missing"),
                    HasSubstr("changes nothing")));
}

TEST_F(StressFiles, with_a_wrong_change_are_refused_at_its_place) {
  const std::string change = std::string(k_head) + "[[change]]\n";
  EXPECT_THAT(refusal(change + "path = 'a.b'\n"),
              AllOf(HasSubstr("one.toml:8:1"), HasSubstr("times = 1.5")));
  EXPECT_THAT(refusal(change + "path = 'a.b'\ntimes = 2\nhold = true\n"), HasSubstr("one thing"));
  EXPECT_THAT(refusal(change + "path = 'a.b'\nhold = false\n"), HasSubstr("leaves a.b as it is"));
  EXPECT_THAT(refusal(change + "path = 'a.b'\ntimes = '2'\n"), HasSubstr("one.toml:10:9"));
  EXPECT_THAT(refusal(change + "path = 'a.b'\ntimes = -1\n"), HasSubstr("a number from 0"));
  EXPECT_THAT(refusal(change + "path = 'a.b'\ntimes = nan\n"), HasSubstr("one.toml:10:9"));
  EXPECT_THAT(refusal(change + "path = 'a.b'\ntime = 2\n"), HasSubstr("did you mean `times`?"));
  EXPECT_THAT(refusal(change + "times = 2\n"), HasSubstr("`path` is missing"));
  EXPECT_THAT(refusal(change + "path = 'norms.discount_rate'\ntimes = 2\n"),
              AllOf(HasSubstr("one.toml:9:8"), HasSubstr("jalon run --norms")));
  EXPECT_THAT(refusal(change + "path = 'a.b'\ntimes = 2\n[[change]]\npath = 'a.b'\nhold = true\n"),
              AllOf(HasSubstr("one.toml:11:1"), HasSubstr("changed twice")));
}

TEST_F(StressFiles, with_other_mistakes_are_refused_all_at_once) {
  const auto why = refusal(
      "title_fr = 'a'\ntitle_en = 'b'\ntext_fr = 'c'\ntext_en = 'd'\nsource = 's'\nas_of = 25\n"
      "confidence = 'sure'\ndelay_years = 1.5\nwhat = 1\n[overrun]\nequipement = 2\n");
  EXPECT_THAT(why,
              AllOf(HasSubstr("one.toml:6:9"), HasSubstr("`confidence` is `sure`"),
                    HasSubstr("one.toml:8:15"), HasSubstr("unknown key `what`"),
                    HasSubstr("did you mean `equipment`?"), HasSubstr("`otherwise` is missing")));
  EXPECT_THAT(refusal("title_fr = \n"), HasSubstr("one.toml:1"));
}

TEST(ShippedStresses, load_and_say_that_they_are_judgements) {
  const auto all = read_stresses(JALON_SOURCE_DIR "/config/stress");
  std::vector<std::string> ids;
  for (const auto &stress : all) {
    ids.push_back(stress.id);
    EXPECT_EQ(stress.confidence, Confidence::hypothetical) << stress.id;
    EXPECT_THAT(stress.source, testing::AnyOf(HasSubstr("Judgement"), HasSubstr("judgement")));
  }
  EXPECT_THAT(ids, testing::ElementsAre("cost-overrun", "delay", "energy-price-high",
                                        "energy-price-low", "no-climate-policy"));
}

TEST(ShippedStresses, take_overruns_from_the_upper_bounds_of_the_green_book) {
  Settings settings("GBP", "2020-01-01");
  declare_norms(settings);
  settings.add_file(Layer::norms, JALON_SOURCE_DIR "/config/norms/gb-greenbook.toml");
  settings.resolve();
  const Norms norms = norms_from(settings);
  const auto overrun = read_stresses(JALON_SOURCE_DIR "/config/stress").front().overrun;
  for (const auto &kind : kinds_of_works())
    EXPECT_EQ(overrun.at(kind.name), norms.optimism.at(kind.name).investment.high) << kind.name;
  EXPECT_EQ(overrun.at("otherwise"), overrun.at("standard_civil"));
}

}  // namespace
}  // namespace jalon
