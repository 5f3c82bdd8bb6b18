#pragma once

#include <string>

#include "pipeline/model/table.hpp"

namespace tidtam::store {

/// `docs/store-schema.md`: every table and column in words, made from tables.yaml.
[[nodiscard]] std::string data_dictionary(const model::Schema& schema);

}  // namespace tidtam::store
