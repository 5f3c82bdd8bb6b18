#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tidtam::thai {

/// The encodings that Thai offices send text in. Windows-874 holds all of TIS-620.
enum class Encoding : std::uint8_t { utf8, utf8_bom, utf16_le, utf16_be, windows_874 };

/// `UTF-8`, `UTF-8 BOM`, `UTF-16LE`, `UTF-16BE`, `Windows-874`.
[[nodiscard]] std::string_view encoding_word(Encoding encoding);

/// Decides the encoding of a whole file, never of single words: many Windows-874 pairs are valid UTF-8 by chance.
/// A UTF-8 file with a few broken bytes is still UTF-8.
[[nodiscard]] Encoding encoding_of(std::string_view bytes);

/// As base::is_valid_utf8, made for megabytes of Thai.
[[nodiscard]] bool is_clean_utf8(std::string_view bytes);

/// The text as UTF-8 without byte order mark; what the encoding has no letter for becomes U+FFFD.
[[nodiscard]] std::string to_utf8(std::string_view bytes, Encoding encoding);

}  // namespace tidtam::thai
