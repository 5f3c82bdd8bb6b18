#include "transforms/indicators/indicator_catalogue.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "pipeline/base/error.hpp"
#include "pipeline/base/files.hpp"
#include "pipeline/thai/key.hpp"

namespace tidtam::transforms {

namespace {
/// The quarter or semester that a period lies in; 0 for a whole year.
int target_part(const model::Period& period) {
  using enum model::PeriodKind;
  if (period.kind == fiscal_month || period.kind == fiscal_round) return (period.part + 2) / 3;
  return period.part;
}

bool is_in_force(const model::Target& target, int year) {
  return target.year_from <= year && (target.year_to == 0 || year <= target.year_to);
}
}  // namespace

IndicatorCatalogue IndicatorCatalogue::load(const spec::Catalogue& catalogue) {
  std::vector<model::Indicator> indicators;
  for (const auto& path : catalogue.files("indicators", ".yaml")) {
    indicators.push_back(read_indicator(spec::Node::load(path), path.stem().string()).indicator);
  }
  const auto targets = catalogue.file("indicators", "targets.csv");
  return {std::move(indicators), read_targets(base::read_file(targets), targets.string())};
}

IndicatorCatalogue::IndicatorCatalogue(std::vector<model::Indicator> indicators, std::vector<model::Target> targets)
    : indicators_(std::move(indicators)), targets_(std::move(targets)) {
  std::ranges::sort(indicators_, {}, &model::Indicator::id);
  for (std::size_t i = 0; i < indicators_.size(); ++i) {
    if (!by_id_.emplace(indicators_[i].id, i).second) {
      throw ConfigurationError(fmt::format("indicator {} is declared twice", indicators_[i].id));
    }
    add_name(indicators_[i].id, i);
    add_name(indicators_[i].title, i);
    add_name(indicators_[i].short_title, i);
    for (const auto& variant : indicators_[i].variants) add_name(variant, i);
  }
  std::ranges::stable_sort(targets_, {}, &model::Target::indicator);
  for (const auto& target : targets_) {
    if (!by_id_.contains(target.indicator)) {
      throw ConfigurationError(fmt::format("targets.csv: there is no indicator '{}'", target.indicator));
    }
  }
}

void IndicatorCatalogue::add_name(std::string_view name, std::size_t position) {
  const auto [entry, is_new] = by_key_.emplace(thai::match_key(name), position);
  if (is_new || entry->second == position) return;
  throw ConfigurationError(fmt::format("indicators {} and {} are both called '{}'; an officer's row could mean either",
                                       indicators_[entry->second].id, indicators_[position].id, name));
}

const model::Indicator* IndicatorCatalogue::find(std::string_view id) const {
  const auto found = by_id_.find(std::string(id));
  return found == by_id_.end() ? nullptr : &indicators_[found->second];
}

const model::Indicator* IndicatorCatalogue::find_by_name(std::string_view name) const {
  const auto found = by_key_.find(thai::match_key(name));
  return found == by_key_.end() ? nullptr : &indicators_[found->second];
}

std::vector<const model::Target*> IndicatorCatalogue::targets(std::string_view indicator, std::string_view dimension,
                                                              const model::Period& period) const {
  std::vector<const model::Target*> in_force;
  const model::Indicator* described = find(indicator);
  if (described == nullptr) return in_force;
  const bool total_speaks_for_parts = described->aggregation != model::Aggregation::sum;
  const int part = target_part(period);
  for (const auto& target : std::ranges::equal_range(targets_, indicator, {}, &model::Target::indicator)) {
    const bool fits_dimension = target.dimension == dimension || (target.dimension.empty() && total_speaks_for_parts);
    const bool fits_time = is_in_force(target, period.year) && (target.part == 0 || target.part == part);
    if (fits_dimension && fits_time) in_force.push_back(&target);
  }
  std::ranges::stable_sort(in_force, std::ranges::greater{}, [](const model::Target* target) {
    return std::tuple(!target->unit_code.empty(), !target->dimension.empty(), target->part != 0, target->year_from);
  });
  return in_force;
}

const model::Target* IndicatorCatalogue::target(std::string_view indicator, std::string_view dimension,
                                                std::string_view unit_code, const model::Period& period) const {
  return target_for(targets(indicator, dimension, period), unit_code);
}

const model::Target* target_for(const std::vector<const model::Target*>& targets, std::string_view unit_code) {
  const auto found = std::ranges::find_if(targets, [unit_code](const model::Target* target) {
    return target->unit_code.empty() || target->unit_code == unit_code;
  });
  return found == targets.end() ? nullptr : *found;
}

}  // namespace tidtam::transforms
