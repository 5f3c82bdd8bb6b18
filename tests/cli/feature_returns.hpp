#pragma once

#include <map>
#include <string>
#include <vector>

#include "tests/cli/tool.hpp"

namespace tidtam::testing {

/// Returns of several units, driven through the whole path and asked about by `tidtam export`.
class FeatureReturns {
 public:
  /// A sheet as CSV in a unit's folder, named as the officer would name it, below a title that says the quarter.
  FeatureReturns& sheet(const std::string& unit, const std::string& name, const std::string& rows,
                        const std::string& title = "แบบรายงาน ไตรมาสที่ 4 ปีงบประมาณ 2569");
  /// The same for a whole academic year, of which most indicators of learners tell.
  FeatureReturns& year_sheet(const std::string& unit, const std::string& name, const std::string& rows);
  /// Runs the nightly job; every file has to be accepted.
  void run();

  [[nodiscard]] const std::vector<CsvRow>& rows(const std::string& table,
                                                const std::vector<std::string>& options = {}) const;
  /// The one row with these fields; fails where there is none or more than one.
  [[nodiscard]] CsvRow row(const std::string& table, const CsvRow& key) const;
  /// That the one row with these fields has those too.
  void expect(const std::string& table, const CsvRow& key, const CsvRow& fields) const;

 private:
  TemporaryWorkspace workspace_;
  mutable std::map<std::vector<std::string>, std::vector<CsvRow>> exports_;  ///< since the last run, by arguments
};

}  // namespace tidtam::testing
