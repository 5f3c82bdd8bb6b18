#include "pipeline/store/store.hpp"

#include <array>

namespace tidtam::store {

std::string printable_id(std::string_view sha256) {
  return std::string(sha256.substr(0, 16));
}

std::string_view run_status_word(RunStatus status) {
  constexpr std::array<std::string_view, 4> kWords{"running", "done", "incomplete", "failed"};
  return kWords[static_cast<std::size_t>(status)];
}

GroupScope::~GroupScope() {
  if (open_) store_.roll_back_group();
}

void GroupScope::commit() {
  store_.commit_group();
  open_ = false;
}

SubmissionScope::~SubmissionScope() {
  if (open_) store_.roll_back_submission();
}

void SubmissionScope::keep() {
  store_.keep_submission();
  open_ = false;
}

}  // namespace tidtam::store
