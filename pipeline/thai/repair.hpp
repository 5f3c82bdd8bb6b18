#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace tidtam::thai {

/// What repair mends; counted by column and rule.
enum class RepairRule : std::uint8_t {
  sara_am,        ///< nikhahit and sara aa joined to sara am
  double_sara_e,  ///< เเ to แ
  mark_order,     ///< a tone behind its vowel, a mark behind a blank or a dot brought home
  repeated_mark,  ///< the same mark or follow vowel twice; of two tones the last
  stray_mark,     ///< a mark beside Latin letters or digits: a digit typed on the Thai layout
  blank,          ///< no-break and other blanks, runs of blanks, blanks at the ends
  invisible,      ///< zero width, soft hyphen, byte order mark, control characters
  private_glyph,  ///< U+F700 … U+F71A of old Windows fonts
  mojibake,       ///< Windows-874 or UTF-8 read as Latin-1
  composed,       ///< Latin letters and their accents joined (NFC)
};
constexpr std::size_t kRepairRules = 10;
/// `sara_am`, `mojibake` …
[[nodiscard]] std::string_view repair_rule_word(RepairRule rule);

struct RepairReport {
  std::string text;
  std::array<std::uint32_t, kRepairRules> fired{};  ///< how often each rule mended something

  [[nodiscard]] std::uint32_t count(RepairRule rule) const { return fired[static_cast<std::size_t>(rule)]; }
};

/// Whether repair would give the text back as it is. Does not allocate.
[[nodiscard]] bool is_clean(std::string_view text);
/// The text with the certain damage of DOMAIN K mended (K1's digits are left as written): idempotent, loses no Thai
/// letter.
[[nodiscard]] std::string repair(std::string_view text);
/// As repair, and says which rules fired.
[[nodiscard]] RepairReport repair_with_report(std::string_view text);
/// As repair without a copy of clean text: gives `text` itself, or a view of `buffer`.
[[nodiscard]] std::string_view repaired(std::string_view text, std::string& buffer);

}  // namespace tidtam::thai
