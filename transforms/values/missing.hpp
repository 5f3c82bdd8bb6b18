#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "pipeline/model/record.hpp"
#include "pipeline/model/value.hpp"

namespace tidtam::transforms {

/// What a cell without a value says.
enum class Missing : std::uint8_t {
  not_reported,    ///< blank
  no_data,         ///< ไม่มีข้อมูล, n/a, ไม่ทราบ
  not_applicable,  ///< ไม่เกี่ยวข้อง, ไม่เปิดสอน, a dash among scores
  zero,            ///< a dash among money, `ไม่มี` among counts
  zero_or_not_applicable,  ///< a dash among counts: zero where a sibling count of the row is there, else not applicable
};

/// What the text says by its column's meaning (DECISIONS 17, DOMAIN D.2); nothing for text that is a value.
[[nodiscard]] std::optional<Missing> read_missing(std::string_view text, model::FieldKind kind);
/// The state of a value; `has_reported_sibling` decides the dash among counts.
enum class Siblings : std::uint8_t { none_reported, reported };
[[nodiscard]] model::ValueState state_of(Missing missing, Siblings siblings);

}  // namespace tidtam::transforms
