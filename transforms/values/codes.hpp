#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "transforms/values/finding_codes.hpp"

namespace tidtam::transforms {

/// What a code suffered on its way through Excel and what was undone; logged with before and after.
enum class CodeDamage : std::uint8_t { thai_digits, blanks, apostrophe, point_zero, exponent, leading_zeros };
/// `thai_digits`, `point_zero` …
[[nodiscard]] std::string_view code_damage_word(CodeDamage damage);

struct CodeReading {
  std::string code;
  std::vector<CodeDamage> undone;
  Codes codes;

  [[nodiscard]] bool has_value() const { return !code.empty(); }
};

/// A code in its canonical spelling: ASCII digits and capital letters, no blanks. Digits get their leading zeros back
/// only where `length` says how many there must be; digits of another length than that are COD-04.
[[nodiscard]] CodeReading read_code(std::string_view text, std::optional<std::size_t> length = std::nullopt);
/// The same of a number cell, which has lost its leading zeros; a fraction is COD-04.
[[nodiscard]] CodeReading code_of_double(double number, std::optional<std::size_t> length = std::nullopt);

}  // namespace tidtam::transforms
