#include <exception>
#include <memory>
#include <string>

#include <fmt/format.h>

#include "jobs/commands/commands.hpp"
#include "jobs/exit_status.hpp"
#include "jobs/run/job_runner.hpp"
#include "jobs/workspace/lock.hpp"
#include "pipeline/base/error.hpp"

namespace tidtam::jobs {

namespace {
struct Options {
  std::string job = "nightly";
  std::string date;
};

RunOptions run_options(const Options& options) {
  RunOptions how;
  if (options.date.empty()) return how;
  how.date = base::parse_iso_date(options.date);
  if (!how.date) throw ConfigurationError(fmt::format("--date: '{}' is no date such as 2026-03-31", options.date));
  return how;
}

using JobChoice = JobSpec (*)(const Session&, const std::string&);

void log_summary(base::Log& log, const JobSpec& job, const RunSummary& summary) {
  using model::SubmissionState;
  const IntakeCounts& intake = summary.intake;
  log.info(
      "{}: files {} accepted {} partly {} returned {} duplicate {} waiting {} failed {} rows {} facts {} reports {}{} "
      "receipts {}",
      job.id, intake.files, intake.of(SubmissionState::accepted), intake.of(SubmissionState::partly),
      intake.of(SubmissionState::returned), intake.of(SubmissionState::duplicate), intake.of(SubmissionState::waiting),
      intake.failed, intake.rows, intake.facts, summary.reports, summary.reports_changed ? "" : " (unchanged)",
      summary.receipts);
}

int run_in_workspace(const Options& options, const std::string& named_workspace, JobChoice job_of) {
  const RunOptions how = run_options(options);
  const Workspace workspace = Workspace::find(named_workspace);
  const auto lock = RunLock::acquire(workspace.run_folder() / "lock");
  if (!lock) {
    fmt::print(stderr, "tidtam: another run works in {}; this one did nothing\n", workspace.root().string());
    return kLocked;
  }
  const auto log = base::open_log(workspace.log_folder(), workspace.settings().log_level);
  try {
    Session session(workspace.root().string());
    const JobSpec job = job_of(session, options.job);
    const base::SystemClock clock;
    const RunSummary summary = run_job(session, job, how, clock, *log);
    log_summary(*log, job, summary);
    if (summary.intake.failed > 0) return kFatal;
    return summary.sent_back() ? kReturned : kDone;
  } catch (const ConfigurationError& failure) {
    log->error("{}", failure.what());  // stderr is one of its sinks
    return kUsage;
  } catch (const std::exception& failure) {
    log->error("{}", failure.what());
    return kFatal;
  }
}
}  // namespace

void add_run(CLI::App& app, Invocation& invocation) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = add_command(
      app, invocation, "run", "Run a job: take in what lies in the inbox, merge, measure, write reports and receipts",
      [options, &invocation] {
        return run_in_workspace(*options, invocation.workspace, [](const Session& session, const std::string& id) {
          return find_job(session.knowledge.catalogue, id);
        });
      });
  command->add_option("JOB", options->job, "a job of jobs/definitions")->capture_default_str();
  command->add_option("--date", options->date,
                      "the day that reports are made for, such as 2026-03-31; today by default");
}

void add_report(CLI::App& app, Invocation& invocation) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = add_command(
      app, invocation, "report", "Measure and write the reports anew from what is stored", [options, &invocation] {
        return run_in_workspace(*options, invocation.workspace, [](const Session& session, const std::string&) {
          session.store->set_meta("published", "");
          return JobSpec{"report", "", "", {JobStep::measure, JobStep::report, JobStep::deliver}};
        });
      });
  command->add_option("--date", options->date,
                      "the day that reports are made for, such as 2026-03-31; today by default");
}

}  // namespace tidtam::jobs
