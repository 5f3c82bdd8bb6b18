#include "pipeline/base/memory.hpp"

#include <malloc.h>

namespace tidtam::base {

void keep_freed_memory() {
  constexpr int kMebibyte = 1 << 20;
  mallopt(M_TRIM_THRESHOLD, 64 * kMebibyte);
  mallopt(M_TOP_PAD, kMebibyte);
  // Naming the first threshold stops glibc from raising this one by itself.
  mallopt(M_MMAP_THRESHOLD, 4 * kMebibyte);
}

}  // namespace tidtam::base
