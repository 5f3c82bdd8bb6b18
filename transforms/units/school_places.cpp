#include "transforms/units/school_places.hpp"

#include "pipeline/thai/key.hpp"
#include "transforms/units/place_keys.hpp"

namespace tidtam::transforms {

namespace {
constexpr std::string_view kTown = "เมือง";

/// The number of a key, which it gets where it has none yet.
PlaceNumber number_for(std::string key, std::unordered_map<std::string, PlaceNumber>& numbers) {
  if (key.empty()) return kNoPlace;
  const auto next = static_cast<PlaceNumber>(numbers.size() + 1);
  return numbers.try_emplace(std::move(key), next).first->second;
}
}  // namespace

SchoolPlaces::SchoolPlaces(const UnitRegister& units, const OfficeNames& offices) {
  town_ = number_for(std::string(kTown), amphoes_);
  places_.resize(units.tree.size());
  std::unordered_map<std::string_view, Place> amphoes;
  for (model::UnitIndex index = 0; index < units.tree.size(); ++index) {
    const model::Unit& unit = units.tree.unit(index);
    if (unit.kind != model::UnitKind::school) continue;
    const auto [spelt, is_new] = amphoes.try_emplace(unit.amphoe);
    if (is_new) {
      const std::string key = amphoe_key(unit.amphoe);
      spelt->second = {kNoPlace, number_for(key, amphoes_), true, key.starts_with(kTown)};
      spelt_amphoes_.add(unit.amphoe, spelt->second);
    }
    places_[index] = spelt->second;
    places_[index].province = number_for(unit.province_code, provinces_);
    schools_.resize(provinces_.size() + 1);
    schools_[places_[index].province].push_back(index);
  }
  spelt_amphoes_.close();
  for (const Province& province : units.provinces)
    spelt_provinces_.add(province.name, province_number(province.name, offices));
  spelt_provinces_.close();
}

PlaceNumber SchoolPlaces::amphoe_number(std::string_view key) const {
  if (key.empty()) return kNoPlace;
  const auto found = amphoes_.find(std::string(key));
  return found != amphoes_.end() ? found->second : kElsewhere;
}

PlaceNumber SchoolPlaces::province_number(std::string_view name, const OfficeNames& offices) const {
  const auto code = offices.province_code(thai::match_key(name));
  if (!code) return kNoPlace;
  const auto found = provinces_.find(*code);
  return found != provinces_.end() ? found->second : kElsewhere;
}

Place SchoolPlaces::said(std::string_view amphoe, std::string_view province, const OfficeNames& offices) const {
  Place place;
  if (!amphoe.empty()) {
    if (const Place* spelt = spelt_amphoes_.find(amphoe)) {
      place = *spelt;
      place.is_town = place.amphoe == town_;
    } else {
      const std::string key = amphoe_key(amphoe);
      place = {kNoPlace, amphoe_number(key), false, key == kTown};
    }
  }
  if (!province.empty()) {
    const PlaceNumber* spelt = spelt_provinces_.find(province);
    place.province = spelt != nullptr ? *spelt : province_number(province, offices);
  }
  return place;
}

const std::vector<model::UnitIndex>& SchoolPlaces::schools_of(PlaceNumber province) const {
  static const std::vector<model::UnitIndex> nothing;
  return province < schools_.size() ? schools_[province] : nothing;
}

}  // namespace tidtam::transforms
