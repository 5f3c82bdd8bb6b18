#include "transforms/values/normalise.hpp"

#include "pipeline/thai/digits.hpp"
#include "pipeline/thai/key.hpp"
#include "pipeline/thai/repair.hpp"
#include "transforms/values/codes.hpp"
#include "transforms/values/dates.hpp"
#include "transforms/values/missing.hpp"
#include "transforms/values/numbers.hpp"
#include "transforms/values/periods.hpp"

namespace tidtam::transforms {

namespace {
std::string answer(std::string_view value, const Codes& codes) {
  std::string line;
  for (const char c : value) {
    if (c == '\n') {
      line += "\\n";
    } else if (c == '\t') {
      line += "\\t";
    } else if (c == '\r') {
      line += "\\r";
    } else if (c == '\\') {
      line += "\\\\";
    } else {
      line.push_back(c);
    }
  }
  line.push_back('\t');
  for (std::size_t i = 0; i < codes.size(); ++i) {
    if (i > 0) line.push_back(',');
    line += codes[i];
  }
  return line;
}

std::string_view word_of(Missing missing) {
  if (missing == Missing::not_reported) return "MISSING";
  return missing == Missing::no_data ? "NO_DATA" : "NOT_APPLICABLE";
}

std::string number_line(std::string_view text) {
  const NumberReading number = read_number(text);
  return answer(number.exact ? number.exact->to_string() : std::string(), number.codes);
}

std::string date_line(std::string_view text, const NormaliseOptions& options) {
  const DateReading date = read_date(text, {options.near_be_year, std::nullopt});
  return answer(to_text(date), date.codes);
}

std::string period_line(std::string_view text, const NormaliseOptions& options) {
  const PeriodReading period =
      read_period(text, {options.near_be_year, std::nullopt, std::nullopt, YearMeaning::unsaid});
  return answer(to_text(period), period.codes);
}
}  // namespace

std::optional<std::string> normalise_line(std::string_view kind, std::string_view unescaped_line,
                                          const NormaliseOptions& options) {
  if (kind == "text") return answer(thai::repair(unescaped_line), {});
  if (kind == "digits") return answer(thai::to_ascii_digits(unescaped_line), {});
  if (kind == "key") return answer(thai::match_key(unescaped_line), {});
  if (kind != "number" && kind != "date" && kind != "period" && kind != "code") return std::nullopt;
  if (const auto missing = read_missing(unescaped_line, model::FieldKind::number)) {
    return answer({}, {std::string(word_of(*missing))});
  }
  if (kind == "number") return number_line(unescaped_line);
  if (kind == "date") return date_line(unescaped_line, options);
  if (kind == "period") return period_line(unescaped_line, options);
  const CodeReading code = read_code(unescaped_line);
  return answer(code.code, code.codes);
}

}  // namespace tidtam::transforms
