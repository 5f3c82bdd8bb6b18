#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/base/error.hpp"
#include "tests/support/source_dir.hpp"
#include "transforms/duplicates/alike_names.hpp"
#include "transforms/duplicates/duplicate_search.hpp"

/// Projects that look like one, among those of many offices.
namespace tidtam::transforms {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// Worked by hand: the pairs of letters of `abcd` are ^a ab bc cd, those of `abce` ^a ab bc ce: three of four are
// shared.
TEST(AlikeNames, AreAlikeByTheShareOfLetterPairsThatBothHave) {
  EXPECT_DOUBLE_EQ(likeness_of("abcd", "abce"), 0.75);
  EXPECT_DOUBLE_EQ(likeness_of("abcd", "abcd"), 1);
  EXPECT_DOUBLE_EQ(likeness_of("abcd", "xyz"), 0);
  // ^a aa aa against ^a aa: the second `aa` has no fellow; 2 · 2 / (3 + 2).
  EXPECT_DOUBLE_EQ(likeness_of("aaa", "aa"), 0.8);
  // Letters, not bytes: ^ก กข against ^ก กค.
  EXPECT_DOUBLE_EQ(likeness_of("กข", "กค"), 0.5);
}

TEST(AlikeNames, AreNotAlikeWhereTheyDifferInADigit) {
  EXPECT_DOUBLE_EQ(likeness_of("อบรมครูรุ่นที่1", "อบรมครูรุ่นที่2"), 0);
  EXPECT_DOUBLE_EQ(likeness_of("รุ่นที่12", "รุ่นที่1"), 0);
  EXPECT_GT(likeness_of("อบรมครูรุ่นที่1", "อบรมครรุ่นที่1"), 0.8);
}

/// Every pair against every other: what the join has to find with less work.
std::vector<std::pair<std::uint32_t, std::uint32_t>> all_pairs(const std::vector<std::string>& keys, double least) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (std::uint32_t i = 0; i < keys.size(); ++i) {
    for (std::uint32_t k = i + 1; k < keys.size(); ++k) {
      if (likeness_of(keys[i], keys[k]) >= least) pairs.emplace_back(i, k);
    }
  }
  return pairs;
}

TEST(AlikeNames, OfAListAreThoseThatComparingAllWithAllFinds) {
  std::mt19937 random(2569);
  std::vector<std::string> keys;
  const std::vector<std::string> parts{"ส่งเสริม", "พัฒนา", "อ่าน", "เขียน", "กีฬา",  "ครู",
                                       "นักเรียน", "ค่าย",  "1",   "2",    "สุขภาพ"};
  while (keys.size() < 400) {
    std::string key;
    for (std::size_t i = 0; i < 2 + random() % 4; ++i) key += parts[random() % parts.size()];
    if (std::ranges::find(keys, key) == keys.end()) keys.push_back(key);
  }
  for (const double least : {0.6, 0.85, 1.0}) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> found;
    for (const AlikePair& pair : alike_pairs(keys, least)) {
      found.emplace_back(pair.first, pair.second);
      EXPECT_DOUBLE_EQ(pair.likeness, likeness_of(keys[pair.first], keys[pair.second]));
    }
    EXPECT_EQ(found, all_pairs(keys, least)) << "at " << least;
  }
  EXPECT_GT(alike_pairs(keys, 0.6).size(), 20U) << "else the test says nothing";
}

const DuplicateRules& shipped() {
  static const DuplicateRules rules = load_duplicate_rules(spec::Catalogue(support::source_dir()));
  return rules;
}

ProjectSaid project(std::string unit, std::string code, std::string name, std::int64_t baht = 0) {
  ProjectSaid said;
  said.unit_code = std::move(unit);
  said.project_code = std::move(code);
  said.fiscal_year = 2569;
  said.name = std::move(name);
  if (baht > 0) said.allocated = baht * 100;
  return said;
}

/// `unit/code unit/code rule at-stake`, in satang.
std::vector<std::string> pairs_of(std::vector<ProjectSaid> said) {
  std::vector<std::vector<std::string>> seen;
  for (int turn = 0; turn < 2; ++turn) {
    DuplicateSearch search(shipped());
    for (const ProjectSaid& one : said) search.add(one);
    std::vector<std::string>& lines = seen.emplace_back();
    for (const DuplicatePair& pair : search.pairs()) {
      const auto stake = pair.at_stake();
      lines.push_back(pair.one.unit_code + "/" + pair.one.project_code + " " + pair.other.unit_code + "/" +
                      pair.other.project_code + " " + pair.rule + " " + (stake ? std::to_string(*stake) : "-"));
    }
    std::ranges::reverse(said);
  }
  EXPECT_EQ(seen[0], seen[1]) << "the order in which projects came makes no difference";
  return seen[0];
}

