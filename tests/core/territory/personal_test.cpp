// Proves: what tells of persons is found by list, name and content, taken out of the stored file
// with nothing else changed, and what only looks like it stays.
#include "core/territory/personal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/core/table/scratch.h"

namespace jalon {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

struct Given {
  explicit Given(const std::string &bytes, const Reading &read = {}) : how(read) {
    folder.write("f.csv", bytes);
    source = read_source_table(folder.path() / "f.csv", how);
  }
  std::vector<std::string> personal(const std::vector<std::string> &listed = {}) const {
    std::vector<std::string> names;
    for (const auto &column : personal_columns(source, listed)) names.push_back(column.name);
    return names;
  }
  // The stored bytes.
  std::string stored(const std::vector<std::string> &listed = {}) const {
    const auto copy = copy_without(source, how, personal_columns(source, listed));
    return copy ? copy->bytes : testing::bytes_of(source.file);
  }
  testing::Scratch folder;
  Reading how;
  SourceTable source;
};

TEST(Contacts, AddressesAndTelephonesAreKnownAsPeopleWriteThem) {
  for (const char *text : {"a.b@example.org", " mailto:a@ex.fr ", "a@x.fr; b-c@y.example.com"})
    EXPECT_TRUE(is_address(text)) << text;
  for (const char *text : {"a@b", "see a@x.fr for it", "@example.org", "a@.fr", "12 @ 3.50", ""})
    EXPECT_FALSE(is_address(text)) << text;
  for (const char *text :
       {"0199001234", "01 99 00 12 34", "01.99.00.12.34", "+33 1 99 00 12 34", "+33199001234",
        "tel:+33-1-99-00-12-34", "0033199001234", "+44 20 7946 0958", "0 800 123 456",
        "Tél : 01-99-00-12-34", "01 99 00 12 34 / 06 39 98 12 34"})
    EXPECT_TRUE(is_phone(text)) << text;
  for (const char *text : {"2019-03-15", "01/02/2024 12:30", "01/02/2024", "50031188031490",
                           "21040070100012", "45.677082", "0.30916667", "38563", "FREBNEBAABR1", "",
                           "12", "01 2", "00000000000", "06088-P-001", "0.123456789"})
    EXPECT_FALSE(is_phone(text)) << text;
}

TEST(Contacts, AreTakenOutOfProseAndNothingElseIs) {
  std::string text = "Abonnement au 01 99 00 12 34 ou a.b@example.org, de 08:00 à 20:00, 0.309€";
  EXPECT_EQ(hide_contacts(text), 2u);
  EXPECT_EQ(text, "Abonnement au [...] ou [...], de 08:00 à 20:00, 0.309€");
  for (std::string same : {"06800. Cagnes-sur-Mer", "SIRET 21040070100012", "0476052345 kWh",
                           "[6.388156, 45.677082]", "2026-05-06", "@", "a @ b"}) {
    const std::string before = same;
    EXPECT_EQ(hide_contacts(same), 0u);
    EXPECT_EQ(same, before);
  }
}

TEST(Contacts, TenDigitsInOnePieceAreATelephoneWhereTheTextSaysSo) {
  std::string text = "Tél. : 0199001234";
  EXPECT_EQ(hide_contacts(text), 1u);
  EXPECT_EQ(text, "Tél. : [...]");
}

TEST(PersonalColumns, AreFoundByListNameAndContent) {
  const Given file(
      "id;Contact_Opérateur;Courriels des élus;ligne;adresse web;chargé;Nom du responsable;"
      "Prénom;Nom\n"
      "1;x;(masque);01 99 00 12 34;a@example.org;M. Martin;Martin;Anne;Parc A\n"
      "2;y;(masque);0199001235;b@example.org;Mme Petit;Petit;Luc;Parc B\n");
  EXPECT_THAT(file.personal({"contact_operateur"}),
              ElementsAre("Contact_Opérateur", "Courriels des élus", "ligne", "adresse web",
                          "chargé", "Nom du responsable", "Prénom"));
  const auto why = personal_columns(file.source, {"contact_operateur"});
  EXPECT_EQ(why[0].why, PersonalColumn::listed);
  EXPECT_EQ(why[1].why, PersonalColumn::by_name);
  EXPECT_EQ(why[2].why, PersonalColumn::phones);
  EXPECT_EQ(why[3].why, PersonalColumn::addresses);
  EXPECT_EQ(why[4].why, PersonalColumn::persons);
}

TEST(PersonalColumns, AreNotThoseThatOnlySoundSo) {
  const Given file(
      "code;Paiement par téléphone;minutes_phone;share_email;nom;id_pdl;num_siret;Nom du "
      "chef-lieu;Agency;date\n"
      "0199001234;oui;5;0,2;Parking;0199001234;21040070100012;Digne;X;01/02/2024 12:30\n"
      "0199001235;non;6;0,3;Gare;0199001235;21040070100013;Gap;Y;01/02/2024 12:31\n");
  EXPECT_THAT(file.personal(), IsEmpty());
  EXPECT_FALSE(copy_without(file.source, {}, {})) << "the very bytes stay";
}

TEST(StoredFile, KeepsEverythingElseByteForByte) {
  const std::string bytes =
      "\xEF\xBB\xBF"
      "Extraction du 12 mai;;\r\nid;email;texte\r\n007;a@example.org;\"a;\"\"b\"\"\"\r\n\r\n"
      "008;;\"deux\nlignes\"\r\n";
  const Given file(bytes, [] {
    Reading how;
    how.header = 2;
    return how;
  }());
  EXPECT_EQ(file.stored(),
            "\xEF\xBB\xBF"
            "Extraction du 12 mai;;\r\nid;texte\r\n007;\"a;\"\"b\"\"\"\r\n\r\n"
            "008;\"deux\nlignes\"\r\n");
}

TEST(StoredFile, KeepsItsEncoding) {
  const Given file("id;t\xE9l\xE9phone;lieu\n1;0199001234;Pr\xE9\n2;0199001235;For\xEAt\n");
  EXPECT_EQ(file.source.encoding, "Windows-1252");
  EXPECT_EQ(file.stored(), "id;lieu\n1;Pr\xE9\n2;For\xEAt\n");
}

TEST(StoredFile, OfALineWithAWrongNumberOfCellsKeepsARemarkOnly) {
  const std::string bytes =
      "id;email;n\n1;a@example.org;3\n2;Jean;b@example.org;4\n3;\"x\" y;5\n4;Durand\n5;;6\n";
  const Given file(bytes);
  const auto copy = copy_without(file.source, {}, personal_columns(file.source, {}));
  ASSERT_TRUE(copy);
  EXPECT_EQ(copy->shut_lines, 2u);
  EXPECT_EQ(copy->mended_lines, 1u);
  EXPECT_THAT(copy->bytes, HasSubstr("\n3;5\n"))
      << "whose cells are known, without the personal one";
  EXPECT_THAT(copy->bytes, Not(HasSubstr("@")));
  EXPECT_THAT(copy->bytes, Not(HasSubstr("Jean")));
  EXPECT_THAT(copy->bytes, Not(HasSubstr("Durand"))) << "two cells would now be as many as names";
  const Given again(copy->bytes);
  EXPECT_EQ(again.source.rows.size(), 3u);
  EXPECT_EQ(again.source.broken, 2u) << "set aside as they would have been";
  EXPECT_EQ(again.source.rows[1].number, file.source.rows[1].number) << "rows keep their number";
}

TEST(StoredFile, WithoutPersonalColumnsKeepsRaggedLinesAndHidesContacts) {
  const Given file("id;info\n1;voir a@example.org\n2;b;c\n");
  EXPECT_EQ(file.stored(), "id;info\n1;voir [...]\n2;b;c\n");
}

TEST(StoredFile, OfOneColumnLeftStillSetsWrongLinesAside) {
  const Given file("id;email\n1;a@example.org\n2;x;y\n3;b@example.org\n");
  const Given again(file.stored(), [] {
    Reading how;
    how.delimiter = ";";
    return how;
  }());
  EXPECT_EQ(again.source.rows.size(), 2u);
  EXPECT_EQ(again.source.broken, 1u);
}

TEST(StoredFile, OfUtf16IsWrittenInUtf8UnlessTheMappingDemandsTheOther) {
  std::string wide = "\xFF\xFE";
  for (const char c : std::string("id;email\n1;a@example.org\n2;b@example.org\n")) {
    wide += c;
    wide += '\0';
  }
  const Given file(wide);
  EXPECT_EQ(file.stored(), "id\n1\n2\n");
  Reading how;
  how.encoding = "UTF-16";
  EXPECT_THAT(
      testing::refusal([&] { copy_without(file.source, how, personal_columns(file.source, {})); }),
      HasSubstr("is written in UTF-16"));
}

TEST(StoredFile, OfAMapIsItsTableWithThePositionsBeside) {
  const testing::Scratch folder;
  folder.write("f.geojson", R"({"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"id":"A","mail":"a@example.org","n":2.5},
     "geometry":{"type":"Point","coordinates":[2.35,48.85]}},
    {"type":"Feature","properties":{"id":"B","mail":"","n":3},"geometry":null}]})");
  const auto source = read_source_table(folder.path() / "f.geojson", {});
  const auto copy = copy_without(source, {}, personal_columns(source, {}));
  ASSERT_TRUE(copy);
  EXPECT_TRUE(copy->as_csv);
  EXPECT_EQ(copy->bytes, "id;n;longitude;latitude\nA;2.5;2.35;48.85\nB;3;;\n");
}

}  // namespace
}  // namespace jalon
