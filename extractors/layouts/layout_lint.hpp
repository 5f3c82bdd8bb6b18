#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "extractors/layouts/layout_spec.hpp"

namespace tidtam::layouts {

/// Says which header two fields of this layout would both claim, or nothing when there is none.
[[nodiscard]] std::optional<std::string> shared_variant_in(const LayoutSpec& layout);

/// What is wrong between layouts: an id given twice, or two tables whose required columns are the same, so that a sheet
/// with just these could be either. Empty when all is well.
[[nodiscard]] std::vector<std::string> lint_layouts(std::span<const LayoutSpec> layouts);

}  // namespace tidtam::layouts
