#pragma once

#include <cstdint>

#include "pipeline/model/finding.hpp"

namespace tidtam::model {

/// A finding about a submission that is stored already, by its number in the store: made by a stage that looks at what
/// counts, not at a file.
struct StoredFinding {
  std::int64_t submission = 0;
  Finding finding;
};

}  // namespace tidtam::model
