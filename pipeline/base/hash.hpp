#pragma once

#include <span>
#include <string>
#include <string_view>

namespace tidtam::base {

/// SHA-256 as 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256_of(std::string_view bytes);
/// The first `length` characters (at most 51) of the SHA-256 in base 32 (RFC 4648: `A`–`Z`, `2`–`7`): short ids that
/// survive being read out.
[[nodiscard]] std::string base32_id_of(std::string_view bytes, std::size_t length);

}  // namespace tidtam::base
