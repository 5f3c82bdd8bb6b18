#include "transforms/submission/totals.hpp"

#include <optional>

#include "transforms/rules/amounts.hpp"

namespace tidtam::transforms {

namespace {
bool is_summable(model::FieldKind kind) {
  return kind == model::FieldKind::count || kind == model::FieldKind::money;
}

/// Sums of one column: of all rows so far, and of those since the last total row.
struct ColumnSums {
  std::int64_t all = 0;
  std::int64_t since_total = 0;
  std::size_t rows = 0;
};
}  // namespace

std::vector<model::Finding> check_totals(const TypedBatch& batch) {
  std::vector<model::Finding> findings;
  const auto& fields = batch.raw->spec->fields;
  std::vector<ColumnSums> sums(fields.size());
  for (const TypedRecord& record : batch.records) {
    const bool average = record.raw->is_average;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const auto* number = is_summable(fields[i].kind) ? std::get_if<std::int64_t>(&record.values[i].datum) : nullptr;
      ColumnSums& sum = sums[i];
      if (!record.raw->is_total) {
        if (number) {
          sum.all += *number;
          sum.since_total += *number;
          ++sum.rows;
        }
        continue;
      }
      if (number && !average && sum.rows > 0 && *number != sum.all && *number != sum.since_total) {
        findings.push_back(finding_at(*batch.raw, *record.raw, i, "TOT-01", model::Severity::warning,
                                      shown_datum(sum.all, fields[i].kind)));
      }
      if (!average) sum.since_total = 0;
    }
  }
  return findings;
}

std::optional<model::Finding> check_fractions(const TypedBatch& batch) {
  const auto value = batch.raw->spec->ordinal_of("value");
  const auto target = batch.raw->spec->ordinal_of("target");
  if (!value || !target) return std::nullopt;
  const TypedRecord* first = nullptr;
  std::size_t rows = 0;
  for (const TypedRecord& record : batch.records) {
    const auto* number = std::get_if<base::Decimal>(&record.values[*value].datum);
    if (record.raw->is_total || !number) continue;
    const auto* aim = std::get_if<base::Decimal>(&record.values[*target].datum);
    const bool is_fraction = number->to_double() >= 0 && number->to_double() <= 1;
    if (!is_fraction || !aim || aim->to_double() <= 1) return std::nullopt;
    ++rows;
    if (!first && !number->is_integer()) first = &record;
  }
  if (rows < 2 || !first) return std::nullopt;
  return finding_at(*batch.raw, *first->raw, *value, "PCT-02", model::Severity::warning);
}

}  // namespace tidtam::transforms
