#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tidtam::thai {

/// What makes a stretch of text personal by its shape alone.
enum class PersonalShape : std::uint8_t {
  national_id,  ///< 13 digits in one piece or written `1-3301-00000-01-6`; otherwise grouped, with its check digit
  pupil_code,   ///< `G` and 12 digits, for a pupil without a national id
  phone,        ///< 9 or 10 digits from 0, or behind +66
  email,
  child_name,  ///< behind `ด.ช.`, `เด็กหญิง` …
  adult_name,  ///< first name and surname behind `นาย`, `นางสาว`, `Mr.` …
};

/// A personal stretch: bytes `begin` up to `end`, of names without the title.
struct PersonalSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
  PersonalShape shape = PersonalShape::national_id;
};

/// What is hidden.
enum class Hiding : std::uint8_t {
  all,
  but_officers,  ///< adults may be named where their role is asked for, pupils nowhere
  in_codes,      ///< of digits nothing but ids with their check digit: codes have ten or thirteen digits too
};

/// The personal stretches of a text, in order and apart from one another. Thai digits count as digits; between digits
/// one hyphen, dot, blank or invisible sign may stand, or a hyphen between blanks. A name without a title has no shape.
[[nodiscard]] std::vector<PersonalSpan> personal_spans(std::string_view text);

/// The text with its personal stretches hidden: `1-3301-xxxxx-xx-6` for an id, `xxx` for all others. Equal to the text
/// where nothing is personal.
[[nodiscard]] std::string without_personal(std::string_view text, Hiding hiding = Hiding::all);

/// Whether 13 ASCII digits end in the check digit of a national id: 11 less the remainder by 11 of the sum of the first
/// twelve, weighed 13 down to 2, its last digit (DOMAIN G.1).
[[nodiscard]] bool has_check_digit(std::string_view thirteen_digits);

}  // namespace tidtam::thai
