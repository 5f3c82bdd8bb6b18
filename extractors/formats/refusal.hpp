#pragma once

#include <cstdint>
#include <string_view>

#include "extractors/formats/reader.hpp"
#include "extractors/formats/xml_fault.hpp"
#include "pipeline/base/error.hpp"
#include "pipeline/model/finding.hpp"

namespace tidtam::formats {

/// A value, or the finding that the whole file is refused with.
template <typename Value>
using Read = base::Result<Value, model::Finding>;

/// FILE-BROKEN; `part` is the piece of the file that cannot be read.
[[nodiscard]] model::Finding broken(std::string_view part);
/// FILE-LIMIT. The limit is named as in the settings, without its unit (`rows`, `cell_text`): the message file has a
/// phrase `limit_<name>` that says what is counted, in what unit, and in which part of the file.
[[nodiscard]] model::Finding beyond_limit(std::string_view limit, std::uint64_t found, std::uint64_t most,
                                          std::string_view part = {});
/// The same of bytes, told in MiB.
[[nodiscard]] model::Finding beyond_size(std::string_view limit, std::uint64_t found_bytes, std::uint64_t most_bytes,
                                         std::string_view part = {});
/// The same finding, of a cell.
[[nodiscard]] model::Finding of_cell(model::Finding finding, model::CellRef cell);
/// Of XML that could not be walked: FILE-DOCTYPE, FILE-LIMIT (`xml_depth`) or FILE-BROKEN.
[[nodiscard]] model::Finding unreadable(XmlFault fault, std::string_view part, const Limits& limits);
/// Any other refusal that needs no blanks beyond `found`.
[[nodiscard]] model::Finding refusal(std::string_view rule, std::string_view found = {});

}  // namespace tidtam::formats
