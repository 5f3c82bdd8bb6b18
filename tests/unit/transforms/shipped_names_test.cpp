#include <map>
#include <string>

#include <gtest/gtest.h>

#include "pipeline/thai/personal_text.hpp"
#include "tests/support/source_dir.hpp"
#include "transforms/units/resolver.hpp"

namespace tidtam::transforms {
namespace {

struct Shipped {
  UnitRegister units = load_unit_register(spec::Catalogue(support::source_dir()));
  UnitResolver resolver{units};
  std::map<std::string, std::string> province_names;
  Shipped() {
    for (const Province& province : units.provinces) province_names[province.code] = province.name;
  }
};

const Shipped& shipped() {
  static const Shipped all;
  return all;
}

TEST(ShippedNames, EveryOfficeIsFoundByItsFullAndItsShortName) {
  const auto& tree = shipped().units.tree;
  for (model::UnitIndex index = 0; index < tree.size(); ++index) {
    const model::Unit& unit = tree.unit(index);
    if (unit.kind == model::UnitKind::school) continue;
    EXPECT_EQ(shipped().resolver.by_name(unit.name).unit, index) << unit.name;
    EXPECT_EQ(shipped().resolver.by_name(unit.short_name).unit, index) << unit.short_name;
  }
}

TEST(ShippedNames, NoNameOfAUnitIsTakenForAPersons) {
  const auto& tree = shipped().units.tree;
  for (model::UnitIndex index = 0; index < tree.size(); ++index) {
    const std::string& name = tree.unit(index).name;
    EXPECT_EQ(thai::without_personal(name), name);
  }
}

TEST(ShippedNames, EverySchoolsCodeAgreesWithItsOwnName) {
  const auto& tree = shipped().units.tree;
  for (model::UnitIndex index = 0; index < tree.size(); ++index) {
    const model::Unit& unit = tree.unit(index);
    if (unit.kind != model::UnitKind::school) continue;
    ASSERT_EQ(shipped().resolver.by_code(unit.code, "โรงเรียน" + unit.name).unit, index) << unit.code;
  }
}

TEST(ShippedNames, NoSchoolIsTakenForAnotherByItsOwnNameAndPlace) {
  const auto& tree = shipped().units.tree;
  std::size_t found = 0;
  std::size_t asked = 0;
  for (model::UnitIndex index = 0; index < tree.size(); ++index) {
    const model::Unit& unit = tree.unit(index);
    if (unit.kind != model::UnitKind::school || unit.amphoe.empty()) continue;
    const auto match = shipped().resolver.by_name(
        unit.name, {unit.amphoe, shipped().province_names.at(unit.province_code), "", model::kNoUnit});
    ++asked;
    if (!match.is_certain()) continue;
    ASSERT_EQ(match.unit, index) << unit.code << " " << unit.name;
    ++found;
  }
  EXPECT_GT(static_cast<double>(found), 0.98 * static_cast<double>(asked))
      << "schools of one name in one amphoe are few";
}

TEST(ShippedNames, OldNumbersOfSecondaryAreasLeadToTheirSuccessors) {
  const auto code = [](std::string_view name) {
    const auto match = shipped().resolver.by_name(name);
    return match.is_certain() ? shipped().units.tree.unit(match.unit).code : match.rule;
  };
  EXPECT_EQ(code("สพม.เขต 28"), "00330001");
  EXPECT_EQ(code("สพม.เขต 2(กทม.)"), "00100002");
  EXPECT_EQ(code("สพม.เขต 41(กําแพงเพชร-พิจิตร)"), "ORG-02") << "split in 2564";
  EXPECT_EQ(code("น่านเขต 1"), "55010000");
  EXPECT_EQ(code("สำนักงานเขตพี้นที่การศึกษาประถมศึกษาน่าน เขต 1"), "55010000") << "misspelt";
  EXPECT_EQ(code("สพป.กทม."), "10010000");
}

}  // namespace
}  // namespace tidtam::transforms
