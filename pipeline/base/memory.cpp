#include "pipeline/base/memory.hpp"

#include <malloc.h>
#include <sys/mman.h>

#include <cstdint>

namespace tidtam::base {

namespace {
constexpr std::uintptr_t kHugePage = std::uintptr_t{2} << 20;

/// The first boundary of huge pages at or behind an address.
std::uintptr_t page_behind(const void* address) {
  return (reinterpret_cast<std::uintptr_t>(address) + kHugePage - 1) & ~(kHugePage - 1);
}
}  // namespace

void keep_freed_memory() {
  constexpr int kMebibyte = 1 << 20;
  mallopt(M_TRIM_THRESHOLD, 64 * kMebibyte);
  mallopt(M_TOP_PAD, kMebibyte);
  // Naming the first threshold stops glibc from raising this one by itself.
  mallopt(M_MMAP_THRESHOLD, 4 * kMebibyte);
}

void prefer_huge_pages(void* begin, std::size_t bytes) {
  const std::uintptr_t first = page_behind(begin);
  const std::uintptr_t end = (reinterpret_cast<std::uintptr_t>(begin) + bytes) & ~(kHugePage - 1);
  // Below two whole pages, memory kept from the last file serves better.
  if (end >= first + 2 * kHugePage) madvise(reinterpret_cast<void*>(first), end - first, MADV_HUGEPAGE);
}

}  // namespace tidtam::base
