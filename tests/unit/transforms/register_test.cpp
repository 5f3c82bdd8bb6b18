#include "transforms/units/register.hpp"
#include "tests/support/source_dir.hpp"

#include <functional>
#include <map>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/base/error.hpp"

namespace tidtam::transforms {
namespace {

using model::Line;
using model::UnitKind;

const UnitRegister& shipped() {
  static const UnitRegister all = load_unit_register(spec::Catalogue(support::source_dir()));
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

TEST(Register, PutsAWorkspacesNetworkBetweenASchoolAndItsServiceArea) {
  const spec::Catalogue catalogue(support::source_dir(),
                                  std::string(support::source_dir()) + "/tests/unit/transforms/overlays/network");
  const UnitRegister with_network = load_unit_register(catalogue);
  const auto& tree = with_network.tree;
  const auto network = tree.find("33010000-N01");
  ASSERT_NE(network, model::kNoUnit);
  EXPECT_EQ(tree.unit(network).kind, UnitKind::network);
  EXPECT_EQ(tree.parent(Line::obec, tree.find("33010001")), network);
  EXPECT_EQ(tree.parent(Line::obec, network), tree.find("33010000"));
  EXPECT_EQ(tree.parent(Line::obec, tree.find("33010002")), tree.find("33010000")) << "not in the network";
  EXPECT_EQ(tree.parent(Line::moe, tree.find("33010001")), tree.find("PEO33")) << "the other line is as it was";
}

TEST(Register, HasNoOtherParentsOnADayThanThoseThatHoldThen) {
  const UnitRegister before = load_unit_register(spec::Catalogue(support::source_dir()), base::date_of(2018, 6, 1));
  EXPECT_EQ(before.tree.parent(Line::obec, before.tree.find("00330001")), model::kNoUnit) << "founded 2564";
  EXPECT_NE(before.tree.parent(Line::obec, before.tree.find("33010000")), model::kNoUnit);
}

std::string complaint_of(const std::function<void()>& load) {
  try {
    load();
  } catch (const ConfigurationError& error) {
    return error.what();
  }
  return "no complaint";
}

TEST(ReferenceFiles, SayWhereTheyAreWrong) {
  const spec::Catalogue broken(support::source_dir(),
                               std::string(support::source_dir()) + "/tests/unit/transforms/overlays/broken");
  EXPECT_THAT(complaint_of([&] { (void)load_rounds(broken); }),
              testing::EndsWith("reference/rounds.csv:3: it closes before it opens"));
  EXPECT_THAT(complaint_of([&] { (void)load_terms(broken); }),
              testing::EndsWith("reference/terms.csv:1: 'term' is no column of this file"));
}

}  // namespace
}  // namespace tidtam::transforms
