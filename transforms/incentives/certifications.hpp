#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "pipeline/base/clock.hpp"
#include "pipeline/base/date.hpp"

namespace tidtam::transforms {

/// Whose data were certified for which round, and since when: of the decisions on a unit and round the latest stands.
class Certifications {
 public:
  /// One row of `certification`; `received` decides between decisions of one day.
  void add(std::string_view unit_code, std::string_view round, std::string_view state, base::Date on,
           base::Seconds received);
  /// The day of the decision that stands, where it certifies; nothing where the data went back or nobody decided.
  [[nodiscard]] std::optional<base::Date> certified_on(std::string_view unit_code, std::string_view round) const;

 private:
  struct Decision {
    base::Date on;
    base::Seconds received = 0;
    bool certifies = false;
    auto operator<=>(const Decision&) const = default;
  };
  std::map<std::pair<std::string, std::string>, Decision> decisions_;
};

}  // namespace tidtam::transforms
