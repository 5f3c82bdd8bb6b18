#include "transforms/units/office_names.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include <fmt/format.h>

#include "pipeline/thai/key.hpp"
#include "transforms/units/letter_edits.hpp"

namespace tidtam::transforms {

namespace {
using Units = std::vector<model::UnitIndex>;

std::string primary_key(std::string_view province, std::string_view zone) {
  return fmt::format("primary|{}|{}", province, zone);
}
std::string secondary_key(std::string_view province) {
  return fmt::format("secondary|{}", province);
}

/// Words between kind, provinces and number that say nothing by themselves.
void drop_words(std::string& text) {
  for (const std::string_view word :
       {std::string_view("จังหวัด"), std::string_view("เขตพื้นที่"), std::string_view("เขตที่"), std::string_view("เขต"),
        std::string_view("ที่"), std::string_view("และ"), std::string_view(","), std::string_view("/")}) {
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at)) text.erase(at, word.size());
  }
}

/// Takes the one run of digits out of the text; false where there are several.
bool take_number(std::string& text, std::string& number) {
  const auto begin = text.find_first_of("0123456789");
  if (begin == std::string::npos) return true;
  auto end = text.find_first_not_of("0123456789", begin);
  if (end == std::string::npos) end = text.size();
  number = text.substr(begin, end - begin);
  number.erase(0, std::min(number.find_first_not_of('0'), number.size()));
  text.erase(begin, end - begin);
  return text.find_first_of("0123456789") == std::string::npos && !number.empty();
}

using ProvinceWords = std::vector<std::pair<std::string, std::string>>;

/// The one province whose name is written so but for a slip: one letter lost, doubled or swapped, or a like one.
std::string nearly_province(std::string_view text, const ProvinceWords& words) {
  constexpr std::size_t kFewestLetters = 4;  // an abbreviation is too short to tell
  constexpr double kOneSlip = 1;
  const std::u32string letters = letters_of(text);
  std::string found;
  for (const auto& [word, code] : words) {
    const std::u32string known = letters_of(word);
    if (known.size() < kFewestLetters || edits_between(letters, known, kOneSlip) > kOneSlip) continue;
    if (!found.empty() && found != code) return {};
    found = code;
  }
  return found;
}

/// The provinces of the text where its last one is written with a slip, behind at most one that is written right.
std::vector<std::string> nearly_provinces(std::string_view text, const ProvinceWords& words) {
  if (std::string only = nearly_province(text, words); !only.empty()) return {std::move(only)};
  for (const auto& [word, code] : words) {
    if (!text.starts_with(word)) continue;
    std::string second = nearly_province(text.substr(word.size()), words);
    if (!second.empty()) return {code, std::move(second)};
  }
  return {};
}

Units common(const Units& left, const Units& right) {
  Units both;
  std::ranges::set_intersection(left, right, std::back_inserter(both));
  return both;
}
}  // namespace

OfficeNames::OfficeNames(const UnitRegister& units) {
  for (const Province& province : units.provinces) {
    const auto add = [&](std::string_view word) {
      const std::string key = thai::match_key(word);
      if (province_of_.try_emplace(key, province.code).second) province_words_.emplace_back(key, province.code);
    };
    add(province.name);
    if (!province.name_en.empty()) add(province.name_en);
    for (const std::string& word : province.abbreviations) add(word);
  }
  std::ranges::sort(province_words_, [](const auto& left, const auto& right) {
    return left.first.size() != right.first.size() ? left.first.size() > right.first.size() : left < right;
  });
  for (model::UnitIndex index = 0; index < units.tree.size(); ++index) {
    const model::Unit& unit = units.tree.unit(index);
    if (unit.kind == model::UnitKind::esao) add_area(unit, index);
    if (unit.kind == model::UnitKind::province) offices_.add("province|" + unit.province_code, index);
    const bool is_numbered = unit.kind == model::UnitKind::region || unit.kind == model::UnitKind::cluster;
    std::string zone;
    std::string name = thai::match_key(unit.name);
    if (is_numbered && take_number(name, zone) && !zone.empty()) {
      offices_.add(fmt::format("{}|{}", unit.kind == model::UnitKind::region ? "region" : "cluster", zone), index);
    }
  }
  for (const UnitName& name : units.names) {
    std::string key = thai::match_key(name.name);
    if (name.kind != "old_name" || !key.starts_with("สพม")) continue;
    std::string zone;
    if (take_number(key, zone)) old_zones_.add(zone, units.tree.find(name.unit_code));
  }
}

void OfficeNames::add_area(const model::Unit& unit, model::UnitIndex index) {
  const auto reading = read(thai::match_key(unit.short_name));
  if (!reading) return;
  for (const std::string& province : reading->provinces) {
    if (reading->kind == Kind::secondary) {
      offices_.add(secondary_key(province), index);
      if (!reading->zone.empty()) offices_.add(secondary_key(province) + "|" + reading->zone, index);
    } else {
      offices_.add(primary_key(province, reading->zone), index);
      if (!reading->zone.empty()) offices_.add(primary_key(province, ""), index);
    }
  }
}

