#pragma once

#include <string_view>
#include <vector>

#include "pipeline/thai/personal_text.hpp"

/// Inside of personal_text: names behind a title.
namespace tidtam::thai {

/// Adds the names of a text, in no order; they may overlap.
void find_titled_names(std::string_view text, std::vector<PersonalSpan>& spans);

}  // namespace tidtam::thai
