#include "transforms/submission/table_sums.hpp"

#include <algorithm>
#include <utility>
#include <variant>

namespace tidtam::transforms {

namespace {
using base::Decimal;

void add_to(model::Value& sum, const model::Value& value) {
  if (model::is_absent(value.datum)) {
    if (model::is_absent(sum.datum) && sum.state == model::ValueState::not_reported) sum.state = value.state;
    return;
  }
  if (const auto* count = std::get_if<std::int64_t>(&value.datum)) {
    const auto* before = std::get_if<std::int64_t>(&sum.datum);
    sum = {model::Datum(*count + (before ? *before : 0)), model::ValueState::value};
  } else if (const auto* number = std::get_if<Decimal>(&value.datum)) {
    const auto* before = std::get_if<Decimal>(&sum.datum);
    const auto together = before ? before->plus(*number) : std::optional(*number);
    if (together) sum = {model::Datum(*together), model::ValueState::value};
  }
}
}  // namespace

void TableSums::add(const TypedBatch& batch, const TypedRecord& record) {
  if (!batch_) {
    batch_ = &batch;
    values_.resize(record.values.size());
  }
  for (std::size_t i = 0; i < values_.size(); ++i) add_to(values_[i], record.values[i]);
}

const TypedRecord& TableSums::record() {
  place_.cells.assign(values_.size(), nullptr);
  const auto& rows = batch_->raw->records;
  const auto total =
      std::ranges::find_if(rows, [](const model::Record& row) { return row.is_total && !row.is_average; });
  if (total != rows.end()) place_ = *total;
  if (total == rows.end()) {
    for (const auto& head : batch_->raw->heads) place_.row = head ? std::max(place_.row, head->row) : place_.row;
  }
  record_.raw = &place_;
  record_.values = values_;
  return record_;
}

}  // namespace tidtam::transforms
