#include "jobs/run/job_runner.hpp"

#include "jobs/run/dimensions.hpp"
#include "jobs/run/journal.hpp"
#include "jobs/run/measure_step.hpp"
#include "jobs/run/receipt_step.hpp"
#include "jobs/run/report_step.hpp"

namespace tidtam::jobs {

RunSummary run_job(Session& session, const JobSpec& job, const RunOptions& options, const base::Clock& clock, base::Log& log) {
  const Workspace& workspace = session.workspace;
  const Knowledge& knowledge = session.knowledge;
  store::Store& store = *session.store;
  RunSummary summary;
  Journal journal(store, job.id, knowledge.hash(), clock);
  ProgressLine progress;

  journal.step("catalogue", [&] { load_dimensions(knowledge, store); });

  if (job.does(JobStep::collect)) {
    journal.step("collect", [&] {
      const auto files = claim_ready_files(workspace.inbox(), workspace.claimed(), workspace.settings().settle_seconds, clock);
      summary.intake = take_in(files, workspace, knowledge, store, log, progress);  // extract → transform → merge
      return counts_of(summary.intake);
    });
  }

  const base::Date run_date = options.date.value_or(base::thai_date_of(clock.now()));
  const std::string signature = report_signature(knowledge, store, workspace.settings(), run_date);
  const bool is_due = store.meta("published").value_or("") != signature || !std::filesystem::exists(workspace.reports() / "index.html");

  if (is_due && job.does(JobStep::measure)) {
    Measurement measurement;
    journal.step("measure", [&] {
      measurement = measure(knowledge, store);
      return store::Counts{{"values", static_cast<std::int64_t>(measurement.values.size())},
                           {"scorecards", static_cast<std::int64_t>(measurement.scorecards.size())}};
    });
    if (job.does(JobStep::report)) {
      journal.step("report", [&] {
        const Published published = publish_reports(workspace, knowledge, store, measurement, run_date, progress);
        summary.reports = published.reports;
        summary.reports_changed = published.changed;
        store.set_meta("published", signature);
        return store::Counts{{"reports", static_cast<std::int64_t>(published.reports)}};
      });
    }
  }

  if (job.does(JobStep::deliver)) {
    journal.step("deliver", [&] {
      summary.receipts = write_receipts(workspace, knowledge, store, run_date);
      return store::Counts{{"receipts", static_cast<std::int64_t>(summary.receipts)}};
    });
  }

  journal.finish(summary.intake.of(model::SubmissionState::returned) + summary.intake.of(model::SubmissionState::partly) > 0
                     ? store::RunStatus::incomplete
                     : store::RunStatus::done,
                 counts_of(summary.intake));
  return summary;
}

}  // namespace tidtam::jobs
