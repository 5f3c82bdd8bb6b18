#pragma once

#include <cstdint>
#include <string_view>

#include "pipeline/model/cell.hpp"

namespace tidtam::formats {

/// What a number format says about the numbers it shows.
struct CellStyle {
  bool is_date = false;                  ///< day, time of day or elapsed time
  std::uint8_t flags = model::kNoFlags;  ///< kPercentFormat, kElapsedFormat, kBuddhistFormat

  bool operator==(const CellStyle&) const = default;
};

/// The formats that Excel has by number alone, those of Thai Excel (59 to 81) too.
[[nodiscard]] CellStyle style_of_builtin(std::uint32_t id);

/// Reads a format code as Excel does: the first section that shows anything decides. Knows `[$-…]` calendars, `b`
/// years, Thai letters, elapsed times, quoted text and escapes.
[[nodiscard]] CellStyle style_of_code(std::string_view code);

}  // namespace tidtam::formats
