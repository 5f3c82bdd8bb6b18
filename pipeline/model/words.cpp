#include <array>

#include <fmt/format.h>

#include "pipeline/model/finding.hpp"
#include "pipeline/model/record.hpp"
#include "pipeline/model/value.hpp"

namespace tidtam::model {

namespace {
constexpr std::array<std::string_view, 5> kStates{"VALUE", "ZERO_REPORTED", "NOT_REPORTED", "NO_DATA", "NOT_APPLICABLE"};
}

std::string_view severity_word(Severity severity) {
  constexpr std::array<std::string_view, 3> kWords{"note", "warning", "error"};
  return kWords[static_cast<std::size_t>(severity)];
}

std::string_view state_word(ValueState state) { return kStates[static_cast<std::size_t>(state)]; }

std::optional<ValueState> parse_state(std::string_view word) {
  for (std::size_t i = 0; i < kStates.size(); ++i) {
    if (kStates[i] == word) return static_cast<ValueState>(i);
  }
  return std::nullopt;
}

std::string to_text(const Datum& datum) {
  struct Printer {
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(std::int64_t integer) const { return std::to_string(integer); }
    std::string operator()(base::Decimal decimal) const { return decimal.to_string(); }
    std::string operator()(double real) const { return real == 0 ? "0" : fmt::format("{:.15g}", real); }
    std::string operator()(base::Date date) const { return base::to_iso(date); }
    std::string operator()(const std::string& text) const { return text; }
  };
  return std::visit(Printer{}, datum);
}

std::optional<std::size_t> RecordSpec::ordinal_of(std::string_view field) const {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].name == field) return i;
  }
  return std::nullopt;
}

}  // namespace tidtam::model
