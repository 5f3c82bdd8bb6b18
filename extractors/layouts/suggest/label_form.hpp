#pragma once

#include <cstdint>
#include <optional>

#include "extractors/layouts/suggest/table_sample.hpp"

namespace tidtam::layouts::suggest {

/// The labels of a sheet that is a form, each with the value beside it as the cell of one record: `จำนวนห้องเรียน | 12`.
/// Nothing for any other sheet: a form has a few short rows, no label twice, and values of several kinds as the labels
/// announce them, or labels that end in a colon. Paths and the record point to the cells of `rows`.
[[nodiscard]] std::optional<TableSample> sample_form(const SheetRows& rows, std::uint32_t search_rows,
                                                     const Words& suggestion_words);

}  // namespace tidtam::layouts::suggest
