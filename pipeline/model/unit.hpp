#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tidtam::model {

enum class UnitKind : std::uint8_t { school, network, esao, cluster, obec, province, region, ops, ministry };

/// `school`, `esao` …: the spelling of TABLES.md.
[[nodiscard]] std::string_view unit_kind_word(UnitKind kind);
[[nodiscard]] std::optional<UnitKind> parse_unit_kind(std::string_view word);

/// The two roll-up lines (DOMAIN A.3).
enum class Line : std::uint8_t { obec, moe };
constexpr std::array<Line, 2> kLines{Line::obec, Line::moe};
[[nodiscard]] std::string_view line_word(Line line);

/// A school or an office.
struct Unit {
  std::string code;
  UnitKind kind = UnitKind::school;
  std::string name;
  std::string short_name;
  std::string province_code;
  std::string amphoe;
  std::string affiliation;
  std::string levels;  ///< grades taught, letters of `kpluv`: kindergarten, primary, lower and upper secondary,
                       ///< vocational; empty where unknown
  std::string valid_from;
  std::string valid_to;
  std::string source;
};

using UnitIndex = std::uint32_t;
constexpr UnitIndex kNoUnit = 0xFFFF'FFFF;

/// All units of the register with their parents on both lines, ordered by code so that equal input gives equal output.
class UnitTree {
 public:
  struct Parent {
    Line line;
    std::string unit_code;
    std::string parent_code;
  };
  UnitTree() = default;
  UnitTree(UnitTree&&) = default;  // codes are looked up by views of its own units: movable, not copyable
  UnitTree& operator=(UnitTree&&) = default;
  UnitTree(const UnitTree&) = delete;
  UnitTree& operator=(const UnitTree&) = delete;
  /// Throws ConfigurationError on a repeated code, an unknown parent or a circle.
  UnitTree(std::vector<Unit> units, std::span<const Parent> parents);

  [[nodiscard]] std::size_t size() const { return units_.size(); }
  [[nodiscard]] const Unit& unit(UnitIndex index) const { return units_[index]; }
  [[nodiscard]] UnitIndex find(std::string_view code) const;
  [[nodiscard]] UnitIndex parent(Line line, UnitIndex index) const {
    return parents_[static_cast<std::size_t>(line)][index];
  }
  [[nodiscard]] std::span<const UnitIndex> children(Line line, UnitIndex index) const;
  /// Whether `index` is `ancestor` or lies below it on either line.
  [[nodiscard]] bool is_within(UnitIndex index, UnitIndex ancestor) const;
  /// Children before parents on this line; every unit once, those outside the line too.
  [[nodiscard]] std::span<const UnitIndex> bottom_up(Line line) const {
    return bottom_up_[static_cast<std::size_t>(line)];
  }

 private:
  std::vector<Unit> units_;
  std::unordered_map<std::string_view, UnitIndex> by_code_;
  std::array<std::vector<UnitIndex>, 2> parents_;
  std::array<std::vector<UnitIndex>, 2> children_;
  std::array<std::vector<std::uint32_t>, 2> child_begin_;
  std::array<std::vector<UnitIndex>, 2> bottom_up_;
};

}  // namespace tidtam::model
