#include "pipeline/model/scorecard.hpp"

#include <array>

namespace tidtam::model {

std::string_view light_word(Light light) {
  constexpr std::array<std::string_view, 5> kWords{"green", "yellow", "orange", "red", "none"};
  return kWords[static_cast<std::size_t>(light)];
}

}  // namespace tidtam::model
