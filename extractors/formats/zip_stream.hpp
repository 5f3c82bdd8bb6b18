#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

struct inflate_state;

namespace tidtam::formats {

struct ZipEntry;

/// One entry of a zip, inflated piece by piece, so that a large sheet is never whole in memory. Believes nothing: more
/// bytes than were announced, fewer, or another CRC make it broken. The packed bytes must outlive it.
class ZipStream {
 public:
  ZipStream(const ZipEntry& entry, std::string_view packed);
  ~ZipStream();
  ZipStream(ZipStream&& other) noexcept;
  ZipStream& operator=(ZipStream&&) = delete;

  /// Fills the room from its beginning and says how much it took: less than all of it only at the end, where length and
  /// CRC have been found right. Nothing where the entry is broken.
  [[nodiscard]] std::optional<std::size_t> read(std::span<char> room);

 private:
  [[nodiscard]] std::optional<std::size_t> read_stored(std::span<char> room);
  [[nodiscard]] std::optional<std::size_t> inflate(std::span<char> room);

  std::string_view packed_;
  std::unique_ptr<inflate_state> state_;  ///< nullptr for stored entries
  std::uint64_t bytes_;                   ///< announced
  std::uint32_t crc_;
  std::uint64_t bytes_read_ = 0;
  std::uint32_t crc_read_ = 0;
};

}  // namespace tidtam::formats
