#pragma once

#include <bit>
#include <cstdint>
#include <string_view>

namespace tidtam::formats {

/// Little-endian numbers of untrusted bytes. What lies beyond the end counts as 0, so that nothing is read out of
/// bounds.
[[nodiscard]] inline std::uint8_t u8_at(std::string_view bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<std::uint8_t>(bytes[at]) : std::uint8_t{0};
}
[[nodiscard]] inline std::uint16_t u16_at(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint16_t>(u8_at(bytes, at) | u8_at(bytes, at + 1) << 8U);
}
[[nodiscard]] inline std::uint32_t u32_at(std::string_view bytes, std::size_t at) {
  return u16_at(bytes, at) | static_cast<std::uint32_t>(u16_at(bytes, at + 2)) << 16U;
}
[[nodiscard]] inline std::uint64_t u64_at(std::string_view bytes, std::size_t at) {
  return u32_at(bytes, at) | static_cast<std::uint64_t>(u32_at(bytes, at + 4)) << 32U;
}
[[nodiscard]] inline double double_at(std::string_view bytes, std::size_t at) {
  return std::bit_cast<double>(u64_at(bytes, at));
}

}  // namespace tidtam::formats
