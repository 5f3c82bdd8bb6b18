#include "jobs/run/knowledge.hpp"

#include <array>

#include "pipeline/base/files.hpp"
#include "pipeline/base/hash.hpp"
#include "pipeline/spec/schema.hpp"

namespace tidtam::jobs {

namespace {
std::vector<const model::RecordSpec*> records_of(const std::vector<layouts::LayoutSpec>& layouts) {
  std::vector<const model::RecordSpec*> records;
  for (const layouts::LayoutSpec& layout : layouts) records.push_back(&layout.record);
  return records;
}

layouts::LayoutOptions options_with(layouts::LayoutOptions options,
                                    const std::vector<std::string>& instruction_sheets) {
  options.instruction_sheets.insert(options.instruction_sheets.end(), instruction_sheets.begin(),
                                    instruction_sheets.end());
  return options;
}

std::vector<transforms::DerivationSpec> load_derivations(const spec::Catalogue& catalogue,
                                                         const std::vector<const model::RecordSpec*>& records) {
  std::vector<transforms::DerivationSpec> derivations;
  for (const auto& path : catalogue.files("derivations", ".yaml")) {
    const spec::Node file = spec::Node::load(path);
    const model::RecordSpec* of = nullptr;
    for (const model::RecordSpec* record : records) {
      if (record->layout == path.stem().string()) of = record;
    }
    if (!of) file.fail("the file has to be named after a layout");
    derivations.push_back(transforms::read_derivations(file, *of));
  }
  return derivations;
}

std::string hash_of(const spec::Catalogue& catalogue, const std::vector<std::string>& scope) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 18> kKinds{{{"model", ".yaml"},
                                                                                  {"layouts", ".yaml"},
                                                                                  {"rules", ".yaml"},
                                                                                  {"comparisons", ".yaml"},
                                                                                  {"triggers", ".yaml"},
                                                                                  {"duplicates", ".yaml"},
                                                                                  {"incentives", ".yaml"},
                                                                                  {"indicators", ".yaml"},
                                                                                  {"indicators", ".csv"},
                                                                                  {"reference", ".csv"},
                                                                                  {"reference", ".yaml"},
                                                                                  {"derivations", ".yaml"},
                                                                                  {"reports", ".yaml"},
                                                                                  {"html", ".tpl"},
                                                                                  {"html", ".css"},
                                                                                  {"messages", ".yaml"},
                                                                                  {"desk", ".yaml"},
                                                                                  {"jobs", ".yaml"}}};
  std::string parts = TIDTAM_VERSION;
  for (const auto& [kind, extension] : kKinds) {
    for (const auto& path : catalogue.files(kind, extension)) {
      parts += path.filename().string() + ' ' + base::sha256_of(base::read_file(path)) + '\n';
    }
  }
  for (const std::string& code : scope) parts += code + '\n';
  return base::sha256_of(parts);
}
}  // namespace

Knowledge::Knowledge(const std::filesystem::path& overlay, const std::vector<std::string>& scope,
                     const std::vector<std::string>& instruction_sheets)
    : catalogue(spec::find_shipped_root(), overlay),
      schema(spec::load_schema(catalogue)),
      messages(spec::Messages::load(catalogue)),
      layouts(layouts::load_layouts(catalogue, &schema)),
      matcher(layouts, options_with(layouts::load_options(catalogue), instruction_sheets)),
      units(transforms::load_unit_register(catalogue)),
      resolver(units),
      indicators(transforms::IndicatorCatalogue::load(catalogue)),
      vocabularies(transforms::compile_vocabularies(transforms::load_vocabularies(catalogue))),
      rounds(transforms::load_rounds(catalogue)),
      terms(transforms::load_terms(catalogue)),
      due(transforms::load_due(catalogue)),
      plan(transforms::load_plan_nodes(catalogue)),
      records(records_of(layouts)),
      rules(transforms::RuleBook::load(catalogue, records)),
      comparisons(transforms::ComparisonBook::load(catalogue, schema)),
      triggers(transforms::TriggerBook::load(catalogue, schema, indicators)),
      duplicates(transforms::load_duplicate_rules(catalogue)),
      incentives(transforms::load_incentive_rules(catalogue, indicators)),
      derivations(load_derivations(catalogue, records)),
      rule_ids(messages.rules()),
      in_scope(units_in_scope(units.tree, scope)),
      hash_(hash_of(catalogue, scope)) {}

transforms::Meaning Knowledge::meaning() const {
  return {schema, units, resolver, indicators, vocabularies, rules,   derivations,
          rounds, plan,  in_scope, nullptr,    nullptr,      rule_ids};
}

}  // namespace tidtam::jobs
