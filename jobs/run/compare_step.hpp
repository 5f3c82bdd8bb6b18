#pragma once

#include <cstdint>

#include "jobs/run/knowledge.hpp"
#include "pipeline/store/store.hpp"

namespace tidtam::jobs {

/// Holds what counts against its own past and against what other files say, and replaces what an earlier comparing
/// found, and the list of projects that look like one; nothing is done where neither the catalogue nor what counts has
/// changed since. In one transaction, some units at a time, so that memory stays flat. Gives how many findings were
/// made.
[[nodiscard]] std::uint64_t compare_facts(const Knowledge& knowledge, store::Store& store);

}  // namespace tidtam::jobs
