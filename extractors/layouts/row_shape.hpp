#pragma once

#include "pipeline/model/record.hpp"
#include "pipeline/model/table.hpp"
#include "pipeline/spec/node.hpp"

namespace tidtam::layouts {

/// Reads how the rows of a layout become rows of its table where the two are not shaped alike:
///
///     series:                              # a row of the table for each quarter of which something is said
///       column: quarter
///       rows:
///         1: {planned: planned_q1, disbursed: disbursed_q1}
///         2: {planned: planned_q2, disbursed: disbursed_q2}
///       undivided: {planned: total}        # the row where no quarter says anything
///     marks:                               # a column that lists which months are marked
///       months: {1: month_1, 2: month_2}
///
/// The record's fields have been read. Without a table (tests of layouts alone) columns are not checked. Throws
/// ConfigurationError where a field or column does not exist.
void read_row_shape(const spec::Node& layout, model::RecordSpec& record, const model::TableSpec* table);

}  // namespace tidtam::layouts
