#include <filesystem>

#include <fmt/format.h>

#include "extractors/layouts/suggest/words.hpp"
#include "jobs/commands/commands.hpp"
#include "jobs/exit_status.hpp"
#include "jobs/run/job_spec.hpp"
#include "jobs/run/knowledge.hpp"
#include "jobs/workspace/workspace.hpp"
#include "pipeline/base/error.hpp"
#include "pipeline/report/html.hpp"
#include "pipeline/report/report_spec.hpp"

namespace tidtam::jobs {

namespace {
/// Loads everything as a run would; the first fault ends it with file and line (ConfigurationError, exit status 2).
int check_catalogue(const std::string& named_workspace) {
  std::filesystem::path overlay;
  std::vector<std::string> scope;
  if (const auto workspace = Workspace::find_if_any(named_workspace)) {
    overlay = workspace->catalogue();
    scope = workspace->settings().scope;
  }
  const Knowledge knowledge(overlay, scope, {});
  const auto jobs = load_jobs(knowledge.catalogue);
  const auto editions = report::load_report_specs(knowledge.catalogue, "th");
  static_cast<void>(layouts::suggest::load_words(knowledge.catalogue));
  const report::HtmlRenderer renderer(report::html_templates_of(knowledge.catalogue));
  std::size_t rules = 0;
  for (const auto& layout : knowledge.rules.all()) rules += layout.rules().size();
  std::size_t comparisons = 0;
  for (const auto& table : knowledge.comparisons.tables()) comparisons += table.comparisons.size();
  fmt::print(
      "units {}\nlayouts {}\nrules {}\ncomparisons {}\ntriggers {}\nindicators {}\nderivations {}\nrounds {}\nreports "
      "{}\njobs "
      "{}\nmessages {}\n",
      knowledge.units.tree.size(), knowledge.layouts.size(), rules, comparisons, knowledge.triggers.triggers().size(),
      knowledge.indicators.indicators().size(), knowledge.derivations.size(), knowledge.rounds.size(), editions.size(),
      jobs.size(), knowledge.messages.rules().size());
  return kDone;
}
}  // namespace

void add_catalogue(CLI::App& app, Invocation& invocation) {
  CLI::App* command = app.add_subcommand("catalogue", "The declared layouts, rules, indicators, reports and messages");
  command->require_subcommand(1);
  command->footer(kExitStatusHelp);
  add_command(*command, invocation, "check",
              "Load every catalogue file as a run would, and say what is wrong with file and line",
              [&invocation] { return check_catalogue(invocation.workspace); });
}

}  // namespace tidtam::jobs
