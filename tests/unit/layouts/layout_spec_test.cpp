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

const std::string kEdition =
    "id: visits-2567\nedition_of: visits\nversion: 1\ntitle: การนิเทศ (2567)\nvalid_to: 2024-09-30\n";

LayoutSpec read_2567(const std::string& yaml) {
  return read_edition(spec::Node::parse(yaml, "visits-2567.yaml"), "visits-2567", read(kHead + kFields));
}

TEST(LayoutEdition, YieldsTheRecordOfItsBaseFromColumnsOfItsOwn) {
  const LayoutSpec base = read(kHead + kFields + "  - {name: place, kind: text, headers: [สถานที่]}\n");
  const LayoutSpec old =
      read_edition(spec::Node::parse(kEdition + "fields:\n  - {name: place, required: true, headers: [โรงเรียน]}\n",
                                     "visits-2567.yaml"),
                   "visits-2567", base);
  EXPECT_EQ(old.id, "visits-2567");
  EXPECT_EQ(old.record.layout, "visits");
  ASSERT_THAT(old.record.fields, SizeIs(2));
  EXPECT_FALSE(old.record.fields[0].required) << "the old form had no such column";
  EXPECT_TRUE(old.record.fields[1].required);
  EXPECT_EQ(old.record.fields[1].kind, model::FieldKind::text);
  EXPECT_EQ(old.sheets.front().text, "การนิเทศ") << "called as today where the edition names no sheet";
  EXPECT_EQ(days_outside(old, base::Date{2024, 9, 30}), 0);
  EXPECT_EQ(days_outside(old, base::Date{2024, 10, 2}), 2);
}

TEST(LayoutEdition, IsRefusedForWhatItsBaseDoesNotHave) {
  const auto complaint = [](const std::string& yaml) -> std::string {
    try {
      (void)read_2567(yaml);
    } catch (const ConfigurationError& error) {
      return error.what();
    }
    return "none";
  };
  const std::string fields = "fields:\n  - {name: title, headers: [เรื่อง]}\n";
  EXPECT_EQ(complaint(kEdition + fields), "none");
  EXPECT_THAT(complaint(kEdition + "fields:\n  - {name: place, headers: [ก]}\n"), HasSubstr("no field 'place'"));
  EXPECT_THAT(complaint(kEdition + fields + "  - {name: title, headers: [หัวข้อ]}\n"), HasSubstr("second time"));
  EXPECT_THAT(complaint(kEdition + "grain: row_unit\n" + fields), HasSubstr("grain"));
  EXPECT_THAT(complaint(kEdition + "valid_from: 2025-01-01\n" + fields), HasSubstr("ends before it begins"));
  EXPECT_THAT(complaint(kEdition.substr(0, kEdition.find("valid_to")) + fields), HasSubstr("'valid_to' is missing"));
}

TEST(LayoutLint, FindsEditionsOfTheSameHeaderAndDay) {
  LayoutSpec now = read(kHead + kFields);
  const LayoutSpec old = read_2567(kEdition + "fields:\n  - {name: title, required: true, headers: [เรื่อง]}\n");
  EXPECT_THAT(lint_layouts(std::vector{now, old}), ElementsAre(HasSubstr("'visits' and 'visits-2567'")));
  now.valid_from = base::date_of(2024, 9, 30);
  EXPECT_THAT(lint_layouts(std::vector{now, old}), SizeIs(1)) << "both hold on that day";
  now.valid_from = base::date_of(2024, 10, 1);
  EXPECT_THAT(lint_layouts(std::vector{now, old}), SizeIs(0));
}

TEST(LayoutLint, FindsTwoLayoutsThatWouldMatchTheSameHeader) {
  LayoutSpec one = read(kHead + kFields);
  LayoutSpec other = read(kHead + kFields + "  - {name: place, kind: text, headers: [สถานที่]}\n");
  other.id = other.record.layout = "trips";
  EXPECT_THAT(lint_layouts(std::vector{one, other}), ElementsAre(HasSubstr("same header")));
  other.record.fields[1].required = true;
  EXPECT_THAT(lint_layouts(std::vector{one, other}), SizeIs(0));
  other.id = other.record.layout = "visits";
  EXPECT_THAT(lint_layouts(std::vector{one, other}), ElementsAre(HasSubstr("the id 'visits'")));
}

}  // namespace
}  // namespace tidtam::layouts
