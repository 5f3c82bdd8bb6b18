// Builds every report of an invented country, for the eyes: report_probe FOLDER [SCHOOLS].
#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>

#include "pipeline/base/files.hpp"
#include "pipeline/report/build.hpp"
#include "pipeline/report/html.hpp"
#include "pipeline/report/paths.hpp"
#include "tests/support/invented_nation.hpp"

int main(int argc, char** argv) {
  using namespace tidtam;
  if (argc < 2) return 3;
  const std::filesystem::path folder = argv[1];
  const testing::InventedNation nation(argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 12);
  const auto inputs = nation.inputs();
  const report::InputIndex index(inputs);
  const auto specs = testing::InventedNation::load_specs();
  const report::HtmlRenderer html(testing::InventedNation::html_templates());
  for (model::UnitIndex unit = 0; unit < nation.units.size(); ++unit) {
    const auto& one = nation.units.unit(unit);
    const auto begin = std::chrono::steady_clock::now();
    const model::Report made = report::build_report(index, unit, *report::spec_for(specs, one.kind));
    const std::string page = html.render(made);
    const auto took = std::chrono::steady_clock::now() - begin;
    const auto place = folder / report::folder_of(one);
    base::make_folders(place);
    base::write_file_atomically(place / "report.html", page);
    if (one.kind != model::UnitKind::school || unit < 10) {
      fmt::print("{} {} bytes {} us\n", one.code, page.size(),
                 std::chrono::duration_cast<std::chrono::microseconds>(took).count());
    }
  }
  return 0;
}
