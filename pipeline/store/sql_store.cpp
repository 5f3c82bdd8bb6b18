#include "pipeline/store/sql_store.hpp"

#include <fmt/format.h>

#include "pipeline/base/error.hpp"
#include "pipeline/store/ddl.hpp"
#include "pipeline/store/export.hpp"
#include "pipeline/store/loader.hpp"
#include "pipeline/store/person_keys.hpp"
#include "pipeline/store/reader.hpp"
#include "pipeline/store/scorecards.hpp"
#include "pipeline/store/small_tables.hpp"

namespace tidtam::store {

namespace {
class SqlStore final : public Store {
 public:
  SqlStore(std::unique_ptr<Database> database, const model::Schema& schema)
      : schema_(schema), owned_(std::move(database)) {}
  SqlStore(const SqlStore&) = delete;
  SqlStore& operator=(const SqlStore&) = delete;
  ~SqlStore() override {
    if (depth_ != Depth::none) roll_back_group();
  }

  bool load_dimension(std::string_view table, std::span<const std::vector<model::Datum>> rows,
                      std::string_view content_hash) override {
    const std::string key = dimension_hash_key(table);
    if (small_.meta(key) == content_hash) return false;
    bool is_loaded = false;
    in_transaction([&] {
      database_.exclude_others();
      if (small_.meta(key) == content_hash) return;  // by another process, meanwhile
      loader_.replace_rows(table, rows);
      small_.set_meta(key, content_hash);
      is_loaded = true;
    });
    return is_loaded;
  }

  void begin_group() override {
    TIDTAM_ASSERT(depth_ == Depth::none, "a group is not opened within a group");
    database_.execute(std::string(database_.dialect().begin));
    depth_ = Depth::group;
  }
  void commit_group() override {
    TIDTAM_ASSERT(depth_ == Depth::group, "a group is committed when its last submission is kept or rolled back");
    database_.execute("COMMIT");
    depth_ = Depth::none;
  }
  void roll_back_group() noexcept override {
    // The database may have rolled back by itself (disk full); then there is nothing left to do.
    database_.attempt("ROLLBACK");
    depth_ = Depth::none;
  }
  void begin_submission() override {
    TIDTAM_ASSERT(depth_ == Depth::group, "a submission is written within a group");
    database_.execute("SAVEPOINT submission");
    depth_ = Depth::submission;
  }
  void keep_submission() override {
    TIDTAM_ASSERT(depth_ == Depth::submission, "only a submission that was begun can be kept");
    database_.execute("RELEASE SAVEPOINT submission");
    depth_ = Depth::group;
  }
  void roll_back_submission() noexcept override {
    database_.attempt("ROLLBACK TO SAVEPOINT submission; RELEASE SAVEPOINT submission");
    depth_ = Depth::group;
  }

  StoredSubmission add_submission(const model::Submission& submission, const SubmissionNotes& notes) override {
    TIDTAM_ASSERT(depth_ != Depth::none, "a submission is written within a group");
    return loader_.add(submission, notes);
  }
  void replace_submission(SubmissionId submission, const model::Submission& reading,
                          const SubmissionNotes& notes) override {
    TIDTAM_ASSERT(depth_ != Depth::none, "a submission is written within a group");
    loader_.replace(submission, reading, notes);
  }
  void set_submission_state(SubmissionId submission, model::SubmissionState state) override {
    loader_.set_state(submission, state);
  }
  std::vector<StoredSubmission> find_by_sha256(std::string_view sha256) override {
    TIDTAM_ASSERT(!sha256.empty(), "a submission is looked for by a hash");
    return find_submissions(statements_, sha256);
  }
  std::optional<StoredSubmission> find_submission(SubmissionId submission) override {
    return store::find_submission(statements_, submission);
  }

  std::vector<EffectiveRow> effective_chain(std::string_view unit_code, std::string_view layout,
                                            std::string_view period) override {
    return read_effective_chain(statements_, unit_code, layout, period);
  }
  void forget_effective(SubmissionId submission) override {
    in_transaction([&] { loader_.forget_effective(submission); });
  }
  void apply_effective(std::span<const EffectiveChange> changes) override {
    in_transaction([&] { loader_.apply_effective(changes); });
  }

