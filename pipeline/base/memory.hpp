#pragma once

namespace tidtam::base {

/// Keeps up to 64 MiB of freed memory for the next file instead of giving it back to the kernel after each one: of a
/// small workbook's reading, a third went into touching the same pages anew. Called once, before any thread starts.
void keep_freed_memory();

}  // namespace tidtam::base
