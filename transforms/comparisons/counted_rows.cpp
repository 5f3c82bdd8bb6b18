#include "transforms/comparisons/counted_rows.hpp"

#include <algorithm>
#include <tuple>

namespace tidtam::transforms {

namespace {
constexpr char kBetweenParts = '\x1f';

std::optional<model::Period> moment_of(const CountedFact& fact, const std::optional<model::Period>& of_return,
                                       const RowTime& time) {
  switch (time.kind) {
    case RowTime::Kind::of_return:
      return of_return;
    case RowTime::Kind::year_of_return:
      if (!of_return) return std::nullopt;
      return model::Period{of_return->kind >= model::PeriodKind::academic_year ? model::PeriodKind::academic_year
                                                                               : model::PeriodKind::fiscal_year,
                           of_return->year};
    case RowTime::Kind::period:
      if (const auto* code = std::get_if<std::string>(&fact.data[time.column])) return model::parse_period_code(*code);
      return std::nullopt;
    case RowTime::Kind::fiscal_year:
      if (const auto* year = std::get_if<std::int64_t>(&fact.data[time.column]))
        return model::Period{model::PeriodKind::fiscal_year, static_cast<int>(*year)};
      return std::nullopt;
  }
  return std::nullopt;
}

std::string part_text(const CountedRow& row, const RowPart& part) {
  switch (part.kind) {
    case RowPart::Kind::column:
      return model::to_text(row.fact->data[part.column]);
    case RowPart::Kind::layout:
      return row.fact->layout;
    case RowPart::Kind::year:
      return row.moment ? std::to_string(row.moment->year) : std::string();
    case RowPart::Kind::moment:
      return row.moment ? model::to_code(*row.moment) : std::string();
  }
  return {};
}

/// What tells rows apart may be empty here and there: a budget line without a source is a line of its own.
std::string joined(const CountedRow& row, std::span<const RowPart> parts) {
  std::string text;
  for (const RowPart& part : parts) {
    text += part_text(row, part);
    text += kBetweenParts;
  }
  return text;
}

/// By thing, moment and teller, the later return last. What the content alone decides: never the order of arrival.
bool comes_before(const CountedRow& a, const CountedRow& b) {
  const auto rank = [](const CountedRow& row) {
    return std::tuple(std::string_view(row.thing), row.moment, std::string_view(row.teller), row.said_in,
                      row.fact->received, std::string_view(row.fact->file), std::string_view(row.fact->sheet),
                      std::string_view(row.fact->cell));
  };
  return rank(a) < rank(b);
}

bool is_said_again(const CountedRow& row, const CountedRow& next) {
  return row.thing == next.thing && row.moment == next.moment && row.teller == next.teller;
}
}  // namespace

CountedRows::CountedRows(const TableComparisons& spec, std::span<const CountedFact> facts) {
  rows_.reserve(facts.size());
  for (const CountedFact& fact : facts) {
    const auto of_return = model::parse_period_code(fact.period);
    CountedRow row{&fact, moment_of(fact, of_return, spec.time), of_return, {}, {}};
    row.thing = joined(row, spec.identity);
    row.teller = joined(row, spec.tellers);
    rows_.push_back(std::move(row));
  }
  std::ranges::sort(rows_, comes_before);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    if (i + 1 < rows_.size() && is_said_again(rows_[i], rows_[i + 1])) continue;
    if (kept != i) rows_[kept] = std::move(rows_[i]);
    ++kept;
  }
  rows_.resize(kept);
}

std::span<const CountedRow> CountedRows::before(const CountedRow& row) const {
  if (!row.moment) return {};
  const auto at = rows_.begin() + (&row - rows_.data());
  const auto is_earlier = [&](const CountedRow& other) {
    return other.thing == row.thing && other.moment && other.moment->kind == row.moment->kind &&
           *other.moment < *row.moment;
  };
  auto last = at;
  while (last != rows_.begin() && (last - 1)->thing == row.thing && !is_earlier(*(last - 1))) --last;
  auto first = last;
  while (first != rows_.begin() && is_earlier(*(first - 1))) --first;
  return {first, last};
}

bool CountedRows::has_later_in_year(const CountedRow& row) const {
  if (!row.moment) return false;
  const auto after = rows_.begin() + (&row - rows_.data()) + 1;
  return std::any_of(
      after, std::find_if(after, rows_.end(), [&](const CountedRow& other) { return other.thing != row.thing; }),
      [&](const CountedRow& other) {
        return other.moment && other.moment->kind == row.moment->kind && other.moment->year == row.moment->year &&
               *other.moment > *row.moment;
      });
}

std::string parts_text(const CountedRow& row, std::span<const RowPart> parts) {
  std::string text;
  for (const RowPart& part : parts) {
    const std::string one = part_text(row, part);
    if (one.empty() && !part.may_be_absent) return {};
    text += one;
    text += kBetweenParts;
  }
  return text;
}

RowIndex::RowIndex(std::span<const CountedRow> rows, std::span<const RowPart> parts) {
  for (const CountedRow& row : rows) {
    if (std::string text = parts_text(row, parts); !text.empty()) rows_[std::move(text)].push_back(&row);
  }
}

std::span<const CountedRow* const> RowIndex::with(const std::string& parts) const {
  const auto found = rows_.find(parts);
  return found == rows_.end() ? std::span<const CountedRow* const>() : found->second;
}

}  // namespace tidtam::transforms