  void for_each_indicator_value(const ReadOptions& options, const IndicatorVisitor& visit) override {
    read_indicator_values(database_, schema_.get("indicator_value"), options, visit);
  }
  void for_each_fact(std::string_view table, const ReadOptions& options, const FactVisitor& visit) override {
    const auto& spec = schema_.get(table);
    TIDTAM_ASSERT(holds_facts(spec), "facts are read from fact and desk tables");
    read_facts(database_, spec, options, visit);
  }
  void for_each_submission(const std::function<void(const StoredSubmission&)>& visit) override {
    read_submissions(database_, visit);
  }
  void clear_findings(FindingMaker maker) override {
    TIDTAM_ASSERT(depth_ != Depth::none, "findings are written within a group");
    TIDTAM_ASSERT(maker != FindingMaker::reading, "what was found in a file stays as long as the file");
    loader_.clear_findings(maker);
  }
  void add_findings(SubmissionId submission, FindingMaker maker, std::span<const FindingRow> findings) override {
    TIDTAM_ASSERT(depth_ != Depth::none, "findings are written within a group");
    loader_.add_findings(submission, maker, findings);
  }
  std::vector<std::string> units_in(std::string_view table) override {
    const auto& spec = schema_.get(table);
    TIDTAM_ASSERT(holds_facts(spec), "facts are read from fact and desk tables");
    return read_units(database_, spec);
  }
  std::vector<FindingRow> findings_of(SubmissionId submission, std::optional<FindingMaker> maker) override {
    return read_findings(database_, submission, maker);
  }
  void for_each_question(const std::function<void(const QuestionRow&)>& visit) override {
    read_questions(database_, visit);
  }
  void for_each_effective(std::optional<base::Seconds> as_of,
                          const std::function<void(const EffectiveRow&)>& visit) override {
    read_effective(database_, as_of, visit);
  }
  void for_each_dimension_row(std::string_view table,
                              const std::function<void(std::span<const model::Datum>)>& visit) override {
    read_dimension(database_, schema_.get(table), visit);
  }

  void for_each_shared_person(const std::function<void(const SharedPersonRow&)>& visit) override {
    read_shared_persons(database_, visit);
  }
  void forget_stale_persons() override {
    in_transaction([&] { delete_stale_person_keys(database_); });
  }

  void replace_derived(std::string_view table, std::span<const std::vector<model::Datum>> rows) override {
    TIDTAM_ASSERT(schema_.get(table).group == model::TableGroup::derived, "what is derived stands in derived tables");
    in_transaction([&] { loader_.replace_rows(table, rows); });
  }

  void replace_scorecards(std::span<const model::Scorecard> cards, const model::UnitTree& units) override {
    in_transaction([&] {
      delete_scorecards(database_);
      insert_scorecards(database_, cards, units);
    });
  }
  void replace_scorecards_of(std::span<const model::UnitIndex> changed, std::span<const model::Scorecard> cards,
                             const model::UnitTree& units) override {
    in_transaction([&] {
      delete_scorecards_of(database_, changed, units);
      insert_scorecards(database_, cards, units);
    });
  }
  void for_each_scorecard(const std::function<void(const ScorecardRow&)>& visit) override {
    read_scorecards(database_, visit);
  }

  RunId begin_run(const RunStart& start) override {
    require_no_group();
    RunId run = 0;
    in_transaction([&] { run = small_.begin_run(start); });
    return run;
  }
  void add_run_step(RunId run, const RunStep& step) override {
    require_no_group();
    small_.add_run_step(run, step);
  }
  void end_run(RunId run, const RunEnd& end) override {
    require_no_group();
    small_.end_run(run, end);
  }
  std::vector<RunRow> runs(std::size_t limit) override { return small_.runs(limit); }
  std::vector<RunStep> steps_of(RunId run) override { return small_.steps_of(run); }

  void put_artifacts(std::span<const ArtifactRow> artifacts) override {
    in_transaction([&] { small_.put_artifacts(artifacts); });
  }
  void forget_artifact(std::string_view path) override { small_.forget_artifact(path); }
  std::vector<ArtifactRow> artifacts() override { return small_.artifacts(); }
  std::optional<std::string> meta(std::string_view key) override { return small_.meta(key); }
  void set_meta(std::string_view key, std::string_view value) override { small_.set_meta(key, value); }

  void export_table(std::string_view table, const ExportOptions& options, const CsvSink& sink) override {
    export_csv(database_, schema_, table, options, sink);
  }

  std::vector<std::string> quick_check() override { return database_.complaints(); }

 private:
  enum class Depth : std::uint8_t { none, group, submission };

  void require_no_group() const {
    TIDTAM_ASSERT(depth_ == Depth::none, "the story of a run is written outside the data's transactions");
  }

  /// Within an open group, as part of it; else in a transaction of its own.
  template <typename Work>
  void in_transaction(Work work) {
    if (depth_ != Depth::none) {
      work();
      return;
    }
    GroupScope group(*this);
    work();
    group.commit();
  }

  const model::Schema& schema_;
  std::unique_ptr<Database> owned_;
  Database& database_{*owned_};
  SmallTables small_{database_};
  StatementCache statements_{database_};
  Loader loader_{database_, schema_};
  Depth depth_ = Depth::none;
};
}  // namespace

std::unique_ptr<Store> make_sql_store(std::unique_ptr<Database> database, const model::Schema& schema) {
  return std::make_unique<SqlStore>(std::move(database), schema);
}

}  // namespace tidtam::store
