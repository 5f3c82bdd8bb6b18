#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pipeline/model/unit.hpp"
#include "pipeline/spec/catalogue.hpp"
#include "pipeline/spec/node.hpp"

namespace tidtam::report {

/// One section of an edition, as its YAML orders it.
struct SectionSpec {
  std::string kind;                     ///< a name of the list in sections.cpp
  std::string title;                    ///< replaces the usual title; empty: that one
  std::vector<std::string> indicators;  ///< ids; empty: all that have a value
  std::string indicator;                ///< of a chart
  std::size_t limit = 0;                ///< at most so many rows; 0: the section's own limit
  std::vector<std::string> signers;     ///< phrase ids `signer.<id>`
};

/// An edition (`templates/reports/<id>.yaml`): for which units, and what stands in it in which order.
struct ReportSpec {
  std::string id;
  std::string form_code;  ///< `ESA-1`
  std::string title;
  std::vector<model::UnitKind> unit_kinds;
  std::optional<model::Line>
      line;  ///< whose figures are printed; absent: the line on which the unit has others below it
  std::vector<SectionSpec> sections;
};

/// Throws ConfigurationError with file and line: unknown keys, kinds of units or sections.
[[nodiscard]] ReportSpec read_report_spec(const spec::Node& file, std::string_view language);
/// All editions of the catalogue.
[[nodiscard]] std::vector<ReportSpec> load_report_specs(const spec::Catalogue& catalogue, std::string_view language);
/// The edition of this kind of unit; nullptr where there is none.
[[nodiscard]] const ReportSpec* spec_for(const std::vector<ReportSpec>& specs, model::UnitKind kind);

}  // namespace tidtam::report
