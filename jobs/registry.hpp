#pragma once

#include "jobs/commands/invocation.hpp"

namespace tidtam::jobs {

/// The one visible list of commands.
void add_all_commands(CLI::App& app, Invocation& invocation);

}  // namespace tidtam::jobs
