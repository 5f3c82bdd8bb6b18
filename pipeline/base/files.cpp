#include "pipeline/base/files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cerrno>
#include <cstring>
#include <fstream>

#include <fmt/format.h>

#include "pipeline/base/error.hpp"

namespace tidtam::base {

namespace {
[[noreturn]] void fail(const char* what, const std::filesystem::path& path) {
  throw Error(fmt::format("cannot {} {}: {}", what, path.string(), std::strerror(errno)));
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};
}  // namespace

std::string read_file(const std::filesystem::path& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) fail("read", path);
  struct stat status {};
  if (::fstat(file.number(), &status) != 0) fail("read", path);
  std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
  std::size_t filled = 0;
  while (true) {
    if (filled == bytes.size())
      bytes.resize(bytes.size() + 1);  // asks once more, so that a file that grew is seen whole
    const ssize_t got = ::read(file.number(), bytes.data() + filled, bytes.size() - filled);
    if (got < 0) {
      if (errno == EINTR) continue;
      fail("read", path);
    }
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  bytes.resize(filled);
  return bytes;
}

void write_file_atomically(const std::filesystem::path& path, std::string_view bytes) {
  // The thread, not the process: two threads of one run may archive the same bytes under the same name.
  const std::filesystem::path temporary = path.string() + fmt::format(".{}.tmp", ::gettid());
  const auto give_up = [&](const std::filesystem::path& at) {
    const int reason = errno;
    ::unlink(temporary.c_str());
    errno = reason;
    fail("write", at);
  };
  {
    const Descriptor file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
    if (file.number() < 0) fail("write", temporary);
    while (!bytes.empty()) {
      const ssize_t written = ::write(file.number(), bytes.data(), bytes.size());
      if (written < 0) {
        if (errno == EINTR) continue;
        give_up(temporary);
      }
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    if (::fsync(file.number()) != 0) give_up(temporary);
  }
  if (::rename(temporary.c_str(), path.c_str()) != 0) give_up(path);
}

bool write_file_if_changed(const std::filesystem::path& path, std::string_view bytes) {
  std::error_code unreadable;
  if (std::filesystem::file_size(path, unreadable) == bytes.size() && !unreadable && read_file(path) == bytes) {
    return false;
  }
  write_file_atomically(path, bytes);
  return true;
}

void sync_folder(const std::filesystem::path& folder) {
  const Descriptor file(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (file.number() < 0 || ::fsync(file.number()) != 0) fail("sync", folder);
}

void make_folders(const std::filesystem::path& folder) {
  std::error_code failure;
  std::filesystem::create_directories(folder, failure);
  if (failure) throw Error(fmt::format("cannot make the folder {}: {}", folder.string(), failure.message()));
}

}  // namespace tidtam::base
