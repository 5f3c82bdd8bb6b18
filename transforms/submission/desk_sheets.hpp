#pragma once

#include <span>

#include "transforms/submission/submission_draft.hpp"
#include "transforms/submission/transformer.hpp"
#include "transforms/submission/typed_record.hpp"

namespace tidtam::transforms {

/// Takes what officers answered on sheets of the desk (grain `desk`) into the draft. A sheet without a single answer is
/// told of (`DESK-01`); one in a folder that is named after no unit is not taken (`DESK-02`).
void take_answers(std::span<TypedBatch> batches, const Meaning& meaning, SubmissionDraft& draft);

}  // namespace tidtam::transforms
