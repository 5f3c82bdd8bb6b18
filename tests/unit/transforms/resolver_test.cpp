#include "transforms/units/resolver.hpp"

#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "transforms/units/normalise_unit.hpp"

namespace tidtam::transforms {
namespace {

using model::Line;
using model::UnitKind;

/// A small invented province: one service area with schools of one name in two amphoes, a neighbour, a network.
UnitRegister invented_register() {
  const auto office = [](std::string code, UnitKind kind, std::string name, std::string short_name,
                         std::string province) {
    model::Unit unit;
    unit.code = std::move(code);
    unit.kind = kind;
    unit.name = std::move(name);
    unit.short_name = std::move(short_name);
    unit.province_code = std::move(province);
    return unit;
  };
  const auto school = [&](std::string code, std::string name, std::string amphoe) {
    model::Unit unit = office(std::move(code), UnitKind::school, std::move(name), "", "33");
    unit.amphoe = std::move(amphoe);
    return unit;
  };
  std::vector<model::Unit> units{
      office("33010000", UnitKind::esao, "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาศรีสะเกษ เขต 1", "สพป.ศรีสะเกษ เขต 1", "33"),
      office("33020000", UnitKind::esao, "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาศรีสะเกษ เขต 2", "สพป.ศรีสะเกษ เขต 2", "33"),
      office("00330001", UnitKind::esao, "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษาศรีสะเกษ ยโสธร", "สพม.ศรีสะเกษ ยโสธร", "33"),
      office("PEO33", UnitKind::province, "สำนักงานศึกษาธิการจังหวัดศรีสะเกษ", "ศธจ.ศรีสะเกษ", "33"),
      office("REO14", UnitKind::region, "สำนักงานศึกษาธิการภาค 14", "ศธภ.14", ""),
      office("CLU14", UnitKind::cluster, "เขตตรวจราชการที่ 14", "Cluster 14", ""),
      office("OBEC", UnitKind::obec, "สำนักงานคณะกรรมการการศึกษาขั้นพื้นฐาน", "สพฐ.", ""),
      school("33010001", "บ้านดอกจาน", "เมืองศรีสะเกษ"),
      school("33010002", "บ้านดอกจาน", "กันทรารมย์"),
      school("33010003", "วัดทุ่งทอง(ประชาร่วมใจ)", "เมืองศรีสะเกษ"),
      school("33010004", "นิคม 3", "เมืองศรีสะเกษ"),
      school("33010005", "นิคม 4", "เมืองศรีสะเกษ"),
      school("33010006", "บ้านโนนสำราญวิทยา", "เมืองศรีสะเกษ"),
      school("33010007", "บ้านผักไหม", "เมืองศรีสะเกษ"),
      school("33010008", "บ้านผักไหม สาขาบ้านเหล่า", "เมืองศรีสะเกษ"),
      school("33020001", "บ้านน้ำใส", "ขุนหาญ"),
      school("33020002", "บ้านตาลเดี่ยว", "ขุนหาญ"),
      school("33020003", "บ้านตาลเดี่ยว (สาขาบ้านเชิงเขา)", "ขุนหาญ"),
      school("33020004", "บ้านซำเข็ก", "ขุนหาญ"),
      school("33020005", "บ้านซำเขาลอย", "ขุนหาญ"),
      school("33020006", "วัดน้อย(คุรุราษฎร์สมทบ)", "ขุนหาญ"),
      school("33020007", "วัดใหญ่(สามไถผาสุข)", "ขุนหาญ"),
      school("33020008", "วัดโพธิ์ขุนหาญ", "ขุนหาญ"),
      school("33020009", "บ้านนาแก้วประชารัฐ", "ขุนหาญ"),
      school("33020010", "วัดนาแก้ว", "ขุนหาญ")};
  std::vector<model::UnitTree::Parent> parents{{Line::obec, "33010000", "CLU14"},
                                               {Line::obec, "33020000", "CLU14"},
                                               {Line::obec, "00330001", "CLU14"},
                                               {Line::obec, "CLU14", "OBEC"},
                                               {Line::moe, "PEO33", "REO14"}};
  for (const model::Unit& unit : units) {
    if (unit.kind != UnitKind::school) continue;
    parents.push_back({Line::obec, unit.code, unit.code.substr(0, 4) + "0000"});
    parents.push_back({Line::moe, unit.code, "PEO33"});
  }
  UnitRegister all;
  all.tree = model::UnitTree(std::move(units), parents);
  all.names = {{"1033530001", "33010001", "code10"},   {"530001", "33010001", "obec6"},
               {"090137", "33010003", "obec6"},        {"3301", "33010000", "code4"},
               {"สพม.เขต 28", "00330001", "old_name"}, {"OBEC", "OBEC", "variant"},
               {"บ้านทุ่งเก่า", "33010003", "old_name"}};
  all.provinces = {{"33", "ศรีสะเกษ", "Si Sa Ket", {"ศก", "ศรีษะเกษ", "ศีรสะเกษ", "SSK"}},
                   {"35", "ยโสธร", "Yasothon", {"ยส"}}};
  return all;
}

class Resolver : public testing::Test {
 protected:
  [[nodiscard]] std::string code_of(const UnitMatch& match) const {
    return match.is_certain() ? units_.tree.unit(match.unit).code : match.rule;
  }
  [[nodiscard]] std::string by_name(std::string_view name, const NameContext& context = {}) const {
    return code_of(resolver_.by_name(name, context));
  }
  [[nodiscard]] std::string by_code(std::string_view code, std::string_view name = {}) const {
    return code_of(resolver_.by_code(code, name));
  }
  [[nodiscard]] NameContext within(std::string_view code) const { return {"", "", "", units_.tree.find(code)}; }

