#include "tests/cli/feature_returns.hpp"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tidtam::testing {

namespace {
bool has(const CsvRow& row, const CsvRow& fields) {
  return std::ranges::all_of(fields, [&](const auto& field) {
    const auto found = row.find(field.first);
    return found != row.end() && found->second == field.second;
  });
}

std::string shown(const CsvRow& fields) {
  std::string text;
  for (const auto& [name, value] : fields) text += name + "=" + value + " ";
  return text;
}
}  // namespace

FeatureReturns& FeatureReturns::sheet(const std::string& unit, const std::string& name, const std::string& rows,
                                      const std::string& title) {
  workspace_.drop(unit + "/" + name + ".csv", title + "\n\n" + rows);
  return *this;
}

FeatureReturns& FeatureReturns::year_sheet(const std::string& unit, const std::string& name, const std::string& rows) {
  return sheet(unit, name, rows, "แบบรายงาน ภาคเรียนที่ 1 ปีการศึกษา 2568");
}

void FeatureReturns::run() {
  exports_.clear();
  const ToolResult result = workspace_.run({"run", "--date", "2026-11-01"});
  EXPECT_EQ(result.status, 0) << result.err;
  for (const CsvRow& file : rows("submission")) {
    EXPECT_THAT(file.at("state"), ::testing::AnyOf("accepted", "superseded", "duplicate")) << file.at("file");
  }
}

const std::vector<CsvRow>& FeatureReturns::rows(const std::string& table,
                                                const std::vector<std::string>& options) const {
  std::vector<std::string> arguments{"export", table};
  arguments.insert(arguments.end(), options.begin(), options.end());
  const auto known = exports_.find(arguments);
  if (known != exports_.end()) return known->second;
  const ToolResult result = workspace_.run(arguments);
  EXPECT_EQ(result.status, 0) << result.err;
  return exports_[arguments] = rows_of(result.out);
}

CsvRow FeatureReturns::row(const std::string& table, const CsvRow& key) const {
  std::vector<CsvRow> found;
  for (const CsvRow& row : rows(table)) {
    if (has(row, key)) found.push_back(row);
  }
  EXPECT_EQ(found.size(), 1U) << table << " with " << shown(key);
  return found.empty() ? CsvRow() : found.front();
}

void FeatureReturns::expect(const std::string& table, const CsvRow& key, const CsvRow& fields) const {
  const CsvRow found = row(table, key);
  if (found.empty()) return;
  EXPECT_TRUE(has(found, fields)) << table << ": " << shown(fields) << "\nbut " << shown(found);
}

}  // namespace tidtam::testing
