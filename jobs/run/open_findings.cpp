#include "jobs/run/open_findings.hpp"

#include <array>
#include <map>
#include <utility>

#include "jobs/run/open_submissions.hpp"
#include "transforms/submission/waivers.hpp"

namespace tidtam::jobs {

namespace {
/// Of one rule on one sheet: unit, period, rule, sheet.
using SheetKey = std::array<std::string, 4>;
/// By the row and column, else the cell.
using Places = std::map<std::string, OpenFinding>;

/// Of one rule, what is found on one sheet, as one.
OpenFinding whole_sheet(Places places) {
  OpenFinding whole;
  for (auto& [place, open] : places) {
    if (whole.count == 0) {
      whole = std::move(open);
    } else {
      whole.count += open.count;
    }
  }
  whole.first.cell.clear();
  whole.first.about.clear();
  return whole;
}
}  // namespace

std::vector<OpenFinding> open_findings(store::Store& store) {
  std::map<SheetKey, Places> by_sheet;
  for (const auto& [id, submission] : open_submissions(store)) {
    if (submission.unit_code.empty()) continue;
    for (const store::FindingRow& row : store.findings_of(id)) {
      if (!transforms::can_stand(row.rule, row.severity)) continue;
      Places& places = by_sheet[{submission.unit_code, submission.period, row.rule, row.sheet}];
      OpenFinding& open = places[row.about.empty() ? row.cell : row.about];
      if (open.count++ == 0) open = {submission.unit_code, row.rule, submission.period, row, submission.source.path, 1};
    }
  }
  std::vector<OpenFinding> findings;
  for (auto& [key, places] : by_sheet) {
    if (places.size() > kMostPlaces) {
      findings.push_back(whole_sheet(std::move(places)));
    } else {
      for (auto& [place, open] : places) findings.push_back(std::move(open));
    }
  }
  return findings;
}

}  // namespace tidtam::jobs
