#pragma once

#include <string_view>
#include <vector>

#include "pipeline/thai/personal_text.hpp"

/// Inside of personal_text: what is personal by its digits.
namespace tidtam::thai {

/// Adds the ids, pupil codes and phone numbers of a text, in order.
void find_personal_digits(std::string_view text, std::vector<PersonalSpan>& spans);

}  // namespace tidtam::thai
