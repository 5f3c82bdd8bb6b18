#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/submission.hpp"
#include "pipeline/model/unit.hpp"
#include "pipeline/store/rows.hpp"

namespace tidtam::store {

/// Where the unified tables are kept. Values in, values out; every failure of the database throws Error. One thread at
/// a time; several processes may have the same store open, of which one writes.
///
/// Writing goes in groups: a group is one transaction of many submissions, each behind a savepoint of its own, so that
/// a submission that fails leaves the others in. Killed at any moment, a store holds whole groups only.
class Store {
 public:
  virtual ~Store() = default;

  // Dimensions
  /// Makes the table hold exactly these rows, data by the ordinals of its columns (missing ones at the end are absent).
  /// Nothing is done, and false given, when the table was last loaded with this `content_hash`.
  virtual bool load_dimension(std::string_view table, std::span<const std::vector<model::Datum>> rows,
                              std::string_view content_hash) = 0;

  // Submissions; prefer GroupScope and SubmissionScope to the six calls below
  virtual void begin_group() = 0;
  virtual void commit_group() = 0;
  virtual void roll_back_group() noexcept = 0;
  virtual void begin_submission() = 0;
  virtual void keep_submission() = 0;
  virtual void roll_back_submission() noexcept = 0;
  /// Stores the submission, its findings and questions and, where its state is accepted, partly or waiting, its facts.
  /// Facts count only when `apply_effective` says so. Only inside a group. No two counted submissions (accepted,
  /// partly, superseded) have the same bytes and unit: the second throws.
  virtual StoredSubmission add_submission(const model::Submission& submission, const SubmissionNotes& notes) = 0;
  /// Writes anew what a stored submission says after it was read again: unit, period, state, facts, findings and
  /// questions. Its file, bytes and time stay, and so does what `effective` has of it (see `forget_effective`). Only
  /// inside a group.
  virtual void replace_submission(SubmissionId submission, const model::Submission& reading,
                                  const SubmissionNotes& notes) = 0;
  virtual void set_submission_state(SubmissionId submission, model::SubmissionState state) = 0;
  /// All submissions of these bytes, the first stored first.
  [[nodiscard]] virtual std::vector<StoredSubmission> find_by_sha256(std::string_view sha256) = 0;
  [[nodiscard]] virtual std::optional<StoredSubmission> find_submission(SubmissionId submission) = 0;

  // What counts
  /// The versions of a unit, layout and period in the order of their times, the open one last.
  [[nodiscard]] virtual std::vector<EffectiveRow> effective_chain(std::string_view unit_code, std::string_view layout,
                                                                  std::string_view period) = 0;
  /// Takes a submission out of all chains, before it is read again; the caller links what is left of them.
  virtual void forget_effective(SubmissionId submission) = 0;
  /// Writes a merge plan down. A submission named in it of which no row is open any more becomes `superseded`; one that
  /// was, and has an open row again, becomes `partly` where it has errors, else `accepted`.
  virtual void apply_effective(std::span<const EffectiveChange> changes) = 0;

  // Reading; rows come one by one in an order that depends on the content alone. Visitors do not write to the store.
  using IndicatorVisitor = std::function<void(const IndicatorRow&)>;
  using FactVisitor = std::function<void(const FactRow&)>;
  /// By unit, indicator, dimension, period, layout, file, place.
  virtual void for_each_indicator_value(const ReadOptions& options, const IndicatorVisitor& visit) = 0;
  /// Any fact or desk table, by unit, then its key, file and place. Rows of desk tables count from when their
  /// submission was taken in, whatever came after it.
  virtual void for_each_fact(std::string_view table, const ReadOptions& options, const FactVisitor& visit) = 0;
  /// By file, then received time.
  virtual void for_each_submission(const std::function<void(const StoredSubmission&)>& visit) = 0;
  /// Takes away what this step found, of all submissions; never `reading`. Only inside a group.
  virtual void clear_findings(FindingMaker maker) = 0;
  /// Adds what this step found about a stored submission, beside what reading it found. Only inside a group.
  virtual void add_findings(SubmissionId submission, FindingMaker maker, std::span<const FindingRow> findings) = 0;
  /// The codes of the units that a fact table speaks of, ordered; superseded facts count too.
  [[nodiscard]] virtual std::vector<std::string> units_in(std::string_view table) = 0;

