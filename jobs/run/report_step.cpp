#include "jobs/run/report_step.hpp"

#include "jobs/run/desk_answers.hpp"

#include <atomic>
#include <filesystem>
#include <mutex>
#include <vector>

#include <fmt/format.h>
#include <oneapi/tbb/enumerable_thread_specific.h>
#include <oneapi/tbb/parallel_for_each.h>

#include "jobs/run/report_inputs.hpp"
#include "pipeline/base/files.hpp"
#include "pipeline/base/hash.hpp"
#include "pipeline/deliver/publication.hpp"
#include "pipeline/report/build.hpp"
#include "pipeline/report/html.hpp"
#include "pipeline/report/index_page.hpp"
#include "pipeline/report/paths.hpp"
#include "pipeline/report/xlsx.hpp"

namespace tidtam::jobs {

namespace {
namespace fs = std::filesystem;

/// libxlsxwriter writes its parts to files: each worker has a folder of its own, on a memory file system where there is
/// one.
class ScratchFolders {
 public:
  explicit ScratchFolders(fs::path root) : root_(std::move(root)) {}
  ~ScratchFolders() {
    std::error_code gone;
    fs::remove_all(root_, gone);
  }
  ScratchFolders(const ScratchFolders&) = delete;
  ScratchFolders& operator=(const ScratchFolders&) = delete;

  const fs::path& mine() {
    fs::path& folder = folders_.local();
    if (folder.empty()) {
      folder = root_ / std::to_string(next_++);
      base::make_folders(folder);
    }
    return folder;
  }

 private:
  fs::path root_;
  std::atomic<unsigned> next_ = 0;
  tbb::enumerable_thread_specific<fs::path> folders_;
};

std::vector<model::UnitIndex> printed_units(const report::ReportInputs& inputs) {
  std::vector<model::UnitIndex> units;
  for (model::UnitIndex unit = 0; unit < inputs.printed.size(); ++unit) {
    if (inputs.printed[unit]) units.push_back(unit);
  }
  return units;
}
}  // namespace

std::string report_signature(const Knowledge& knowledge, store::Store& store, const Settings& settings,
                             base::Date run_date) {
  std::string parts = fmt::format("{}\n{}\n{}\n{}\n{}\n", knowledge.hash(), settings.language, settings.report_round,
                                  base::to_iso(run_date), load_desk_answers(knowledge, store).digest);
  store.for_each_submission([&](const store::StoredSubmission& submission) {
    parts += fmt::format("{} {} {} {}\n", submission.source.sha256, submission.source.path, submission.unit_code,
                         model::submission_state_word(submission.state));
  });
  store.for_each_effective(std::nullopt, [&](const store::EffectiveRow& row) {
    parts += fmt::format("{} {} {} {}\n", row.unit_code, row.layout, row.period, row.sha256);
  });
  return base::sha256_of(parts);
}

Published publish_reports(const Workspace& workspace, const Knowledge& knowledge, store::Store& store,
                          const Measurement& measurement, base::Date run_date, ProgressLine& progress) {
  const ReportDataset dataset(knowledge, workspace.settings(), store, measurement, run_date);
  const report::InputIndex index(dataset.inputs());
  const auto editions = report::load_report_specs(knowledge.catalogue, workspace.settings().language);
  const report::HtmlRenderer renderer(report::html_templates_of(knowledge.catalogue));
  deliver::Publication publication(workspace.reports(), workspace.run_folder() / "publishing");
  ScratchFolders scratch(workspace.run_folder() / "scratch");
  const std::vector<model::UnitIndex> units = printed_units(dataset.inputs());

  progress.begin("report", units.size());
  std::atomic<std::uint64_t> done = 0;
  std::mutex shown;
  tbb::parallel_for_each(units, [&](model::UnitIndex index_of_unit) {
    const model::Unit& unit = knowledge.units.tree.unit(index_of_unit);
    const report::ReportSpec* edition = report::spec_for(editions, unit.kind);
    if (!edition) return;
    const model::Report made = report::build_report(index, index_of_unit, *edition);
    const fs::path folder = report::folder_of(unit);
    publication.add(folder / "report.html", renderer.render(made));
    publication.add(folder / "report.xlsx", report::xlsx_bytes(made, scratch.mine()));
    const std::uint64_t count = ++done;
    const std::scoped_lock lock(shown);
    progress.advance(count);
  });
  publication.add("index.html", renderer.render(report::build_index_page(index)));
  progress.end();
  return {done, publication.publish()};
}

}  // namespace tidtam::jobs
