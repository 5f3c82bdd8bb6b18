#pragma once

#include "jobs/workspace/settings.hpp"
#include "pipeline/spec/node.hpp"

namespace tidtam::jobs {

/// Reads the map under `limits:`, where each limit may be left out. Throws ConfigurationError for an unknown key and
/// for a number outside of its range, naming file and line.
void read_limits(const spec::Node& node, LimitSettings& limits);

}  // namespace tidtam::jobs
