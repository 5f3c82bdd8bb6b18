#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tidtam::formats {

/// Appends character data as XML means it: entities resolved, line ends made LF. False on an unknown entity or a number
/// that is no letter of XML; `out` then holds a part.
[[nodiscard]] bool append_xml_text(std::string& out, std::string_view raw);

/// Undoes Excel's `_xHHHH_`, in place.
void undo_excel_escapes(std::string& text);

/// Whether append_xml_text and undo_excel_escapes would leave this text as it is.
[[nodiscard]] bool is_plain_xml_text(std::string_view raw);

}  // namespace tidtam::formats
