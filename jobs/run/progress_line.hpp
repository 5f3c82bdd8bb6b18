#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace tidtam::jobs {

/// One line on a terminal that says how far a long step is, with rate and time left; nothing where stderr is no
/// terminal.
class ProgressLine {
 public:
  ProgressLine();
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void begin(std::string what, std::uint64_t total);
  void advance(std::uint64_t done);
  /// Clears the line, so that the log may go on.
  void end();

 private:
  bool is_terminal_;
  bool is_shown_ = false;
  std::string what_;
  std::uint64_t total_ = 0;
  std::chrono::steady_clock::time_point started_;
  std::chrono::steady_clock::time_point shown_;
};

}  // namespace tidtam::jobs
