#pragma once

#include "pipeline/model/submission.hpp"

namespace tidtam::transforms {

/// Hides what is personal in everything that a submission would show: what its findings quote, the names of its sheets
/// and its file; and notes that it holds personal data where a finding says so. The last thing done to a submission
/// before it leaves the stage (DOMAIN H).
void hide_personal(model::Submission& submission);

}  // namespace tidtam::transforms
