#include "transforms/submission/answer_history.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tidtam::transforms {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

GivenAnswer given(std::int64_t submission, std::string says, std::string question = "บ้านก") {
  GivenAnswer answer;
  answer.question = std::move(question);
  answer.says = says;
  answer.shown = std::move(says);
  answer.on = {2026, 11, 1};
  answer.submission = submission;
  return answer;
}

/// `submission rule other` of what is told.
std::vector<std::string> told(const std::vector<GivenAnswer>& answers) {
  std::vector<std::string> all;
  for (const model::StoredFinding& one : contradictions(answers, kAliasRules))
    all.push_back(std::to_string(one.submission) + " " + one.finding.rule + " " + one.finding.facts.at("other"));
  return all;
}

TEST(Contradictions, AreNoneBetweenAnswersThatSayTheSame) {
  EXPECT_THAT(told({given(1, "A"), given(2, "A"), given(3, "B", "บ้านข")}), IsEmpty());
}

TEST(Contradictions, SayWhatHoldsAndWhatItReplaces) {
  EXPECT_THAT(told({given(1, "A"), given(2, "B")}), ElementsAre("1 ALI-05 B", "2 ALI-04 A"));
}

TEST(Contradictions, EndWithTheAnswerThatCameAgain) {
  EXPECT_THAT(told({given(1, "A"), given(2, "B"), given(3, "A")}), ElementsAre("2 ALI-05 A", "3 ALI-04 B"))
      << "the first one holds again and is told nothing";
}

}  // namespace
}  // namespace tidtam::transforms
