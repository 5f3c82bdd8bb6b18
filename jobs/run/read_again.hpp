#pragma once

#include <cstdint>

#include "jobs/run/intake.hpp"

namespace tidtam::jobs {

/// After answers came to the desk or were taken back: reads the files again, from the archive, whose names they settle,
/// so that nobody has to send them a second time. What is the same as before is left alone. Counts of this run follow
/// the files that it took in itself. Gives how many files say something else now. Killed in the midst of it, the next
/// run does it again.
std::uint64_t read_again(const Workspace& workspace, const Knowledge& knowledge, const ReadingTerms& terms,
                         store::Store& store, base::Log& log, IntakeCounts& counts);

}  // namespace tidtam::jobs
