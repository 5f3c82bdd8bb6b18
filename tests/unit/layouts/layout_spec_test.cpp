#include "extractors/layouts/layout_spec.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/layouts/layout_lint.hpp"
#include "pipeline/base/error.hpp"
#include "tests/unit/layouts/shipped.hpp"

namespace tidtam::layouts {
namespace {

using testing::HasSubstr;
using testing::SizeIs;
using testing::StartsWith;

LayoutSpec read(const std::string& yaml, const model::Schema* schema = nullptr) {
  return read_layout(spec::Node::parse(yaml, "visits.yaml"), "visits", schema);
}

/// The complaint that this layout draws.
std::string complaint_of(const std::string& yaml, const model::Schema* schema = nullptr) {
  try {
    (void)read(yaml, schema);
  } catch (const ConfigurationError& error) {
    return error.what();
  }
  return "none";
}

const std::string kHead = "id: visits\nversion: 2\ntitle: การนิเทศ\ngrain: own_unit\nsheet: [การนิเทศ]\n";
const std::string kFields = "fields:\n  - {name: title, kind: text, required: true, headers: [เรื่อง]}\n";

TEST(LayoutFile, GivesWhatItDeclares) {
  const LayoutSpec layout = read(kHead +
                                 "key: [title]\nvalid_from: 2024-10-01\nfields:\n"
                                 "  - {name: title, kind: name, required: true, headers: [เรื่อง, ชื่อเรื่อง]}\n"
                                 "  - {name: male, kind: count, group: [จำนวน], leaf: [ชาย, ช]}\n");
  EXPECT_EQ(layout.record.layout, "visits");
  EXPECT_EQ(layout.record.version, 2);
  EXPECT_EQ(layout.record.lineage_field, "title");
  EXPECT_EQ(layout.record.fields[1].kind, model::FieldKind::count);
  EXPECT_EQ(layout.record.fields[1].group, "จำนวน");
  EXPECT_EQ(layout.valid_from, base::date_of(2024, 10, 1));
  EXPECT_EQ(standard_head(layout.heads[1]), "จำนวน / ชาย");
}

TEST(LayoutFile, IsRefusedWithFileAndLine) {
  EXPECT_THAT(complaint_of(kHead + "colour: red\n" + kFields), AllOf(StartsWith("visits.yaml:"), HasSubstr("colour")));
  EXPECT_THAT(complaint_of("id: visit" + kHead.substr(10) + kFields), HasSubstr("'visits'"));
  EXPECT_THAT(complaint_of(kHead + "key: [place]\n" + kFields), HasSubstr("no field 'place'"));
  EXPECT_THAT(complaint_of(kHead + "valid_to: 2567\n" + kFields), HasSubstr("2024-10-01"));
}

TEST(LayoutFile, IsRefusedForAFieldThatCannotBe) {
  const auto with = [](const std::string& field) { return complaint_of(kHead + kFields + "  - " + field + "\n"); };
  EXPECT_THAT(with("{name: title, kind: text, headers: [ก]}"), HasSubstr("second time"));
  EXPECT_THAT(with("{name: place, kind: colour, headers: [ก]}"), HasSubstr("'colour' is none of: text, name"));
  EXPECT_THAT(with("{name: place, kind: text}"), HasSubstr("neither 'headers'"));
  EXPECT_THAT(with("{name: place, kind: text, group: [ก]}"), HasSubstr("go together"));
  EXPECT_THAT(with("{name: place, kind: word, headers: [ก]}"), HasSubstr("vocabulary"));
  EXPECT_THAT(with("{name: place, kind: text, headers: ['( )']}"), HasSubstr("nothing of it is left"));
  EXPECT_THAT(with("{name: place, kind: text, headers: [สถานที่, สถานที]}"), HasSubstr("same key"));
  EXPECT_THAT(with("{name: place, kind: text, headers: [สถานที่, เรื่อง]}"), HasSubstr("both 'title' and 'place'"));
}

TEST(LayoutFile, IsHeldAgainstTheTablesWhereTheyAreGiven) {
  model::Schema schema;
  schema.tables.push_back({"visit", model::TableGroup::fact, "", {{"title", model::ColumnType::text, "", false}}, {}});
  schema.tables.push_back(
      {"entry", model::TableGroup::fact, "", {{"attributes", model::ColumnType::json, "", false}}, {}});
  const std::string place = "  - {name: place, kind: text, headers: [ก]}\n";
  EXPECT_THAT(complaint_of(kHead + "table: visits\n" + kFields, &schema), HasSubstr("no table 'visits'"));
  EXPECT_THAT(complaint_of(kHead + "table: visit\n" + kFields + place, &schema), HasSubstr("no column 'place'"));
  EXPECT_EQ(complaint_of(kHead + "table: visit\n" + kFields, &schema), "none");
  EXPECT_EQ(complaint_of(kHead + "table: entry\n" + kFields + place, &schema), "none")
      << "a json column takes any field";
  EXPECT_EQ(
      complaint_of(kHead + "table: visit\n" + kFields + "  - {name: place, kind: text, column: false, headers: [ก]}\n",
                   &schema),
      "none");
}

TEST(LayoutLint, FindsTwoLayoutsThatWouldMatchTheSameHeader) {
  LayoutSpec one = read(kHead + kFields);
  LayoutSpec other = read(kHead + kFields + "  - {name: place, kind: text, headers: [สถานที่]}\n");
  other.record.layout = "trips";
  EXPECT_THAT(lint_layouts(std::vector{one, other}), ElementsAre(HasSubstr("same header")));
  other.record.fields[1].required = true;
  EXPECT_THAT(lint_layouts(std::vector{one, other}), SizeIs(0));
  other.record.layout = "visits";
  EXPECT_THAT(lint_layouts(std::vector{one, other}), ElementsAre(HasSubstr("the id 'visits'")));
}

}  // namespace
}  // namespace tidtam::layouts
