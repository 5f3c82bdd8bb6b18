#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace tidtam::testing {

/// The text of each cell of a workbook's first sheet, by its reference, as `tidtam cells` reads it.
std::map<std::string, std::string> cells_of(const std::filesystem::path& file);

/// The workbook with texts put into cells of its first sheet that were blank, as an office program leaves it.
std::string filled_in(const std::filesystem::path& file, const std::map<std::string, std::string>& texts);

}  // namespace tidtam::testing
