#pragma once

#include <memory>
#include <string>
#include <vector>

#include "jobs/run/knowledge.hpp"
#include "jobs/run/measure_step.hpp"
#include "jobs/workspace/settings.hpp"
#include "pipeline/report/inputs.hpp"
#include "pipeline/store/store.hpp"

namespace tidtam::jobs {

/// Everything that the reports of one run are built from, read from the store once. Holds what `inputs` points into.
class ReportDataset {
 public:
  ReportDataset(const Knowledge& knowledge, const Settings& settings, store::Store& store,
                const Measurement& measurement, base::Date run_date);
  ReportDataset(const ReportDataset&) = delete;
  ReportDataset& operator=(const ReportDataset&) = delete;

  [[nodiscard]] const report::ReportInputs& inputs() const { return inputs_; }

 private:
  void read_submissions(store::Store& store);
  void judge_rounds();
  void choose_printed(const Measurement& measurement);
  void mark_printed(model::UnitIndex unit);

  const Knowledge& knowledge_;
  const Settings& settings_;
  report::Phrases phrases_;
  std::vector<report::Project> projects_;
  std::vector<report::SubmissionEntry> submissions_;
  std::vector<report::RoundStatus> statuses_;
  std::vector<report::RuleCount> rules_;
  report::ReportInputs inputs_;
};

}  // namespace tidtam::jobs
