#pragma once

#include <optional>
#include <span>
#include <vector>

#include "extractors/layouts/header_search.hpp"
#include "pipeline/model/finding.hpp"

namespace tidtam::layouts {

/// The unit of money that this cell states for its sheet: `หน่วย : พันบาท`, `(ล้านบาท)`; nothing for other texts and
/// units.
[[nodiscard]] std::optional<model::UnitNote> unit_note_in(const model::Cell& cell, const UnitWords& units);

/// The unit of the amounts under this header: written in the heads of its money columns, else in a cell above or among
/// them. Two units that contradict each other give HDR-06, because a scale taken wrongly is a thousandfold mistake.
[[nodiscard]] std::optional<model::UnitNote> unit_note_of(const HeaderFound& header, const model::RecordSpec& record,
                                                          std::span<const model::Cell* const> titles, WordBook& words,
                                                          std::vector<model::Finding>& findings);

}  // namespace tidtam::layouts
