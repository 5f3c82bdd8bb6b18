#include "extractors/formats/zip_stream.hpp"

#include <isa-l/igzip_lib.h>
#include <libdeflate.h>

#include <algorithm>
#include <cstring>

#include "extractors/formats/zip_archive.hpp"

namespace tidtam::formats {

ZipStream::ZipStream(const ZipEntry& entry, std::string_view packed)
    : packed_(packed), bytes_(entry.bytes), crc_(entry.crc) {
  if (!entry.is_deflated()) return;
  state_ = std::make_unique<inflate_state>();
  isal_inflate_init(state_.get());
}

ZipStream::~ZipStream() = default;
ZipStream::ZipStream(ZipStream&& other) noexcept = default;

std::optional<std::size_t> ZipStream::read(std::span<char> room) {
  const std::optional<std::size_t> count = state_ ? inflate(room) : read_stored(room);
  if (!count) return std::nullopt;
  crc_read_ = libdeflate_crc32(crc_read_, room.data(), *count);
  bytes_read_ += *count;
  const bool is_end = *count < room.size();
  const bool is_right = is_end ? bytes_read_ == bytes_ && crc_read_ == crc_ : bytes_read_ <= bytes_;
  return is_right ? count : std::nullopt;
}

std::optional<std::size_t> ZipStream::read_stored(std::span<char> room) {
  const std::size_t count = std::min(room.size(), packed_.size());
  std::memcpy(room.data(), packed_.data(), count);
  packed_.remove_prefix(count);
  return count;
}

std::optional<std::size_t> ZipStream::inflate(std::span<char> room) {
  constexpr std::size_t kMost = std::size_t{1} << 30;  // the library counts in 32 bits
  std::size_t filled = 0;
  while (filled < room.size()) {
    const std::size_t given = std::min(packed_.size(), kMost);
    const std::size_t wanted = std::min(room.size() - filled, kMost);
    // The library only reads from here; its pointer has no const.
    state_->next_in = reinterpret_cast<std::uint8_t*>(const_cast<char*>(packed_.data()));
    state_->avail_in = static_cast<std::uint32_t>(given);
    state_->next_out = reinterpret_cast<std::uint8_t*>(room.data() + filled);
    state_->avail_out = static_cast<std::uint32_t>(wanted);
    if (isal_inflate(state_.get()) != ISAL_DECOMP_OK) return std::nullopt;
    packed_.remove_prefix(given - state_->avail_in);
    const std::size_t made = wanted - state_->avail_out;
    filled += made;
    if (made == 0) return state_->block_state == ISAL_BLOCK_FINISH ? std::optional(filled) : std::nullopt;
  }
  return filled;
}

}  // namespace tidtam::formats
