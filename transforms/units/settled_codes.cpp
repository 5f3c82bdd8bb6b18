#include "transforms/units/settled_codes.hpp"

#include "pipeline/thai/key.hpp"
#include "transforms/units/name_forms.hpp"

namespace tidtam::transforms {

bool is_unit_kind(std::string_view kind) {
  return kind == "unit" || kind == "school";
}

std::string answer_key(std::string_view kind, std::string_view raw) {
  return is_unit_kind(kind) ? school_key(raw) : std::string(kind) + '\t' + thai::match_key(raw);
}

const SettledName* settled_code(const SettledNames& names, std::string_view kind, std::string_view raw,
                                model::UnitIndex unit, const model::UnitTree& units) {
  for (const SettledName& settled : names.find(answer_key(kind, raw))) {
    const bool is_of_unit =
        settled.sender == model::kNoUnit || (unit != model::kNoUnit && units.is_within(unit, settled.sender));
    if (is_of_unit && settled.answer.submission.empty()) return &settled;
  }
  return nullptr;
}

}  // namespace tidtam::transforms
