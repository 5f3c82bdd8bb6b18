#include "pipeline/model/indicator.hpp"

#include <array>

namespace tidtam::model {

std::string_view direction_word(Direction direction) {
  constexpr std::array<std::string_view, 3> kWords{"higher_better", "lower_better", "target_band"};
  return kWords[static_cast<std::size_t>(direction)];
}

std::string_view aggregation_word(Aggregation aggregation) {
  constexpr std::array<std::string_view, 9> kWords{"SUM", "RATIO", "WMEAN", "SHARE_ORG", "LATEST",
                                                   "MAX", "MIN",   "NONE",  "DISTINCT"};
  return kWords[static_cast<std::size_t>(aggregation)];
}

std::string_view time_aggregation_word(TimeAggregation aggregation) {
  constexpr std::array<std::string_view, 3> kWords{"SUM", "LATEST", "CUMULATIVE_REPORTED"};
  return kWords[static_cast<std::size_t>(aggregation)];
}

std::string_view period_kind_word(PeriodKind kind) {
  constexpr std::array<std::string_view, 8> kWords{"FY", "FYQ", "M", "FYR", "AY", "SEM", "DMC", "SEMN"};
  return kWords[static_cast<std::size_t>(kind)];
}

}  // namespace tidtam::model
