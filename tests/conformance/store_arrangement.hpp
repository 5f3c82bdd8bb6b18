#pragma once

#include <string>
#include <utility>
#include <vector>

#include "pipeline/base/hash.hpp"
#include "pipeline/spec/schema.hpp"
#include "pipeline/store/store.hpp"
#include "tests/support/source_dir.hpp"

/// Invented submissions for the suites that try stores.
namespace tidtam::store {

inline const model::Schema& shipped_schema() {
  static const model::Schema schema = spec::load_schema(spec::Catalogue(support::source_dir()));
  return schema;
}

/// 2026-01-10T09:00:00+07:00, and so many days later.
inline base::Seconds day(int number) {
  return 1'768'010'400 + base::Seconds{number} * 86'400;
}

inline model::Submission a_submission(std::string path, base::Seconds received, std::string unit = "33010001") {
  model::Submission submission;
  submission.source.sha256 = base::sha256_of(path + std::to_string(received));
  submission.source.path = std::move(path);
  submission.source.received = received;
  submission.source.scope_unit = "33010000";
  submission.source.size = 4'321;
  submission.unit_code = std::move(unit);
  submission.period = "FY2569Q1";
  submission.layouts = {"indicators", "progress"};
  submission.rows = 7;
  return submission;
}

/// Dropouts, numerator over denominator, standing in row `row` (1-based) of the indicators sheet.
inline model::Fact an_indicator(const std::string& unit, const std::string& indicator, std::int64_t numerator,
                                std::int64_t denominator, std::uint32_t row) {
  const auto& table = shipped_schema().get("indicator_value");
  std::vector<model::Datum> data{unit,
                                 indicator,
                                 {},
                                 std::string("AY2568"),
                                 base::Decimal::of_integer(numerator).value(),
                                 base::Decimal::of_integer(denominator).value(),
                                 100.0 * static_cast<double>(numerator) / static_cast<double>(denominator),
                                 std::string("VALUE"),
                                 {},
                                 unit};
  return {&table, std::move(data), "indicators", "ตัวชี้วัด", {row - 1, 2}};
}

inline model::Fact a_progress(const std::string& unit, const std::string& code, std::int64_t disbursed,
                              std::uint32_t row) {
  const auto& table = shipped_schema().get("progress");
  std::vector<model::Datum> data{
      unit, code,      std::string("FY2569Q1"),          std::string("ONGOING"), base::Decimal::parse("62.5").value(),
      {},   disbursed, std::string("ฝนตกหนัก, \"น้ำท่วม\"")};
  return {&table, std::move(data), "progress", "ความก้าวหน้า", {row - 1, 0}};
}

/// Stores a submission that counts from its received time on, and closes the version before it.
inline StoredSubmission store_effective(Store& store, const model::Submission& submission,
                                        std::vector<FindingRow> findings = {}) {
  SubmissionScope scope(store);
  const StoredSubmission stored = store.add_submission(submission, {findings, ""});
  std::vector<EffectiveChange> changes;
  for (const std::string& layout : submission.layouts) {
    for (const EffectiveRow& row : store.effective_chain(submission.unit_code, layout, submission.period)) {
      if (!row.valid_to) {
        changes.push_back(
            {row.unit_code, row.layout, row.period, row.submission, row.valid_from, submission.source.received});
      }
    }
    changes.push_back({submission.unit_code, layout, submission.period, stored.id, submission.source.received, {}});
  }
  store.apply_effective(changes);
  scope.keep();
  return stored;
}

inline std::string exported(Store& store, std::string_view table, const ExportOptions& options = {}) {
  std::string csv;
  store.export_table(table, options, [&](std::string_view piece) { csv += piece; });
  return csv;
}

}  // namespace tidtam::store
