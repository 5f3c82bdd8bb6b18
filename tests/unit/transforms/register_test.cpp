#include "transforms/units/register.hpp"

#include <array>
#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tidtam::transforms {
namespace {

using model::Line;
using model::UnitKind;

const UnitRegister& shipped() {
  static const UnitRegister all = load_unit_register(spec::Catalogue(TIDTAM_SOURCE_DIR));
  return all;
}

std::map<UnitKind, std::size_t> count_by_kind() {
  std::map<UnitKind, std::size_t> counts;
  for (model::UnitIndex i = 0; i < shipped().tree.size(); ++i) ++counts[shipped().tree.unit(i).kind];
  return counts;
}

std::string parent_code(Line line, std::string_view code) {
  const auto& tree = shipped().tree;
  const auto parent = tree.parent(line, tree.find(code));
  return parent == model::kNoUnit ? "" : tree.unit(parent).code;
}

// Counted in the sources: 23,698 rows of schools; 183 + 62 service areas and the special-education bureau.
TEST(ShippedUnits, AreAsManyAsTheSourcesHave) {
  const std::map<UnitKind, std::size_t> expected{
      {UnitKind::school, 23'698}, {UnitKind::esao, 246},  {UnitKind::cluster, 20}, {UnitKind::obec, 1},
      {UnitKind::province, 77},   {UnitKind::region, 18}, {UnitKind::ops, 1},      {UnitKind::ministry, 1}};
  EXPECT_EQ(count_by_kind(), expected);
}

TEST(ShippedUnits, EverySchoolReachesTheMinistryOnBothLinesThroughTheRightKinds) {
  const auto& tree = shipped().tree;
  const std::map<Line, std::vector<UnitKind>> expected{
      {Line::obec, {UnitKind::esao, UnitKind::cluster, UnitKind::obec, UnitKind::ministry}},
      {Line::moe, {UnitKind::province, UnitKind::region, UnitKind::ops, UnitKind::ministry}}};
  for (model::UnitIndex i = 0; i < tree.size(); ++i) {
    if (tree.unit(i).kind != UnitKind::school) continue;
    for (const Line line : model::kLines) {
      std::vector<UnitKind> kinds;
      for (auto at = tree.parent(line, i); at != model::kNoUnit; at = tree.parent(line, at)) {
        kinds.push_back(tree.unit(at).kind);
      }
      ASSERT_EQ(kinds, expected.at(line)) << tree.unit(i).code;
    }
  }
}

TEST(ShippedUnits, StandWhereTheDecisionsPutThem) {
  EXPECT_EQ(parent_code(Line::obec, "33010000"), "CLU14");
  EXPECT_EQ(parent_code(Line::obec, "00330001"), "CLU14");
  EXPECT_EQ(parent_code(Line::obec, "00610001"), "CLU01") << "regions 1 and 18: the first";
  EXPECT_EQ(parent_code(Line::obec, "10010000"), "CLU_CENTRAL");
  EXPECT_EQ(parent_code(Line::obec, "00100002"), "CLU_CENTRAL");
  EXPECT_EQ(parent_code(Line::obec, "00100700"), "CLU_SPECIAL");
  EXPECT_EQ(parent_code(Line::obec, "12023001"), "00100700") << "a special school";
  EXPECT_EQ(parent_code(Line::moe, "PEO10"), "REO02");
  EXPECT_EQ(parent_code(Line::moe, "PEO33"), "REO14");
  EXPECT_EQ(parent_code(Line::moe, "33010000"), "") << "an ESAO's facts stand on line obec";
  EXPECT_EQ(parent_code(Line::obec, "OBEC"), "MOE");
  EXPECT_EQ(parent_code(Line::moe, "1034012025"), "PEO34") << "province from the 10-digit code";
}

}  // namespace
}  // namespace tidtam::transforms
