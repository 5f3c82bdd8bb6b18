#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "extractors/layouts/layout_spec.hpp"
#include "extractors/layouts/matcher.hpp"
#include "pipeline/spec/catalogue.hpp"
#include "pipeline/spec/messages.hpp"
#include "pipeline/spec/schema.hpp"
#include "tests/support/source_dir.hpp"
#include "transforms/comparisons/comparison_book.hpp"
#include "transforms/derivations/derivation.hpp"
#include "transforms/indicators/indicator_catalogue.hpp"
#include "transforms/rules/rule_book.hpp"
#include "transforms/submission/transformer.hpp"
#include "transforms/units/register.hpp"
#include "transforms/units/resolver.hpp"

namespace tidtam::support {

/// One service area with five schools, one of them closed, a secondary one whose code begins with zeros, and a
/// provincial office; nothing of it exists. Two schools share a name in two amphoes.
inline transforms::UnitRegister invented_units() {
  using model::Line;
  using model::UnitKind;
  const auto unit = [](std::string code, UnitKind kind, std::string name, std::string amphoe = {}) {
    model::Unit made;
    made.code = std::move(code);
    made.kind = kind;
    made.name = std::move(name);
    made.amphoe = std::move(amphoe);
    made.province_code = "33";
    return made;
  };
  std::vector<model::Unit> units{unit("33010000", UnitKind::esao, "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาศรีสะเกษ เขต 1"),
                                 unit("00330001", UnitKind::esao, "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษาศรีสะเกษ ยโสธร"),
                                 unit("PEO33", UnitKind::province, "สำนักงานศึกษาธิการจังหวัดศรีสะเกษ"),
                                 unit("33010001", UnitKind::school, "บ้านดอกจาน", "เมืองศรีสะเกษ"),
                                 unit("33010002", UnitKind::school, "วัดทุ่งทอง", "เมืองศรีสะเกษ"),
                                 unit("33010003", UnitKind::school, "บ้านน้ำใส", "เมืองศรีสะเกษ"),
                                 unit("33010004", UnitKind::school, "บ้านน้ำใส", "กันทรารมย์"),
                                 unit("33010005", UnitKind::school, "บ้านหนองแล้ง", "กันทรารมย์"),
                                 unit("33012001", UnitKind::school, "ทุ่งทองวิทยา", "เมืองศรีสะเกษ")};
  units[0].short_name = "สพป.ศรีสะเกษ เขต 1";
  units[1].short_name = "สพม.ศรีสะเกษ ยโสธร";
  units[2].short_name = "ศธจ.ศรีสะเกษ";
  units[7].valid_to = "2025-09-30";  // closed with fiscal year 2568
  std::vector<model::UnitTree::Parent> parents;
  for (const model::Unit& one : units) {
    if (one.kind != UnitKind::school) continue;
    parents.push_back({Line::obec, one.code, one.code == "33012001" ? "00330001" : "33010000"});
    parents.push_back({Line::moe, one.code, "PEO33"});
  }
  transforms::UnitRegister all;
  all.tree = model::UnitTree(std::move(units), parents);
  all.provinces = {{"33", "ศรีสะเกษ", "Si Sa Ket", {}}};
  return all;
}

/// The shipped catalogue over a few invented units, put together as a run does it.
class ShippedCatalogue {
 public:
  ShippedCatalogue()
      : catalogue(support::source_dir()),
        schema(spec::load_schema(catalogue)),
        messages(spec::Messages::load(catalogue)),
        layouts(layouts::load_layouts(catalogue, &schema)),
        matcher(layouts, layouts::load_options(catalogue)),
        units(invented_units()),
        resolver(units),
        indicators(transforms::IndicatorCatalogue::load(catalogue)),
        lists(transforms::load_vocabularies(catalogue)),
        vocabularies(transforms::compile_vocabularies(lists)),
        records(records_of(layouts)),
        rules(transforms::RuleBook::load(catalogue, records)),
        comparisons(transforms::ComparisonBook::load(catalogue, schema)),
        plan(transforms::load_plan_nodes(catalogue)),
        rule_ids(messages.rules()),
        in_scope(units.tree.size(), true) {
    for (const model::RecordSpec* record : records) {
      if (auto derived = transforms::load_derivations(catalogue, *record)) derivations.push_back(std::move(*derived));
    }
  }
  ShippedCatalogue(const ShippedCatalogue&) = delete;
  ShippedCatalogue& operator=(const ShippedCatalogue&) = delete;

  /// Loaded once for all tests of the program.
  static const ShippedCatalogue& get() {
    static const ShippedCatalogue loaded;
    return loaded;
  }

  /// `site_key` keys the ids of persons.
  [[nodiscard]] transforms::Meaning meaning(std::string_view site_key = {}) const {
    return {schema, units, resolver, indicators, vocabularies, rules,    derivations,
            rounds, plan,  in_scope, nullptr,    nullptr,      rule_ids, site_key};
  }
  [[nodiscard]] const model::RecordSpec& record(std::string_view layout) const {
    for (const model::RecordSpec* one : records) {
      if (one->layout == layout) return *one;
    }
    throw std::invalid_argument(std::string(layout) + " is no shipped layout");
  }

  spec::Catalogue catalogue;
  model::Schema schema;
  spec::Messages messages;
  std::vector<layouts::LayoutSpec> layouts;
  layouts::Matcher matcher;
  transforms::UnitRegister units;
  transforms::UnitResolver resolver;
  transforms::IndicatorCatalogue indicators;
  std::map<std::string, transforms::WordList> lists;
  transforms::Vocabularies vocabularies;
  std::vector<const model::RecordSpec*> records;
  transforms::RuleBook rules;
  transforms::ComparisonBook comparisons;
  std::vector<transforms::DerivationSpec> derivations;
  std::vector<transforms::Round> rounds;
  transforms::PlanTree plan;
  std::vector<std::string> rule_ids;
  std::vector<bool> in_scope;

 private:
  static std::vector<const model::RecordSpec*> records_of(const std::vector<layouts::LayoutSpec>& layouts) {
    std::vector<const model::RecordSpec*> records;
    for (const layouts::LayoutSpec& layout : layouts) records.push_back(&layout.record);
    return records;
  }
};

/// The twentieth of October 2026 at noon in Thailand: after the fourth quarter of 2569.
constexpr base::Seconds kArrival = 1792472400;

/// A workbook as it lay in a unit's folder (at the root where none is named), read to its end.
inline model::Submission read(const model::Workbook& workbook, std::string folder = {}) {
  const ShippedCatalogue& shipped = ShippedCatalogue::get();
  const layouts::Extraction extraction = shipped.matcher.extract(workbook);
  transforms::ExtractedFile file;
  file.source.path = "return.xlsx";
  file.source.scope_unit = std::move(folder);
  file.source.received = kArrival;
  file.cover = extraction.cover ? &*extraction.cover : nullptr;
  file.batches = extraction.batches;
  file.findings = extraction.findings;
  file.fates = extraction.fates;
  return transforms::transform(file, shipped.meaning("an invented key for the ids of persons"));
}

/// A fact's column as it is exported; empty where it is absent.
inline std::string shown(const model::Fact& fact, std::string_view column) {
  return model::to_text(fact.data.at(*fact.table->ordinal_of(column)));
}

/// `RULE sheet!cell` of each finding, in order.
inline std::vector<std::string> places_of(const model::Submission& submission) {
  std::vector<std::string> places;
  for (const model::Finding& finding : submission.findings)
    places.push_back(finding.rule + " " + finding.sheet + "!" + finding.cell);
  return places;
}

}  // namespace tidtam::support
