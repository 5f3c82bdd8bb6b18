#include "pipeline/model/unit.hpp"

#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/base/error.hpp"

namespace tidtam::model {
namespace {
using Parent = UnitTree::Parent;

Unit unit(const char* code, UnitKind kind) {
  Unit made;
  made.code = code;
  made.kind = kind;
  return made;
}

/// A secondary area over two provinces: its schools part on the ministry's line.
UnitTree small_tree() {
  const std::vector<Parent> parents{{Line::obec, "S2", "A"},    {Line::obec, "S1", "A"},    {Line::obec, "A", "OBEC"},
                                    {Line::moe, "S1", "PEO1"},  {Line::moe, "S2", "PEO2"},  {Line::moe, "PEO1", "MOE"},
                                    {Line::moe, "PEO2", "MOE"}, {Line::obec, "OBEC", "MOE"}};
  return {{unit("S2", UnitKind::school), unit("S1", UnitKind::school), unit("A", UnitKind::esao),
           unit("OBEC", UnitKind::obec), unit("PEO1", UnitKind::province), unit("PEO2", UnitKind::province),
           unit("MOE", UnitKind::ministry)},
          parents};
}

std::vector<std::string> codes_of(const UnitTree& tree, std::span<const UnitIndex> units) {
  std::vector<std::string> codes;
  for (const UnitIndex index : units) codes.push_back(tree.unit(index).code);
  return codes;
}

TEST(UnitTree, ListsChildrenOfEachLineByCode) {
  const UnitTree tree = small_tree();
  EXPECT_THAT(codes_of(tree, tree.children(Line::obec, tree.find("A"))), ::testing::ElementsAre("S1", "S2"));
  EXPECT_THAT(codes_of(tree, tree.children(Line::moe, tree.find("PEO1"))), ::testing::ElementsAre("S1"));
  EXPECT_TRUE(tree.children(Line::moe, tree.find("A")).empty());
  EXPECT_TRUE(tree.children(Line::obec, tree.find("S1")).empty());
}

TEST(UnitTree, KnowsParentsAndWhoLiesWithinWhomOnEitherLine) {
  const UnitTree tree = small_tree();
  const auto at = [&](const char* code) { return tree.find(code); };
  EXPECT_EQ(tree.parent(Line::obec, at("S1")), at("A"));
  EXPECT_EQ(tree.parent(Line::moe, at("S2")), at("PEO2"));
  EXPECT_EQ(tree.parent(Line::moe, at("A")), kNoUnit);
  EXPECT_EQ(at("absent"), kNoUnit);
  EXPECT_TRUE(tree.is_within(at("S1"), at("PEO1")));
  EXPECT_TRUE(tree.is_within(at("S1"), at("OBEC")));
  EXPECT_TRUE(tree.is_within(at("S1"), at("S1")));
  EXPECT_FALSE(tree.is_within(at("S1"), at("PEO2")));
  EXPECT_FALSE(tree.is_within(at("A"), at("S1")));
}

TEST(UnitTree, WalksChildrenBeforeTheirParentsAndEachUnitOnce) {
  const UnitTree tree = small_tree();
  for (const Line line : kLines) {
    std::vector<bool> seen(tree.size(), false);
    for (const UnitIndex index : tree.bottom_up(line)) {
      EXPECT_FALSE(seen[index]);
      for (const UnitIndex child : tree.children(line, index)) EXPECT_TRUE(seen[child]);
      seen[index] = true;
    }
    EXPECT_THAT(seen, ::testing::Each(true));
  }
}

TEST(UnitTree, FindsItsUnitsAfterAMove) {
  UnitTree first = small_tree();
  const UnitTree second = std::move(first);
  EXPECT_EQ(second.unit(second.find("PEO2")).kind, UnitKind::province);
}

TEST(UnitTree, RefusesARegisterThatContradictsItself) {
  const auto tree_of = [](std::vector<Unit> units, std::vector<Parent> parents) {
    return UnitTree(std::move(units), parents);
  };
  EXPECT_THROW(tree_of({unit("A", UnitKind::esao), unit("A", UnitKind::school)}, {}), ConfigurationError);
  EXPECT_THROW(tree_of({unit("A", UnitKind::esao)}, {{Line::obec, "A", "B"}}), ConfigurationError);
  EXPECT_THROW(
      tree_of({unit("A", UnitKind::esao), unit("B", UnitKind::esao)}, {{Line::obec, "A", "B"}, {Line::obec, "B", "A"}}),
      ConfigurationError);
}

}  // namespace
}  // namespace tidtam::model
