#include <algorithm>
#include <filesystem>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/base/files.hpp"
#include "tests/support/shipped_catalogue.hpp"
#include "tests/support/source_dir.hpp"
#include "transforms/values/finding_codes.hpp"

/// Holds together what stands in different folders of the catalogue.
namespace tidtam::transforms {
namespace {

using testing::IsEmpty;

/// Texts in double quotes that look like ids of rules: `"HDR-03"`, `"PRE1941"`.
void collect_rule_ids(const std::string& source, std::set<std::string>& ids) {
  static const std::set<std::string> kAreas{"FILE", "HDR", "HID", "NUM", "DATE", "PERIOD", "YEAR", "COD", "ORG", "CELL",
                                            "WORD", "DUP", "TOT", "PCT", "REC",  "PRG",    "BUD",  "PID", "ROW"};
  for (std::size_t open = source.find('"'); open != std::string::npos; open = source.find('"', open + 1)) {
    const std::size_t close = source.find('"', open + 1);
    if (close == std::string::npos) return;
    const std::string text = source.substr(open + 1, close - open - 1);
    const std::size_t dash = text.find('-');
    const bool is_id = dash != std::string::npos && dash + 1 < text.size() && kAreas.contains(text.substr(0, dash)) &&
                       text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == std::string::npos;
    if (is_id) ids.insert(text);
  }
}

TEST(ShippedCatalogue, HasASentenceForEveryRuleThatTheProgramNames) {
  std::set<std::string> ids;
  for (const std::string_view code : known_codes()) ids.emplace(code);
  for (const LayoutRules& rules : support::ShippedCatalogue::get().rules.all()) {
    for (const Rule& rule : rules.rules()) ids.insert(rule.id);
  }
  for (const TableComparisons& table : support::ShippedCatalogue::get().comparisons.tables()) {
    for (const Comparison& comparison : table.comparisons) ids.insert(comparison.id);
  }
  for (const char* room : {"extractors", "transforms", "jobs", "pipeline"}) {
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(std::filesystem::path(support::source_dir()) / room)) {
      if (entry.path().extension() == ".cpp") collect_rule_ids(base::read_file(entry.path()), ids);
    }
  }
  EXPECT_GT(ids.size(), 60U) << "the ids were not found in the sources";
  std::vector<std::string> wordless;
  for (const std::string& id : ids) {
    if (!support::ShippedCatalogue::get().messages.has_rule(id)) wordless.push_back(id);
  }
  EXPECT_THAT(wordless, IsEmpty());
}

TEST(ShippedCatalogue, HasEveryVocabularyThatALayoutNames) {
  const auto& shipped = support::ShippedCatalogue::get();
  std::vector<std::string> missing;
  bool has_any = false;
  for (const model::RecordSpec* record : shipped.records) {
    for (const model::FieldSpec& field : record->fields) {
      using model::FieldKind;
      const bool is_closed =
          field.kind == FieldKind::word || field.kind == FieldKind::word_set || field.kind == FieldKind::flag;
      if (!is_closed) continue;
      has_any = true;
      const std::string list = field.kind == FieldKind::flag && field.vocabulary.empty() ? "flag" : field.vocabulary;
      if (!shipped.vocabularies.contains(list)) missing.push_back(record->layout + "." + field.name + ": " + list);
    }
  }
  EXPECT_TRUE(has_any);
  EXPECT_THAT(missing, IsEmpty());
}

TEST(ShippedCatalogue, LoadsEveryLayoutFileAgainstTheTables) {
  const auto& shipped = support::ShippedCatalogue::get();
  std::size_t files = 0;
  for (const auto& path : shipped.catalogue.files("layouts", ".yaml"))
    files += path.filename() == layouts::kOptionsFile ? 0 : 1;
  EXPECT_EQ(shipped.layouts.size(), files);
  for (const model::RecordSpec* record : shipped.records) {
    if (record->table.empty()) continue;
    EXPECT_NO_THROW((void)shipped.schema.get(record->table)) << record->layout;
  }
}

TEST(ShippedCatalogue, DerivesOnlyIndicatorsThatExist) {
  const auto& shipped = support::ShippedCatalogue::get();
  ASSERT_FALSE(shipped.derivations.empty());
  for (const DerivationSpec& spec : shipped.derivations) {
    for (const Derivation& derivation : spec.derivations) {
      EXPECT_NE(shipped.indicators.find(derivation.indicator), nullptr) << derivation.indicator;
    }
  }
}

}  // namespace
}  // namespace tidtam::transforms
