#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "pipeline/store/store.hpp"

namespace tidtam::jobs {

/// A warning or an error that an officer may let stand: of one rule, unit and period.
struct OpenFinding {
  std::string unit_code;
  std::string rule;
  std::string period;
  store::FindingRow first;  ///< the first place
  std::string file;         ///< of the first place
  std::size_t count = 0;    ///< places
};

/// By unit, period and rule.
[[nodiscard]] std::vector<OpenFinding> open_findings(store::Store& store);

}  // namespace tidtam::jobs
