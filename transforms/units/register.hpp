#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pipeline/base/date.hpp"
#include "pipeline/model/unit.hpp"
#include "pipeline/spec/catalogue.hpp"
#include "transforms/reference/reference.hpp"

namespace tidtam::transforms {

/// Another name or code by which a unit is or was known.
struct UnitName {
  std::string name;
  std::string unit_code;
  std::string kind;  ///< `old_name`, `variant`, `code10`, `obec6`, `code4`
};

/// A parent with its dates, as the table `unit_parent` keeps it.
struct UnitParent {
  model::Line line = model::Line::obec;
  std::string unit_code;
  std::string parent_code;
  std::string valid_from;
  std::string valid_to;
};

/// Everything the catalogue says of units: the tree that holds now, all dated parents, other names, provinces.
struct UnitRegister {
  UnitRegister() = default;
  UnitRegister(UnitRegister&&) = default;
  UnitRegister& operator=(UnitRegister&&) = default;
  UnitRegister(const UnitRegister&) = delete;  // the tree's look-up points into its units
  UnitRegister& operator=(const UnitRegister&) = delete;

  model::UnitTree tree;
  std::vector<UnitParent> parents;
  std::vector<UnitName> names;
  std::vector<Province> provinces;
};

/// Loads `units.csv`, `unit_parents.csv`, `unit_names.csv` and `provinces.csv`, and a workspace's `units_extra.csv` and
/// `unit_parents_extra.csv` where they exist: an extra parent replaces the shipped one of the same unit and line, so
/// that a school network stands between its schools and their service area.
/// The tree has the parents that hold on `day`; without a day, those that are still open.
/// Throws ConfigurationError, naming file and line, on what is not in order.
[[nodiscard]] UnitRegister load_unit_register(const spec::Catalogue& catalogue,
                                              std::optional<base::Date> day = std::nullopt);

}  // namespace tidtam::transforms