OfficeNames::Kind OfficeNames::take_kind(std::string_view& key) {
  for (const std::string_view office :
       {std::string_view("สำนักงาน"), std::string_view("สนง"), std::string_view("ที่ทำการ")}) {
    if (key.starts_with(office)) key.remove_prefix(office.size());
  }
  static constexpr std::array<std::pair<std::string_view, Kind>, 26> kWords{{
      {"เขตพื้นที่การศึกษาประถมศึกษา", Kind::primary},
      {"เขตพื้นที่การศึกษามัธยมศึกษา", Kind::secondary},
      {"เขตพื้นที่ประถมศึกษา", Kind::primary},
      {"เขตพื้นที่มัธยมศึกษา", Kind::secondary},
      {"เขตพื้นที่การศึกษา", Kind::area},
      {"สพป", Kind::primary},
      {"สพม", Kind::secondary},
      {"สพท", Kind::area},
      {"ศึกษาธิการจังหวัด", Kind::province},
      {"ศธจังหวัด", Kind::province},
      {"ศธจ", Kind::province},
      {"ศึกษาธิการภาค", Kind::region},
      {"ศธภาค", Kind::region},
      {"ศธภ", Kind::region},
      {"reo", Kind::region},
      {"กลุ่มเขตตรวจราชการ", Kind::cluster},
      {"เขตตรวจราชการ", Kind::cluster},
      {"กลุ่มคลัสเตอร์", Kind::cluster},
      {"คลัสเตอร์", Kind::cluster},
      {"cluster", Kind::cluster},
      {"primaryeducationalserviceareaoffice", Kind::primary},
      {"secondaryeducationalserviceareaoffice", Kind::secondary},
      {"provincialeducationoffice", Kind::province},
      {"regionaleducationoffice", Kind::region},
      {"peo", Kind::province},
      {"clu", Kind::cluster},
  }};
  for (const auto& [word, kind] : kWords) {
    if (key.starts_with(word)) {
      key.remove_prefix(word.size());
      return kind;
    }
  }
  return Kind::none;
}

bool OfficeNames::begins_like_office(std::string_view key) {
  return key.starts_with("สำนักงาน") || key.starts_with("สนง") || take_kind(key) != Kind::none;
}

std::optional<OfficeNames::Reading> OfficeNames::read(std::string_view key) const {
  Reading reading;
  reading.kind = take_kind(key);
  std::string rest(key);
  if (!take_number(rest, reading.zone)) return std::nullopt;
  const bool said_zone = rest.find("เขต") != std::string::npos;
  drop_words(rest);
  if (!read_provinces(rest, reading.provinces)) {
    if (reading.kind != Kind::none) reading.provinces = nearly_provinces(rest, province_words_);
    if (reading.provinces.empty()) return std::nullopt;
  }
  std::ranges::sort(reading.provinces);
  // A province alone names no office; `ศรีสะเกษ 1` does.
  if (reading.kind == Kind::none && (reading.zone.empty() || reading.provinces.size() != 1)) return std::nullopt;
  if (reading.kind == Kind::none && said_zone) reading.kind = Kind::area;
  return reading;
}

/// Whether province names and abbreviations, one after another, are all there is in `rest`.
bool OfficeNames::read_provinces(std::string_view rest, std::vector<std::string>& provinces) const {
  if (rest.empty()) return true;
  for (const auto& [word, code] : province_words_) {
    if (!rest.starts_with(word)) continue;
    provinces.push_back(code);
    if (read_provinces(rest.substr(word.size()), provinces)) return true;
    provinces.pop_back();
  }
  return false;
}

Units OfficeNames::secondary_of(const Reading& reading) const {
  if (reading.provinces.empty()) return reading.zone.empty() ? Units{} : old_zones_.find(reading.zone);
  Units found;
  if (!reading.zone.empty() && reading.provinces.size() == 1) {
    found = offices_.find(secondary_key(reading.provinces[0]) + "|" + reading.zone);
    if (!found.empty()) return found;
  }
  if (!reading.zone.empty()) {
    // An old number with its provinces: those successors that cover one of them.
    for (const std::string& province : reading.provinces) {
      for (const auto unit : common(old_zones_.find(reading.zone), offices_.find(secondary_key(province)))) {
        if (std::ranges::find(found, unit) == found.end()) found.push_back(unit);
      }
    }
    std::ranges::sort(found);
    return found;
  }
  found = offices_.find(secondary_key(reading.provinces[0]));
  for (const std::string& province : reading.provinces) found = common(found, offices_.find(secondary_key(province)));
  return found;
}

Units OfficeNames::offices_of(const Reading& reading) const {
  const bool is_one = reading.provinces.size() == 1;
  switch (reading.kind) {
    case Kind::secondary:
      return secondary_of(reading);
    case Kind::primary:
    case Kind::area:
    case Kind::none:
      return is_one ? offices_.find(primary_key(reading.provinces[0], reading.zone)) : Units{};
    case Kind::province:
      if (reading.provinces.empty() && reading.zone.size() == 2) return offices_.find("province|" + reading.zone);
      return is_one && reading.zone.empty() ? offices_.find("province|" + reading.provinces[0]) : Units{};
    case Kind::region:
      return reading.provinces.empty() ? offices_.find("region|" + reading.zone) : Units{};
    case Kind::cluster:
      return reading.provinces.empty() ? offices_.find("cluster|" + reading.zone) : Units{};
  }
  return {};
}

Units OfficeNames::find(std::string_view key) const {
  const auto reading = read(key);
  return reading ? offices_of(*reading) : Units{};
}

std::optional<std::string> OfficeNames::province_code(std::string_view key) const {
  if (key.starts_with("จังหวัด")) key.remove_prefix(std::string_view("จังหวัด").size());
  auto found = province_of_.find(std::string(key));
  if (found == province_of_.end() && key.starts_with("จ")) {
    found = province_of_.find(std::string(key.substr(std::string_view("จ").size())));
  }
  if (found == province_of_.end()) return std::nullopt;
  return found->second;
}

}  // namespace tidtam::transforms
