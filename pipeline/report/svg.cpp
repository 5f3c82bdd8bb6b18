#include "pipeline/report/svg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "pipeline/report/wording.hpp"

namespace tidtam::report {
namespace {

std::string labelled(std::string_view css_class, std::string_view box, std::string_view alternative) {
  return fmt::format(R"(<svg class="{}" viewBox="{}" role="img" aria-label="{}">)", css_class, box,
                     escape_html(alternative));
}

/// One decimal is finer than any screen; whole numbers stay short.
std::string at(double position) {
  const double rounded = std::round(position * 10) / 10;
  return rounded == std::floor(rounded) ? fmt::format("{:.0f}", rounded == 0 ? 0.0 : rounded)
                                        : fmt::format("{:.1f}", rounded);
}

/// The next of 1, 2, 2.5, 5 times a power of ten.
double round_step(double rough) {
  const double power = std::pow(10.0, std::floor(std::log10(rough)));
  for (double factor : {1.0, 2.0, 2.5, 5.0}) {
    if (factor * power >= rough * (1 - 1e-9)) return factor * power;
  }
  return 10 * power;
}

/// Where a line chart puts things.
struct Plane {
  double left = 52;
  double right = 560;
  double top = 22;
  double bottom = 176;
  double highest = 1;
  std::size_t count = 2;

  [[nodiscard]] std::string x(std::size_t index) const { return at(x_of(index)); }
  [[nodiscard]] double x_of(std::size_t index) const {
    return left + (right - left) * static_cast<double>(index) / static_cast<double>(count - 1);
  }
  [[nodiscard]] double y_of(double value) const { return bottom - (bottom - top) * std::max(0.0, value) / highest; }
};

std::string path_of(const Plane& plane, const model::ChartSeries& series) {
  std::string path;
  bool pen_down = false;
  for (std::size_t i = 0; i < series.values.size(); ++i) {
    if (!series.values[i]) {
      pen_down = false;
      continue;
    }
    path += fmt::format("{}{} {}", pen_down ? "L" : "M", plane.x(i), at(plane.y_of(*series.values[i])));
    pen_down = true;
  }
  return path;
}

std::optional<std::size_t> last_known(const model::ChartSeries& series) {
  for (std::size_t i = series.values.size(); i > 0; --i) {
    if (series.values[i - 1]) return i - 1;
  }
  return std::nullopt;
}

std::string dots_of(const Plane& plane, const model::ChartSeries& series, std::string_view css_class) {
  std::string dots;
  for (std::size_t i = 0; i < series.values.size(); ++i) {
    if (!series.values[i]) continue;
    dots += fmt::format(R"(<circle class="{}" cx="{}" cy="{}" r="3"/>)", css_class, plane.x(i),
                        at(plane.y_of(*series.values[i])));
  }
  return dots;
}

std::string axis_of(const Plane& plane, double step) {
  std::string axis;
  const int decimals = step < 1 ? (step < 0.1 ? 2 : 1) : 0;
  for (double value = 0; value <= plane.highest * (1 + 1e-9); value += step) {
    const std::string y = at(plane.y_of(value));
    axis += fmt::format(R"(<path class="gr" d="M{} {}H{}"/><text x="{}" y="{}" text-anchor="end">{}</text>)",
                        at(plane.left), y, at(plane.right), at(plane.left - 8), at(plane.y_of(value) + 4),
                        number_text(value, decimals));
  }
  return axis;
}

/// Names stand at the ends of their lines, kept apart where the lines meet.
std::string end_labels(const Plane& plane, const model::LineChart& chart) {
  std::string labels;
  const auto result = last_known(chart.result);
  const auto target = last_known(chart.target);
  double result_y = result ? plane.y_of(*chart.result.values[*result]) : 0;
  double target_y = target ? plane.y_of(*chart.target.values[*target]) : 0;
  constexpr double kApart = 17;
  if (result && target && std::fabs(result_y - target_y) < kApart) {
    const double middle = (result_y + target_y) / 2;
    const bool target_above = target_y <= result_y;
    target_y = middle + (target_above ? -kApart : kApart) / 2;
    result_y = middle + (target_above ? kApart : -kApart) / 2;
  }
  const auto label = [&](const model::ChartSeries& series, std::size_t index, double y, std::string_view css_class) {
    labels += fmt::format(R"(<text class="{}" x="{}" y="{}">{} {}</text>)", css_class, at(plane.x_of(index) + 9),
                          at(y + 4), escape_html(series.name), number_text(*series.values[index], series.decimals));
  };
  if (target) label(chart.target, *target, target_y, "t");
  if (result) label(chart.result, *result, result_y, "b");
  return labels;
}

}  // namespace

const char* light_class(model::Light light) {
  switch (light) {
    case model::Light::green:
      return "g";
    case model::Light::yellow:
      return "y";
    case model::Light::orange:
      return "o";
    case model::Light::red:
      return "r";
    case model::Light::none:
      break;
  }
  return "n";
}

std::string escape_html(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (char letter : text) {
    switch (letter) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += letter;
    }
  }
  return out;
}