  /// In the order in which they were made; those of one step, or all.
  [[nodiscard]] virtual std::vector<FindingRow> findings_of(SubmissionId submission,
                                                            std::optional<FindingMaker> maker = std::nullopt) = 0;
  /// Names that the register alone does not settle, of every submission: by file, received time, place in the file.
  virtual void for_each_question(const std::function<void(const QuestionRow&)>& visit) = 0;
  /// Those that are open (at the moment given); by unit, layout, period.
  virtual void for_each_effective(std::optional<base::Seconds> as_of,
                                  const std::function<void(const EffectiveRow&)>& visit) = 0;
  /// By the table's key.
  virtual void for_each_dimension_row(std::string_view table,
                                      const std::function<void(std::span<const model::Datum>)>& visit) = 0;

  // Persons
  /// The persons that count for several units, by layout, period and key, each with all its rows together.
  virtual void for_each_shared_person(const std::function<void(const SharedPersonRow&)>& visit) = 0;
  /// Forgets the keys of persons whose submissions no longer count.
  virtual void forget_stale_persons() = 0;

  // What is made from the facts
  /// Makes a derived table hold exactly these rows, data by the ordinals of its columns.
  virtual void replace_derived(std::string_view table, std::span<const std::vector<model::Datum>> rows) = 0;
  /// Replaces all scorecards, in one transaction of its own unless a group is open. Units by their codes in `units`.
  virtual void replace_scorecards(std::span<const model::Scorecard> cards, const model::UnitTree& units) = 0;
  /// Replaces the scorecards of these units alone; `cards` may speak for no other.
  virtual void replace_scorecards_of(std::span<const model::UnitIndex> changed, std::span<const model::Scorecard> cards,
                                     const model::UnitTree& units) = 0;
  /// By line, unit, indicator, dimension, period.
  virtual void for_each_scorecard(const std::function<void(const ScorecardRow&)>& visit) = 0;

  // The story of the runs: each call is a transaction of its own, never inside a group
  [[nodiscard]] virtual RunId begin_run(const RunStart& start) = 0;
  virtual void add_run_step(RunId run, const RunStep& step) = 0;
  virtual void end_run(RunId run, const RunEnd& end) = 0;
  /// The latest runs, newest first.
  [[nodiscard]] virtual std::vector<RunRow> runs(std::size_t limit) = 0;
  [[nodiscard]] virtual std::vector<RunStep> steps_of(RunId run) = 0;

  /// Inserts or changes them, in one transaction; what is the same already is not touched.
  virtual void put_artifacts(std::span<const ArtifactRow> artifacts) = 0;
  virtual void forget_artifact(std::string_view path) = 0;
  /// By path.
  [[nodiscard]] virtual std::vector<ArtifactRow> artifacts() = 0;

  [[nodiscard]] virtual std::optional<std::string> meta(std::string_view key) = 0;
  virtual void set_meta(std::string_view key, std::string_view value) = 0;

  // Out
  using CsvSink = std::function<void(std::string_view)>;
  /// The table or view as CSV (TABLES.md): UTF-8, header row, lines end with LF, absent values empty, flags
  /// `true`/`false`, money in satang. Ordered by key, file, sheet, row and column. `sink` gets pieces of some 64 KiB.
  /// Throws ConfigurationError for a table that the schema does not know.
  virtual void export_table(std::string_view table, const ExportOptions& options, const CsvSink& sink) = 0;

  /// Complaints about the store's own integrity, one a line; empty when it is sound.
  [[nodiscard]] virtual std::vector<std::string> quick_check() = 0;
};

/// A group that is rolled back unless it was committed.
class GroupScope {
 public:
  explicit GroupScope(Store& store) : store_(store) { store_.begin_group(); }
  ~GroupScope();
  GroupScope(const GroupScope&) = delete;
  GroupScope& operator=(const GroupScope&) = delete;
  void commit();

 private:
  Store& store_;
  bool open_ = true;
};

/// A savepoint within a group that is rolled back unless it was kept.
class SubmissionScope {
 public:
  explicit SubmissionScope(Store& store) : store_(store) { store_.begin_submission(); }
  ~SubmissionScope();
  SubmissionScope(const SubmissionScope&) = delete;
  SubmissionScope& operator=(const SubmissionScope&) = delete;
  void keep();

 private:
  Store& store_;
  bool open_ = true;
};

}  // namespace tidtam::store
