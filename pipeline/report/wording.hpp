#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pipeline/base/clock.hpp"
#include "pipeline/base/date.hpp"
#include "pipeline/model/period.hpp"
#include "pipeline/report/phrases.hpp"

namespace tidtam::report {

/// `1,234.50`; rounded half away from zero as people round by hand; a minus sign before negatives.
[[nodiscard]] std::string number_text(double number, int decimals);
/// `1,234`.
[[nodiscard]] std::string count_text(std::uint64_t count);
/// Satang as baht: `1,234.50`.
[[nodiscard]] std::string money_text(std::int64_t satang);
/// `15 มี.ค. 2569`: year in the Buddhist era; in English the Common Era.
[[nodiscard]] std::string date_text(base::Date date, const Phrases& phrases);
/// `15 มีนาคม 2569 เวลา 01.10 น.`
[[nodiscard]] std::string moment_text(base::Seconds moment, const Phrases& phrases);
/// `ปีงบประมาณ พ.ศ. 2569 ไตรมาสที่ 2`.
[[nodiscard]] std::string period_text(const model::Period& period, const Phrases& phrases);
/// `Q2/2569`, short enough for an axis.
[[nodiscard]] std::string short_period_text(std::string_view code, const Phrases& phrases);
/// Orders Thai names as a dictionary does: leading vowels behind their consonant, tone marks last.
[[nodiscard]] std::string thai_sort_key(std::string_view name);
/// Width in letters: marks above and below a consonant take no room.
[[nodiscard]] std::size_t cluster_width(std::string_view text);

}  // namespace tidtam::report
