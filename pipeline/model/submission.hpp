#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/base/clock.hpp"
#include "pipeline/model/cell_fate.hpp"
#include "pipeline/model/fact.hpp"
#include "pipeline/model/finding.hpp"

namespace tidtam::model {

/// A file as it came in.
struct SourceFile {
  std::string path;  ///< relative to the inbox, as the officer named it
  std::string sha256;
  base::Seconds received = 0;  ///< modification time
  std::string scope_unit;      ///< the unit in whose folder it lay; empty for the inbox's root
  std::uint64_t size = 0;
};

enum class SubmissionState : std::uint8_t { accepted, partly, returned, duplicate, superseded, ignored, waiting };
[[nodiscard]] std::string_view submission_state_word(SubmissionState state);

/// A name in a file that the register alone does not settle, with what stood beside it: what the desk is asked.
struct NameQuestion {
  std::string raw;  ///< as it was typed
  std::string sheet;
  std::string cell;
  std::string sender;         ///< code of the unit within which the name is looked for; empty where none is known
  std::string amphoe;         ///< as typed; empty: none given
  std::string province;       ///< as typed; empty: none given
  std::string unit_code;      ///< what the desk answered; empty while the question is open
  std::string kind = "unit";  ///< what it names: `unit`, `school`, `indicator` or `plan_node`
  bool operator==(const NameQuestion&) const = default;
};

/// A person counted in a submission, without anything that tells who it is: the key is an HMAC of the id. Kept so that
/// a person who stands in the returns of two units is counted once above them; never a fact, never exported.
struct PersonKey {
  std::string layout;
  std::string unit_code;
  std::string period;                     ///< of the snapshot
  std::string key;                        ///< 32 hexadecimal digits
  std::optional<base::Date> enrolled_on;  ///< when the person came to the unit
  std::string counted;                    ///< the values that the person is counted in (person_counts.hpp)
  std::string sheet;
  CellRef cell;
};

/// What one file says for one unit: the content of a file after transforms, before merging.
struct Submission {
  SourceFile source;
  std::string unit_code;  ///< empty where none was found
  std::string period;     ///< `FY2569Q2`
  SubmissionState state = SubmissionState::accepted;
  std::vector<std::string> layouts;  ///< that it holds, sorted
  std::vector<Fact> facts;
  std::vector<Finding> findings;
  std::vector<NameQuestion> questions;  ///< names that are settled by the desk or wait for it, in reading order
  std::vector<PersonKey> persons;
  std::vector<FateCounts> cells;  ///< what became of the cells of each sheet, in workbook order
  std::uint32_t rows = 0;         ///< records read
  bool holds_personal = false;    ///< personal data were met: the original leaves the archive (DECISIONS 39)
};

}  // namespace tidtam::model
