#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "pipeline/store/store.hpp"

namespace tidtam::jobs {

/// A warning or an error that an officer may let stand, of one rule, unit and period: at one place, or, where it is
/// found at very many places of a sheet, on the whole sheet.
struct OpenFinding {
  std::string unit_code;
  std::string rule;
  std::string period;
  store::FindingRow first;  ///< the first place
  std::string file;         ///< of the first place
  std::size_t count = 0;    ///< places
};

/// Above this number of places on one sheet, an officer is asked about the sheet, not about each place.
constexpr std::size_t kMostPlaces = 20;

/// By unit, period, rule, sheet and place.
[[nodiscard]] std::vector<OpenFinding> open_findings(store::Store& store);

}  // namespace tidtam::jobs
