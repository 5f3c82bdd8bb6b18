#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "pipeline/model/unit.hpp"
#include "transforms/units/key_index.hpp"
#include "transforms/units/register.hpp"

namespace tidtam::transforms {

/// Reads names of offices by their parts (DOMAIN A.5): kind, provinces, number. `สพป.ศก.1`, `เขตพื้นที่การศึกษาประถมศึกษา
/// ศรีสะเกษ เขต ๑` and `Sisaket 1` are one office. Immutable.
class OfficeNames {
 public:
  explicit OfficeNames(const UnitRegister& units);

  /// Offices that the name may mean, ordered; empty where it names none. `key` is a match key.
  [[nodiscard]] std::vector<model::UnitIndex> find(std::string_view key) const;
  /// Whether the name begins as the name of an office does, whatever follows.
  [[nodiscard]] static bool begins_like_office(std::string_view key);
  /// The code of the province that this text names, with or without `จังหวัด`, in full, in short or in English.
  [[nodiscard]] std::optional<std::string> province_code(std::string_view key) const;

 private:
  enum class Kind : std::uint8_t { primary, secondary, area, province, region, cluster, none };
  struct Reading {
    Kind kind = Kind::none;
    std::vector<std::string> provinces;  ///< codes, sorted
    std::string zone;
  };
  [[nodiscard]] std::optional<Reading> read(std::string_view key) const;
  [[nodiscard]] bool read_provinces(std::string_view rest, std::vector<std::string>& provinces) const;
  [[nodiscard]] std::vector<model::UnitIndex> offices_of(const Reading& reading) const;
  [[nodiscard]] std::vector<model::UnitIndex> secondary_of(const Reading& reading) const;
  static Kind take_kind(std::string_view& key);
  void add_area(const model::Unit& unit, model::UnitIndex index);

  std::vector<std::pair<std::string, std::string>> province_words_;  ///< key and code, longest first
  std::unordered_map<std::string, std::string> province_of_;
  KeyIndex offices_;  ///< by `primary|33|1`, `secondary|33`, `province|33`, `region||14` …
  KeyIndex old_zones_;
};

}  // namespace tidtam::transforms
