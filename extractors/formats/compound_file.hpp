#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/formats/refusal.hpp"

namespace tidtam::formats {

/// A compound file (OLE2): a small file system within a file, in which old Excel keeps its workbook stream.
/// Nothing it says of itself is believed: chains end at loops, sizes at the bytes that are there, and no more memory is
/// spent than the file has bytes. The bytes must outlive it.
class CompoundFile {
 public:
  /// A stream in the root folder.
  struct Entry {
    std::string name;
    std::uint32_t first_sector = 0;
    std::uint64_t bytes = 0;
  };
  /// The bytes of a stream, a view of the file where they lie together.
  struct Stream {
    std::string_view bytes;
    bool is_cut = false;  ///< fewer than the file promises
  };

  [[nodiscard]] static Read<CompoundFile> open(std::string_view bytes);

  /// Whether the folder or the table of sectors is not all there: what is not found may have been cut off.
  [[nodiscard]] bool is_cut() const { return is_cut_; }
  /// The stream of this name in the root folder, letter case aside; nullptr where there is none.
  [[nodiscard]] const Entry* find(std::string_view name) const;
  /// Refused with FILE-BROKEN where the chain of its sectors runs in a circle.
  [[nodiscard]] Read<Stream> read(const Entry& entry);

 private:
  struct Chain;
  struct Node;

  explicit CompoundFile(std::string_view bytes) : bytes_(bytes) {}
  [[nodiscard]] bool read_header();
  [[nodiscard]] bool read_fat();
  void append_fat_sector(std::uint32_t sector);
  [[nodiscard]] bool read_directory();
  void collect_root_streams(std::span<const Node> nodes);
  [[nodiscard]] std::string_view sector_bytes(std::uint32_t sector) const;
  [[nodiscard]] static Chain follow(std::span<const std::uint32_t> table, std::uint32_t first, std::uint64_t most);
  [[nodiscard]] bool read_regular(std::uint32_t first, std::uint64_t size, Stream& stream);
  [[nodiscard]] bool read_mini(const Entry& entry, Stream& stream);
  [[nodiscard]] bool open_mini();

  std::string_view bytes_;
  std::size_t sector_size_ = 512;
  std::size_t sectors_ = 0;  ///< that the file has bytes for
  std::uint32_t mini_cutoff_ = 4096;
  bool is_cut_ = false;
  std::vector<std::uint32_t> fat_;
  std::vector<Entry> entries_;
  Entry root_;
  bool mini_is_open_ = false;
  Stream mini_stream_;
  std::vector<std::uint32_t> mini_fat_;
  std::deque<std::string> gathered_;
};

}  // namespace tidtam::formats
