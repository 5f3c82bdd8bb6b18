#pragma once

#include "extractors/formats/refusal.hpp"
#include "extractors/formats/zip_archive.hpp"

namespace tidtam::formats {

/// The zip name of the workbook part, or empty where this zip is no Office Open XML file. Follows `_rels/.rels`.
[[nodiscard]] Read<std::string> find_workbook_part(ZipArchive& archive, const Limits& limits);

/// Reads all sheets of the workbook whose part is named.
[[nodiscard]] Read<Reading> read_xlsx(ZipArchive& archive, const std::string& workbook_part, const Limits& limits);

}  // namespace tidtam::formats
