#include "transforms/submission/personal.hpp"

#include "pipeline/thai/personal_text.hpp"

namespace tidtam::transforms {

namespace {
void hide(std::string& text) {
  std::string hidden = thai::without_personal(text);
  if (hidden != text) text = std::move(hidden);
}
}  // namespace

void hide_personal(model::Submission& submission) {
  hide(submission.source.path);
  for (model::Finding& finding : submission.findings) {
    if (finding.rule.starts_with("PII-") || finding.rule.starts_with("PID-")) submission.holds_personal = true;
    hide(finding.file);
    hide(finding.sheet);
    hide(finding.found);
    hide(finding.expected);
    for (auto& [name, fact] : finding.facts) hide(fact);
  }
  for (model::Fact& fact : submission.facts) hide(fact.sheet);
  for (model::NameQuestion& question : submission.questions) {
    for (std::string* text : {&question.raw, &question.sheet, &question.amphoe, &question.province}) hide(*text);
  }
  for (model::PersonKey& person : submission.persons) hide(person.sheet);
  for (model::FateCounts& sheet : submission.cells) hide(sheet.sheet);
}

}  // namespace tidtam::transforms
