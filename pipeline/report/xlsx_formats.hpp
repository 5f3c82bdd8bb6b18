#pragma once

#include <xlsxwriter.h>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>

#include "pipeline/model/scorecard.hpp"

namespace tidtam::report {

enum class Weight : std::uint8_t { plain, bold };
enum class Place : std::uint8_t { left, right, center };
enum class Rule : std::uint8_t { none, under_row, under_head, total };

/// How a cell of the workbook looks; equal looks share one format.
struct CellLook {
  Weight weight = Weight::plain;
  Place place = Place::left;
  Rule rule = Rule::none;
  int size = 16;
  std::string number_format = {};
  std::optional<model::Light> tint = {};
  std::uint32_t ink = 0x16202C;
  auto operator<=>(const CellLook&) const = default;
};

/// The formats of one workbook, made once each.
class Formats {
 public:
  explicit Formats(lxw_workbook* workbook) : workbook_(workbook) {}
  [[nodiscard]] lxw_format* of(const CellLook& look);

 private:
  lxw_workbook* workbook_;  // not owned: closed by whoever opened it
  std::map<CellLook, lxw_format*> made_;
};

/// `#,##0.00`.
[[nodiscard]] std::string number_format_of(int decimals);
/// Shows a true date in the Buddhist era.
constexpr const char* kBuddhistDate = "[$-107041E]d mmm yyyy";
[[nodiscard]] std::uint32_t ink_of(model::Light light);

}  // namespace tidtam::report
