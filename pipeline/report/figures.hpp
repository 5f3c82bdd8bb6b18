#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "pipeline/model/report.hpp"
#include "pipeline/report/inputs.hpp"

namespace tidtam::report {

/// One printed indicator of a unit: the card of the current period and what stood there before.
struct Figure {
  const model::Indicator* indicator = nullptr;
  const model::Scorecard* card = nullptr;
  const model::Scorecard* previous = nullptr;  ///< of the period just before, where both have a value
  std::string title;
  bool is_part = false;  ///< a dimension of the figure above it

  /// Against the period before, where both stand on about the same units.
  [[nodiscard]] std::optional<double> change() const;
};

/// Whether two rounds were reported by about as many units, so that a difference says something: 959 pupils of one
/// service area and 4,825 of three are no rise.
[[nodiscard]] bool stands_on_like(const model::Scorecard& earlier, const model::Scorecard& later);

/// The figures of a unit on a line in catalogue order, totals before their dimensions. `only` empty: all.
[[nodiscard]] std::vector<Figure> figures_of(const InputIndex& index, model::Line line, model::UnitIndex unit,
                                             std::span<const std::string> only = {});

/// `33010001/I17;sex=male/AY2568@obec`: the reference by which a figure is known everywhere, and its anchor.
[[nodiscard]] std::string reference_of(const model::UnitTree& units, const model::Scorecard& card);
/// The value as it is printed, or the word for why there is none.
[[nodiscard]] std::string value_text(const Figure& figure, const Phrases& phrases);
[[nodiscard]] std::string value_text(const model::Indicator& indicator, const model::Scorecard& card,
                                     const Phrases& phrases);
/// Whether the catalogue gives the indicator in per cent.
[[nodiscard]] bool is_percentage(const model::Indicator& indicator);
/// The unit of measure in the report's language.
[[nodiscard]] std::string unit_word(const model::Indicator& indicator, const Phrases& phrases);
/// `ร้อยละ 48.20`, `63 คน`.
[[nodiscard]] std::string value_with_unit(const Figure& figure, const Phrases& phrases);
/// The word beside a light.
[[nodiscard]] const std::string& light_text(model::Light light, const Phrases& phrases);
/// How grave a light is: red 4 … green 1, none 0.
[[nodiscard]] int gravity_of(model::Light light);
/// Values of up to `count` periods up to the current one, oldest first; nullptr where too few or too many reported to
/// be compared with the current one.
[[nodiscard]] std::vector<const model::Scorecard*> history_of(const InputIndex& index, const Figure& figure,
                                                              std::size_t count);

}  // namespace tidtam::report
