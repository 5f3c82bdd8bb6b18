#include "pipeline/model/cell.hpp"

#include <cmath>

#include <fmt/format.h>

#include "pipeline/base/date.hpp"

namespace tidtam::model {

namespace {
/// Serial 0 stands 25,569 days before 1970-01-01 from serial 61 on; before it Excel counts a 29 February 1900 that
/// never was.
constexpr int kEpochSerial = 25569;

std::string shown_number(double number) {
  if (number == 0) return "0";  // -0 is 0
  return fmt::format("{:.15g}", number);
}

std::string shown_time(std::int64_t milliseconds) {
  std::string text =
      fmt::format("{:02}:{:02}:{:02}", milliseconds / 3'600'000, milliseconds / 60'000 % 60, milliseconds / 1000 % 60);
  if (milliseconds % 1000 != 0) text += fmt::format(".{:03}", milliseconds % 1000);
  return text;
}

std::string shown_elapsed(std::int64_t milliseconds) {
  std::string text = milliseconds < 0 ? "-PT" : "PT";
  if (milliseconds < 0) milliseconds = -milliseconds;
  text += fmt::format("{}H{}M{}", milliseconds / 3'600'000, milliseconds / 60'000 % 60, milliseconds / 1000 % 60);
  if (milliseconds % 1000 != 0) text += fmt::format(".{:03}", milliseconds % 1000);
  return text + "S";
}

std::string shown_date(const Cell& cell) {
  constexpr double kMillisecondsADay = 86'400'000.0;
  if (!(std::abs(cell.number()) < 3e6)) return shown_number(cell.number());
  const auto total = static_cast<std::int64_t>(std::llround(cell.number() * kMillisecondsADay));
  if (cell.has(kElapsedFormat)) return shown_elapsed(total);
  if (total < 0) return shown_number(cell.number());
  const std::int64_t day = total / 86'400'000;
  const std::int64_t rest = total % 86'400'000;
  if (day == 0) return shown_time(rest);
  if (day == 60) return rest == 0 ? "1900-02-29" : "1900-02-29T" + shown_time(rest);
  const int shift = day < 60 ? kEpochSerial - 1 : kEpochSerial;
  std::string text = base::to_iso(base::date_of_days(static_cast<int>(day) - shift));
  if (rest != 0) text += "T" + shown_time(rest);
  return text;
}
}  // namespace

std::string column_letters(std::uint16_t column) {
  std::string letters;
  for (int rest = column; rest >= 0; rest = rest / 26 - 1)
    letters.insert(letters.begin(), static_cast<char>('A' + rest % 26));
  return letters;
}

std::string to_a1(CellRef ref) {
  return column_letters(ref.column) + std::to_string(ref.row + 1);
}

std::optional<CellRef> parse_a1(std::string_view text) {
  std::uint32_t column = 0;
  std::uint64_t row = 0;
  std::size_t at = 0;
  const auto skip_dollar = [&] {
    if (at < text.size() && text[at] == '$') ++at;
  };
  skip_dollar();
  const std::size_t letters = at;
  for (; at < text.size() && column <= kMaxColumns; ++at) {
    const char c = text[at];
    const int letter = c >= 'A' && c <= 'Z' ? c - 'A' : c >= 'a' && c <= 'z' ? c - 'a' : -1;
    if (letter < 0) break;
    column = column * 26 + static_cast<std::uint32_t>(letter) + 1;
  }
  if (at == letters || column > kMaxColumns) return std::nullopt;
  skip_dollar();
  const std::size_t digits = at;
  for (; at < text.size() && text[at] >= '0' && text[at] <= '9' && row <= kMaxRows; ++at) {
    row = row * 10 + static_cast<std::uint64_t>(text[at] - '0');
  }
  if (at == digits || at != text.size() || row == 0 || row > kMaxRows) return std::nullopt;
  return CellRef{static_cast<std::uint32_t>(row - 1), static_cast<std::uint16_t>(column - 1)};
}

std::string shown_value(const Cell& cell) {
  if (cell.has(kShowsError)) return std::string(cell.text());
  switch (cell.type) {
    case CellType::text:
    case CellType::error:
      return std::string(cell.text());
    case CellType::boolean:
      return cell.number() != 0 ? "true" : "false";
    case CellType::date:
      return shown_date(cell);
    case CellType::number:
      return shown_number(cell.number());
  }
  return {};
}

}  // namespace tidtam::model
