#include "jobs/registry.hpp"

#include "jobs/commands/commands.hpp"
#include "jobs/exit_status.hpp"

namespace tidtam::jobs {

void add_all_commands(CLI::App& app, Invocation& invocation) {
  add_init(app, invocation);
  add_run(app, invocation);
  add_check(app, invocation);
  add_report(app, invocation);
  add_status(app, invocation);
  add_export(app, invocation);
  add_cells(app, invocation);
  add_normalise(app, invocation);
  add_schedule(app, invocation);
  add_catalogue(app, invocation);
  add_layout(app, invocation);
}

CLI::App* add_command(CLI::App& app, Invocation& invocation, const std::string& name, const std::string& description,
                      std::function<int()> run) {
  CLI::App* command = app.add_subcommand(name, description);
  command->footer(kExitStatusHelp);
  command->callback([&invocation, run = std::move(run)] { invocation.run = run; });
  return command;
}

}  // namespace tidtam::jobs
