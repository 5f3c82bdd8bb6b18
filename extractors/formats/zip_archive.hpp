#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/formats/reader.hpp"
#include "extractors/formats/refusal.hpp"
#include "extractors/formats/zip_stream.hpp"

struct libdeflate_decompressor;

namespace tidtam::formats {

/// One file of a zip, as the central directory has it.
struct ZipEntry {
  std::string name;  ///< with `/` between folders and none in front
  std::uint64_t packed_bytes = 0;
  std::uint64_t bytes = 0;
  std::uint64_t offset = 0;  ///< of its local header
  std::uint32_t crc = 0;
  std::uint16_t method = 0;
  std::uint16_t flags = 0;

  [[nodiscard]] bool is_deflated() const { return method == 8; }
};

/// A zip read from memory, believing nothing: sizes are held against the limits before memory is spent, entries may not
/// overlap, and what comes out must have the length and CRC that were announced. The bytes must outlive it.
class ZipArchive {
 public:
  /// FILE-TRUNCATED without an end of central directory, FILE-BROKEN, FILE-ENCRYPTED or FILE-LIMIT.
  [[nodiscard]] static Read<ZipArchive> open(std::string_view bytes, const Limits& limits);

  /// By exact name, else by name without regard to ASCII case; nullptr where there is none.
  [[nodiscard]] const ZipEntry* find(std::string_view name) const;
  [[nodiscard]] const std::vector<ZipEntry>& entries() const { return entries_; }

  /// Inflates into the archive's own buffer: the view, with a NUL behind it, holds until the next call.
  [[nodiscard]] Read<std::string_view> read(const ZipEntry& entry);
  /// Inflates piece by piece; the limits are those of `read`.
  [[nodiscard]] Read<ZipStream> stream(const ZipEntry& entry);
  /// As `stream`, for an entry that was the last one streamed: not counted a second time.
  [[nodiscard]] Read<ZipStream> stream_again(const ZipEntry& entry);
  /// Inflates into a buffer of the caller's (entry.bytes long, with a NUL behind it).
  [[nodiscard]] Read<std::unique_ptr<char[]>> read_owned(const ZipEntry& entry);

 private:
  struct FreeDecompressor {
    void operator()(libdeflate_decompressor* decompressor) const;
  };
  struct Directory {
    std::uint64_t begin = 0;
    std::uint64_t bytes = 0;
    std::uint64_t count = 0;
    std::uint64_t shift = 0;  ///< bytes that stand before the zip
  };
  ZipArchive(std::string_view bytes, const Limits& limits) : bytes_(bytes), limits_(&limits) {}
  [[nodiscard]] Read<Directory> find_directory() const;
  [[nodiscard]] bool read_zip64_directory(std::size_t end_record, Directory& directory) const;
  [[nodiscard]] Read<bool> read_directory(const Directory& directory);
  [[nodiscard]] bool entries_overlap() const;
  /// Checks the limits and gives the packed bytes.
  [[nodiscard]] Read<std::string_view> packed(const ZipEntry& entry);
  [[nodiscard]] bool inflate(const ZipEntry& entry, std::string_view packed, char* out);

  std::string_view bytes_;
  const Limits* limits_;
  std::vector<ZipEntry> entries_;
  std::unique_ptr<libdeflate_decompressor, FreeDecompressor> decompressor_;
  std::unique_ptr<char[]> buffer_;
  std::uint64_t buffer_bytes_ = 0;
  std::uint64_t inflated_bytes_ = 0;
};

}  // namespace tidtam::formats
