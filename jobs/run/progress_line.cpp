#include "jobs/run/progress_line.hpp"

#include <unistd.h>

#include <fmt/format.h>

namespace tidtam::jobs {

ProgressLine::ProgressLine() : is_terminal_(::isatty(STDERR_FILENO) == 1) {}

ProgressLine::~ProgressLine() {
  end();
}

void ProgressLine::begin(std::string what, std::uint64_t total) {
  end();
  what_ = std::move(what);
  total_ = total;
  started_ = shown_ = std::chrono::steady_clock::now();
  if (!is_terminal_ || total_ == 0) return;
  fmt::print(stderr, "\r\033[K{}: 0 / {}", what_, total_);
  is_shown_ = true;
}

void ProgressLine::advance(std::uint64_t done) {
  if (!is_terminal_ || total_ == 0) return;
  const auto now = std::chrono::steady_clock::now();
  if (now - shown_ < std::chrono::milliseconds(200)) return;
  shown_ = now;
  const double seconds = std::chrono::duration<double>(now - started_).count();
  const double rate = static_cast<double>(done) / seconds;
  const double left = rate > 0 ? static_cast<double>(total_ - done) / rate : 0;
  fmt::print(stderr, "\r\033[K{}: {} / {} ({:.0f}/s, {:.0f} s)", what_, done, total_, rate, left);
  is_shown_ = true;
}

void ProgressLine::end() {
  if (is_shown_) fmt::print(stderr, "\r\033[K");
  is_shown_ = false;
}

}  // namespace tidtam::jobs
