#pragma once

#include <span>
#include <vector>

#include "pipeline/model/cell_fate.hpp"
#include "pipeline/model/submission.hpp"
#include "transforms/submission/transformer.hpp"
#include "transforms/submission/typed_record.hpp"

namespace tidtam::transforms {

/// Settles the cells of the file's records, now that is known which of them count, and counts the fates of all, sheet
/// by sheet.
[[nodiscard]] std::vector<model::FateCounts> settled_cells(const ExtractedFile& file,
                                                           std::span<const TypedBatch> batches,
                                                           model::SubmissionState state);

/// `FATE-01` for each sheet of which not every cell has exactly one fate: a fault of the program, which is told and
/// keeps no file from being taken.
[[nodiscard]] std::vector<model::Finding> check_fates(std::span<const model::FateCounts> sheets);

}  // namespace tidtam::transforms
