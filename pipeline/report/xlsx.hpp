#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "pipeline/model/report.hpp"

namespace tidtam::report {

/// Writes the report as a workbook: the same words and figures as the page, numbers as numbers, native charts, ready to
/// print. The same report gives the same bytes. Throws Error when the file cannot be written.
void render_xlsx(const model::Report& report, const std::filesystem::path& path);

/// As above, by way of a file in `scratch` that is removed again.
[[nodiscard]] std::string xlsx_bytes(const model::Report& report, const std::filesystem::path& scratch);

/// A name that Excel accepts: at most 31 characters, none of `[]:*?/\`, no apostrophe at either end.
[[nodiscard]] std::string legal_sheet_name(std::string_view name);

}  // namespace tidtam::report
