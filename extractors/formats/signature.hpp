#pragma once

#include <string_view>

#include "extractors/formats/reader.hpp"

namespace tidtam::formats {

/// What the first bytes say. Zip files are `xlsx` here (the zip itself is to be asked), compound files `xls`
/// (their folder is to be asked); everything that may be text is `csv`.
[[nodiscard]] Format format_of_bytes(std::string_view bytes);

/// Whether text, as UTF-8, is a web page: a log-in page saved as csv, a table saved as xls.
[[nodiscard]] bool is_html(std::string_view text);

}  // namespace tidtam::formats
