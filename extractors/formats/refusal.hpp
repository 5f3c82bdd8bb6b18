#pragma once

#include <map>
#include <string>
#include <string_view>

#include "pipeline/base/error.hpp"
#include "pipeline/model/finding.hpp"

namespace tidtam::formats {

/// A value, or the finding that the whole file is refused with.
template <typename Value>
using Read = base::Result<Value, model::Finding>;

/// FILE-BROKEN; `part` is the piece of the file that cannot be read.
[[nodiscard]] model::Finding broken(std::string_view part);
/// FILE-LIMIT; `what` says which limit, `found` how much there is, `limit` how much may be.
[[nodiscard]] model::Finding beyond_limit(std::string_view what, std::string_view found, std::string_view limit);
/// Any other refusal that needs no blanks beyond `found`.
[[nodiscard]] model::Finding refusal(std::string_view rule, std::string_view found = {});

}  // namespace tidtam::formats
