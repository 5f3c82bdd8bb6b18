#pragma once

#include <cstdint>

#include "jobs/run/knowledge.hpp"
#include "pipeline/store/store.hpp"

namespace tidtam::jobs {

/// Lists the projects that look like one and replaces `duplicate_candidate`. Reads the projects and their activities
/// once, in one pass each. Gives how many pairs were found.
[[nodiscard]] std::uint64_t list_duplicates(const Knowledge& knowledge, store::Store& store);

}  // namespace tidtam::jobs
