#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/model/unit.hpp"
#include "transforms/units/office_names.hpp"
#include "transforms/units/register.hpp"
#include "transforms/units/spelling_map.hpp"

namespace tidtam::transforms {

/// A province or an amphoe by number, so that the places of many schools compare at once.
using PlaceNumber = std::uint32_t;
constexpr PlaceNumber kNoPlace = 0;              ///< none is said or known
constexpr PlaceNumber kElsewhere = 0xFFFF'FFFF;  ///< one that no school of the register lies in

/// Where a school lies, or what a sheet says of it.
struct Place {
  PlaceNumber province = kNoPlace;
  PlaceNumber amphoe = kNoPlace;
  bool is_school = false;  ///< of a unit
  bool is_town = false;    ///< of a school: its amphoe is the town's; of what is said: `เมือง` and no more

  [[nodiscard]] bool has_amphoe() const { return amphoe != kNoPlace; }
};

/// `เมือง` alone is the amphoe of the province's town.
[[nodiscard]] inline bool is_same_amphoe(const Place& said, const Place& known) {
  return said.amphoe == known.amphoe || (said.is_town && known.is_town);
}

/// Where the schools of a register lie.
class SchoolPlaces {
 public:
  SchoolPlaces(const UnitRegister& units, const OfficeNames& offices);

  /// Of a school; nothing for other units.
  [[nodiscard]] const Place& of(model::UnitIndex unit) const { return places_[unit]; }
  /// What an amphoe and a province beside a name mean, however they are spelt; either may be empty. A province that
  /// there is not says nothing.
  [[nodiscard]] Place said(std::string_view amphoe, std::string_view province, const OfficeNames& offices) const;
  [[nodiscard]] const std::vector<model::UnitIndex>& schools_of(PlaceNumber province) const;

 private:
  [[nodiscard]] PlaceNumber amphoe_number(std::string_view key) const;
  [[nodiscard]] PlaceNumber province_number(std::string_view name, const OfficeNames& offices) const;

  PlaceNumber town_ = kNoPlace;  // of `เมือง` alone
  std::vector<Place> places_;    // by unit
  std::unordered_map<std::string, PlaceNumber> amphoes_;
  std::unordered_map<std::string, PlaceNumber> provinces_;
  // As the register spells them, which need no key to be made of them.
  SpellingMap<Place> spelt_amphoes_;
  SpellingMap<PlaceNumber> spelt_provinces_;
  std::vector<std::vector<model::UnitIndex>> schools_;  // by province
};

}  // namespace tidtam::transforms
