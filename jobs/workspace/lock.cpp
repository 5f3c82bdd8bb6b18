#include "jobs/workspace/lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <cerrno>
#include <cstring>

#include <fmt/format.h>

#include "jobs/workspace/private_folder.hpp"
#include "pipeline/base/error.hpp"

namespace tidtam::jobs {

std::optional<RunLock> RunLock::acquire(const std::filesystem::path& file) {
  make_private_folder(file.parent_path());  // run/ holds originals between their claim and their commit
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (descriptor < 0) throw Error(fmt::format("cannot open the lock {}: {}", file.string(), std::strerror(errno)));
  RunLock lock(descriptor);
  if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) return lock;
  if (errno != EWOULDBLOCK) throw Error(fmt::format("cannot lock {}: {}", file.string(), std::strerror(errno)));
  return std::nullopt;
}

RunLock::~RunLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace tidtam::jobs
