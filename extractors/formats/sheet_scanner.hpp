#pragma once

#include <string_view>

#include "extractors/formats/shared_strings.hpp"
#include "extractors/formats/sheet_builder.hpp"
#include "pipeline/base/memory.hpp"

namespace tidtam::formats {

/// Reads sheet XML as Excel, LibreOffice and the usual libraries write it, many times faster than an XML parser.
/// Whatever it does not know (prefixes, comments, CDATA, single quotes, other encodings) makes it give up: the builder
/// is then half filled and must start again. `xml` must have a NUL behind its end. Where `passed` is given, XML that is
/// read is given back to the kernel as it goes: what it `has_released` is lost to another reader.
[[nodiscard]] Scan scan_sheet(std::string_view xml, SheetBuilder& builder, base::ReleaseBehind* passed = nullptr);

/// The same by the XML library, for everything that is well-formed. False where it is not.
[[nodiscard]] bool walk_sheet(std::string_view xml, const Limits& limits, SheetBuilder& builder);

}  // namespace tidtam::formats
