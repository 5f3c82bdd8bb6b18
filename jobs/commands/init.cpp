#include <memory>

#include <fmt/format.h>

#include "jobs/commands/commands.hpp"
#include "jobs/exit_status.hpp"
#include "jobs/workspace/workspace.hpp"

namespace tidtam::jobs {

void add_init(CLI::App& app, Invocation& invocation) {
  const auto folder = std::make_shared<std::string>();  // shared with the callback, which outlives this function
  add_command(app, invocation, "init", "Make a workspace: inbox, reports, archive and settings", [folder] {
    Workspace::create(*folder);
    fmt::print("{}\n", Workspace(*folder).root().string());
    return kDone;
  })->add_option("DIR", *folder, "the folder to make it in")->required();
}

}  // namespace tidtam::jobs
