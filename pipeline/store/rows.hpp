#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/clock.hpp"
#include "pipeline/model/cell.hpp"
#include "pipeline/model/finding.hpp"
#include "pipeline/model/indicator.hpp"
#include "pipeline/model/scorecard.hpp"
#include "pipeline/model/submission.hpp"
#include "pipeline/model/table.hpp"
#include "pipeline/model/value.hpp"

/// What goes into the store and comes out of it, where the words of the model do not do.
namespace tidtam::store {

using SubmissionId = std::int64_t;
using RunId = std::int64_t;

/// A finding with its sentences finished: what the sender reads.
struct FindingRow {
  std::string sheet;
  std::string cell;
  std::string rule;
  model::Severity severity = model::Severity::error;
  std::string found;
  std::string expected;
  std::string message_th;
  std::string message_en;
  std::string fix_th;
  std::string fix_en;
  std::string acknowledged = {};  ///< why an officer lets it stand, and when
  std::string about = {};         ///< the row and column that it is about, as the sheet names them
};

/// Which step made a finding. What `reading` found stays as long as the file; the others replace theirs whole.
enum class FindingMaker : std::uint8_t { reading, comparing, measuring, answering };

/// A name that the register alone does not settle, and the submission that it stands in.
struct QuestionRow {
  SubmissionId submission = 0;
  model::NameQuestion question;
};

/// What the caller decides about a submission beside what the submission itself says.
struct SubmissionNotes {
  std::span<const FindingRow> findings;
  std::string same_as;  ///< for a duplicate: the file that held the same bytes first
};

/// A submission as the store has it.
struct StoredSubmission {
  SubmissionId id = 0;  ///< of this store alone; what is printed is printable_id
  model::SourceFile source;
  std::string unit_code;
  std::string period;
  model::SubmissionState state = model::SubmissionState::accepted;
  std::string same_as;
  std::vector<std::string> layouts;
  std::uint32_t rows = 0;
  std::uint32_t facts = 0;
  std::uint32_t findings = 0;
  bool holds_personal = false;
};

/// The first 16 hexadecimal digits of a file's SHA-256: the number under which its sender may ask for it.
[[nodiscard]] std::string printable_id(std::string_view sha256);

/// When a submission counts for a unit, layout and period, in received time; open while `valid_to` is empty.
struct EffectiveRow {
  std::string unit_code;
  std::string layout;
  std::string period;
  SubmissionId submission = 0;
  std::string sha256;  ///< of the submission: decides between equal times
  base::Seconds valid_from = 0;
  std::optional<base::Seconds> valid_to;
};

/// One row of `effective` as a merge plan wants it: inserted, or its end changed where it is there already. A
/// submission has a row for each time that its bytes came: sent again after another version, it counts again.
struct EffectiveChange {
  std::string unit_code;
  std::string layout;
  std::string period;
  SubmissionId submission = 0;
  base::Seconds valid_from = 0;
  std::optional<base::Seconds> valid_to;
};

/// Which facts are read: those that count now or counted at a moment of received time; of every unit or of some.
struct ReadOptions {
  std::optional<base::Seconds> as_of;
  std::vector<std::string> unit_codes;  ///< empty: every unit
};

/// A row of any fact or desk table. Refilled for each row: copy what is to stay.
struct FactRow {
  std::int64_t fact = 0;
  SubmissionId submission = 0;
  std::vector<model::Datum> data;  ///< by the ordinals of the table's columns
  std::string layout;
  std::string file;
  std::string sheet;
  std::string cell;
  std::string period;          ///< of the submission
  base::Seconds received = 0;  ///< of the submission
};

/// An indicator value whose units are codes; `value.unit` and `value.source_unit` are left for the caller to look up.
struct IndicatorRow {
  std::string unit_code;
  std::string source_unit_code;
  model::IndicatorValue value;
};

struct ScorecardRow {
  std::string unit_code;
  model::Scorecard card;  ///< without `unit` and `own_values`
};

/// A person of one submission who stands in another unit's too, for the same layout and period.
struct SharedPersonRow {
  std::string layout;
  std::string period;
  std::string key;
  std::string unit_code;
  SubmissionId submission = 0;
  std::optional<base::Date> enrolled_on;
  base::Seconds received = 0;
  std::string counted;
  std::string file;
  std::string sheet;
  std::string cell;
};

using Counts = std::map<std::string, std::int64_t>;

struct RunStart {
  std::string job;
  base::Seconds started = 0;
  std::string program_version;
  std::string catalogue_hash;
};

enum class RunStatus : std::uint8_t { running, done, incomplete, failed };
[[nodiscard]] std::string_view run_status_word(RunStatus status);

struct RunEnd {
  base::Seconds ended = 0;
  RunStatus status = RunStatus::done;
  Counts counts;
};

struct RunStep {
  std::string step;
  base::Seconds started = 0;
  base::Seconds ended = 0;
  RunStatus status = RunStatus::done;
  Counts counts;
};

/// A run as it was written down. A run that is still `running` and not alive was killed.
struct RunRow {
  RunId id = 0;
  RunStart start;
  std::optional<base::Seconds> ended;
  RunStatus status = RunStatus::running;
  Counts counts;
};

struct ArtifactRow {
  std::string path;  ///< relative to the workspace
  std::string media_type;
  std::string sha256;
  std::string unit_code;
  auto operator<=>(const ArtifactRow&) const = default;
};

enum class Versions : std::uint8_t {
  current,  ///< what counts
  all,      ///< superseded and waiting versions too
};

/// Who an export is for.
enum class Audience : std::uint8_t {
  machine,  ///< heads are the names of columns, money is satang
  person,   ///< heads in Thai behind a byte order mark, by which Excel knows the encoding; money in baht
};

struct ExportOptions {
  Versions versions = Versions::current;
  std::optional<base::Seconds> as_of = std::nullopt;
  Audience audience = Audience::machine;
};

}  // namespace tidtam::store
