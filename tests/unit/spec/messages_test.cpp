#include "pipeline/spec/messages.hpp"

#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/base/error.hpp"
#include "tests/support/source_dir.hpp"

namespace tidtam::spec {
namespace {
using ::testing::HasSubstr;

constexpr const char* kYaml = R"(
NUM-01:
  what: {th: "ช่อง {cell} เขียนว่า “{found}” ในหัว {header}", en: "Cell {cell} says “{found}” under {header}"}
  fix: {th: "กรุณาพิมพ์{expected}", en: "Please type {expected}"}
whole_number: {th: "เลขจำนวนเต็ม เช่น 12", en: "a whole number, such as 12"}
greeting: {th: "เรียน {name}", en: "Dear {name}"}
)";

Messages messages_of(std::string_view yaml) {
  const std::vector<Node> files{Node::parse(yaml, "a.yaml")};
  return Messages(files);
}

std::string complaint_about(std::string_view yaml) {
  try {
    (void)messages_of(yaml);
  } catch (const ConfigurationError& error) {
    return error.what();
  }
  return "no complaint";
}

model::Finding finding_of(std::string rule, std::string cell = {}, std::string found = {}) {
  model::Finding finding;
  finding.rule = std::move(rule);
  finding.cell = std::move(cell);
  finding.found = std::move(found);
  return finding;
}

TEST(Messages, FillsTheBlanksFromTheFindingAndItsFacts) {
  model::Finding finding = finding_of("NUM-01", "D14", "สิบ");
  finding.expected = "whole_number";
  finding.facts = {{"header", "ชาย"}};
  const auto messages = messages_of(kYaml);
  EXPECT_EQ(messages.sentence(finding, Language::en),
            "Cell D14 says “สิบ” under ชาย. Please type a whole number, such as 12");
  EXPECT_EQ(messages.what(finding, Language::th), "ช่อง D14 เขียนว่า “สิบ” ในหัว ชาย");
  EXPECT_EQ(messages.fix(finding, Language::th), "กรุณาพิมพ์เลขจำนวนเต็ม เช่น 12");
}

TEST(Messages, LeavesNoTraceOfABlankThatNothingFills) {
  const auto finding = finding_of("NUM-01", "", "x");
  const auto empty = finding_of("NUM-01");
  EXPECT_EQ(messages_of(kYaml).sentence(finding, Language::en), "Cell says “x” under. Please type");
  EXPECT_EQ(messages_of(kYaml).what(empty, Language::en), "Cell says under");
}

TEST(Messages, PutAnEllipsisIntoEveryBlankButThePlaceWhereTheySpeakInGeneral) {
  EXPECT_EQ(messages_of(kYaml).what_in_general("NUM-01", Language::en), "Cell says “…” under …");
  EXPECT_EQ(messages_of(kYaml).what_in_general("XYZ-99", Language::en), "XYZ-99");
}

TEST(Messages, DoesNotTakeBracesInAnOfficersTextForABlank) {
  const auto finding = finding_of("NUM-01", "{found}", "x");
  EXPECT_THAT(messages_of(kYaml).what(finding, Language::en), HasSubstr("Cell {found} says"));
}

TEST(Messages, GivesPhrasesInBothLanguages) {
  const auto messages = messages_of(kYaml);
  EXPECT_EQ(messages.phrase("greeting", Language::th, {{"name", "สพป."}}), "เรียน สพป.");
  EXPECT_EQ(messages.phrase("greeting", Language::en), "Dear");
  EXPECT_EQ(messages.phrase("unheard_of", Language::en), "unheard_of");
}

TEST(Messages, GivesTheCodeOfARuleWithoutASentence) {
  EXPECT_EQ(messages_of(kYaml).sentence(finding_of("ZZZ-99"), Language::th), "ZZZ-99");
}

TEST(Messages, RefusesAMissingLanguageAndUnknownKeys) {
  EXPECT_THAT(complaint_about("a: {th: ก}"), HasSubstr("'en' is missing"));
  EXPECT_THAT(complaint_about("a: {th: ก, en: a, de: b}"), HasSubstr("'de' is not known here"));
  EXPECT_THAT(complaint_about("N-1: {what: {th: ก, en: a}}"), HasSubstr("'fix' is missing"));
  EXPECT_THAT(complaint_about("N-1:\n  what: {th: ก, en: a}\n  fix: {th: ก, en: a}\n  why: x\n"),
              HasSubstr("'why' is not known here"));
}

TEST(Messages, AllowsAnEmptyPhraseAndNoEmptyRule) {
  EXPECT_EQ(messages_of("a: {th: \"ตัวชี้วัด\", en: \"\"}").phrase("a", Language::en), "");
  EXPECT_THAT(complaint_about("N-1:\n  what: {th: ก, en: \"\"}\n  fix: {th: ก, en: a}\n"),
              HasSubstr("has to say what is wrong"));
}

TEST(Messages, RefusesBlanksThatDifferBetweenTheLanguages) {
  EXPECT_THAT(complaint_about("a: {th: \"ก {cell}\", en: \"a {sheet}\"}"),
              HasSubstr("a.yaml:1: the languages use different blanks"));
  EXPECT_THAT(complaint_about("a: {th: \"ก {\", en: \"a\"}"), HasSubstr("a lone '{'"));
}

TEST(Messages, RefusesAnIdOfTwoFilesNamingBoth) {
  const std::vector<Node> files{Node::parse("x: {th: ก, en: a}", "a.yaml"), Node::parse("x: {th: ก, en: a}", "b.yaml")};
  try {
    const Messages messages(files);
    FAIL() << "accepted";
  } catch (const ConfigurationError& error) {
    EXPECT_STREQ(error.what(), "b.yaml:1: the message 'x' stands already in a.yaml:1");
  }
}

TEST(Messages, LoadsAllShippedFiles) {
  std::vector<Node> files;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(support::source_dir()) + "/templates/messages")) {
    if (entry.path().extension() == ".yaml") files.push_back(Node::load(entry.path()));
  }
  const Messages messages(files);
  EXPECT_TRUE(messages.has_rule("REC-01"));
}

}  // namespace
}  // namespace tidtam::spec
