#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "pipeline/base/clock.hpp"

namespace tidtam::model {

/// What one version is effective for (ARCHITECTURE 4): a newer one of the same key supersedes it whole.
struct EffectiveKey {
  std::string unit_code;
  std::string layout;
  std::string period;
  auto operator<=>(const EffectiveKey&) const = default;
};

/// That a submission is, or was, what counts for a key. Times are received times; an open row counts now.
struct EffectiveRow {
  EffectiveKey key;
  std::int64_t submission = 0;  ///< its number in the store
  std::string sha256;
  base::Seconds valid_from = 0;
  std::optional<base::Seconds> valid_to;
  bool operator==(const EffectiveRow&) const = default;
};

}  // namespace tidtam::model
