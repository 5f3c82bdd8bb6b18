#include "pipeline/store/sqlite_store.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cerrno>
#include <cstring>

#include <fmt/format.h>
#include <Poco/Data/Session.h>
#include <Poco/Data/SQLite/Connector.h>
#include <Poco/Data/SQLite/Utility.h>
#include <Poco/Exception.h>
#include <sqlite3.h>

#include "pipeline/base/error.hpp"
#include "pipeline/store/ddl.hpp"
#include "pipeline/store/migrations/migrations.hpp"
#include "pipeline/store/person_keys.hpp"
#include "pipeline/store/small_tables.hpp"
#include "pipeline/store/sqlite_export.hpp"
#include "pipeline/store/sqlite_loader.hpp"
#include "pipeline/store/sqlite_reader.hpp"
#include "pipeline/store/sqlite_scorecards.hpp"
#include "pipeline/store/sqlite_statement.hpp"

namespace tidtam::store {

namespace {
/// Names of responsible persons are personal data: nobody else reads the file, nor the journals that SQLite makes
/// beside it with the same mode.
void make_private(const std::filesystem::path& path) {
  const int made = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (made >= 0) {
    ::close(made);
    return;
  }
  // Not opened where it is there already: closing it would let go of the locks that another session of ours holds on
  // it.
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) {
    throw Error(fmt::format("{}: the store cannot be opened: {}", path.string(), std::strerror(errno)));
  }
  const bool is_open_to_others = S_ISREG(status.st_mode) && (status.st_mode & 0077) != 0;
  if (is_open_to_others && ::chmod(path.c_str(), 0600) != 0) {
    throw Error(fmt::format("{}: the store cannot be closed to others: {}", path.string(), std::strerror(errno)));
  }
}

Poco::Data::Session open_session(const std::filesystem::path& path) {
  if (path != ":memory:") make_private(path);
  try {
    Poco::Data::SQLite::Connector::registerConnector();
    return {Poco::Data::SQLite::Connector::KEY, path.string()};
  } catch (const Poco::Exception& failure) {
    throw Error(fmt::format("{}: the store cannot be opened: {}", path.string(), failure.displayText()));
  }
}

/// Settings that belong to the connection. Write-ahead log, because `status` and `export` may read while a run writes;
/// synchronous FULL, because a file leaves `run/claimed/` as soon as its group is committed: that commit must outlive a
/// power cut.
void set_up(sqlite3* database) {
  sqlite3_busy_timeout(database, 30'000);
  execute(database, "PRAGMA journal_mode = WAL");
  execute(database, "PRAGMA synchronous = FULL");
  execute(database, "PRAGMA foreign_keys = ON");
  execute(database, "PRAGMA cache_size = -65536");  // 64 MiB
  register_cell_order(database);
}

class SqliteStore final : public Store {
 public:
  SqliteStore(const std::filesystem::path& path, const model::Schema& schema)
      : schema_(schema), session_(open_session(path)), database_(Poco::Data::SQLite::Utility::dbHandle(session_)) {
    prepare(path);
    loader_.emplace(database_, schema_);
  }
  SqliteStore(const SqliteStore&) = delete;
  SqliteStore& operator=(const SqliteStore&) = delete;
  ~SqliteStore() override {
    if (depth_ != Depth::none) roll_back_group();
  }

  bool load_dimension(std::string_view table, std::span<const std::vector<model::Datum>> rows,
                      std::string_view content_hash) override {
    const std::string key = dimension_hash_key(table);
    if (small_.meta(key) == content_hash) return false;
    in_transaction([&] {
      loader_->replace_rows(table, rows);
      small_.set_meta(key, content_hash);
    });
    return true;
  }

  void begin_group() override {
    TIDTAM_ASSERT(depth_ == Depth::none, "a group is not opened within a group");
    execute(database_, "BEGIN IMMEDIATE");
    depth_ = Depth::group;
  }
  void commit_group() override {
    TIDTAM_ASSERT(depth_ == Depth::group, "a group is committed when its last submission is kept or rolled back");
    execute(database_, "COMMIT");
    depth_ = Depth::none;
  }
  void roll_back_group() noexcept override {
    // SQLite may have rolled back by itself (disk full); then there is nothing left to do.
    sqlite3_exec(database_, "ROLLBACK", nullptr, nullptr, nullptr);
    depth_ = Depth::none;
  }
  void begin_submission() override {
    TIDTAM_ASSERT(depth_ == Depth::group, "a submission is written within a group");
    execute(database_, "SAVEPOINT submission");
    depth_ = Depth::submission;
  }
  void keep_submission() override {
    TIDTAM_ASSERT(depth_ == Depth::submission, "only a submission that was begun can be kept");
    execute(database_, "RELEASE submission");
    depth_ = Depth::group;
  }
  void roll_back_submission() noexcept override {
    sqlite3_exec(database_, "ROLLBACK TO submission; RELEASE submission", nullptr, nullptr, nullptr);
    depth_ = Depth::group;
  }

  StoredSubmission add_submission(const model::Submission& submission, const SubmissionNotes& notes) override {
    TIDTAM_ASSERT(depth_ != Depth::none, "a submission is written within a group");
    return loader_->add(submission, notes);
  }
  void replace_submission(SubmissionId submission, const model::Submission& reading,
                          const SubmissionNotes& notes) override {
    TIDTAM_ASSERT(depth_ != Depth::none, "a submission is written within a group");
    loader_->replace(submission, reading, notes);
  }
  void set_submission_state(SubmissionId submission, model::SubmissionState state) override {
    loader_->set_state(submission, state);
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
    in_transaction([&] { loader_->forget_effective(submission); });
  }
  void apply_effective(std::span<const EffectiveChange> changes) override {
    in_transaction([&] { loader_->apply_effective(changes); });
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
    loader_->clear_findings(maker);
  }
  void add_findings(SubmissionId submission, FindingMaker maker, std::span<const FindingRow> findings) override {
    TIDTAM_ASSERT(depth_ != Depth::none, "findings are written within a group");
    loader_->add_findings(submission, maker, findings);
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
  void replace_shared_persons(std::span<const std::vector<model::Datum>> rows) override {
    in_transaction([&] { loader_->replace_rows("shared_person", rows); });
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
    return small_.begin_run(start);
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
    in_transaction([&] { loader_->put_artifacts(artifacts); });
  }
  void forget_artifact(std::string_view path) override { small_.forget_artifact(path); }
  std::vector<ArtifactRow> artifacts() override { return small_.artifacts(); }
  std::optional<std::string> meta(std::string_view key) override { return small_.meta(key); }
  void set_meta(std::string_view key, std::string_view value) override { small_.set_meta(key, value); }

  void export_table(std::string_view table, const ExportOptions& options, const CsvSink& sink) override {
    export_csv(database_, schema_, table, options, sink);
  }

  std::vector<std::string> quick_check() override {
    std::vector<std::string> complaints;
    SqliteStatement pages(database_, "PRAGMA quick_check");
    while (pages.step()) {
      if (pages.text(0) != "ok") complaints.emplace_back(pages.text(0));
    }
    SqliteStatement references(database_, "PRAGMA foreign_key_check");
    while (references.step()) {
      complaints.push_back(
          fmt::format("row {} of {} belongs to no {}", references.integer(1), references.text(0), references.text(2)));
    }
    return complaints;
  }

 private:
  enum class Depth : std::uint8_t { none, group, submission };

  void prepare(const std::filesystem::path& path) {
    try {
      set_up(database_);
      migrate(database_, schema_, path.string());
    } catch (const Error& failure) {
      const std::string name = path.string();
      if (std::string_view(failure.what()).starts_with(name)) throw;
      throw Error(fmt::format("{}: {}", name, failure.what()));
    }
  }

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
  Poco::Data::Session session_;
  sqlite3* database_;
  SmallTables small_{session_};
  StatementCache statements_{database_};
  std::optional<SqliteLoader> loader_;  // prepared after the tables are there
  Depth depth_ = Depth::none;
};
}  // namespace

std::unique_ptr<Store> open_sqlite_store(const std::filesystem::path& path, const model::Schema& schema) {
  return std::make_unique<SqliteStore>(path, schema);
}

}  // namespace tidtam::store
