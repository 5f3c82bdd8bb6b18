#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/report.hpp"
#include "pipeline/report/figures.hpp"
#include "pipeline/report/inputs.hpp"
#include "pipeline/report/report_spec.hpp"
#include "pipeline/report/unit_names.hpp"

namespace tidtam::report {

/// What every section of one report is built from.
struct BuildContext {
  const InputIndex& index;
  const ReportSpec& spec;
  model::UnitIndex unit_index;
  model::Line line;
  std::vector<Figure> figures;  ///< of the unit on its line; sentences and tables take their numbers from here alone

  [[nodiscard]] const model::UnitTree& units() const { return *index.inputs().units; }
  [[nodiscard]] const model::Unit& unit() const { return units().unit(unit_index); }
  [[nodiscard]] const Phrases& phrases() const { return *index.inputs().phrases; }
  /// Counts of the unit and everyone below it; where both lines begin (the ministry), of everyone on either.
  [[nodiscard]] const Totals& totals() const { return index.whole_totals(line, unit_index); }
  [[nodiscard]] std::string name_of(model::UnitIndex other) const;
  /// Everyone below on the report's line; where both lines begin, on either.
  [[nodiscard]] std::vector<model::UnitIndex> everyone_below() const;
  [[nodiscard]] bool has_children() const { return !units().children(line, unit_index).empty(); }
  /// The way to another unit's report, empty where it gets none.
  [[nodiscard]] std::string href_to(model::UnitIndex other) const;
};

/// Fills a section; leaves its blocks empty where the unit has nothing of the kind, and the section is left out.
using SectionBuilder = void (*)(const BuildContext&, const SectionSpec&, model::ReportSection&);

/// The builder of a kind of section, nullptr where there is none. The list stands in sections.cpp.
[[nodiscard]] SectionBuilder section_builder(std::string_view kind);

/// The units that a report compares on a line, by name: those below it, and where that is one office alone (below the
/// ministry stand the Permanent Secretary and OBEC), those below that.
[[nodiscard]] std::vector<model::UnitIndex> units_compared(const BuildContext& context, model::Line line);

/// The lines on which a report compares units: its own, and at the ministry both.
[[nodiscard]] std::vector<model::Line> lines_compared(const BuildContext& context);

/// `โรงเรียน`, `สำนักงานเขตพื้นที่การศึกษา`: the head of a column of these units, `หน่วย` where they are of several kinds.
[[nodiscard]] std::string kind_title(const BuildContext& context, const std::vector<model::UnitIndex>& units);

/// Where the `ที่มา` of a unit's project stands, by its position among the unit's projects: `33010000/project/1`.
[[nodiscard]] std::string project_anchor(const model::Unit& unit, std::size_t position);

/// Who has reported as one bar; what went back and what is missing lead to `late_href`.
[[nodiscard]] model::ShareBar reporting_bar(const Totals& totals, const Phrases& phrases, const std::string& late_href);

/// The word for what has come of a unit in this round; `–` where nothing is due from it.
[[nodiscard]] std::string reporting_word(const RoundStatus* status, const Phrases& phrases);

/// Units in dictionary order of their short names.
void sort_by_name(const model::UnitTree& units, std::vector<model::UnitIndex>& indices);

/// A few makers of cells that all sections share.
[[nodiscard]] model::ReportCell text_cell(std::string text, std::string href = {});
[[nodiscard]] model::ReportCell count_cell(std::uint64_t count);
[[nodiscard]] model::ReportCell number_cell(std::optional<double> number, int decimals);
[[nodiscard]] model::ReportCell money_cell(std::optional<std::int64_t> satang);
[[nodiscard]] model::ReportCell percent_cell(std::int64_t part, std::int64_t whole);
[[nodiscard]] model::ReportCell light_cell(model::Light light, const Phrases& phrases);
/// A finding's severity with the shape that stands beside its word.
[[nodiscard]] model::ReportCell severity_cell(model::Severity severity, const Phrases& phrases);
[[nodiscard]] model::ReportCell date_cell(std::optional<base::Date> date, const Phrases& phrases);

// The sections, one file each below sections/.
void build_summary(const BuildContext& context, const SectionSpec& spec, model::ReportSection& section);
void build_reporting(const BuildContext& context, const SectionSpec& spec, model::ReportSection& section);
void build_indicators(const BuildContext& context, const SectionSpec& spec, model::ReportSection& section);
void build_children(const BuildContext& context, const SectionSpec& spec, model::ReportSection& section);
void build_chart(const BuildContext& context, const SectionSpec& spec, model::ReportSection& section);
void build_projects(const BuildContext& context, const SectionSpec& spec, model::ReportSection& section);
void build_budget(const BuildContext& context, const SectionSpec& spec, model::ReportSection& section);
void build_problems(const BuildContext& context, const SectionSpec& spec, model::ReportSection& section);
void build_late(const BuildContext& context, const SectionSpec& spec, model::ReportSection& section);
void build_quality(const BuildContext& context, const SectionSpec& spec, model::ReportSection& section);
void build_lineage(const BuildContext& context, const SectionSpec& spec, model::ReportSection& section);
void build_definitions(const BuildContext& context, const SectionSpec& spec, model::ReportSection& section);
void build_signatures(const BuildContext& context, const SectionSpec& spec, model::ReportSection& section);

}  // namespace tidtam::report
