#pragma once

#include <optional>
#include <string>

#include "pipeline/model/period.hpp"

namespace tidtam::jobs {

/// The quarter that a period belongs to in time; a whole fiscal year is its last quarter, an academic period none.
[[nodiscard]] std::optional<model::Period> quarter_of(const std::string& period_code);

}  // namespace tidtam::jobs
