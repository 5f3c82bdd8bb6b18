#include "pipeline/report/wording.hpp"

#include <gtest/gtest.h>

#include "pipeline/base/utf8.hpp"
#include "pipeline/report/figures.hpp"
#include "tests/support/invented_nation.hpp"
#include "tests/support/source_dir.hpp"

namespace tidtam::report {
namespace {

const Phrases& thai() {
  static const Phrases phrases = tidtam::testing::InventedNation::load_phrases();
  return phrases;
}

TEST(Wording, GroupsThousandsAndRoundsHalvesAwayFromZero) {
  EXPECT_EQ(number_text(1234567.891, 2), "1,234,567.89");
  EXPECT_EQ(number_text(999.995, 2), "1,000.00");
  EXPECT_EQ(number_text(1.005, 2), "1.01");
  EXPECT_EQ(number_text(-0.5, 0), "-1");
  EXPECT_EQ(number_text(-0.001, 2), "0.00");
  EXPECT_EQ(money_text(125'000'005), "1,250,000.05");
  EXPECT_EQ(money_text(-5), "-0.05");
}

TEST(Wording, WritesDatesInTheBuddhistEra) {
  EXPECT_EQ(date_text(*base::date_of(2026, 3, 15), thai()), "15 มี.ค. 2569");
  EXPECT_EQ(moment_text(1774894200, thai()), "31 มีนาคม 2569 เวลา 01.10 น.");
}

TEST(Wording, NamesPeriodsAsOfficesDo) {
  EXPECT_EQ(period_text(*model::parse_period_code("FY2569Q2"), thai()), "ปีงบประมาณ พ.ศ. 2569 ไตรมาสที่ 2");
  EXPECT_EQ(period_text(*model::parse_period_code("FY2569M03"), thai()), "ปีงบประมาณ พ.ศ. 2569 เดือนธันวาคม");
  EXPECT_EQ(short_period_text("AY2568", thai()), "ปีการศึกษา 68");
  EXPECT_EQ(short_period_text("what is this", thai()), "what is this");
}

TEST(Wording, SortsThaiNamesAsADictionaryDoes) {
  // Royal Institute order: a leading vowel counts after its consonant, tone marks only break ties.
  EXPECT_LT(thai_sort_key("เกาะ"), thai_sort_key("ขวด"));
  EXPECT_LT(thai_sort_key("กลม"), thai_sort_key("เกม"));
  EXPECT_LT(thai_sort_key("กา"), thai_sort_key("ก้า"));
  EXPECT_LT(thai_sort_key("ก้า"), thai_sort_key("กาง"));
}

bool has_thai(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t letter = base::decode_utf8(text, at);
    if (letter >= U'\u0E00' && letter <= U'\u0E7F') return true;
  }
  return false;
}

TEST(Wording, HasNoThaiWordAmongTheEnglishOnes) {
  const auto file = spec::Node::load(tidtam::testing::InventedNation::shipped("messages/report.yaml"));
  std::size_t count = 0;
  for (const auto& [id, node] : file.entries()) {
    EXPECT_FALSE(has_thai(node.at("en").text())) << id;
    ++count;
  }
  EXPECT_GT(count, 250U);
}

TEST(Wording, KnowsTheUnitOfMeasureOfEveryShippedIndicatorInEnglish) {
  const auto folder = std::filesystem::path(support::source_dir()) / "transforms" / "indicators";
  const Phrases english(spec::Node::load(tidtam::testing::InventedNation::shipped("messages/report.yaml")), "en");
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".yaml") continue;
    model::Indicator indicator;
    indicator.unit_of_measure = spec::Node::load(entry.path()).at("unit_of_measure").text();
    EXPECT_FALSE(has_thai(unit_word(indicator, english))) << entry.path();
    ++count;
  }
  EXPECT_GT(count, 40U);
}

TEST(Wording, CountsClustersNotMarks) {
  EXPECT_EQ(cluster_width("ที่นี่"), 2U);
  EXPECT_EQ(cluster_width("abc"), 3U);
  EXPECT_EQ(cluster_width("น้ำ"), 2U);
}

}  // namespace
}  // namespace tidtam::report
