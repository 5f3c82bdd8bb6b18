#include "jobs/run/open_names.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "jobs/run/open_submissions.hpp"
#include "transforms/units/settled_names.hpp"

namespace tidtam::jobs {

namespace {
transforms::NameAnswer scope_of(const model::NameQuestion& question, const std::string& submission) {
  transforms::NameAnswer scope;
  scope.raw = question.raw;
  scope.kind = question.kind;
  scope.sender = question.sender;
  scope.amphoe = question.amphoe;
  scope.province = question.province;
  if (!scope.has_scope()) scope.submission = submission;
  return scope;
}
}  // namespace

std::vector<OpenName> open_names(store::Store& store) {
  const auto submissions = open_submissions(store);
  std::map<std::string, OpenName> by_question;
  std::map<std::string, std::set<store::SubmissionId>> files;
  store.for_each_question([&](const store::QuestionRow& row) {
    const auto of = submissions.find(row.submission);
    if (of == submissions.end() || !row.question.unit_code.empty()) return;
    const auto scope = scope_of(row.question, store::printable_id(of->second.source.sha256));
    const std::string key = transforms::question_key(scope);
    OpenName& name = by_question[key];
    if (name.rows == 0) name = {row.question, of->second.source.path, scope.submission, 0, 0};
    ++name.rows;
    files[key].insert(row.submission);
  });
  std::vector<std::pair<std::string, OpenName>> names(by_question.begin(), by_question.end());
  std::ranges::sort(names, {}, [](const auto& entry) {
    return std::tuple(-static_cast<std::int64_t>(entry.second.rows), entry.first);
  });
  std::vector<OpenName> ordered;
  for (auto& [key, name] : names) {
    name.files = files[key].size();
    ordered.push_back(std::move(name));
  }
  return ordered;
}

}  // namespace tidtam::jobs
