#pragma once

#include <cstddef>

namespace tidtam::base {

/// Keeps up to 64 MiB of freed memory for the next file instead of giving it back to the kernel after each one: of a
/// small workbook's reading, a third went into touching the same pages anew. Called once, before any thread starts.
void keep_freed_memory();

/// Asks for huge pages for a block of some mebibytes that is about to be filled, which spares most of its page faults.
/// A hint: nothing but time depends on it. Smaller blocks are left alone.
void prefer_huge_pages(void* begin, std::size_t bytes);

}  // namespace tidtam::base
