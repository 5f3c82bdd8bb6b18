#include "transforms/triggers/readings.hpp"

#include <algorithm>

#include "pipeline/base/clock.hpp"
#include "transforms/measure/measure.hpp"

namespace tidtam::transforms {

namespace {
using model::Datum;

Datum datum_of(const std::optional<base::Decimal>& number) {
  return number ? Datum(*number) : Datum();
}
Datum datum_of(const std::optional<double>& number) {
  return number ? Datum(*number) : Datum();
}

/// In the order of `scorecard_slots`.
std::vector<Datum> data_of(const model::Scorecard& card) {
  return {datum_of(card.numerator),
          datum_of(card.denominator),
          datum_of(card.value),
          datum_of(card.target),
          datum_of(card.target_upper),
          datum_of(card.score),
          std::string(model::light_word(card.light)),
          std::string(model::state_word(card.state)),
          std::int64_t{card.n_reporting},
          std::int64_t{card.n_expected}};
}

void sort(Series& series) {
  std::ranges::sort(series, {}, &Snapshot::period);
}

/// The key of a table says what stays the same, but for the period; a table without one is told anew in each return.
TableComparisons rows_apart(const model::TableSpec& table) {
  TableComparisons apart;
  apart.table = &table;
  for (const std::string& column : table.key) {
    if (column != "period") apart.identity.push_back({RowPart::Kind::column, table.ordinal_of(column).value(), true});
  }
  const auto period = table.ordinal_of("period");
  apart.time = period ? RowTime{RowTime::Kind::period, *period} : RowTime{RowTime::Kind::of_return, 0};
  return apart;
}
}  // namespace

const Snapshot* snapshot_of(const Series& series, const model::Period& period) {
  const auto found = std::ranges::lower_bound(series, period, {}, &Snapshot::period);
  return found != series.end() && found->period == period ? &*found : nullptr;
}

StrandIndex::StrandIndex(const TriggerBook& book) {
  for (const Trigger& trigger : book.triggers()) {
    for (const TriggerCase& one : trigger.cases) {
      if (one.strand) add(*one.strand);
      for (const Strand& beside : one.beside) add(beside);
    }
  }
}

void StrandIndex::add(const Strand& strand) {
  if (find(strand.indicator, strand.dimension)) return;
  by_indicator_[strand.indicator].push_back(strands_.size());
  strands_.push_back(&strand);
}

std::optional<std::size_t> StrandIndex::find(std::string_view indicator, std::string_view dimension) const {
  const auto of_indicator = by_indicator_.find(indicator);
  if (of_indicator == by_indicator_.end()) return std::nullopt;
  for (const std::size_t number : of_indicator->second) {
    if (strands_[number]->dimension == dimension) return number;
  }
  return std::nullopt;
}

model::Line line_of(const model::Unit& unit) {
  return stands_on(model::Line::obec, unit.kind) ? model::Line::obec : model::Line::moe;
}

StrandReadings readings_of(std::span<const model::Scorecard> cards, const StrandIndex& strands) {
  StrandReadings readings(strands.size());
  for (const model::Scorecard& card : cards) {
    const auto strand = strands.find(card.indicator, card.dimension);
    const auto period = strand ? model::parse_period_code(card.period) : std::nullopt;
    if (period) readings[*strand].push_back({*period, data_of(card), std::nullopt});
  }
  for (Series& series : readings) sort(series);
  return readings;
}

std::vector<FactSeries> series_of(const model::TableSpec& table, std::span<const CountedFact> facts) {
  const std::size_t unit = table.ordinal_of("unit_code").value();
  const TableComparisons apart = rows_apart(table);
  const CountedRows rows(apart, facts);
  std::vector<FactSeries> all;
  for (const CountedRow& row : rows.rows()) {
    if (!row.moment) continue;
    const std::string code = model::to_text(row.fact->data[unit]);
    std::string thing = row.thing.substr(std::min(row.thing.size(), code.size() + 1));
    if (all.empty() || all.back().unit_code != code || all.back().thing != thing)
      all.push_back({code, std::move(thing), {}});
    all.back().snapshots.push_back({*row.moment, row.fact->data, base::thai_date_of(row.fact->received)});
  }
  for (FactSeries& series : all) sort(series.snapshots);
  return all;
}

}  // namespace tidtam::transforms
