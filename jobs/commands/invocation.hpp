#pragma once

#include <functional>
#include <string>
#include <string_view>

#include <CLI/CLI.hpp>

namespace tidtam::jobs {

/// What the command line asks for. Each command declares its options and sets `run` when it is the one named; it touches
/// the world only there.
struct Invocation {
  std::string workspace;  ///< `--workspace DIR`; empty: see Workspace::find
  std::function<int()> run;
};

/// Adds a sub-command with the exit statuses in its help. `run` gives the exit status.
CLI::App* add_command(CLI::App& app, Invocation& invocation, const std::string& name, const std::string& description,
                      std::function<int()> run);

}  // namespace tidtam::jobs
