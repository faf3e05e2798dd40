// Proves that a message keeps pattern and fill apart until a language is known, and that nothing
// in a name or a cell is taken for a pattern.
#include "core/base/message.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>

#include "core/base/fault.h"
#include "core/base/files.h"
#include "core/base/words.h"

namespace jalon {
namespace {

namespace fs = std::filesystem;

constexpr const char *catalogue = R"(msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\n"

msgid "no column is called {1}; did you mean {2}?"
msgstr "« {2} » existe, « {1} » n’existe pas"

msgid "found {1}"
msgstr "trouvé {1}"

msgid "a file"
msgstr "un fichier"

msgid "{1}; expected: {2}"
msgstr "{1} ; attendu : {2}"

msgid "{1}: {2}"
msgstr "{1} : {2}"

msgid "{1}, row {2}, column {3}"
msgstr "{1}, ligne {2}, colonne {3}"
)";

// Compiled as the build does, once for all tests here.
const Words &french() {
  static const Words words = [] {
    const auto folder = fs::temp_directory_path() / ("jalon-message-" + std::to_string(::getpid()));
    write_file(folder / "fr.po", catalogue);
    const std::string base = (folder / "fr").string();
    EXPECT_EQ(std::system(("msgfmt -o '" + base + ".mo' '" + base + ".po'").c_str()), 0);
    Words read("fr", {folder});
    fs::remove_all(folder);
    return read;
  }();
  return words;
}

TEST(Message, IsFilledInOrderOfItsPlaces) {
  const Message message = "no column is called {1}; did you mean {2}?"_msg("typ", "type");
  EXPECT_EQ(message.english(), "no column is called typ; did you mean type?");
  EXPECT_EQ(message.in(french()), "« type » existe, « typ » n’existe pas");
}

TEST(Message, IsEmptyWithoutWords) {
  EXPECT_TRUE(Message().empty());
  EXPECT_TRUE(Message(std::string()).empty());
  EXPECT_TRUE(Message::joined({}).empty());
}

TEST(Message, ShowsNamesAndCellsAsTheyAre) {
  EXPECT_EQ(Message(std::string("a file")).in(french()), "a file");
  EXPECT_EQ("found {1}"_msg("{2} {1}").english(), "found {2} {1}");
  EXPECT_EQ("{x} {9} {1"_msg("a").english(), "{x} {9} {1");
}

TEST(Message, TranslatesTheMessagesItHolds) {
  const Message inner = "a file"_msg;
  EXPECT_EQ("found {1}"_msg(inner).english(), "found a file");
  EXPECT_EQ("found {1}"_msg(inner).in(french()), "trouvé un fichier");
  EXPECT_EQ(Message::joined({inner, std::string("a file")}).in(french()), "un fichier, a file");
}

TEST(Message, WritesNumbersPlainly) {
  EXPECT_EQ("{1} of {2}"_msg(3, 0.5).english(), "3 of 0.5");
  EXPECT_EQ("{1}"_msg(std::size_t{12}).english(), "12");
}

TEST(Message, WithoutTranslationStaysEnglish) {
  EXPECT_EQ("nothing knows {1}"_msg("x").in(french()), "nothing knows x");
}

TEST(Fault, IsSaidInAnyLanguage) {
  const Fault fault("found {1}"_msg("x"), {"bins.csv", 7, 0, "size"}, "a file"_msg);
  EXPECT_STREQ(fault.what(), "bins.csv, row 7, column size: found x; expected: a file");
  EXPECT_EQ(fault.message().in(french()),
            "bins.csv, ligne 7, colonne size : trouvé x ; attendu : un fichier");
}

TEST(Message, numbers_of_results_have_the_readers_decimal_mark) {
  const Message said = "{1} of {2}"_msg(Message::number(0.483), 0.9);
  EXPECT_EQ(said.english(), "0.483 of 0.9");
  EXPECT_EQ(said.in(Words("en", {})), "0.483 of 0.9");
  EXPECT_EQ(said.in(Words("fr", {})), "0,483 of 0.9") << "what a file writes stays as it writes it";
}

TEST(Message, amounts_are_written_as_the_reader_writes_money) {
  const Message said = "it costs {1}"_msg(Message::money(1234567.4, "EUR"));
  EXPECT_EQ(said.english(), "it costs €1,234,567");
  EXPECT_EQ(said.in(Words("en", {})), "it costs €1,234,567");
  EXPECT_EQ(said.in(Words("fr", {})), "it costs " + Words("fr", {}).money(1234567, "EUR"));
  EXPECT_NE(said, "it costs {1}"_msg(Message::money(1234567.4, "USD")));
}

}  // namespace
}  // namespace jalon
