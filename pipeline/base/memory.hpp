#pragma once

#include <cstddef>
#include <string_view>

namespace tidtam::base {

/// Keeps up to 64 MiB of freed memory for the next file instead of giving it back to the kernel after each one: of a
/// small workbook's reading, a third went into touching the same pages anew. Called once, before any thread starts.
void keep_freed_memory();

/// Asks for huge pages for a block of some mebibytes that is about to be filled, which spares most of its page faults.
/// A hint: nothing but time depends on it. Smaller blocks are left alone.
void prefer_huge_pages(void* begin, std::size_t bytes);

/// Gives the front of a large buffer back to the kernel while the rest is still being read, so that what is made of the
/// buffer need not stand in memory beside the whole of it. Bytes given back read as zero; the block itself stays its
/// owner's to free.
class ReleaseBehind {
 public:
  /// `buffer` must be memory of the heap that may be lost.
  explicit ReleaseBehind(std::string_view buffer) : held_(buffer.data()) {}

  /// Nothing before `place` will be looked at again. Cheap to call: acts once in some mebibytes.
  void pass(const char* place) {
    if (place - held_ >= kStep) release(place);
  }
  [[nodiscard]] bool has_released() const { return has_released_; }

 private:
  static constexpr std::ptrdiff_t kStep = std::ptrdiff_t{8} << 20;
  void release(const char* place);

  const char* held_;  ///< the first byte not given back
  bool has_released_ = false;
};

}  // namespace tidtam::base
