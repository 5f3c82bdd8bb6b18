#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "extractors/layouts/lexicon.hpp"
#include "extractors/layouts/sheet_rows.hpp"
#include "pipeline/model/record.hpp"

namespace tidtam::layouts {

/// The marks that our own blank forms carry on their hidden sheet `_tidtam`.
struct FormMarks {
  std::string unit_code;
  std::string round;
  std::map<std::string, int> versions;  ///< by layout id
};

constexpr std::string_view kMarksSheet = "_tidtam";
/// Labels in column A, values in column B: `unit_code`, `round`, `layout:<id>`.
[[nodiscard]] FormMarks read_form_marks(const model::Sheet& sheet);

/// A block of labels, each with its value to the right.
struct LabelledBlock {
  std::size_t layout = 0;
  model::RecordBatch batch;             ///< one record
  std::vector<std::size_t> unlabelled;  ///< required fields whose label is not on the sheet
  std::vector<std::size_t> unvalued;    ///< required fields that have a label and nothing beside it
};

/// Looks for the labels of one label_value layout in the rows before `end_position`. Nothing where there are none.
[[nodiscard]] std::optional<LabelledBlock> find_labels(const SheetRows& rows, std::size_t end_position,
                                                       std::size_t layout, WordBook& words);

}  // namespace tidtam::layouts