std::string bullet_svg(const model::Bullet& bullet, std::string_view alternative) {
  const double scale = 120 / (bullet.high - bullet.low);
  const auto position = [&](double value) { return std::clamp((value - bullet.low) * scale, 0.0, 120.0); };
  const double zero = position(0);
  const double end = position(bullet.value);
  std::string svg = labelled("bu", "0 0 120 16", alternative);
  svg += R"(<path class="bg" d="M0 5H120V11H0Z"/>)";
  svg += fmt::format(R"(<rect class="f{}" x="{}" y="5" width="{}" height="6"/>)", light_class(bullet.light),
                     at(std::min(zero, end)), at(std::max(std::fabs(end - zero), 1.5)));
  if (bullet.target) {
    const double tick = std::clamp(position(*bullet.target), 1.0, 119.0);
    svg += fmt::format(R"(<path class="tk" d="M{} 1V15"/>)", at(tick));
  }
  return svg + "</svg>";
}

std::string trend_svg(const model::Trend& trend, std::string_view alternative) {
  double low = 0;
  double high = 0;
  std::size_t known = 0;
  for (const auto& value : trend.values) {
    if (!value) continue;
    low = known == 0 ? *value : std::min(low, *value);
    high = known == 0 ? *value : std::max(high, *value);
    ++known;
  }
  std::string svg = labelled("sp", "0 0 84 26", alternative);
  if (known == 0) return svg + "</svg>";
  const double span = high - low;
  const double step = trend.values.size() > 1 ? 76.0 / static_cast<double>(trend.values.size() - 1) : 0;
  const double first = trend.values.size() > 1 ? 4 : 80;
  std::string path;
  double x = 0;
  double y = 0;
  bool pen_down = false;
  for (std::size_t i = 0; i < trend.values.size(); ++i) {
    if (!trend.values[i]) {
      pen_down = false;
      continue;
    }
    x = first + step * static_cast<double>(i);
    y = span > 0 ? 22 - 18 * (*trend.values[i] - low) / span : 13;
    path += fmt::format("{}{} {}", pen_down ? "L" : "M", at(x), at(y));
    pen_down = true;
  }
  return svg + fmt::format(R"(<path d="{}"/><circle cx="{}" cy="{}" r="2.6"/></svg>)", path, at(x), at(y));
}

std::string timeline_svg(const model::Timeline& timeline, std::string_view alternative) {
  constexpr double kWidth = 240;
  const double begin = timeline.begin * kWidth;
  const double width = (timeline.end - timeline.begin) * kWidth;
  std::string svg =
      fmt::format(R"(<svg class="ga" viewBox="0 0 240 18" preserveAspectRatio="none" role="img" aria-label="{}">)",
                  escape_html(alternative));
  svg += R"(<path class="gr" d="M0 0V18M60 0V18M120 0V18M180 0V18M240 0V18"/>)";
  svg += fmt::format(R"(<rect class="bg" x="{}" y="4" width="{}" height="10"/>)", at(begin), at(width));
  if (timeline.done > 0) {
    svg += fmt::format(R"(<rect class="f{}" x="{}" y="4" width="{}" height="10"/>)", light_class(timeline.light),
                       at(begin), at(width * timeline.done));
  }
  if (timeline.today) svg += fmt::format(R"(<path class="td" d="M{} 0V18"/>)", at(*timeline.today * kWidth));
  return svg + "</svg>";
}

std::string share_svg(const model::ShareBar& bar) {
  constexpr std::array<const char*, 4> kClasses{"pd", "ph", "pr", "pm"};
  std::uint64_t all = 0;
  for (const auto& part : bar.parts) all += part.count;
  std::string svg =
      fmt::format(R"(<svg class="sh" viewBox="0 0 1000 14" preserveAspectRatio="none" role="img" aria-label="{}">)",
                  escape_html(bar.text_alternative));
  double x = 0;
  for (const auto& part : bar.parts) {
    if (part.count == 0 || all == 0) continue;
    const double width = 1000.0 * static_cast<double>(part.count) / static_cast<double>(all);
    svg += fmt::format(R"(<rect class="{}" x="{}" y="0" width="{}" height="14"/>)",
                       kClasses[static_cast<std::size_t>(part.tone)], at(x), at(width));
    x += width;
  }
  return svg + "</svg>";
}

std::string line_chart_svg(const model::LineChart& chart) {
  Plane plane;
  plane.count = std::max<std::size_t>(2, chart.labels.size());
  double most = 0;
  for (const auto* series : {&chart.result, &chart.target}) {
    for (const auto& value : series->values) most = std::max(most, value.value_or(0));
  }
  const double step = round_step(most > 0 ? most / 4 : 0.25);
  plane.highest = step * std::ceil((most > 0 ? most : 1) / step * (1 - 1e-9));
  std::string svg = labelled("lc", "0 0 700 206", chart.text_alternative);
  svg += axis_of(plane, step);
  for (std::size_t i = 0; i < chart.labels.size(); ++i) {
    svg +=
        fmt::format(R"(<text x="{}" y="196" text-anchor="middle">{}</text>)", plane.x(i), escape_html(chart.labels[i]));
  }
  svg += fmt::format(R"(<path class="lt2" d="{}"/>)", path_of(plane, chart.target));
  svg += fmt::format(R"(<path class="lr" d="{}"/>)", path_of(plane, chart.result));
  svg += dots_of(plane, chart.target, "dt") + dots_of(plane, chart.result, "dr");
  return svg + end_labels(plane, chart) + "</svg>";
}

}  // namespace tidtam::report
