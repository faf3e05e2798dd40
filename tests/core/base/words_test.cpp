// Proves that translations are found without any locale of the system, and that numbers are
// written as the language writes them.
#include "core/base/words.h"

#include <gmock/gmock.h>
#include <unistd.h>

#include <cmath>
#include <cstdlib>
#include <limits>

#include "core/base/fault.h"
#include "core/base/files.h"

namespace jalon {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class Translations : public testing::Test {
 protected:
  ~Translations() override { fs::remove_all(folder); }
  // Compiles a catalogue as the build does.
  fs::path catalogue(const std::string &name, const std::string &entries) {
    const auto where = folder / name;
    write_file(where / "fr.po",
               "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n" + entries);
    const std::string command = "msgfmt --check-format -o '" + (where / "fr.mo").string() + "' '" +
                                (where / "fr.po").string() + "'";
    EXPECT_EQ(std::system(command.c_str()), 0) << "gettext's msgfmt is needed";
    return where;
  }
  const fs::path folder = fs::temp_directory_path() / ("jalon-words-" + std::to_string(::getpid()));
};

TEST_F(Translations, TheFirstCatalogueThatKnowsATextWins) {
  const auto host = catalogue("host", "msgid \"Price\"\nmsgstr \"Prix\"\n"),
             plugin = catalogue("plugin",
                                "msgid \"Price\"\nmsgstr \"Tarif\"\n"
                                "msgid \"Sorted waste\"\nmsgstr \"Déchets triés\"\n");
  const Words words("fr", {host, folder / "none", plugin});
  EXPECT_EQ(words("Price"), "Prix");
  EXPECT_EQ(words("Sorted waste"), "Déchets triés");
  EXPECT_EQ(words("Unknown text"), "Unknown text");
  EXPECT_EQ(words.language(), "fr");
}

TEST_F(Translations, TheEmptyTextStaysEmpty) {
  EXPECT_EQ(Words("fr", {catalogue("host", "msgid \"Price\"\nmsgstr \"Prix\"\n")})(""), "");
}

TEST_F(Translations, AnUntranslatedEntryIsShownInEnglish) {
  EXPECT_EQ(Words("fr", {catalogue("host", "msgid \"Price\"\nmsgstr \"\"\n")})("Price"), "Price");
}

TEST_F(Translations, AnotherLanguageOfTheSameFolderIsNotTaken) {
  const auto host = catalogue("host", "msgid \"Price\"\nmsgstr \"Prix\"\n");
  EXPECT_EQ(Words("en", {host})("Price"), "Price");
}

TEST_F(Translations, ABrokenCatalogueIsAFaultWithItsName) {
  for (const std::string bytes : {"this is not gettext", "", "\xde\x12\x04\x95"}) {
    write_file(folder / "fr.mo", bytes);
    try {
      Words words("fr", {folder});
      FAIL() << "accepted " << bytes;
    } catch (const Fault &fault) {
      EXPECT_THAT(fault.what(), HasSubstr("fr.mo: this is no catalogue"));
    }
  }
}

TEST(Numbers, AreGroupedAsTheLanguageDoes) {
  const Words fr("fr", {}), en("en", {});
  EXPECT_EQ(fr.number(1234567.84, 1), "1\u202f234\u202f567,8");
  EXPECT_EQ(en.number(1234567.84, 1), "1,234,567.8");
  EXPECT_EQ(fr.number(123), "123");
  EXPECT_EQ(en.number(1234), "1,234");
  EXPECT_EQ(en.number(-1234.5, 2), "-1,234.50");
  EXPECT_EQ(fr.number(0.005, 3), "0,005");
  EXPECT_EQ(en.number(999.96, 1), "1,000.0");
}

TEST(Numbers, ThatRoundToZeroHaveNoSign) {
  EXPECT_EQ(Words("en", {}).number(-0.3), "0");
  EXPECT_EQ(Words("en", {}).number(-0.004, 2), "0.00");
}

TEST(Numbers, UnknownAndEndlessHaveTheirSigns) {
  const Words fr("fr", {}), en("en", {});
  const double nan = std::nan(""), infinity = std::numeric_limits<double>::infinity();
  EXPECT_EQ(fr.number(nan), "\u2014");
  EXPECT_EQ(fr.money(nan, "EUR", true), "\u2014");
  EXPECT_EQ(en.percent(nan), "\u2014");
  EXPECT_EQ(en.number(-infinity), "-\u221e");
  EXPECT_EQ(en.money(infinity, "USD", true), "$\u221e");
}

TEST(Money, IsWrittenAsTheLanguageDoes) {
  const Words fr("fr", {}), en("en", {});
  EXPECT_EQ(fr.money(1234567, "EUR"), "1\u202f234\u202f567\u00a0\u20ac");
  EXPECT_EQ(en.money(1234567, "USD"), "$1,234,567");
  EXPECT_EQ(en.money(-1234567, "GBP"), "-\u00a31,234,567");
  EXPECT_EQ(fr.money(-1234, "CHF"), "-1\u202f234\u00a0CHF");
  EXPECT_EQ(en.money(1234, "CHF"), "CHF\u00a01,234");
  EXPECT_EQ(fr.money(0.16, "EUR"), "0,16\u00a0\u20ac");
  EXPECT_EQ(en.money(12, "EUR"), "\u20ac12");
}

TEST(Money, RoundedKeepsWhatAReaderCanUse) {
  const Words fr("fr", {}), en("en", {});
  EXPECT_EQ(fr.money(1234567, "EUR", true), "1,23\u00a0M\u20ac");
  EXPECT_EQ(en.money(1234567, "EUR", true), "\u20ac1.23M");
  EXPECT_EQ(fr.money(12345, "EUR", true), "12\u00a0k\u20ac");
  EXPECT_EQ(en.money(-12345, "USD", true), "-$12k");
  EXPECT_EQ(en.money(1234, "USD", true), "$1.2k");
  EXPECT_EQ(en.money(123, "USD", true), "$123");
  EXPECT_EQ(en.money(0, "USD", true), "$0");
  EXPECT_EQ(fr.money(45.6e6, "EUR", true), "45,6\u00a0M\u20ac");
  EXPECT_EQ(fr.money(3.2e9, "EUR", true), "3,20\u00a0Md\u20ac");
}

TEST(Money, RoundedTurnsOverToTheNextName) {
  const Words en("en", {});
  EXPECT_EQ(en.money(999.4, "USD", true), "$999");
  EXPECT_EQ(en.money(999.7, "USD", true), "$1.0k");
  EXPECT_EQ(en.money(9960, "USD", true), "$10k");
  EXPECT_EQ(en.money(999400, "USD", true), "$999k");
  EXPECT_EQ(en.money(999600, "USD", true), "$1.00M");
  EXPECT_EQ(en.money(9.996e6, "USD", true), "$10.0M");
  EXPECT_EQ(en.money(99.96e6, "USD", true), "$100M");
}

TEST(Percent, TakesAShare) {
  EXPECT_EQ(Words("fr", {}).percent(0.164), "16\u00a0%");
  EXPECT_EQ(Words("en", {}).percent(0.164, 1), "16.4%");
}

}  // namespace
}  // namespace jalon