TEST(Duplicates, OfOneOfficeHaveOneNameWhateverTheWordsAroundIt) {
  EXPECT_THAT(pairs_of({project("E1", "P1", "โครงการพัฒนาทักษะการอ่านของนักเรียน", 50'000),
                        project("E1", "P2", "พัฒนาทักษะการอ่านของนักเรียน ประจำปีงบประมาณ 2569", 30'000),
                        project("E1", "P3", "พัฒนาทักษะการอ่านของนักเรียน ระยะที่ 2", 30'000)}),
              ElementsAre("E1/P1 E1/P2 same_name 3000000"));
}

TEST(Duplicates, OfOneOfficeAreFoundThroughAMisspelling) {
  EXPECT_THAT(
      pairs_of({project("E1", "P1", "ส่งเสริมคุณธรรมจริยธรรมนักเรียน"), project("E1", "P2", "ส่งเสริมคุณธรรม จริยธรรมนักเรียน"),
                project("E1", "P3", "สงเสริมคุณธรรมจริยธรรมนักเรียน"), project("E1", "P4", "ส่งเสริมสุขภาพอนามัย")}),
      ElementsAre("E1/P1 E1/P2 same_name -", "E1/P1 E1/P3 same_name -"));
}

TEST(Duplicates, AcrossOfficesNeedMoreThanANameAndNoNameThatEverySchoolHas) {
  EXPECT_THAT(pairs_of({project("S1", "P1", "วันสำคัญ", 5'000), project("S2", "P1", "วันสำคัญ", 5'000),
                        project("S3", "P1", "วันสำคัญ", 5'000), project("S4", "P1", "วันสำคัญ", 5'000)}),
              IsEmpty());
  EXPECT_THAT(
      pairs_of({project("S1", "P1", "ค่ายดาราศาสตร์ริมโขง", 42'000), project("E1", "P7", "ค่ายดาราศาสตร์ ริมโขง", 42'000)}),
      ElementsAre("E1/P7 S1/P1 shared_name 4200000"));
  EXPECT_THAT(
      pairs_of({project("S1", "P1", "ค่ายดาราศาสตร์ริมโขง", 42'000), project("E1", "P7", "ค่ายดาราศาสตร์ริมโขง", 10'000)}),
      IsEmpty());
}

TEST(Duplicates, AreOfOneFiscalYearAndOfTheLatestReturn) {
  ProjectSaid last_year = project("E1", "P1", "พัฒนาทักษะการอ่านของนักเรียน");
  last_year.fiscal_year = 2568;
  EXPECT_THAT(pairs_of({last_year, project("E1", "P2", "พัฒนาทักษะการอ่านของนักเรียน")}), IsEmpty());

  ProjectSaid first = project("E1", "P1", "พัฒนาทักษะการอ่านของนักเรียน", 10'000);
  first.said_in = model::parse_period_code("FY2569Q1");
  ProjectSaid renamed = project("E1", "P1", "ปรับปรุงห้องสมุดโรงเรียน", 10'000);
  renamed.said_in = model::parse_period_code("FY2569Q2");
  EXPECT_THAT(pairs_of({first, renamed, project("E1", "P2", "พัฒนาทักษะการอ่านของนักเรียน", 10'000)}), IsEmpty());
}

TEST(Duplicates, OfTheSameWorkAreFoundUnderAnyName) {
  const auto pairs = [](const std::vector<std::string>& steps_of_other, const std::string& target_of_other) {
    DuplicateSearch search(shipped());
    ProjectSaid one = project("S1", "P1", "ป่าชุมชน");
    one.output = "ต้นไม้ 500 ต้น";
    ProjectSaid other = project("S2", "P9", "โลกสีเขียว");
    other.output = target_of_other;
    search.add(one);
    search.add(other);
    for (const char* step : {"สำรวจพื้นที่", "ปลูกต้นไม้"}) search.add_activity("S1", "P1", 2569, step);
    for (const std::string& step : steps_of_other) search.add_activity("S2", "P9", 2569, step);
    return search.pairs().size();
  };
  EXPECT_EQ(pairs({"ปลูกต้นไม้", "สำรวจพื้นที่"}, "ต้นไม้ ๕๐๐ ต้น"), 1U);
  EXPECT_EQ(pairs({"ปลูกต้นไม้", "สำรวจพื้นที่"}, "ต้นไม้ 50 ต้น"), 0U);
  EXPECT_EQ(pairs({"ปลูกต้นไม้"}, "ต้นไม้ 500 ต้น"), 0U);
}

TEST(Duplicates, AreRefusedRulesWhoseExamplesAreNotWhatTheySay) {
  const auto complaint = [](const std::string& examples) -> std::string {
    try {
      (void)read_duplicate_rules(spec::Node::parse(
          "least_likeness: 0.85\nmost_units: 3\nrules:\n  - {id: a, why: b, check: same_unit and likeness >= 0.85, " +
              examples + "}\n",
          "projects.yaml"));
    } catch (const ConfigurationError& error) {
      return error.what();
    }
    return "";
  };
  EXPECT_EQ(complaint("listed: {same_unit: true, likeness: 0.9}, left_out: {same_unit: false, likeness: 0.9}"), "");
  EXPECT_THAT(complaint("listed: {same_unit: true}, left_out: {same_unit: false}"), HasSubstr("does not hold"));
  EXPECT_THAT(complaint("listed: {same_unit: true, likeness: 1}, left_out: {same_unit: true, likeness: 1}"),
              HasSubstr("projects.yaml:4: the rule holds"));
}

}  // namespace
}  // namespace tidtam::transforms
