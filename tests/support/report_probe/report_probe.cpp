// Builds every report of an invented country, for the eyes: report_probe FOLDER [SCHOOLS [INDICATORS]].
#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>

#include "pipeline/base/files.hpp"
#include "pipeline/report/build.hpp"
#include "pipeline/report/html.hpp"
#include "pipeline/report/index_page.hpp"
#include "pipeline/report/paths.hpp"
#include "pipeline/report/receipt.hpp"
#include "pipeline/report/xlsx.hpp"
#include "tests/support/invented_nation.hpp"

int main(int argc, char** argv) {
  using namespace tidtam;
  if (argc < 2) return 3;
  const std::filesystem::path folder = argv[1];
  const testing::InventedNation nation(argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 12,
                                       argc > 3 ? std::strtoul(argv[3], nullptr, 10) : 12);
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
    if (one.kind != model::UnitKind::school || unit < 3) report::render_xlsx(made, place / "report.xlsx");
    if (one.kind != model::UnitKind::school || unit < 10) {
      fmt::print("{} {} bytes {} us\n", one.code, page.size(),
                 std::chrono::duration_cast<std::chrono::microseconds>(took).count());
    }
  }
  base::write_file_atomically(folder / "index.html", html.render(report::build_index_page(index)));

  const model::SourceFile source{"99010003/แบบรายงาน ไตรมาส 2 (แก้ไขครั้งที่ 2).xlsx", "", inputs.data_as_of, "99010003", 0};
  std::vector<model::Finding> findings{
      {"PCT-01", model::Severity::warning, source.path, "ตัวชี้วัด", "F9", "95.5", "96.25", {}},
      {"NUM-01", model::Severity::error, source.path, "ข้อมูลสถานศึกษา", "D14", "สี่สิบห้าคน", "45", {}},
      {"DATE-FEB29", model::Severity::error, source.path, "โครงการ", "C7", "29/2/2568", "28/2/2568", {}}};
  report::ReceiptInputs receipt{&source,
                                model::SubmissionState::returned,
                                "โรงเรียนเกาะแก้วพิทยาสรรค์",
                                "ปีงบประมาณ พ.ศ. 2569 ไตรมาสที่ 2",
                                findings,
                                {},
                                inputs.run_date,
                                inputs.phrases};
  receipt.text_of = [](const model::Finding& finding) {
    return report::FindingText{"ช่องจำนวนมีข้อความ “" + finding.found + "” จึงนับรวมไม่ได้",
                               "พิมพ์เป็นตัวเลขอย่างเดียว เช่น 45 แล้วบันทึกแฟ้ม", finding.expected};
  };
  const model::Report returned = report::build_receipt(receipt);
  base::write_file_atomically(folder / "receipt.html", html.render(returned));
  report::render_xlsx(returned, folder / "receipt.xlsx");
  return 0;
}
