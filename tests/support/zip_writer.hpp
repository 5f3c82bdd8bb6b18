#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <libdeflate.h>

namespace tidtam::support {

enum class Packing : std::uint8_t { stored, deflated };

/// What a hostile zip may say of an entry instead of the truth.
struct Lies {
  std::optional<std::uint32_t> bytes = std::nullopt;
  std::optional<std::uint32_t> packed_bytes = std::nullopt;
  std::optional<std::uint32_t> crc = std::nullopt;
  std::optional<std::uint32_t> offset = std::nullopt;
  std::uint16_t flags = 0;
};

/// Writes a zip into a string, part by part, and may be told to lie.
class ZipWriter {
 public:
  explicit ZipWriter(Packing packing = Packing::deflated) : packing_(packing) {}

  ZipWriter& add(std::string_view name, std::string_view content, const Lies& lies = {}) {
    const std::string packed = packing_ == Packing::stored ? std::string(content) : deflated(content);
    Entry entry;
    entry.name = name;
    entry.flags = lies.flags;
    entry.crc = lies.crc.value_or(libdeflate_crc32(0, content.data(), content.size()));
    entry.bytes = lies.bytes.value_or(static_cast<std::uint32_t>(content.size()));
    entry.packed_bytes = lies.packed_bytes.value_or(static_cast<std::uint32_t>(packed.size()));
    entry.offset = lies.offset.value_or(static_cast<std::uint32_t>(zip_.size()));
    put(zip_, 0x04034b50, 4);
    put_common(zip_, entry);
    zip_ += entry.name;
    zip_ += packed;
    entries_.push_back(std::move(entry));
    return *this;
  }

  [[nodiscard]] std::string finish() const {
    std::string whole = zip_;
    for (const Entry& entry : entries_) {
      put(whole, 0x02014b50, 4);
      put(whole, 20, 2);
      put_common(whole, entry);
      put(whole, 0, 2);  // comment
      put(whole, 0, 2);  // disk
      put(whole, 0, 2);  // internal attributes
      put(whole, 0, 4);  // external attributes
      put(whole, entry.offset, 4);
      whole += entry.name;
    }
    const std::size_t directory_bytes = whole.size() - zip_.size();
    put(whole, 0x06054b50, 4);
    put(whole, 0, 4);
    put(whole, entries_.size(), 2);
    put(whole, entries_.size(), 2);
    put(whole, directory_bytes, 4);
    put(whole, zip_.size(), 4);
    put(whole, 0, 2);
    return whole;
  }

 private:
  struct Entry {
    std::string name;
    std::uint16_t flags = 0;
    std::uint32_t crc = 0;
    std::uint32_t bytes = 0;
    std::uint32_t packed_bytes = 0;
    std::uint32_t offset = 0;
  };

  static void put(std::string& out, std::uint64_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) out += static_cast<char>(static_cast<unsigned char>(value >> (8 * i)));
  }

  void put_common(std::string& out, const Entry& entry) const {
    put(out, 20, 2);
    put(out, entry.flags, 2);
    put(out, packing_ == Packing::stored ? 0 : 8, 2);
    put(out, 0, 4);  // time and date
    put(out, entry.crc, 4);
    put(out, entry.packed_bytes, 4);
    put(out, entry.bytes, 4);
    put(out, entry.name.size(), 2);
    put(out, 0, 2);  // extra
  }

  static std::string deflated(std::string_view content) {
    libdeflate_compressor* compressor = libdeflate_alloc_compressor(6);
    std::string packed(libdeflate_deflate_compress_bound(compressor, content.size()), '\0');
    packed.resize(
        libdeflate_deflate_compress(compressor, content.data(), content.size(), packed.data(), packed.size()));
    libdeflate_free_compressor(compressor);
    return packed;
  }

  Packing packing_;
  std::string zip_;
  std::vector<Entry> entries_;
};

}  // namespace tidtam::support
