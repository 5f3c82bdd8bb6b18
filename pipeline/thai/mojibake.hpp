#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tidtam::thai {

/// The code point of a Windows-874 byte; nothing for the bytes that it leaves undefined.
[[nodiscard]] std::optional<char32_t> decode_windows_874(unsigned char byte);

/// Thai text that was read as Latin-1 (from Windows-874 or UTF-8, once or several times), read again as it was meant;
/// nothing where the text holds Thai already or its Latin letters mean themselves (`São Tomé`, `25 °C`).
[[nodiscard]] std::optional<std::string> undo_mojibake(std::string_view text);

}  // namespace tidtam::thai
