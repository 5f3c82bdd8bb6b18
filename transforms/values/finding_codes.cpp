#include "transforms/values/finding_codes.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace tidtam::transforms {

namespace {
using model::Severity;
constexpr std::array<std::pair<std::string_view, Severity>, 39> kSeverities{{
    {"NUM-01", Severity::error},            // no number, or letters that look like digits
    {"NUM-SEP", Severity::error},           // separators that fit no number
    {"NUM-BIG", Severity::error},           // more than the tables hold
    {"NUM-SATANG", Severity::error},        // an amount finer than a satang
    {"NUM-FOOT", Severity::warning},        // a footnote mark at the number
    {"NUM-VAGUE", Severity::warning},       // about, more than
    {"NUM-SIGN", Severity::warning},        // a minus behind the number
    {"NUM-EXP", Severity::warning},         // an exponent with fewer digits than it moves
    {"DATE-01", Severity::error},           // no date
    {"DATE-DAY", Severity::error},          // no such day or month
    {"DATE-FEB29", Severity::error},        // 29 February of a common year
    {"DATE-YEAR", Severity::error},         // a year of no era
    {"DATE-NOYEAR", Severity::error},       // no year, and none to take
    {"DATE-ORDER", Severity::error},        // the end stands before the beginning
    {"DATE-WD", Severity::warning},         // the weekday contradicts the date
    {"DATE-BE-SERIAL", Severity::warning},  // a Buddhist year typed as if it were of the Common Era
    {"DATE-ERA", Severity::warning},        // the era was decided by the file's year
    {"DATE-CENTURY", Severity::warning},    // two digits taken for a year far ahead of the file's
    {"DATE-LIST", Severity::warning},       // several days, taken from the first to the last
    {"DATE-VAGUE", Severity::warning},      // the whole year, the beginning of a month, no end …
    {"DATE-SPAN", Severity::warning},       // a span of days where one day is asked for
    {"DATE-SPELL", Severity::warning},      // a month's name taken for the nearest one
    {"PRE1941", Severity::note},            // before 1941 by the old new year
    {"PERIOD-01", Severity::error},         // no period
    {"YEAR-CAL", Severity::warning},        // a quarter of the calendar year
    {"COD-04", Severity::error},            // no code of the length that is due
    {"NUM-INT", Severity::error},           // a count with a fraction
    {"CELL-ERR", Severity::error},          // an Excel error value
    {"CELL-FORMULA", Severity::error},      // a formula that the file holds no result of
    {"YEAR-03", Severity::error},           // no Buddhist year
    {"YEAR-04", Severity::error},           // no quarter
    {"YEAR-05", Severity::error},           // no semester
    {"WORD-02", Severity::warning},         // a word that the list does not know, kept as typed
    {"WORD-03", Severity::warning},         // a word that the list does not know, left out
    {"PID-LEN", Severity::warning},         // no national id by its length
    {"PID-CHK", Severity::warning},         // a national id with another check digit
    {"PII-04", Severity::error},            // a national id where a number is due
    {"PII-02", Severity::warning},          // personal data in a text, hidden
    {"WORD-01", Severity::error},           // a word that the list does not know
}};
}  // namespace

model::Severity severity_of(std::string_view code) {
  const auto* found =
      std::find_if(kSeverities.begin(), kSeverities.end(), [code](const auto& pair) { return pair.first == code; });
  return found == kSeverities.end() ? Severity::error : found->second;
}

std::vector<std::string_view> known_codes() {
  std::vector<std::string_view> codes;
  for (const auto& [code, severity] : kSeverities) codes.push_back(code);
  return codes;
}

bool holds_error(const Codes& codes) {
  return std::any_of(codes.begin(), codes.end(),
                     [](const std::string& code) { return severity_of(code) == Severity::error; });
}

void add_code(Codes& codes, std::string_view code) {
  if (std::find(codes.begin(), codes.end(), code) == codes.end()) codes.emplace_back(code);
}

}  // namespace tidtam::transforms
