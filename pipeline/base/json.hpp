#pragma once

#include <nlohmann/json.hpp>

namespace tidtam::base {

/// JSON whose keys stand in the order in which they were put.
using Json = nlohmann::ordered_json;

}  // namespace tidtam::base
