// Proves: a schema is read whole, every mistake in it is told at once with its place in the JSON,
// and what cannot be checked is told and not passed over.
#include "core/schema/schema.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/core/schema/checking.h"

namespace jalon {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::refusal;
using testing::schema_of;

std::string why(const std::string &json) {
  return refusal([&] { parse_schema(json, "s.json"); });
}
std::string why_field(const std::string &field) {
  return why("{\"fields\": [" + field + "]}");
}
std::string notes(const TableSchema &schema) {
  std::string all;
  for (const auto &note : schema.notes) all += note.english() + "\n";
  return all;
}

TEST(Schema, IsReadWithItsDefaults) {
  const auto s = parse_schema(
      "\xEF\xBB\xBF{\"name\": \"n\", \"title\": \"T\", \"version\": \"1\","
      "\"fields\": [{\"name\": \"a\"}], \"primaryKey\": \"a\"}",
      "s.json");
  EXPECT_EQ(s.name, "n");
  EXPECT_EQ(s.title, "T");
  EXPECT_EQ(s.version, "1");
  ASSERT_EQ(s.fields.size(), 1u);
  EXPECT_EQ(s.fields[0].type, FieldType::string);
  EXPECT_FALSE(s.fields[0].constraints.required);
  EXPECT_THAT(s.missing, ElementsAre(""));
  EXPECT_THAT(s.primary_key, ElementsAre("a"));
  EXPECT_THAT(s.notes, IsEmpty());
}

TEST(Schema, ThatIsNoJsonNamesTheLine) {
  EXPECT_THAT(why("{\n\"fields\": [\n,]}"), AllOf(HasSubstr("s.json:3"), HasSubstr("no JSON")));
  EXPECT_THAT(why(""), HasSubstr("no JSON"));
  EXPECT_THAT(why("<html>"), HasSubstr("not the page"));
}

TEST(Schema, ThatIsSomethingElseSaysWhat) {
  EXPECT_THAT(why("[]"), HasSubstr("no list of fields"));
  EXPECT_THAT(why("{}"), HasSubstr("no list of fields"));
  EXPECT_THAT(why(R"({"resources": []})"), HasSubstr("data package"));
  EXPECT_THAT(why(R"({"fields": {}})"), HasSubstr("at least one field"));
  EXPECT_THAT(why(R"({"fields": []})"), HasSubstr("at least one field"));
  EXPECT_THAT(refusal([] { read_schema("/nowhere/s.json"); }), HasSubstr("cannot be read"));
}

TEST(Schema, TellsEveryMistakeAtOnce) {
  EXPECT_THAT(
      why(R"({"fields": [1, {"type": "string"}, {"name": "a", "type": "integr"},
                      {"name": "a", "constraints": {"pattern": "("}}], "primaryKey": ["b"]})"),
      AllOf(HasSubstr("`fields[0]`: it is 1"), HasSubstr("`fields[1]`: the field has no name"),
            HasSubstr("did you mean 'integer'?"), HasSubstr("'a' stands there a second time"),
            HasSubstr("'(' is no regular expression"), HasSubstr("no field 'b'")));
}

TEST(Schema, RefusesConstraintsThatAreNone) {
  EXPECT_THAT(why_field(R"({"name": "a", "constraints": []})"), HasSubstr("an object"));
  EXPECT_THAT(why_field(R"({"name": "a", "constraints": {"required": "yes"}})"),
              HasSubstr("`fields[0].constraints.required`"));
  EXPECT_THAT(why_field(R"({"name": "a", "constraints": {"enum": []}})"),
              HasSubstr("at least one"));
  EXPECT_THAT(why_field(R"({"name": "a", "constraints": {"enum": "x"}})"),
              HasSubstr("list of texts"));
  EXPECT_THAT(why_field(R"({"name": "a", "type": "integer", "constraints": {"enum": ["x"]}})"),
              HasSubstr("no value of the type integer"));
  EXPECT_THAT(why_field(R"({"name": "a", "type": "date", "constraints": {"minimum": "soon"}})"),
              HasSubstr("`fields[0].constraints.minimum`"));
  EXPECT_THAT(why_field(R"({"name": "a", "constraints": {"minLength": -1}})"),
              HasSubstr("whole number"));
  EXPECT_THAT(why_field(R"({"name": "a", "constraints": {"pattern": 3}})"), HasSubstr("a text"));
  EXPECT_THAT(why_field(R"({"name": "a", "constraints": {"pattern": "\\i\\c*"}})"),
              HasSubstr("XML Schema"));
  EXPECT_THAT(why_field(R"({"name": "a", "trueValues": "yes"})"), HasSubstr("list of texts"));
  EXPECT_THAT(why_field(R"({"name": "a", "bareNumber": 1})"), HasSubstr("true or false"));
  EXPECT_THAT(why(R"({"fields": [{"name": "a"}], "missingValues": ""})"),
              HasSubstr("list of texts"));
}

TEST(Schema, NotesWhatItAsksForThatIsNotChecked) {
  EXPECT_THAT(
      notes(schema_of(
          R"({"name": "a", "type": "date", "format": "%Q"}, {"name": "b", "format": "postcode"},
             {"name": "c", "type": "boolean", "constraints": {"minimum": 1, "maxLength": 2}})",
          R"("foreignKeys": [{"fields": "a"}],
             "custom_checks": [{"name": "french-siret-value"}])")),
      AllOf(HasSubstr("'%Q' of the column a is not checked"), HasSubstr("'postcode'"),
            HasSubstr("`minimum` of the column c"), HasSubstr("`maxLength` of the column c"),
            HasSubstr("foreignKeys"), HasSubstr("french-siret-value")));
}

TEST(Schema, WithAFormatNobodyKnowsTakesAnyText) {
  const auto schema = schema_of(R"({"name": "a", "type": "date", "format": "%Q",
                                    "constraints": {"required": true, "unique": true}}, {"name": "b"})");
  EXPECT_THAT(testing::told(testing::checked(schema, "a,b\nx,1\nx,1\n,1\n")),
              ElementsAre("unique 3 a", "required 4 a"));
}

TEST(Schema, NestedWithoutEndIsRefused) {
  EXPECT_THAT(why("{\"fields\": " + std::string(100'000, '[') + "}"), HasSubstr("nest"));
}

}  // namespace
}  // namespace jalon
