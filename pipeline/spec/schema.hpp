#pragma once

#include "pipeline/model/table.hpp"
#include "pipeline/spec/catalogue.hpp"
#include "pipeline/spec/node.hpp"

namespace tidtam::spec {

/// Reads `tables.yaml`, `thai_heads.yaml` and the views of the catalogue. Throws ConfigurationError with file and line
/// on unknown keys, types and groups, on a key that names no column, and on a column that repeats the lineage of fact
/// tables.
[[nodiscard]] model::Schema load_schema(const Catalogue& catalogue);
/// The tables alone, from a file already read.
[[nodiscard]] model::Schema parse_schema(const Node& root);

}  // namespace tidtam::spec
