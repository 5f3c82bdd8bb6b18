#pragma once

#include <string>

#include "pipeline/model/unit.hpp"
#include "pipeline/report/phrases.hpp"

namespace tidtam::report {

/// What tables and sentences call a unit: `สพป.ศรีสะเกษ เขต 1`, and a school with its kind: `โรงเรียนบ้านดง`.
[[nodiscard]] std::string called(const model::Unit& unit, const Phrases& phrases);

/// The name that heads a report or a receipt: `สำนักงานศึกษาธิการจังหวัดศรีสะเกษ`, `โรงเรียนบ้านดง`.
[[nodiscard]] std::string formal_name(const model::Unit& unit, const Phrases& phrases);

}  // namespace tidtam::report
