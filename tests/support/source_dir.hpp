#pragma once

namespace tidtam::support {

/// The root of the source tree. Kept out of the command lines of the tests, so that a compiler's cache serves every
/// checkout.
[[nodiscard]] const char* source_dir();

}  // namespace tidtam::support
