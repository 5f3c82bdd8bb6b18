#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/unit.hpp"

namespace tidtam::transforms {

/// From which units an indicator is due: one row of `due.csv`, its layout and round already resolved by the caller. A
/// row that names a layout and no indicator says nothing of a single indicator.
struct DueIndicator {
  std::string period;  ///< code of the indicator's own period; empty: every period
  std::string indicator;
  model::UnitKind unit_kind = model::UnitKind::school;
  std::string levels;  ///< letters of Unit::levels, any of which makes it due; empty: due whatever is taught
};

/// Who should report what. A unit whose levels are unknown counts as due.
class Expectation {
 public:
  /// `scope`: units in question; all of the tree when empty. `tree` must outlive this.
  Expectation(const model::UnitTree& tree, std::vector<DueIndicator> due, std::span<const model::UnitIndex> scope = {});

  [[nodiscard]] bool is_due(std::string_view indicator, std::string_view period, model::UnitIndex unit) const;
  /// The same for every unit of the tree at once, 1 where due.
  [[nodiscard]] std::vector<std::uint8_t> due_units(std::string_view indicator, std::string_view period) const;

 private:
  [[nodiscard]] static bool asks(const DueIndicator& due, const model::Unit& unit);
  const model::UnitTree& tree_;
  std::vector<DueIndicator> due_;  ///< ordered by indicator
  std::vector<std::uint8_t> in_scope_;
};

}  // namespace tidtam::transforms
