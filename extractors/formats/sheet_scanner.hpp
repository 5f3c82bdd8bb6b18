#pragma once

#include <string_view>

#include "extractors/formats/shared_strings.hpp"
#include "extractors/formats/sheet_builder.hpp"
#include "extractors/formats/xml_fault.hpp"
#include "extractors/formats/xml_window.hpp"

namespace tidtam::formats {

/// Reads sheet XML as Excel, LibreOffice and the usual libraries write it, many times faster than an XML parser.
/// Whatever it does not know (prefixes, comments, CDATA, single quotes, other encodings) makes it give up: the builder
/// is then half filled and must start again, as it must where the window turns out to be broken.
[[nodiscard]] Scan scan_sheet(XmlWindow& window, SheetBuilder& builder);
/// The same of XML that is all there, with a NUL behind its end.
[[nodiscard]] Scan scan_sheet(std::string_view xml, SheetBuilder& builder);

/// The same by the XML library, for everything that is well-formed.
[[nodiscard]] XmlFault walk_sheet(XmlWindow& window, const Limits& limits, SheetBuilder& builder);
[[nodiscard]] XmlFault walk_sheet(std::string_view xml, const Limits& limits, SheetBuilder& builder);

}  // namespace tidtam::formats
