#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/base/files.hpp"
#include "tests/support/shipped_catalogue.hpp"
#include "tests/support/source_dir.hpp"

/// The rules that the domain names, and what has become of each: declared in YAML, checked by code, or waiting with a
/// reason. Typed by hand from the design's page on the domain (its sections stand beside the ids), not read from it.
namespace tidtam::transforms {
namespace {

using testing::IsEmpty;

enum class Home {
  row,         ///< transforms/rules: a row, or the rows of a sheet together
  comparison,  ///< transforms/comparisons: what counts against its past and other files
  code,        ///< the source file named: what is told while a cell, a sheet or a cover is read
  waits,       ///< not there yet, for the reason named
};

struct NamedRule {
  std::string id;
  Home home;
  std::string where;  ///< of code: the file that names the id; of what waits: why
};

const std::vector<NamedRule> kNamed{
    // L.5, A.3–A.6: offices and codes
    {"ORG-01", Home::code, "transforms/units/resolver.cpp"},
    {"ORG-02", Home::code, "transforms/units/resolver.cpp"},
    {"ORG-03", Home::code, "transforms/submission/cover_reader.cpp"},
    {"ORG-08", Home::code, "transforms/submission/row_units.cpp"},
    {"COD-01", Home::code, "transforms/units/resolver.cpp"},
    {"COD-02", Home::code, "transforms/units/resolver.cpp"},
    {"COD-05", Home::code, "transforms/submission/indicator_facts.cpp"},
    // G.1, H: ids of persons, and columns that hold personal data
    {"PID-CHK", Home::code, "transforms/values/person_ids.cpp"},
    {"PII-01", Home::code, "extractors/layouts/personal_columns.cpp"},
    // B.1, B.4: the plan tree and XYZ
    {"XYZ-01", Home::row, ""},
    {"XYZ-02", Home::row, ""},
    {"XYZ-03", Home::row, ""},
    {"XYZ-04", Home::row, ""},
    {"XYZ-05", Home::row, ""},
    {"XYZ-06", Home::row, ""},
    {"XYZ-07", Home::waits,
     "no strategies of one ESAO's own plan are in plan_nodes.csv, and a gap of an office is a line of its report"},
    {"XYZ-08", Home::row, ""},
    {"VC-01", Home::row, ""},
    // C.4, C.5: budget and progress
    {"BUD-UNIT", Home::row, ""},
    {"BUD-SUM", Home::row, ""},
    {"PRG-01", Home::comparison, ""},
    {"PRG-02", Home::comparison, ""},
    {"PRG-03", Home::row, ""},
    {"PRG-03", Home::comparison, ""},
    {"PRG-04", Home::row, ""},
    {"PRG-05", Home::row, ""},
    {"PRG-06", Home::comparison, ""},
    // E.4–E.6: dates
    {"DATE-WD", Home::code, "transforms/values/finding_codes.cpp"},
    {"DATE-BE-SERIAL", Home::code, "transforms/values/finding_codes.cpp"},
    {"DATE-YEAR", Home::code, "transforms/values/finding_codes.cpp"},
    {"DATE-FEB29", Home::code, "transforms/values/finding_codes.cpp"},
    {"DATE-LIST", Home::code, "transforms/values/finding_codes.cpp"},
    {"DATE-VAGUE", Home::code, "transforms/values/finding_codes.cpp"},
    {"DATE-ERA", Home::code, "transforms/values/finding_codes.cpp"},
    // L.5: fiscal and academic years
    {"YEAR-02", Home::code, "transforms/submission/cover_reader.cpp"},
    {"YEAR-06", Home::row, ""},
    {"YEAR-07", Home::row, ""},
    // K: cells, headers, numbers, totals
    {"NUM-01", Home::code, "transforms/values/finding_codes.cpp"},
    {"NUM-08", Home::comparison, ""},
    {"PCT-01", Home::row, ""},
    {"PCT-02", Home::code, "transforms/submission/totals.cpp"},
    {"PCT-07", Home::comparison, ""},
    {"TOT-01", Home::code, "transforms/submission/totals.cpp"},
    {"TOT-02", Home::row, ""},
    {"CELL-ERR", Home::code, "transforms/submission/field_reader.cpp"},
    {"HDR-01", Home::code, "extractors/layouts/matcher.cpp"},
    {"HDR-02", Home::code, "extractors/layouts/matcher.cpp"},
    {"HDR-03", Home::code, "extractors/layouts/matcher.cpp"},
    // G.2: the funnel of those out of school; G.3: posts, and who came and went
    {"TOT-04", Home::row, ""},
    {"TOT-05", Home::row, ""},
    {"TOT-06", Home::row, ""},
    {"TOT-09", Home::comparison, ""},
    // A.4: certification
    {"CERT-01", Home::row, ""},
    {"CERT-02", Home::row, ""},
    {"CERT-03", Home::row, ""},
    // L.5: the same thing twice
    {"DUP-01", Home::code, "transforms/submission/taken_rows.cpp"},
    {"DUP-02", Home::comparison, ""},
    {"DUP-03", Home::comparison, ""},
};

std::set<std::string> declared_ids(Home home) {
  const auto& shipped = support::ShippedCatalogue::get();
  std::set<std::string> ids;
  if (home == Home::row) {
    for (const LayoutRules& rules : shipped.rules.all()) {
      for (const Rule& rule : rules.rules()) ids.insert(rule.id);
    }
  } else {
    for (const TableComparisons& table : shipped.comparisons.tables()) {
      for (const Comparison& comparison : table.comparisons) ids.insert(comparison.id);
    }
  }
  return ids;
}

TEST(RulesOfTheDomain, AreWhereTheTableSays) {
  const auto rows = declared_ids(Home::row);
  const auto comparisons = declared_ids(Home::comparison);
  std::vector<std::string> elsewhere;
  for (const NamedRule& rule : kNamed) {
    bool is_there = true;
    if (rule.home == Home::row) is_there = rows.contains(rule.id);
    if (rule.home == Home::comparison) is_there = comparisons.contains(rule.id);
    if (rule.home == Home::code) {
      const std::string source = base::read_file(std::filesystem::path(support::source_dir()) / rule.where);
      is_there = source.find('"' + rule.id + '"') != std::string::npos;
    }
    if (!is_there) elsewhere.push_back(rule.id);
  }
  EXPECT_THAT(elsewhere, IsEmpty());
}

TEST(RulesOfTheDomain, ThatWaitHaveAReasonAndAreNotThereYet) {
  const auto& messages = support::ShippedCatalogue::get().messages;
  for (const NamedRule& rule : kNamed) {
    if (rule.home != Home::waits) continue;
    EXPECT_FALSE(rule.where.empty()) << rule.id;
    EXPECT_FALSE(messages.has_rule(rule.id)) << rule.id << " has come: say in the table where it is";
  }
}

TEST(RulesOfTheDomain, HaveASentenceEach) {
  const auto& messages = support::ShippedCatalogue::get().messages;
  for (const NamedRule& rule : kNamed) {
    if (rule.home == Home::waits) continue;
    EXPECT_TRUE(messages.has_rule(rule.id)) << rule.id;
  }
}

TEST(RulesOfTheDomain, CoverEveryFamily) {
  std::set<std::string> families;
  for (const NamedRule& rule : kNamed) families.insert(rule.id.substr(0, rule.id.find('-')));
  for (const char* family : {"ORG", "COD", "PID", "DATE", "YEAR", "NUM", "PCT", "TOT", "BUD", "PRG", "XYZ", "VC",
                             "CERT", "DUP", "CELL", "HDR", "PII"}) {
    EXPECT_TRUE(families.contains(family)) << family;
  }
}

}  // namespace
}  // namespace tidtam::transforms
