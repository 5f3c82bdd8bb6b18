#include "pipeline/report/paths.hpp"

#include "pipeline/model/report.hpp"

namespace tidtam::report {

std::string folder_of(const model::Unit& unit) {
  return std::string(model::report_folder(unit.kind)) + "/" + unit.code;
}

std::string href_between(const model::Unit& from, const model::Unit& to) {
  if (from.code == to.code) return "report.html";
  if (model::report_folder(from.kind) == model::report_folder(to.kind)) return "../" + to.code + "/report.html";
  return "../../" + folder_of(to) + "/report.html";
}

}  // namespace tidtam::report
