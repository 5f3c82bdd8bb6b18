#pragma once

#include <optional>

#include "pipeline/model/period.hpp"

/// The conversions between kinds of period that exist. There is no other: a year of one kind is never a year of
/// another.
namespace tidtam::transforms {

/// The semester that runs, or ran last, at the end of a fiscal quarter, by the regulation's terms (DOMAIN E.1): Q1 ends
/// in December and Q2 in March, both in semester 2 of the academic year that began the May before; Q3 ends in June and
/// Q4 in September, both in semester 1 of the academic year that has the fiscal year's number. Nothing for other kinds.
[[nodiscard]] std::optional<model::Period> semester_at_quarter_end(const model::Period& quarter);
/// The academic year of semester_at_quarter_end.
[[nodiscard]] std::optional<model::Period> academic_year_at_quarter_end(const model::Period& quarter);
/// The fiscal quarter that ends with the months of a round: R6 → Q2, R9 → Q3, R12 → Q4. Nothing for other kinds.
[[nodiscard]] std::optional<model::Period> quarter_at_round_end(const model::Period& round);
/// The fiscal quarter of a fiscal month; nothing for other kinds.
[[nodiscard]] std::optional<model::Period> quarter_of_month(const model::Period& month);

}  // namespace tidtam::transforms