  UnitRegister units_ = invented_register();
  UnitResolver resolver_{units_};
};

// The list of DOMAIN A.5.
TEST_F(Resolver, ReadsEveryWayOfWritingAPrimaryServiceArea) {
  for (const char* name :
       {"สพป.ศรีสะเกษ เขต 1", "สำนักงานเขตพื้นที่การศึกษาประถมศึกษา ศรีสะเกษ เขต ๑", "สพป. ศรีสะเกษ เขต1", "สพป.ศก.1",
        "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาศรีสะเกษ เขต ๑", "สพป ศก 1", "สพป.ศก.เขต 1", "สพท.ศรีสะเกษ เขต 1",
        "เขตพื้นที่การศึกษาประถมศึกษาศรีสะเกษ เขต 1", "ศรีสะเกษ 1", "ศก.1", "Sisaket 1", "Si Sa Ket 1", "SSK1",
        "สพป.ศรีษะเกษ เขต 1", "สพป.ศีรสะเกษ เขต 1", "สํานักงานเขตพื้นที่การศึกษาประถมศึกษาศรีสะเกษ เขตที่ 1"}) {
    EXPECT_EQ(by_name(name), "33010000") << name;
  }
}

TEST_F(Resolver, ReadsEveryWayOfWritingOtherOffices) {
  const std::vector<std::pair<const char*, const char*>> expected{{"สพม.เขต 28", "00330001"},
                                                                  {"สพม.28", "00330001"},
                                                                  {"สพม. 28", "00330001"},
                                                                  {"สพม.ศก ยส", "00330001"},
                                                                  {"สพม.ศรีสะเกษยโสธร", "00330001"},
                                                                  {"สำนักงานศึกษาธิการจังหวัดศรีสะเกษ", "PEO33"},
                                                                  {"สนง.ศธจ.ศรีสะเกษ", "PEO33"},
                                                                  {"ศธจ.ศก.", "PEO33"},
                                                                  {"ศธจ. ศรีสะเกษ", "PEO33"},
                                                                  {"สำนักงานศึกษาธิการภาค 14", "REO14"},
                                                                  {"ศธภ. ๑๔", "REO14"},
                                                                  {"ศธภ๑๔", "REO14"},
                                                                  {"ศธ.ภาค 14", "REO14"},
                                                                  {"สนง.ศึกษาธิการภาค 14", "REO14"},
                                                                  {"REO14", "REO14"},
                                                                  {"คลัสเตอร์ 14", "CLU14"},
                                                                  {"CLUSTER 14", "CLU14"},
                                                                  {"เขตตรวจราชการที่ 14", "CLU14"},
                                                                  {"เขตตรวจราชการ ๑๔", "CLU14"},
                                                                  {"กลุ่มเขตตรวจราชการที่ 14", "CLU14"},
                                                                  {"สพฐ", "OBEC"},
                                                                  {"OBEC", "OBEC"},
                                                                  {"สํานักงานคณะกรรมการการศึกษาขั้นพื้นฐาน", "OBEC"}};
  for (const auto& [name, code] : expected) EXPECT_EQ(by_name(name), code) << name;
}

TEST_F(Resolver, AsksWhichServiceAreaWhereItsNumberIsMissing) {
  const UnitMatch match = resolver_.by_name("สพป.ศรีสะเกษ");
  EXPECT_EQ(match.rule, "ORG-02");
  EXPECT_EQ(match.candidates.size(), 2U);
}

TEST_F(Resolver, NeverMergesSchoolsOfOneNameByNameAlone) {
  const UnitMatch match = resolver_.by_name("บ้านดอกจาน", within("33010000"));
  EXPECT_EQ(match.rule, "ORG-02");
  EXPECT_EQ(match.candidates.size(), 2U);
  EXPECT_EQ(by_name("โรงเรียนบ้านดอกจาน", {"กันทรารมย์", "ศรีสะเกษ", "", model::kNoUnit}), "33010002");
  EXPECT_EQ(by_name("ร.ร.บ้านดอกจาน", {"อ.เมือง", "จ.ศรีสะเกษ", "", model::kNoUnit}), "33010001");
  EXPECT_EQ(by_name("รร.บ้านดอกจาน", {"ขุนหาญ", "ศก.", "", model::kNoUnit}), "ORG-02") << "in neither amphoe";
}

TEST_F(Resolver, TellsASchoolByItsParentOrFolder) {
  EXPECT_EQ(by_name("บ้านน้ำใส", {"", "", "สพป.ศก.2", model::kNoUnit}), "33020001");
  EXPECT_EQ(by_name("บ้านน้ำใส", within("33020000")), "33020001");
  EXPECT_EQ(by_name("บ้านน้ำใส", within("33010000")), "ORG-03") << "another area's school";
}

TEST_F(Resolver, KnowsASchoolWithOrWithoutItsDonor) {
  const NameContext town{"เมืองศรีสะเกษ", "ศรีสะเกษ", "", model::kNoUnit};
  EXPECT_EQ(by_name("วัดทุ่งทอง (ประชาร่วมใจ)", town), "33010003");
  EXPECT_EQ(by_name("วัดทุ่งทอง", town), "33010003");
  EXPECT_EQ(by_name("วัดทุ่งทอง \"ประชาร่วมใจ\"", town), "33010003");
  EXPECT_EQ(by_name("บ้านทุ่งเก่า", town), "33010003") << "its old name";
}

TEST_F(Resolver, NeverTakesOneNumberForAnother) {
  const NameContext town{"เมืองศรีสะเกษ", "ศรีสะเกษ", "", model::kNoUnit};
  EXPECT_EQ(by_name("นิคม ๔", town), "33010005");
  EXPECT_THAT(by_name("นิคม 5", town), testing::StartsWith("ORG"));
}

TEST_F(Resolver, MendsASpellingAmongTheSchoolsOfTheAmphoeOnly) {
  EXPECT_EQ(by_name("บ้านโนนสำราณวิทยา", {"เมืองศรีสะเกษ", "ศรีสะเกษ", "", model::kNoUnit}), "33010006");
  const UnitMatch nowhere = resolver_.by_name("บ้านโนนสำราณวิทยา");
  EXPECT_EQ(nowhere.rule, "ORG-02");
  ASSERT_FALSE(nowhere.candidates.empty());
  EXPECT_EQ(units_.tree.unit(nowhere.candidates[0].unit).code, "33010006") << "offered, not taken";
}

TEST_F(Resolver, ForgivesOneSlipHoweverShortTheNameWhereTheAmphoeIsKnown) {
  const NameContext khun_han{"ขุนหาญ", "ศรีสะเกษ", "", model::kNoUnit};
  EXPECT_EQ(by_name("บ้านน้ำไส", khun_han), "33020001") << "sounds alike";
  EXPECT_EQ(by_name("บ่านน้ำใส", khun_han), "33020001") << "in the first word";
  EXPECT_EQ(by_name("บ้านนำ้ใส", khun_han), "33020001") << "two letters swapped";
  EXPECT_EQ(by_name("บ้านน้ำใ", khun_han), "33020001") << "a letter lost";
  EXPECT_EQ(by_name("บ้านน้ำไส", {"", "ศรีสะเกษ", "", model::kNoUnit}), "ORG-02") << "only offered in a province";
  EXPECT_EQ(by_name("บ้านน้ำดง", khun_han), "ORG-01") << "two letters are another name";
}

TEST_F(Resolver, NeverChoosesBetweenTwoNamesThatAreAsNear) {
  const NameContext town{"เมืองศรีสะเกษ", "ศรีสะเกษ", "", model::kNoUnit};
  EXPECT_EQ(by_name("บ้านผักไหม สาขบ้านเหล่า", town), "ORG-02") << "the branch, or its main school and more";
}

TEST_F(Resolver, WritesOutTheShortWordsThatBeginAName) {
  const NameContext kanthararom{"กันทรารมย์", "ศรีสะเกษ", "", model::kNoUnit};
  for (const char* name : {"บ.ดอกจาน", "ร.ร.บ.ดอกจาน", "รร. บ.ดอกจาน", "โรงเรียนบ.ดอกจาน", "School บ้านดอกจาน",
                           "โรงเเรียนบ้านดอกจาน", "โรงเรียบ้านดอกจาน", "บ้านดอกจาน ต.ดูน อ.กันทรารมย์"}) {
    EXPECT_EQ(by_name(name, kanthararom), "33010002") << name;
  }
  EXPECT_EQ(by_name("ว.ทุ่งทอง", {"เมืองศรีสะเกษ", "ศรีสะเกษ", "", model::kNoUnit}), "33010003");
}

TEST_F(Resolver, ForgivesASlipInTheProvinceOfAnOffice) {
  EXPECT_EQ(by_name("สพป.ศรีสะเกศ เขต 1"), "33010000");
  EXPECT_EQ(by_name("สพป.ศรีสะะเกษ เขต 2"), "33020000");
  EXPECT_EQ(by_name("ศธจ.ศรีสเกษ"), "PEO33");
  EXPECT_EQ(by_name("สพม.ศรีสะเกษ ยโสธธร"), "00330001");
  EXPECT_EQ(by_name("สพม.ศรีสะเกษ ขอนแก่น"), "ORG-01") << "another province";
  EXPECT_EQ(by_name("ศรีสะเกศ 1"), "ORG-01") << "may be a school's name";
}

TEST_F(Resolver, KeepsABranchApartFromItsMainSchool) {
  const NameContext town{"เมืองศรีสะเกษ", "ศรีสะเกษ", "", model::kNoUnit};
  EXPECT_EQ(by_name("บ้านผักไหม", town), "33010007");
  EXPECT_EQ(by_name("บ้านผักไหมสาขาบ้านเหล่า", town), "33010008");
  EXPECT_THAT(by_name("บ้านน้ำใส สาขาบ้านเหล่า", {"ขุนหาญ", "ศรีสะเกษ", "", model::kNoUnit}), testing::StartsWith("ORG"));
}

TEST_F(Resolver, AsksWhereABranchMayBeMeantByItsMainSchoolsName) {
  const NameContext khun_han{"ขุนหาญ", "ศรีสะเกษ", "", model::kNoUnit};
  EXPECT_EQ(by_name("บ้านตาลเดี่ยว", khun_han), "ORG-02") << "what stands in brackets is often left out";
  EXPECT_EQ(by_name("บ้านตาลเดี่ยว (ประชาอุทิศ)", khun_han), "ORG-02");
  EXPECT_EQ(by_name("บ้านตาลเดี่ยว (สาขาบ้านเชิงเขา)", khun_han), "33020003");
  EXPECT_EQ(by_code("33020003", "บ้านตาลเดี่ยว"), "33020003") << "the code says which";
  const NameContext town{"เมืองศรีสะเกษ", "ศรีสะเกษ", "", model::kNoUnit};
  for (const char* name : {"บ้านผักไหม ส.บ้านเหล่า", "บ้านผักไหม-บ้านเหล่า", "บ้านผักไหม ห้องเรียนบ้านเหล่า", "บ้านผักไห"}) {
    EXPECT_EQ(by_name(name, town), "ORG-02") << name;
  }
}

TEST_F(Resolver, DoubtsANearNameWhereWhatIsWrittenMayBeLeftOfAnother) {
  const NameContext khun_han{"ขุนหาญ", "ศรีสะเกษ", "", model::kNoUnit};
  EXPECT_EQ(by_name("บ้านซำเขา", khun_han), "ORG-02") << "a slip from one, the beginning of another";
  EXPECT_EQ(by_name("บ้านซำเข้ก", khun_han), "33020004");
  EXPECT_EQ(by_name("วัดน้อย (สามไถผาสุข)", khun_han), "ORG-02") << "the name of one with another's donor";
  EXPECT_EQ(by_name("วัดน้อย (คุรุราษฎร์สมฯ)", khun_han), "33020006");
  EXPECT_EQ(by_name("วัดนาแก้วประชารัฐ", khun_han), "ORG-02") << "one and more, or another but for its first word";
}

TEST_F(Resolver, KnowsASchoolWithoutTheNameOfItsAmphoe) {
  EXPECT_EQ(by_name("วัดโพธิ์", {"ขุนหาญ", "ศรีสะเกษ", "", model::kNoUnit}), "33020008");
  EXPECT_THAT(by_name("วัดโพธิ์", {"", "ศรีสะเกษ", "", model::kNoUnit}), testing::StartsWith("ORG"));
}

TEST_F(Resolver, FindsUnitsByAnyOfTheirCodes) {
  EXPECT_EQ(by_code("33010001"), "33010001");
  EXPECT_EQ(by_code(" 33010001 "), "33010001");
  EXPECT_EQ(by_code("peo33"), "PEO33");
  EXPECT_EQ(by_code("1033530001"), "33010001");
  EXPECT_EQ(by_code("530001", "บ้านดอกจาน"), "33010001");
  EXPECT_EQ(by_code("90137", "วัดทุ่งทอง"), "33010003") << "a lost zero";
  EXPECT_EQ(by_code("99999999"), "COD-01");
}

TEST_F(Resolver, PutsBackTheZerosOfAServiceAreaWhereTheNameAgrees) {
  EXPECT_EQ(by_code("330001", "สพม.ศรีสะเกษ ยโสธร"), "00330001");
  EXPECT_EQ(by_code("3301", "สพป.ศก.1"), "33010000");
  EXPECT_EQ(by_code("330001"), "COD-03") << "nothing to check it by";
  EXPECT_EQ(by_code("330001", "สพป.ศรีสะเกษ เขต 1"), "COD-02");
}

TEST_F(Resolver, NeverLetsANameOverruleACode) {
  EXPECT_EQ(by_code("33010001", "โรงเรียนบ้านดอกจาน"), "33010001");
  const UnitMatch match = resolver_.by_code("33010001", "วัดทุ่งทอง");
  EXPECT_EQ(match.rule, "COD-02");
  ASSERT_EQ(match.candidates.size(), 1U);
  EXPECT_EQ(units_.tree.unit(match.candidates[0].unit).name, "บ้านดอกจาน") << "what the code's unit is called";
  EXPECT_EQ(by_code("33010004", "นิคม 4"), "COD-02");
  EXPECT_EQ(by_code("33010007", "บ้านผักไหม สาขาบ้านเหล่า"), "COD-02");
}

TEST_F(Resolver, SaysInItsFindingWhatThePersonNeedsToChoose) {
  const auto finding = finding_of(resolver_.by_name("บ้านดอกจาน", within("33010000")), resolver_.tree(), "บ้านดอกจาน");
  EXPECT_EQ(finding.rule, "ORG-02");
  EXPECT_EQ(finding.facts.at("candidates"),
            "โรงเรียนบ้านดอกจาน (33010001, เมืองศรีสะเกษ), โรงเรียนบ้านดอกจาน (33010002, กันทรารมย์)");
  const auto disagreeing =
      finding_of(resolver_.by_code("33010004", "วัดทุ่งทอง"), resolver_.tree(), "33010004", "วัดทุ่งทอง");
  EXPECT_EQ(disagreeing.facts.at("unit"), "นิคม 3");
  EXPECT_EQ(disagreeing.facts.at("name"), "วัดทุ่งทอง");
}

TEST_F(Resolver, ReturnsACodeOutsideTheFolder) {
  const UnitMatch match = resolver_.by_code("33020001", "บ้านน้ำใส", units_.tree.find("33010000"));
  EXPECT_EQ(match.rule, "ORG-03");
  EXPECT_EQ(code_of(resolver_.by_code("33020001", "", units_.tree.find("PEO33"))), "33020001") << "on the other line";
}

TEST_F(Resolver, NormalisesLinesOfNameAmphoeAndProvince) {
  EXPECT_EQ(normalise_unit("บ้านดอกจาน\tกันทรารมย์\tศรีสะเกษ", resolver_), "33010002\t");
  EXPECT_EQ(normalise_unit("บ้านดอกจาน\\tกันทรารมย์", resolver_), "33010002\t");
  EXPECT_EQ(normalise_unit("บ้านดอกจาน", resolver_), "\tORG-02");
  EXPECT_EQ(normalise_unit("33010004", resolver_), "33010004\t");
  EXPECT_EQ(normalise_unit("", resolver_), "\tMISSING");
}

}  // namespace
}  // namespace tidtam::transforms
