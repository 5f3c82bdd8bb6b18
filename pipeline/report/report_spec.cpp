#include "pipeline/report/report_spec.hpp"

#include <algorithm>

#include "pipeline/report/sections.hpp"

namespace tidtam::report {
namespace {

SectionSpec read_section(const spec::Node& node, std::string_view language) {
  SectionSpec section;
  if (node.is_scalar()) {
    section.kind = node.text();
  } else {
    node.allow_only({"kind", "title", "indicators", "indicator", "limit", "signers"});
    section.kind = node.at("kind").text();
    if (const spec::Node title = node.find("title"); !title.is_absent()) section.title = title.at(language).text();
    section.indicators = node.find("indicators").texts();
    section.indicator = node.find("indicator").text_or("");
    section.limit = static_cast<std::size_t>(std::max(0LL, node.find("limit").integer_or(0)));
    section.signers = node.find("signers").texts();
  }
  if (section_builder(section.kind) == nullptr) node.fail("no section is called '" + section.kind + "'");
  return section;
}

model::Line read_line(const spec::Node& node) {
  for (model::Line line : model::kLines) {
    if (node.text() == model::line_word(line)) return line;
  }
  node.fail("a line is 'obec' or 'moe'");
}

}  // namespace

ReportSpec read_report_spec(const spec::Node& file, std::string_view language) {
  file.allow_only({"id", "form_code", "title", "units", "line", "sections"});
  ReportSpec spec;
  spec.id = file.at("id").text();
  spec.form_code = file.at("form_code").text();
  spec.title = file.at("title").at(language).text();
  for (const spec::Node& unit : file.at("units").items()) {
    const auto kind = model::parse_unit_kind(unit.text());
    if (!kind) unit.fail("no kind of unit is called '" + unit.text() + "'");
    spec.unit_kinds.push_back(*kind);
  }
  if (const spec::Node line = file.find("line"); !line.is_absent()) spec.line = read_line(line);
  for (const spec::Node& section : file.at("sections").items()) {
    spec.sections.push_back(read_section(section, language));
  }
  return spec;
}

std::vector<ReportSpec> load_report_specs(const spec::Catalogue& catalogue, std::string_view language) {
  std::vector<ReportSpec> specs;
  for (const auto& path : catalogue.files("reports", ".yaml")) {
    specs.push_back(read_report_spec(spec::Node::load(path), language));
  }
  return specs;
}

const ReportSpec* spec_for(const std::vector<ReportSpec>& specs, model::UnitKind kind) {
  for (const ReportSpec& spec : specs) {
    if (std::ranges::find(spec.unit_kinds, kind) != spec.unit_kinds.end()) return &spec;
  }
  return nullptr;
}

}  // namespace tidtam::report
