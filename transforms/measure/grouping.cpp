#include "transforms/measure/grouping.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <unordered_map>

namespace tidtam::transforms {

namespace {
constexpr std::uint32_t kUnknown = 0xFFFF'FFFF;

/// Small numbers for words. Values come in runs of equal words, so the last one is tried first.
class WordNumbers {
 public:
  std::uint32_t number_of(std::string_view word) {
    if (word == last_word_ && !numbers_.empty()) return last_number_;
    last_number_ = numbers_.try_emplace(word, static_cast<std::uint32_t>(numbers_.size())).first->second;
    last_word_ = word;
    return last_number_;
  }

 private:
  std::unordered_map<std::string_view, std::uint32_t> numbers_;
  std::string_view last_word_;
  std::uint32_t last_number_ = 0;
};

/// A number for each distinct (indicator, dimension, period), in order of appearance.
class GroupNumbers {
 public:
  std::uint32_t number_of(const model::IndicatorValue& value, std::uint32_t position) {
    const Key key{indicators_.number_of(value.indicator), dimensions_.number_of(value.dimension),
                  periods_.number_of(value.period)};
    if (key == last_key_ && !samples_.empty()) return last_number_;
    const auto [entry, is_new] = numbers_.try_emplace(key, static_cast<std::uint32_t>(samples_.size()));
    if (is_new) samples_.push_back(position);
    last_key_ = key;
    last_number_ = entry->second;
    return last_number_;
  }
  [[nodiscard]] const std::vector<std::uint32_t>& samples() const { return samples_; }

 private:
  struct Key {
    std::uint32_t indicator = 0;
    std::uint32_t dimension = 0;
    std::uint32_t period = 0;
    bool operator==(const Key&) const = default;
  };
  struct KeyHash {
    std::size_t operator()(const Key& key) const {
      return (std::size_t{key.indicator} * 0x9E37'79B1U + key.dimension) * 0x85EB'CA6BU + key.period;
    }
  };
  WordNumbers indicators_;
  WordNumbers dimensions_;
  WordNumbers periods_;
  std::unordered_map<Key, std::uint32_t, KeyHash> numbers_;
  std::vector<std::uint32_t> samples_;
  Key last_key_;
  std::uint32_t last_number_ = 0;
};
}  // namespace

GroupedValues::GroupedValues(std::span<const model::IndicatorValue> values, const IndicatorCatalogue& catalogue) {
  GroupNumbers numbers;
  std::vector<std::uint32_t> group_of(values.size());
  std::vector<std::uint32_t> counts;
  for (std::uint32_t i = 0; i < values.size(); ++i) {
    group_of[i] = numbers.number_of(values[i], i);
    if (group_of[i] >= counts.size()) counts.resize(group_of[i] + 1, 0);
    ++counts[group_of[i]];
  }
  std::vector<std::uint32_t> order(counts.size());
  for (std::uint32_t group = 0; group < order.size(); ++group) order[group] = group;
  std::ranges::sort(order, {}, [&](std::uint32_t group) {
    const auto& sample = values[numbers.samples()[group]];
    return std::tuple<std::string_view, std::string_view, std::string_view>(sample.indicator, sample.dimension,
                                                                            sample.period);
  });
  std::vector<std::uint32_t> next(counts.size(), kUnknown);
  std::uint32_t begin = 0;
  positions_.resize(values.size());
  for (const std::uint32_t group : order) {
    const std::uint32_t sample = numbers.samples()[group];
    const model::Indicator* indicator = catalogue.find(values[sample].indicator);
    if (indicator == nullptr) continue;
    next[group] = begin;
    groups_.push_back(
        ValueGroup{indicator, sample, std::span<const std::uint32_t>(positions_).subspan(begin, counts[group])});
    begin += counts[group];
  }
  for (std::uint32_t i = 0; i < values.size(); ++i) {
    if (next[group_of[i]] != kUnknown) positions_[next[group_of[i]]++] = i;
  }
}

bool takes_precedence(std::span<const model::IndicatorValue> values, std::span<const std::uint32_t> precedence,
                      std::uint32_t challenger, std::uint32_t holder) {
  const auto rank = [&](std::uint32_t position) {
    const model::IndicatorValue& value = values[position];
    return std::tuple(value.state != model::ValueState::not_reported, value.source_unit == value.unit,
                      value.layout == "indicators", precedence.empty() ? 0U : precedence[position], value.submission,
                      value.fact, std::string_view(value.cell));
  };
  return rank(challenger) > rank(holder);
}

}  // namespace tidtam::transforms
