#pragma once

#include <string_view>
#include <unordered_map>
#include <vector>

#include "extractors/formats/number_format.hpp"
#include "extractors/formats/refusal.hpp"
#include "extractors/formats/shared_strings.hpp"

namespace tidtam::formats {

/// For each cell format (`s` of a cell) what its number format says. `xml` must have a NUL behind its end.
[[nodiscard]] Read<std::vector<CellStyle>> parse_styles(std::string_view xml, std::string_view part,
                                                        const Limits& limits);

/// The two ways that parse_styles has, for the test that holds them against each other. The scanner looks only at the
/// number formats and the cell formats: fonts, fills and borders are most of a real styles part.
[[nodiscard]] Scan scan_styles(std::string_view xml, std::vector<CellStyle>& styles);
[[nodiscard]] Read<std::vector<CellStyle>> walk_styles(std::string_view xml, std::string_view part,
                                                       const Limits& limits);

}  // namespace tidtam::formats
