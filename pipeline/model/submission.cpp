#include "pipeline/model/submission.hpp"

#include <array>

namespace tidtam::model {

std::string_view submission_state_word(SubmissionState state) {
  constexpr std::array<std::string_view, 7> kWords{"accepted",   "partly",  "returned", "duplicate",
                                                   "superseded", "ignored", "waiting"};
  return kWords[static_cast<std::size_t>(state)];
}

}  // namespace tidtam::model
