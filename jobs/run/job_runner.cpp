#include "jobs/run/job_runner.hpp"

#include "jobs/run/compare_step.hpp"
#include "jobs/run/desk_step.hpp"
#include "jobs/run/dimensions.hpp"
#include "jobs/run/journal.hpp"
#include "jobs/run/measure_step.hpp"
#include "jobs/run/read_again.hpp"
#include "jobs/run/receipt_step.hpp"
#include "jobs/run/report_step.hpp"
#include "jobs/run/retention.hpp"
#include "jobs/run/shared_persons.hpp"
#include "jobs/workspace/archive.hpp"
#include "jobs/workspace/site_key.hpp"

namespace tidtam::jobs {

namespace {
/// What a killed run may have left half made. Everything here is made anew from the store or the inbox.
void clear_leavings(const Workspace& workspace, store::Store& store, base::Log& log) {
  std::error_code gone;
  for (const char* folder : {"publishing", "publishing.old", "scratch", "receipt", "receipt.old"}) {
    std::filesystem::remove_all(workspace.run_folder() / folder, gone);
  }
  const Archive archive(workspace.archive());
  archive.clear_unfinished();
  if (store.runs(1).empty() && !archive.is_empty()) {
    log.warn(
        "the store is new, but the archive holds originals: bring the store back from a copy, or put the originals "
        "into the inbox again; nothing of them counts until then");
  }
}
}  // namespace

bool RunSummary::sent_back() const {
  return intake.of(model::SubmissionState::returned) + intake.of(model::SubmissionState::partly) + receipts > 0;
}

RunSummary run_job(Session& session, const JobSpec& job, const RunOptions& options, const base::Clock& clock,
                   base::Log& log) {
  const Workspace& workspace = session.workspace;
  const Knowledge& knowledge = session.knowledge;
  store::Store& store = *session.store;
  RunSummary summary;
  const std::string site_key = load_site_key(knowledge.messages);
  clear_leavings(workspace, store, log);
  note_site_key(workspace, knowledge, store, site_key, log);
  Journal journal(store, job.id, knowledge.hash(), clock);
  ProgressLine progress;

  journal.step("catalogue", [&] { load_dimensions(knowledge, store); });

  if (job.does(JobStep::collect)) {
    journal.step("collect", [&] {
      hand_in_filled_sheets(workspace, store, log);
      const auto files =
          claim_ready_files(workspace.inbox(), workspace.claimed(), workspace.settings().settle_seconds, clock, log);
      // extract → transform → merge
      const formats::Limits& limits = workspace.settings().limits.reading;
      const DeskAnswers known = load_desk_answers(knowledge, store);
      summary.intake = take_in(files, workspace, knowledge, {known, limits, site_key}, store, log, progress);
      const DeskAnswers answers = load_desk_answers(knowledge, store);
      tell_contradictions(answers, knowledge, store);
      summary.read_again = read_again(workspace, knowledge, {answers, limits, site_key}, store, log, summary.intake);
      store::Counts counts = counts_of(summary.intake);
      counts["read_again"] = static_cast<std::int64_t>(summary.read_again);
      return counts;
    });
  }

  if (job.does(JobStep::compare)) {
    journal.step("compare", [&] {
      return store::Counts{{"findings", static_cast<std::int64_t>(compare_facts(knowledge, store))}};
    });
  }

  const base::Date run_date = options.date.value_or(base::thai_date_of(clock.now()));
  const std::string signature = report_signature(knowledge, store, workspace.settings(), run_date);
  const bool is_due =
      store.meta("published").value_or("") != signature || !std::filesystem::exists(workspace.reports() / "index.html");

  if (is_due && job.does(JobStep::measure)) {
    Measurement measurement;
    journal.step("measure", [&] {
      measurement = measure(knowledge, store, run_date);
      for (const std::string& fault : measurement.counted.faults)
        log.error("{}: not every value below is counted there once; please tell who looks after the program", fault);
      return store::Counts{{"values", static_cast<std::int64_t>(measurement.values.size())},
                           {"scorecards", static_cast<std::int64_t>(measurement.scorecards.size())},
                           {"uncounted", static_cast<std::int64_t>(measurement.counted.n_uncounted)},
                           {"unbalanced", static_cast<std::int64_t>(measurement.counted.faults.size())},
                           {"open_incidents", static_cast<std::int64_t>(measurement.open_incidents)}};
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
      const std::uint64_t open = write_desk(workspace, knowledge, load_desk_answers(knowledge, store), store);
      return store::Counts{{"receipts", static_cast<std::int64_t>(summary.receipts)},
                           {"open_questions", static_cast<std::int64_t>(open)}};
    });
  }

  if (job.does(JobStep::collect)) {
    journal.step("retention", [&] {
      return store::Counts{
          {"deleted", static_cast<std::int64_t>(delete_personal_originals(workspace, store, clock, log))}};
    });
  }

  journal.finish(
      summary.sent_back() || summary.intake.failed > 0 ? store::RunStatus::incomplete : store::RunStatus::done,
      counts_of(summary.intake));
  return summary;
}

}  // namespace tidtam::jobs
