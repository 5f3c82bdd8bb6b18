#include "transforms/submission/answer_history.hpp"

#include <map>
#include <utility>

#include "transforms/submission/unit_findings.hpp"

namespace tidtam::transforms {

namespace {
model::StoredFinding told_at(const GivenAnswer& answer, const char* rule, const GivenAnswer& other) {
  model::Finding finding;
  finding.rule = rule;
  finding.severity = model::Severity::warning;
  finding.sheet = answer.sheet;
  finding.cell = answer.cell;
  finding.found = answer.shown;
  finding.facts["name"] = answer.name;
  finding.facts["other"] = other.shown;
  finding.facts["on"] = buddhist_day(other.on);
  return {answer.submission, std::move(finding)};
}
}  // namespace

std::vector<model::StoredFinding> contradictions(std::span<const GivenAnswer> answers, const AnswerRules& rules) {
  std::map<std::string, std::vector<const GivenAnswer*>> by_question;
  for (const GivenAnswer& answer : answers) by_question[answer.question].push_back(&answer);
  std::vector<model::StoredFinding> told;
  for (const auto& [question, given] : by_question) {
    const GivenAnswer& holds = *given.back();
    const GivenAnswer* before = nullptr;
    for (const GivenAnswer* answer : given) {
      if (answer->says != holds.says) {
        told.push_back(told_at(*answer, rules.is_passed, holds));
      } else if (before && before->says != answer->says) {
        told.push_back(told_at(*answer, rules.replaces, *before));
      }
      before = answer;
    }
  }
  return told;
}

}  // namespace tidtam::transforms
