#include "extractors/layouts/row_shape.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/layouts/layout_spec.hpp"
#include "pipeline/base/error.hpp"
#include "tests/unit/layouts/shipped.hpp"

namespace tidtam::layouts {
namespace {

using testing::HasSubstr;

const std::string kHead = R"(id: halves
version: 1
title: แผนครึ่งปี
grain: own_unit
table: plan
sheet: [แผนครึ่งปี]
fields:
  - {name: task, kind: name, required: true, headers: [งาน]}
  - {name: first, kind: money, column: false, headers: [ครึ่งปีแรก]}
  - {name: second, kind: money, column: false, headers: [ครึ่งปีหลัง]}
  - {name: january, kind: mark, column: false, headers: [ม.ค.]}
)";

model::Schema plan_table() {
  using model::ColumnType;
  model::Schema schema;
  schema.tables.push_back({"plan",
                           model::TableGroup::fact,
                           "",
                           {{"task", ColumnType::text, "", true},
                            {"half", ColumnType::integer, "", false},
                            {"planned", ColumnType::money, "", false},
                            {"months", ColumnType::text, "", false}},
                           {}});
  return schema;
}

LayoutSpec read(const std::string& shape) {
  static const model::Schema schema = plan_table();
  return read_layout(spec::Node::parse(kHead + shape, "halves.yaml"), "halves", &schema);
}

std::string complaint_of(const std::string& shape) {
  try {
    (void)read(shape);
  } catch (const ConfigurationError& error) {
    return error.what();
  }
  return "none";
}

TEST(RowShape, OfALayoutWithoutOneIsARowForARow) {
  EXPECT_TRUE(read("").record.series.column.empty());
  EXPECT_TRUE(read("").record.mark_lists.empty());
}

TEST(RowShape, NamesTheRowsOfASeriesByColumnAndField) {
  const model::RowSeries series =
      read("series:\n  column: half\n  rows:\n    1: {planned: first}\n    2: {planned: second}\n").record.series;
  EXPECT_EQ(series.column, "half");
  ASSERT_EQ(series.members.size(), 2U);
  EXPECT_EQ(series.members[1].value, "2");
  ASSERT_EQ(series.members[1].sources.size(), 1U);
  EXPECT_EQ(series.members[1].sources[0].column, "planned");
  EXPECT_EQ(series.members[1].sources[0].field, 2U);
}

TEST(RowShape, IsRefusedWithFileAndLineWhereItCannotBe) {
  EXPECT_THAT(complaint_of("series:\n  column: quarter\n  rows:\n    1: {planned: first}\n"),
              HasSubstr("halves.yaml:13: the table 'plan' has no column 'quarter'"));
  EXPECT_THAT(complaint_of("series:\n  column: half\n  rows:\n    1: {paid: first}\n"),
              HasSubstr("halves.yaml:15: the table 'plan' has no column 'paid'"));
  EXPECT_THAT(complaint_of("series:\n  column: half\n  rows:\n    1: {planned: third}\n"),
              HasSubstr("halves.yaml:15: the layout has no field 'third'"));
  EXPECT_THAT(complaint_of("series:\n  column: half\n  rows:\n    spring: {planned: first}\n"),
              HasSubstr("'spring' cannot stand in the column 'half'"));
  EXPECT_THAT(complaint_of("series:\n  column: half\n  rows: {}\n"), HasSubstr("the series has no row"));
  EXPECT_THAT(complaint_of("marks:\n  month: {1: january}\n"), HasSubstr("the table 'plan' has no column 'month'"));
  EXPECT_THAT(complaint_of("marks:\n  months: {1: first}\n"), HasSubstr("'first' is of neither kind, mark or flag"));
}

/// A school's steps with their months, by the shipped layout; `merged` marks a range of one row.
Extraction steps_with_arrow(std::string_view from, std::string_view to) {
  static std::vector<model::Workbook> kept;  // records point into it
  model::Workbook& workbook = kept.emplace_back();
  support::SheetBuilder(workbook, "กิจกรรม")
      .row({"รหัสโครงการ", "กิจกรรม", "ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค."})
      .row({"P1", "ประชุม", {}, "←→", {}, {}})
      .row({"P1", "สรุปผล", {}, {}, {}, "/"})
      .merge(from, to)
      .add();
  return extract_shipped(workbook);
}

TEST(Arrow, MergedOverMonthsMarksEachOfThem) {
  const Extraction extraction = steps_with_arrow("D2", "E2");
  ASSERT_EQ(extraction.batches.size(), 1U);
  const model::RecordBatch& batch = extraction.batches.front();
  EXPECT_EQ(shown(batch, 0, "month_1"), "none");
  EXPECT_EQ(shown(batch, 0, "month_2"), "←→");
  EXPECT_EQ(shown(batch, 0, "month_3"), "←→");
  EXPECT_EQ(shown(batch, 0, "month_4"), "none");
  EXPECT_EQ(shown(batch, 1, "month_3"), "none");
}

TEST(Arrow, LeavesAMonthThatHasAMarkOfItsOwn) {
  const Extraction extraction = steps_with_arrow("D3", "F3");  // its first cell is blank
  const model::RecordBatch& batch = extraction.batches.front();
  EXPECT_EQ(shown(batch, 1, "month_2"), "none");
  EXPECT_EQ(shown(batch, 1, "month_4"), "/");
}

}  // namespace
}  // namespace tidtam::layouts
