#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/base/decimal.hpp"
#include "pipeline/model/indicator.hpp"
#include "pipeline/spec/catalogue.hpp"
#include "pipeline/spec/node.hpp"

namespace tidtam::transforms {

/// What an indicator file says that its formula gives; a test runs every one of them.
struct IndicatorExample {
  std::optional<base::Decimal> numerator;
  std::optional<base::Decimal> denominator;
  std::optional<double> expected;  ///< nothing: not available
  std::string where;               ///< `file:line`
};

struct IndicatorFile {
  model::Indicator indicator;
  std::vector<IndicatorExample> examples;
};

/// Reads `transforms/indicators/<id>.yaml`. Throws ConfigurationError at unknown keys and words, a file that is not
/// named after its id, a scale whose thresholds do not run one way, fewer than two examples.
[[nodiscard]] IndicatorFile read_indicator(const spec::Node& file, std::string_view file_stem);
/// Reads `targets.csv`: indicator,dimension,unit_code,year_from,year_to,part,value,upper,source. `name` stands for the
/// file in messages.
[[nodiscard]] std::vector<model::Target> read_targets(std::string_view csv, std::string_view name);

/// All indicators and their targets.
class IndicatorCatalogue {
 public:
  static IndicatorCatalogue load(const spec::Catalogue& catalogue);
  /// Throws ConfigurationError at a repeated id, a name that two indicators share, a target of no indicator.
  IndicatorCatalogue(std::vector<model::Indicator> indicators, std::vector<model::Target> targets);

  /// Ordered by id.
  [[nodiscard]] const std::vector<model::Indicator>& indicators() const { return indicators_; }
  /// nullptr when there is none.
  [[nodiscard]] const model::Indicator* find(std::string_view id) const;
  /// By id, title, short title or variant, compared by match key; nullptr when nobody writes it so.
  [[nodiscard]] const model::Indicator* find_by_name(std::string_view name) const;

  /// The targets in force for any unit: of a unit before of all, of this dimension before the total's (a sum's total
  /// says nothing of its dimensions), of this quarter or semester before of the whole year, then the one that began
  /// later. Years are of the period's own kind; a month has the target of its quarter. First the most specific.
  [[nodiscard]] std::vector<const model::Target*> targets(std::string_view indicator, std::string_view dimension,
                                                          const model::Period& period) const;
  /// The one of them for this unit; nullptr when there is none.
  [[nodiscard]] const model::Target* target(std::string_view indicator, std::string_view dimension,
                                            std::string_view unit_code, const model::Period& period) const;

 private:
  void add_name(std::string_view name, std::size_t position);
  std::vector<model::Indicator> indicators_;
  std::vector<model::Target> targets_;  ///< ordered by indicator
  std::unordered_map<std::string, std::size_t> by_id_;
  std::unordered_map<std::string, std::size_t> by_key_;
};

/// The first of `targets` that holds for this unit; nullptr when there is none.
[[nodiscard]] const model::Target* target_for(const std::vector<const model::Target*>& targets,
                                              std::string_view unit_code);

}  // namespace tidtam::transforms
