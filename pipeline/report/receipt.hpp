#pragma once

#include <functional>
#include <span>
#include <string>

#include "pipeline/model/finding.hpp"
#include "pipeline/model/report.hpp"
#include "pipeline/model/submission.hpp"
#include "pipeline/report/phrases.hpp"

namespace tidtam::report {

/// The finished sentences of a finding; the run makes them from the message catalogue.
struct FindingText {
  std::string what;
  std::string fix;
  std::string expected;
};

struct ReceiptInputs {
  const model::SourceFile* source = nullptr;
  model::SubmissionState state = model::SubmissionState::returned;
  std::string unit_name;  ///< the sender's, or of the folder where the file lay
  std::string period_title;
  std::span<const model::Finding> findings;
  std::function<FindingText(const model::Finding&)> text_of;
  base::Date run_date;
  const Phrases* phrases = nullptr;
};

/// What goes back to the sender of a file that could not be taken whole: every fault with its place and how to mend it,
/// errors first, then by sheet and cell in reading order. Rendered like any report.
[[nodiscard]] model::Report build_receipt(const ReceiptInputs& inputs);

}  // namespace tidtam::report
