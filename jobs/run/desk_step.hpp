#pragma once

#include <cstdint>

#include "jobs/run/desk_answers.hpp"
#include "jobs/workspace/workspace.hpp"
#include "pipeline/base/log.hpp"

namespace tidtam::jobs {

/// Hands sheets of the desk in that an officer filled in where they lay: what differs from what a run wrote there is
/// moved into the inbox. One that is still open (an owner file lies beside it) stays.
void hand_in_filled_sheets(const Workspace& workspace, store::Store& store, base::Log& log);

/// Writes the sheets of the desk: in `aliases.xlsx` the names that wait for an answer, those that free most rows first,
/// and the answers that hold; in `acknowledgements.xlsx` the warnings and errors that an officer may let stand, by
/// rule, unit and period, and those that stand. Equal questions and answers give equal bytes, which are not written
/// again; without any, the file goes. What an officer is filling in is left alone. Gives how many names are open.
std::uint64_t write_desk(const Workspace& workspace, const Knowledge& knowledge, const DeskAnswers& answers,
                         store::Store& store);

}  // namespace tidtam::jobs
