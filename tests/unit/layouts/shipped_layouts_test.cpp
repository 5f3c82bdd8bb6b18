#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/layouts/header_search.hpp"
#include "extractors/layouts/layout_lint.hpp"
#include "tests/unit/layouts/shipped.hpp"

namespace tidtam::layouts {
namespace {

using support::Content;
using support::SheetBuilder;
using testing::ElementsAre;
using testing::IsEmpty;

/// The standard form of a layout: the first variant of every head, groups above their leaves.
void add_standard_form(model::Workbook& workbook, const LayoutSpec& layout, const std::string& sheet_name) {
  SheetBuilder sheet(workbook, sheet_name);
  std::vector<Content> groups;
  std::vector<Content> leaves;
  std::string group_before;
  bool has_groups = false;
  for (const FieldHead& head : layout.heads) {
    if (!head.headers.empty()) {
      groups.emplace_back(head.headers.front().text);
      leaves.emplace_back();
      group_before.clear();
      continue;
    }
    has_groups = true;
    const bool is_same = head.groups.front().text == group_before;
    groups.push_back(is_same ? Content() : Content(head.groups.front().text));
    leaves.emplace_back(head.leaves.front().text);
    group_before = head.groups.front().text;
  }
  sheet.row(groups);
  if (has_groups) sheet.row(leaves);
  sheet.row(std::vector<Content>(layout.heads.size(), Content("ก")));
  sheet.add();
}

class EveryLayout : public testing::TestWithParam<std::string> {
 protected:
  static const LayoutSpec& layout() {
    const auto& layouts = shipped_layouts();
    return *std::ranges::find(layouts, GetParam(), [](const LayoutSpec& spec) { return spec.record.layout; });
  }
};

TEST_P(EveryLayout, RecognisesItsStandardFormWithAllFields) {
  model::Workbook workbook;
  add_standard_form(workbook, layout(), layout().sheets.front().text);
  const Extraction extraction = extract_shipped(workbook);
  ASSERT_THAT(layouts_of(extraction), ElementsAre(GetParam()));
  for (std::size_t f = 0; f < layout().heads.size(); ++f) {
    EXPECT_TRUE(extraction.batches[0].heads[f]) << layout().record.fields[f].name;
    EXPECT_EQ(extraction.batches[0].heads[f]->column, f) << layout().record.fields[f].name;
  }
  EXPECT_THAT(rules_of(extraction), IsEmpty());
}

TEST_P(EveryLayout, IsToldFromTheOthersByItsColumnsAlone) {
  model::Workbook workbook;
  add_standard_form(workbook, layout(), "Sheet1");
  const Extraction extraction = extract_shipped(workbook);
  EXPECT_THAT(layouts_of(extraction), ElementsAre(GetParam()));
}

TEST_P(EveryLayout, IsTheOnlyOneThatItsSheetNameSpeaksFor) {
  const Lexicon lexicon(shipped_layouts(), shipped_options());
  for (const Variant& name : layout().sheets) {
    const std::vector<double> scores = name_scores(lexicon, name.text);
    for (std::size_t l = 0; l < scores.size(); ++l) {
      EXPECT_EQ(scores[l] == 1, shipped_layouts()[l].record.layout == GetParam()) << name.text;
    }
  }
}

std::vector<std::string> ids() {
  std::vector<std::string> ids;
  for (const LayoutSpec& layout : shipped_layouts()) ids.push_back(layout.record.layout);
  return ids;
}

std::vector<std::string> table_ids() {
  std::vector<std::string> tables;
  for (const LayoutSpec& layout : shipped_layouts()) {
    if (layout.form == LayoutForm::table) tables.push_back(layout.record.layout);
  }
  return tables;
}

INSTANTIATE_TEST_SUITE_P(Shipped, EveryLayout, testing::ValuesIn(table_ids()),
                         [](const auto& layout) { return layout.param; });

TEST(ShippedLayouts, HaveNothingToComplainAbout) {
  EXPECT_THAT(lint_layouts(shipped_layouts()), IsEmpty());
}

TEST(ShippedLayouts, HoldTheFiveOfTheWholePath) {
  EXPECT_THAT(ids(), testing::IsSupersetOf({"cover", "projects", "progress", "indicators", "school_table"}));
}

TEST(ShippedOptions, CountTheBahtOfEachUnit) {
  EXPECT_THAT(shipped_options().money_units,
              testing::UnorderedElementsAre(std::pair("บาท", 1), std::pair("พันบาท", 1'000), std::pair("หมื่นบาท", 10'000),
                                            std::pair("แสนบาท", 100'000), std::pair("ล้านบาท", 1'000'000)));
}

}  // namespace
}  // namespace tidtam::layouts
