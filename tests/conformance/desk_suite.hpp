#pragma once

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/conformance/store_arrangement.hpp"

/// What every store has to keep of questions to the desk and of its answers. A store joins as it joins the StoreSuite.
namespace tidtam::store {

template <typename Place>
class DeskSuite : public testing::Test {
 protected:
  Store& store() { return place_.open(); }
  void reopen() { place_.close(); }

 private:
  Place place_;
};
TYPED_TEST_SUITE_P(DeskSuite);

TYPED_TEST_P(DeskSuite, TellsOfNamesThatTheRegisterDoesNotSettle) {
  auto submission = a_submission("33010000/table.xlsx", day(0), "33010000");
  submission.state = model::SubmissionState::partly;
  submission.questions = {{"บ้านไร่", "โรงเรียน", "B10", "33010000", "เมือง", "", ""},
                          {"บ้านนา", "โรงเรียน", "B9", "33010000", "", "ศรีสะเกษ", "33010001", "school"}};
  GroupScope group(this->store());
  store_effective(this->store(), submission);
  group.commit();
  this->reopen();
  std::vector<model::NameQuestion> read;
  this->store().for_each_question([&](const QuestionRow& row) { read.push_back(row.question); });
  EXPECT_EQ(read, submission.questions);
  EXPECT_EQ(exported(this->store(), "name_question"),
            "file,sheet,cell,kind,raw,sender,amphoe,province,unit_code\n"
            "33010000/table.xlsx,โรงเรียน,B9,school,บ้านนา,33010000,,ศรีสะเกษ,33010001\n"
            "33010000/table.xlsx,โรงเรียน,B10,unit,บ้านไร่,33010000,เมือง,,\n");
}

TYPED_TEST_P(DeskSuite, KeepsWhatAFileSaysAfterItWasReadAgainAndNothingOfBefore) {
  auto before = a_submission("a.xlsx", day(0));
  before.state = model::SubmissionState::partly;
  before.layouts = {"indicators"};
  before.facts = {an_indicator("33010001", "I17", 1, 3, 6)};
  before.questions = {{"บ้านไร่", "ตัวชี้วัด", "B7", "33010000", "", "", ""}};
  auto other = a_submission("b.xlsx", day(0), "33010002");
  other.layouts = {"indicators"};
  other.facts = {an_indicator("33010002", "I17", 5, 9, 6)};
  GroupScope group(this->store());
  const SubmissionId id = store_effective(this->store(), before).id;
  store_effective(this->store(), other);
  group.commit();
  auto now = before;
  now.state = model::SubmissionState::accepted;
  now.facts.push_back(an_indicator("33010003", "I17", 2, 4, 7));
  now.questions[0].unit_code = "33010003";
  const std::vector<FindingRow> findings{
      {"ตัวชี้วัด", "B7", "ORG-09", model::Severity::note, "บ้านไร่", "", "ก", "a", "ข", "b"}};
  GroupScope again(this->store());
  this->store().replace_submission(id, now, {findings, {}});
  again.commit();
  this->reopen();
  const auto stored = this->store().find_submission(id).value();
  EXPECT_EQ(stored.state, model::SubmissionState::accepted);
  EXPECT_EQ(stored.facts, 2U);
  EXPECT_EQ(stored.findings, 1U);
  EXPECT_EQ(stored.source.received, day(0));
  EXPECT_EQ(this->store().findings_of(id).size(), 1U);
  const std::string csv = exported(this->store(), "indicator_value");
  for (const char* unit : {"\n33010001,", "\n33010002,", "\n33010003,"}) EXPECT_THAT(csv, testing::HasSubstr(unit));
  EXPECT_EQ(std::ranges::count(csv, '\n'), 4);
  EXPECT_TRUE(this->store().quick_check().empty());
}

TYPED_TEST_P(DeskSuite, LetsWhatWasSupersededCountAgain) {
  auto first = a_submission("a.xlsx", day(0));
  first.layouts = {"indicators"};
  auto second = a_submission("b.xlsx", day(1));
  second.layouts = {"indicators"};
  const std::vector<FindingRow> error{{"ตัวชี้วัด", "B7", "NUM-01", model::Severity::error, "", "", "ก", "a", "", ""}};
  GroupScope group(this->store());
  const auto id = store_effective(this->store(), first, error).id;
  const auto id2 = store_effective(this->store(), second).id;
  EXPECT_EQ(this->store().find_submission(id)->state, model::SubmissionState::superseded);
  this->store().forget_effective(id2);
  const auto rest = this->store().effective_chain(first.unit_code, "indicators", first.period);
  ASSERT_EQ(rest.size(), 1U);
  this->store().apply_effective(
      std::vector<EffectiveChange>{{rest[0].unit_code, rest[0].layout, rest[0].period, id, rest[0].valid_from, {}}});
  group.commit();
  EXPECT_EQ(this->store().find_submission(id)->state, model::SubmissionState::partly) << "it has an error";
}

TYPED_TEST_P(DeskSuite, LetsAVersionCountAgainFromWhenItsBytesCameAgain) {
  GroupScope group(this->store());
  const auto first = store_effective(this->store(), a_submission("a.xlsx", day(0)));
  const auto second = store_effective(this->store(), a_submission("b.xlsx", day(1)));
  ASSERT_EQ(this->store().find_submission(first.id)->state, model::SubmissionState::superseded);
  this->store().apply_effective(
      std::vector<EffectiveChange>{{"33010001", "progress", "FY2569Q1", second.id, day(1), day(2)},
                                   {"33010001", "progress", "FY2569Q1", first.id, day(2), {}}});
  const auto chain = this->store().effective_chain("33010001", "progress", "FY2569Q1");
  ASSERT_EQ(chain.size(), 3U);
  EXPECT_EQ(chain[0].submission, first.id);
  EXPECT_EQ(chain[0].valid_to, day(1));
  EXPECT_EQ(chain[2].submission, first.id);
  EXPECT_EQ(chain[2].valid_from, day(2));
  EXPECT_EQ(this->store().find_submission(first.id)->state, model::SubmissionState::accepted);
}

TYPED_TEST_P(DeskSuite, CountsEveryAnswerToTheDeskWhateverComesAfterIt) {
  const auto answer = [](const std::string& path, int on, const char* unit) {
    const auto& table = shipped_schema().get("alias");
    auto submission = a_submission(path, day(on), "");
    submission.period.clear();
    submission.layouts.clear();
    std::vector<model::Datum> data(table.columns.size());
    const auto set = [&](const char* column, model::Datum datum) {
      data[*table.ordinal_of(column)] = std::move(datum);
    };
    set("raw", std::string("บ้านไร่"));
    set("kind", std::string("unit"));
    set("unit_code", std::string(unit));
    set("by", std::string("ก"));
    set("on", base::Date{2026, 1, static_cast<std::uint8_t>(10 + on)});
    submission.facts = {{&table, data, "aliases", "ชื่อ", {4, 0}}};
    return submission;
  };
  GroupScope group(this->store());
  this->store().add_submission(answer("1.xlsx", 0, "33010001"), {});
  this->store().add_submission(answer("2.xlsx", 1, "33010002"), {});
  auto faulty = answer("3.xlsx", 2, "33010003");
  faulty.state = model::SubmissionState::returned;
  this->store().add_submission(faulty, {});
  group.commit();
  EXPECT_EQ(exported(this->store(), "alias"),
            "raw,kind,unit_code,by,on,sender,amphoe,province,submission,from_file,from_sheet,from_cell\n"
            "บ้านไร่,unit,33010001,ก,2026-01-10,,,,,1.xlsx,ชื่อ,A5\n"
            "บ้านไร่,unit,33010002,ก,2026-01-11,,,,,2.xlsx,ชื่อ,A5\n");
  std::size_t then = 0;
  this->store().for_each_fact("alias", {day(0), {}}, [&](const FactRow&) { ++then; });
  EXPECT_EQ(then, 1U);
}

REGISTER_TYPED_TEST_SUITE_P(DeskSuite, LetsAVersionCountAgainFromWhenItsBytesCameAgain,
                            TellsOfNamesThatTheRegisterDoesNotSettle,
                            KeepsWhatAFileSaysAfterItWasReadAgainAndNothingOfBefore, LetsWhatWasSupersededCountAgain,
                            CountsEveryAnswerToTheDeskWhateverComesAfterIt);

}  // namespace tidtam::store
