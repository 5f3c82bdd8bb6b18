#pragma once

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/base/error.hpp"
#include "tests/conformance/store_arrangement.hpp"

/// What every store answers to the questions of `pipeline/model/views/`. A store joins as it joins the StoreSuite.
namespace tidtam::store {

template <typename Place>
class ViewSuite : public testing::Test {
 protected:
  Store& store() { return place_.open(); }

 private:
  Place place_;
};
TYPED_TEST_SUITE_P(ViewSuite);

TYPED_TEST_P(ViewSuite, TellsOfWhatCountsNowAndThen) {
  auto old_version = a_submission("Q1.xlsx", day(0));
  old_version.facts = {a_progress("33010001", "P1", 100, 6)};
  auto new_version = a_submission("Q1b.xlsx", day(3));
  new_version.facts = {a_progress("33010001", "P1", 222, 8)};
  GroupScope group(this->store());
  store_effective(this->store(), old_version);
  store_effective(this->store(), new_version);
  group.commit();
  const std::string head =
      "unit_code,project_code,fiscal_year,period,status,percent_done,committed,disbursed,problem,remedy,"
      "file,sheet,cell\n";
  const std::string before = "33010001,P1,2569,FY2569Q1,ONGOING,62.5,,";
  const std::string after = ",\"ฝนตกหนัก, \"\"น้ำท่วม\"\"\",,";
  EXPECT_EQ(exported(this->store(), "latest_progress"), head + before + "222" + after + "Q1b.xlsx,ความก้าวหน้า,A8\n");
  EXPECT_EQ(exported(this->store(), "latest_progress", {Versions::current, day(2)}),
            head + before + "100" + after + "Q1.xlsx,ความก้าวหน้า,A6\n");
  EXPECT_EQ(exported(this->store(), "latest_progress", {Versions::current, day(0) - 1}), head);
}

TYPED_TEST_P(ViewSuite, HasAnAnswerToEveryQuestionWhenItIsEmpty) {
  for (const model::ViewSpec& view : shipped_schema().views) {
    std::string head;
    for (const auto& column : view.columns) head += (head.empty() ? "" : ",") + column.name;
    EXPECT_EQ(exported(this->store(), view.name), head + "\n");
    EXPECT_EQ(exported(this->store(), view.name, {Versions::current, day(0)}), head + "\n");
  }
}

TYPED_TEST_P(ViewSuite, SaysThatAViewHasNoOtherVersions) {
  using testing::HasSubstr;
  using testing::ThrowsMessage;
  EXPECT_THAT([&] { exported(this->store(), "latest_progress", {Versions::all, {}}); },
              ThrowsMessage<ConfigurationError>(HasSubstr("'latest_progress' is a view")));
  EXPECT_THAT([&] { exported(this->store(), "no_such_view"); },
              ThrowsMessage<ConfigurationError>(HasSubstr("there is no table 'no_such_view'")));
}

REGISTER_TYPED_TEST_SUITE_P(ViewSuite, TellsOfWhatCountsNowAndThen, HasAnAnswerToEveryQuestionWhenItIsEmpty,
                            SaysThatAViewHasNoOtherVersions);

}  // namespace tidtam::store
