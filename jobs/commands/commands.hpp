#pragma once

#include "jobs/commands/invocation.hpp"

/// One function a command; each stands in the file of its name.
namespace tidtam::jobs {

void add_init(CLI::App& app, Invocation& invocation);
void add_run(CLI::App& app, Invocation& invocation);
void add_check(CLI::App& app, Invocation& invocation);
void add_report(CLI::App& app, Invocation& invocation);
void add_status(CLI::App& app, Invocation& invocation);
void add_export(CLI::App& app, Invocation& invocation);
void add_cells(CLI::App& app, Invocation& invocation);
void add_normalise(CLI::App& app, Invocation& invocation);
void add_schedule(CLI::App& app, Invocation& invocation);
void add_catalogue(CLI::App& app, Invocation& invocation);
void add_layout(CLI::App& app, Invocation& invocation);

}  // namespace tidtam::jobs
