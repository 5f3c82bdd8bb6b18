#include "transforms/values/person_ids.hpp"

#include <algorithm>

#include "pipeline/thai/digits.hpp"
#include "pipeline/thai/key.hpp"
#include "pipeline/thai/personal_text.hpp"

namespace tidtam::transforms {

namespace {
constexpr std::size_t kIdDigits = 13;

bool is_digits(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}
}  // namespace

PersonIdReading read_person_id(std::string_view written) {
  std::string folded = thai::to_ascii_digits(written);
  if (folded.ends_with(".0")) folded.resize(folded.size() - 2);
  PersonIdReading reading{thai::match_key(folded), {}};
  std::string& id = reading.id;
  if (id.size() == kIdDigits && id.front() == 'g' && is_digits(std::string_view(id).substr(1))) {
    id.front() = 'G';
    return reading;
  }
  if (id.size() == kIdDigits - 1 && is_digits(id) && thai::has_check_digit("0" + id)) id.insert(0, "0");
  if (id.size() != kIdDigits || !is_digits(id)) {
    add_code(reading.codes, "PID-LEN");
  } else if (!thai::has_check_digit(id)) {
    add_code(reading.codes, "PID-CHK");
  }
  return reading;
}

}  // namespace tidtam::transforms
