#pragma once

#include <string>
#include <string_view>

#include "transforms/values/finding_codes.hpp"

namespace tidtam::transforms {

/// A person's id as a cell has it.
struct PersonIdReading {
  std::string id;  ///< 13 digits, or `G` and 12; what was typed, its digits folded, where it is no id
  Codes codes;     ///< `PID-LEN`: no id by its length; `PID-CHK`: the check digit is another
  [[nodiscard]] bool is_id() const { return codes.empty(); }
};

/// Reads a national id or G-code (DOMAIN G.1): Thai digits folded, separators dropped, `.0` and the leading zero that
/// Excel took undone. The text is not empty.
[[nodiscard]] PersonIdReading read_person_id(std::string_view written);

}  // namespace tidtam::transforms
