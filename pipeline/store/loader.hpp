#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/model/table.hpp"
#include "pipeline/store/database.hpp"
#include "pipeline/store/rows.hpp"

namespace tidtam::store {

/// Facts of a submission are numbered within it, so that its facts lie together and need no index of their own:
/// fact_id = submission_id × kFactsPerSubmission + n.
constexpr std::int64_t kFactsPerSubmission = std::int64_t{1} << 24;

/// Puts submissions, facts and findings into the tables by statements prepared once.
class Loader {
 public:
  Loader(Database& database, const model::Schema& schema);

  StoredSubmission add(const model::Submission& submission, const SubmissionNotes& notes);
  void clear_findings(FindingMaker maker);
  void add_findings(SubmissionId submission, FindingMaker maker, std::span<const FindingRow> findings);
  void replace(SubmissionId submission, const model::Submission& reading, const SubmissionNotes& notes);
  void set_state(SubmissionId submission, model::SubmissionState state);
  void forget_effective(SubmissionId submission);
  void apply_effective(std::span<const EffectiveChange> changes);
  /// Deletes all rows and inserts these.
  void replace_rows(std::string_view table, std::span<const std::vector<model::Datum>> rows);

 private:
  struct FactTable {
    const model::TableSpec* spec;
    std::unique_ptr<BulkInsert> insert;
  };
  FactTable& fact_table(const model::TableSpec& table);
  void insert_facts(SubmissionId submission, std::span<const model::Fact> facts);
  void insert_fact(std::int64_t fact_id, SubmissionId submission, const model::Fact& fact);
  void insert_findings(SubmissionId submission, std::span<const FindingRow> findings, FindingMaker maker);
  void insert_content(SubmissionId submission, const model::Submission& reading, std::span<const FindingRow> findings);
  void insert_questions(SubmissionId submission, std::span<const model::NameQuestion> questions);
  void delete_content(SubmissionId submission);

  Database& database_;
  const model::Schema& schema_;
  std::unique_ptr<Statement> insert_submission_;
  std::unique_ptr<BulkInsert> insert_finding_;
  std::unique_ptr<Statement> count_findings_;
  std::unique_ptr<BulkInsert> insert_question_;
  std::unique_ptr<Statement> set_state_;
  std::unique_ptr<Statement> upsert_effective_;
  std::unique_ptr<Statement> mark_superseded_;
  std::unique_ptr<Statement> mark_counting_;
  std::unordered_map<std::string_view, FactTable> fact_tables_;
};

}  // namespace tidtam::store
