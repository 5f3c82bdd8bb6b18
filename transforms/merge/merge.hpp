#pragma once

#include <span>
#include <vector>

#include "pipeline/model/effective.hpp"

namespace tidtam::transforms {

/// The versions of one key after another came in: ordered by received time, then SHA-256 (DECISIONS 6), each effective
/// from its own arrival to the next one's, the last one open. `current` is the chain so far, in any order; a version
/// that is in it already (same submission and time) changes nothing; the same submission at another time is its bytes
/// sent again, which count again from then on. The order in which versions arrive makes no difference.
[[nodiscard]] std::vector<model::EffectiveRow> chain_with(std::span<const model::EffectiveRow> current,
                                                          model::EffectiveRow incoming);

/// The versions of one key after one of them was taken out, at all its times: each effective until the next one's
/// arrival, the last one open.
[[nodiscard]] std::vector<model::EffectiveRow> chain_without(std::span<const model::EffectiveRow> current,
                                                             std::int64_t submission);

}  // namespace tidtam::transforms
