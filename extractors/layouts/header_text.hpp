#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/layouts/options.hpp"

namespace tidtam::layouts {

/// What kind of unit stands in brackets behind a head; `ร้อยละ` behind `เบิกจ่าย` makes it another column.
enum class HeadUnit : std::uint8_t { none, money, count, percent, other };

/// One way to take the text of a header: as it stands, or without what officers add to it.
struct HeaderReading {
  std::string key;
  double quality = 1;  ///< 1 for the text as it stands, less for each thing left out
  HeadUnit unit = HeadUnit::none;
};

/// A header's text with all its readings, the most literal first.
struct HeaderText {
  std::vector<HeaderReading> readings;
  std::optional<std::int64_t> baht;  ///< the money unit in it, in baht
  bool is_unit_only = false;         ///< nothing but a unit: `(บาท)`
  int year = 0;                      ///< the Buddhist year named at its end, 0 without
};

/// The words of LayoutOptions by their keys, made once.
class UnitWords {
 public:
  explicit UnitWords(const LayoutOptions& options);
  /// What the text between brackets is.
  [[nodiscard]] HeadUnit kind_of(std::string_view key) const;
  [[nodiscard]] std::optional<std::int64_t> baht_of(std::string_view key) const;
  /// The longest money unit that this key ends with.
  [[nodiscard]] std::optional<std::int64_t> baht_at_end_of(std::string_view key) const;

 private:
  std::vector<std::pair<std::string, std::int64_t>> money_;
  std::vector<std::string> count_;
  std::vector<std::string> percent_;
};

[[nodiscard]] HeaderText read_header_text(std::string_view text, const UnitWords& units);

/// Blanks, no-break blanks and line breaks cut from both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// Whether the text is a number, a dash or a sign between numbers: no header, even where a csv holds it as text.
[[nodiscard]] bool is_figure(std::string_view text);

}  // namespace tidtam::layouts
