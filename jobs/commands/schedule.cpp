#include <algorithm>
#include <filesystem>
#include <string>

#include <fmt/format.h>

#include "jobs/commands/commands.hpp"
#include "jobs/exit_status.hpp"
#include "jobs/run/job_spec.hpp"
#include "jobs/workspace/workspace.hpp"

namespace tidtam::jobs {

namespace {
/// In single quotes for the shell; `%` means a line break to cron and is escaped.
std::string quoted_for_cron(const std::string& text) {
  std::string quoted = "'";
  for (const char c : text) {
    if (c == '\'') {
      quoted += "'\\''";
    } else if (c == '%') {
      quoted += "'\\%'";
    } else {
      quoted += c;
    }
  }
  return quoted + "'";
}

std::string one_line(std::string text) {
  std::ranges::replace(text, '\n', ' ');
  return text;
}

int print_crontab(const std::string& named_workspace) {
  const Workspace workspace = Workspace::find(named_workspace);
  const auto program = std::filesystem::read_symlink("/proc/self/exe").string();
  fmt::print("# Tidtam: install with 'tidtam schedule | crontab -' (this replaces the crontab) or copy the lines\n");
  for (const JobSpec& job : load_jobs(spec::Catalogue(spec::find_shipped_root(), workspace.catalogue()))) {
    // What is said before the log is open would be lost otherwise; a mail every night would be read by no one.
    fmt::print("# {}\n{} {} --workspace {} run {} 2>>{}\n", one_line(job.title), job.schedule, quoted_for_cron(program),
               quoted_for_cron(workspace.root().string()), job.id,
               quoted_for_cron((workspace.log_folder() / "cron.log").string()));
  }
  return kDone;
}
}  // namespace

void add_schedule(CLI::App& app, Invocation& invocation) {
  add_command(app, invocation, "schedule", "Print the crontab lines that start the jobs of this workspace",
              [&invocation] { return print_crontab(invocation.workspace); });
}

}  // namespace tidtam::jobs
