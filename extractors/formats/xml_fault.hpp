#pragma once

#include <cstdint>

namespace tidtam::formats {

/// Why XML could not be walked to its end.
enum class XmlFault : std::uint8_t { none, malformed, doctype, too_deep };

}  // namespace tidtam::formats
