#include <benchmark/benchmark.h>

#include <filesystem>

#include "pipeline/report/build.hpp"
#include "pipeline/report/html.hpp"
#include "pipeline/report/xlsx.hpp"
#include "tests/support/invented_nation.hpp"

namespace tidtam::report {
namespace {

using tidtam::testing::InventedNation;

/// An ESAO of 250 schools and one of its schools; built once for all benchmarks of this file.
struct Country {
  InventedNation nation{333};
  ReportInputs inputs = nation.inputs();
  InputIndex index{inputs};
  std::vector<ReportSpec> specs = InventedNation::load_specs();
  HtmlRenderer renderer{InventedNation::html_templates()};

  [[nodiscard]] model::Report report_of(const char* code) const {
    const model::UnitIndex unit = nation.unit(code);
    return build_report(index, unit, *spec_for(specs, nation.units.unit(unit).kind));
  }
};

const Country& country() {
  static const Country kCountry;
  return kCountry;
}

void build(benchmark::State& state, const char* code) {
  for (auto _ : state) benchmark::DoNotOptimize(country().report_of(code));
}

void render_page(benchmark::State& state, const char* code) {
  const model::Report report = country().report_of(code);
  std::size_t bytes = 0;
  for (auto _ : state) bytes = country().renderer.render(report).size();
  state.counters["bytes"] = static_cast<double>(bytes);
}

void render_workbook(benchmark::State& state, const char* code) {
  const model::Report report = country().report_of(code);
  std::size_t bytes = 0;
  for (auto _ : state) bytes = xlsx_bytes(report, std::filesystem::temp_directory_path()).size();
  state.counters["bytes"] = static_cast<double>(bytes);
}

BENCHMARK_CAPTURE(build, school, "99010001");
BENCHMARK_CAPTURE(build, esao_of_250, "00990001");
BENCHMARK_CAPTURE(render_page, school, "99010001");
BENCHMARK_CAPTURE(render_page, esao_of_250, "00990001");
BENCHMARK_CAPTURE(render_workbook, school, "99010001");
BENCHMARK_CAPTURE(render_workbook, esao_of_250, "00990001");

}  // namespace
}  // namespace tidtam::report
