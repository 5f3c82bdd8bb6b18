#pragma once

#include <filesystem>
#include <optional>

namespace tidtam::jobs {

/// Keeps a second run of the same workspace out. The kernel frees it when the process ends, however it ends.
class RunLock {
 public:
  /// Nothing when another process holds it.
  static std::optional<RunLock> acquire(const std::filesystem::path& file);
  RunLock(RunLock&& other) noexcept : descriptor_(other.descriptor_) { other.descriptor_ = -1; }
  RunLock& operator=(RunLock&&) = delete;
  RunLock(const RunLock&) = delete;
  RunLock& operator=(const RunLock&) = delete;
  ~RunLock();

 private:
  explicit RunLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace tidtam::jobs
