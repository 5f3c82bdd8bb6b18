#pragma once

#include <string>
#include <string_view>

#include "pipeline/model/report.hpp"

namespace tidtam::report {

/// Finished inline SVG with its text alternative; all text in it is escaped.
[[nodiscard]] std::string bullet_svg(const model::Bullet& bullet, std::string_view alternative);
[[nodiscard]] std::string trend_svg(const model::Trend& trend, std::string_view alternative);
[[nodiscard]] std::string timeline_svg(const model::Timeline& timeline, std::string_view alternative);
[[nodiscard]] std::string share_svg(const model::ShareBar& bar);
[[nodiscard]] std::string line_chart_svg(const model::LineChart& chart);
/// `g`, `y`, `o`, `r`, `n`: the class of a light in the style sheet, and its shape's id.
[[nodiscard]] const char* light_class(model::Light light);
[[nodiscard]] std::string escape_html(std::string_view text);

}  // namespace tidtam::report
