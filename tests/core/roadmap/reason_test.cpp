// Proves: reasons become sentences in any language, numbers as the reader writes them, and titles
// are never read as part of the sentence.
#include "core/roadmap/reason.h"

#include <gtest/gtest.h>

#include <set>

namespace jalon {
namespace {

using Kind = Reason::Kind;

TEST(Reason, has_one_template_of_its_own_for_every_kind) {
  std::set<std::string> seen;
  for (int k = 0; k < Reason::kinds; ++k)
    EXPECT_TRUE(seen.insert(template_of(static_cast<Kind>(k))).second)
        << template_of(static_cast<Kind>(k));
  EXPECT_EQ(seen.count(""), 1u);
  EXPECT_STREQ(template_of(Kind::none), "");
}

TEST(Reason, has_one_name_for_programs_for_every_kind) {
  std::set<std::string> seen;
  for (int k = 0; k < Reason::kinds; ++k)
    EXPECT_TRUE(seen.insert(name_of(static_cast<Kind>(k))).second);
  EXPECT_STREQ(name_of(Kind::none), "none");
  EXPECT_STREQ(name_of(Kind::adds_nothing), "adds_nothing");
  EXPECT_STREQ(name_of(Kind::more_beside), "more_beside");
}

TEST(Reason, writes_english_numbers_to_what_a_reader_can_use) {
  const auto number = [](double x) { return english({Kind::own_value, {x}}); };
  EXPECT_EQ(number(125000), "its own value is 125,000");
  EXPECT_EQ(number(1234567.89), "its own value is 1,234,568");
  EXPECT_EQ(number(-1000), "its own value is -1,000");
  EXPECT_EQ(number(-999), "its own value is -999");
  EXPECT_EQ(number(999.999), "its own value is 1,000");
  EXPECT_EQ(number(12.5), "its own value is 12.5");
  EXPECT_EQ(number(0.333), "its own value is 0.33");
  EXPECT_EQ(number(-0.001), "its own value is 0");
  EXPECT_EQ(number(0), "its own value is 0");
}

TEST(Reason, takes_titles_as_they_are_even_if_they_look_like_places) {
  EXPECT_EQ(english({Kind::needs, {std::string("{2}"), std::string("B {1}")}}),
            "\"{2}\" needs \"B {1}\", which must start no later");
}

TEST(Reason, puts_years_and_lists_into_another_language) {
  const Reason reason{Kind::late_impossible,
                      {2027, std::vector<Reason>{{Kind::funds, {2027, 1500.0}},
                                                 {Kind::must, {std::string("Eau")}}}}};
  const ReasonVoice voice{
      [](const std::string &english) -> std::string {
        if (english == template_of(Kind::late_impossible)) return "Impossible : {2} (en {1}).";
        if (english == template_of(Kind::funds)) return "{2} en {1}";
        if (english == between_reasons) return "{1} ; {2}";
        return english;
      },
      [](double x) { return std::to_string(static_cast<int>(x)) + " EUR"; },
      [](double x) { return "environ " + std::to_string(static_cast<int>(x)); }};
  const auto french = text(reason, voice);
  EXPECT_EQ(french, "Impossible : 1500 EUR en 2027 ; \"Eau\" must be done (en 2027).");
  EXPECT_EQ(text({Kind::digital_days_short, {2027, 3.0, 5.0}}, voice),
            "the digital person-days of 2027 (environ 3, where environ 5 would be needed)");
}

TEST(Reason, leaves_a_place_without_argument_visible) {
  EXPECT_EQ(english({Kind::leaves, {}}), "\"{1}\" would leave the plan");
}

TEST(Reason, of_nothing_is_empty) {
  EXPECT_EQ(english({}), "");
}

}  // namespace
}  // namespace jalon
