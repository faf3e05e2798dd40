// declared.h - what every plugin's declaration must hold: French for all that a user reads, and
// sources that are called what they are.
#pragma once
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <jalon/testing_words.hpp>
#include <span>
#include <string_view>

#include "jalon/declare.hpp"

namespace declared {

using jalon::testing::Catalogue;

inline void expect_a_french_word_for_every_word(const Catalogue &french) {
  EXPECT_THAT(jalon::testing::untranslated(jalon::testing::words_read(), french),
              ::testing::IsEmpty());
}

// With the same numbers, and doubt where the English has it. A plugin names at least so many.
inline void expect_sources_in_french(const Catalogue &french, std::size_t least) {
  const auto sources = jalon::testing::sources();
  EXPECT_THAT(jalon::testing::untranslated(sources, french), ::testing::IsEmpty());
  EXPECT_THAT(jalon::testing::with_other_numbers(sources, french), ::testing::IsEmpty());
  EXPECT_THAT(jalon::testing::without_doubt(sources, french,
                                            {{"from memory", "de mémoire"},
                                             {"judgement", "jugement"},
                                             {"not kept", "non conservée"},
                                             {"second hand", "seconde main"},
                                             {"expert range", "fourchette d’expert"}}),
              ::testing::IsEmpty());
  EXPECT_GT(sources.size(), least);
}

inline void expect_no_guess_or_memory_called_certain(std::span<const jalon_parameter> parameters) {
  for (const auto &p : parameters) {
    const std::string_view source = p.source;
    if (source.find("from memory") != source.npos || source.find("judgement") != source.npos) {
      EXPECT_NE(p.confidence, uint32_t{JALON_CERTAIN}) << p.name;
    }
    if (source == "engineering judgement") {
      EXPECT_EQ(p.confidence, uint32_t{JALON_HYPOTHETICAL}) << p.name;
    }
  }
}

inline void expect_effort_and_defaults_in_bounds(std::span<const jalon_measure> measures) {
  for (const auto &m : measures) {
    EXPECT_GT(m.n_effort, 0u) << m.name;
    for (const auto &o : std::span(m.options, m.n_options))
      if (o.value == o.value) {
        EXPECT_LE(o.lower, o.value) << m.name << o.name;
        EXPECT_GE(o.upper, o.value) << m.name << o.name;
      }
  }
}

}  // namespace declared
