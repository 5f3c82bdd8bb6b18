// Names to units over an invented register of 30,000 schools: exact names and aliases beside a bare look-up of their
// keys, and misspelt names, which are scored against the schools that could be meant.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "tests/support/invented_register.hpp"
#include "transforms/units/resolver.hpp"

namespace {
using namespace tidtam;

constexpr std::size_t kSchools = 30'000;
constexpr std::size_t kAsked = 4'096;

struct Asked {
  std::string name;
  transforms::NameContext context;
};

struct Nation {
  support::InventedRegister made{kSchools};
  transforms::UnitResolver resolver{made.units()};
  std::vector<Asked> exact;     ///< names and other names, as the register spells them
  std::vector<Asked> unique;    ///< those of them that one school alone bears
  std::vector<Asked> misspelt;  ///< a letter left out

  static const Nation& get() {
    static const Nation nation;
    return nation;
  }

 private:
  Nation() {
    const auto& tree = made.units().tree;
    std::unordered_map<std::string, int> bearers;
    for (model::UnitIndex unit = 0; unit < tree.size(); ++unit)
      ++bearers[transforms::forms_of(tree.unit(unit).name).bare];
    for (std::size_t at = 0; exact.size() < kAsked; ++at) {
      // Far apart, so that neither way finds its neighbour's memory warm.
      const auto index = static_cast<model::UnitIndex>(at * 7'919 % tree.size());
      const model::Unit& unit = tree.unit(index);
      if (unit.kind != model::UnitKind::school) continue;
      const transforms::NameContext place{unit.amphoe, province_of(unit.province_code), {}, model::kNoUnit};
      exact.push_back({(at % 2 == 0 ? "โรงเรียน" : "") + unit.name, place});
      if (bearers[transforms::forms_of(unit.name).bare] == 1) unique.push_back(exact.back());
      // The sixth letter left out: a slip of the pen that no key forgives.
      std::string slip = unit.name;
      slip.erase(15, 3);
      misspelt.push_back({std::move(slip), place});
    }
    for (const transforms::UnitName& alias : made.units().names) {
      if (exact.size() >= kAsked + kAsked / 4) break;
      const model::Unit& unit = tree.unit(tree.find(alias.unit_code));
      exact.push_back({alias.name, {unit.amphoe, province_of(unit.province_code), {}, model::kNoUnit}});
      if (bearers[transforms::forms_of(unit.name).bare] == 1) unique.push_back(exact.back());
    }
  }
  std::string province_of(const std::string& code) const {
    for (const auto& province : made.units().provinces) {
      if (province.code == code) return province.name;
    }
    return {};
  }
};

void look_up_key(benchmark::State& state) {
  const Nation& nation = Nation::get();
  std::unordered_map<std::string, std::uint32_t> keys;
  std::vector<std::string> asked;
  const auto& tree = nation.made.units().tree;
  for (model::UnitIndex unit = 0; unit < tree.size(); ++unit)
    keys.emplace(transforms::school_key(tree.unit(unit).name), 1U);
  for (const Asked& one : nation.exact) {
    asked.push_back(transforms::school_key(one.name));
    keys.emplace(asked.back(), 1U);
  }
  std::size_t at = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(keys.find(asked[at]));
    at = at + 1 < asked.size() ? at + 1 : 0;
  }
}
BENCHMARK(look_up_key);

void resolve(benchmark::State& state, const std::vector<Asked>& asked, bool with_place) {
  const Nation& nation = Nation::get();
  const transforms::NameContext nothing;
  std::size_t at = 0;
  std::size_t found = 0;
  for (auto _ : state) {
    const auto match = nation.resolver.by_name(asked[at].name, with_place ? asked[at].context : nothing);
    found += match.is_certain() ? 1U : 0U;
    at = at + 1 < asked.size() ? at + 1 : 0;
  }
  state.counters["certain"] = static_cast<double>(found) / static_cast<double>(state.iterations());
  state.SetItemsProcessed(state.iterations());
}
void resolve_exact_name(benchmark::State& state) {
  resolve(state, Nation::get().unique, false);
}
void resolve_exact_name_with_place(benchmark::State& state) {
  resolve(state, Nation::get().exact, true);
}
void resolve_misspelt_name_with_place(benchmark::State& state) {
  resolve(state, Nation::get().misspelt, true);
}
void resolve_misspelt_name(benchmark::State& state) {
  resolve(state, Nation::get().misspelt, false);
}
BENCHMARK(resolve_exact_name);
BENCHMARK(resolve_exact_name_with_place);
BENCHMARK(resolve_misspelt_name_with_place);
BENCHMARK(resolve_misspelt_name);

}  // namespace
