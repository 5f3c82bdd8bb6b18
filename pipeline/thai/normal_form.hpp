#pragma once

#include <string>
#include <string_view>

namespace tidtam::thai {

/// Whether the text stands in Unicode's composed form (NFC). Text that is no UTF-8 does not.
[[nodiscard]] bool is_composed(std::string_view text);
/// NFC, never NFKC, which would take sara am apart.
[[nodiscard]] std::string to_composed(std::string_view text);

}  // namespace tidtam::thai
