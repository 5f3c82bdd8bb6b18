// The roll-up of a whole country's year up both lines, each scorecard made and judged, against a bare scan of the same
// values.
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <benchmark/benchmark.h>

#include "transforms/measure/measure.hpp"

namespace tidtam::transforms {
namespace {

constexpr std::size_t kSchools = 24'000;
constexpr std::size_t kEsaos = 245;
constexpr std::size_t kClusters = 20;
constexpr std::size_t kProvinces = 77;
constexpr std::size_t kRegions = 18;
constexpr std::size_t kIndicators = 50;

std::string numbered(const char* prefix, std::size_t number) {
  return prefix + std::to_string(100'000 + number);
}

model::UnitTree country() {
  std::vector<model::Unit> units;
  std::vector<model::UnitTree::Parent> parents;
  const auto add = [&](std::string code, model::UnitKind kind) {
    units.emplace_back();
    units.back().code = std::move(code);
    units.back().kind = kind;
  };
  add("OBEC", model::UnitKind::obec);
  add("OPS", model::UnitKind::ops);
  const auto add_level = [&](const char* prefix, std::size_t count, model::UnitKind kind, model::Line line,
                             const char* above, std::size_t above_count) {
    for (std::size_t i = 0; i < count; ++i) {
      add(numbered(prefix, i), kind);
      parents.push_back({line, numbered(prefix, i), above_count == 0 ? above : numbered(above, i % above_count)});
    }
  };
  add_level("CLU", kClusters, model::UnitKind::cluster, model::Line::obec, "OBEC", 0);
  add_level("E", kEsaos, model::UnitKind::esao, model::Line::obec, "CLU", kClusters);
  add_level("REO", kRegions, model::UnitKind::region, model::Line::moe, "OPS", 0);
  add_level("PEO", kProvinces, model::UnitKind::province, model::Line::moe, "REO", kRegions);
  add_level("S", kSchools, model::UnitKind::school, model::Line::obec, "E", kEsaos);
  for (std::size_t i = 0; i < kSchools; ++i)
    parents.push_back({model::Line::moe, numbered("S", i), numbered("PEO", i % kProvinces)});
  return {std::move(units), parents};
}

IndicatorCatalogue catalogue() {
  std::vector<model::Indicator> indicators(kIndicators);
  std::vector<model::Target> targets;
  for (std::size_t i = 0; i < kIndicators; ++i) {
    indicators[i].id = numbered("I", i);
    indicators[i].title = indicators[i].short_title = indicators[i].id;
    indicators[i].scale = model::ScoreScale{{10, 20, 30, 40, 50}, "2560", "", ""};
    targets.push_back({indicators[i].id, "", "", 2560, 0, 0, 40, {}, ""});
  }
  return {std::move(indicators), std::move(targets)};
}

/// Each school's 50 values one after another, as the store gives them: 1.2 million.
std::vector<model::IndicatorValue> values_of(const model::UnitTree& tree) {
  std::mt19937 random(2565);
  std::vector<model::IndicatorValue> values;
  values.reserve(kSchools * kIndicators);
  for (std::size_t school = 0; school < kSchools; ++school) {
    for (std::size_t i = 0; i < kIndicators; ++i) {
      model::IndicatorValue& value = values.emplace_back();
      value.unit = value.source_unit = tree.find(numbered("S", school));
      value.indicator = numbered("I", i);
      value.period = "AY2565S1";
      value.numerator = base::Decimal::of_integer(static_cast<std::int64_t>(random() % 400));
      value.denominator = base::Decimal::of_integer(400);
      value.state = model::ValueState::value;
      value.layout = "indicators";
    }
  }
  return values;
}

void BareScan(benchmark::State& state) {
  const auto tree = country();
  const auto values = values_of(tree);
  for (auto _ : state) {
    std::int64_t sum = 0;
    for (const auto& value : values)
      sum += value.numerator->millionths() + static_cast<std::int64_t>(value.indicator.size() + value.unit);
    benchmark::DoNotOptimize(sum);
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(values.size()));
}
BENCHMARK(BareScan)->Unit(benchmark::kMillisecond);

void RollUpOfACountry(benchmark::State& state) {
  const auto tree = country();
  const auto values = values_of(tree);
  const auto indicators = catalogue();
  const Expectation expectation(tree, {{"", "I100000", model::UnitKind::school, ""}});
  std::size_t cards = 0;
  for (auto _ : state) {
    cards = 0;
    roll_up(tree, values, indicators, expectation, {}, {}, [&cards](model::Scorecard&& card) {
      benchmark::DoNotOptimize(card.value);
      ++cards;
    });
  }
  state.counters["scorecards"] = static_cast<double>(cards);
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(values.size()));
}
BENCHMARK(RollUpOfACountry)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace tidtam::transforms
