#include "jobs/workspace/archive.hpp"

#include <fcntl.h>
#include <unistd.h>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "jobs/workspace/private_folder.hpp"
#include "pipeline/base/error.hpp"
#include "pipeline/base/files.hpp"
#include "pipeline/base/hash.hpp"

namespace tidtam::jobs {

namespace fs = std::filesystem;

namespace {
[[noreturn]] void fail(const char* what, const fs::path& path) {
  throw Error(fmt::format("archive: cannot {} {}: {}", what, path.string(), std::strerror(errno)));
}

/// A file with a name of its own, mode 0600, gone again at the end: what is kept has a second name by then.
class UnfinishedOriginal {
 public:
  explicit UnfinishedOriginal(const fs::path& folder) : path_((folder / "XXXXXX").string()) {
    descriptor_ = ::mkostemp(path_.data(), O_CLOEXEC);
    if (descriptor_ < 0) fail("write into", folder);
  }
  UnfinishedOriginal(const UnfinishedOriginal&) = delete;
  UnfinishedOriginal& operator=(const UnfinishedOriginal&) = delete;
  ~UnfinishedOriginal() {
    ::close(descriptor_);
    ::unlink(path_.c_str());
  }

  void write(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) fail("write", path_);
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  void sync() {
    if (::fsync(descriptor_) != 0) fail("sync", path_);
  }
  [[nodiscard]] fs::path path() const { return path_; }

 private:
  std::string path_;
  int descriptor_ = -1;
};

bool is_whole(const fs::path& file, std::uint64_t size) {
  std::error_code missing;
  return fs::file_size(file, missing) == size && !missing;
}
}  // namespace

Archive::Archive(fs::path folder) : folder_(std::move(folder)), incoming_(folder_ / "incoming") {}

fs::path Archive::place_of(const std::string& sha256) const {
  return folder_ / sha256.substr(0, 2) / sha256;
}

void Archive::keep(const std::string& sha256, std::string_view bytes) const {
  if (is_whole(place_of(sha256), bytes.size())) return;
  make_private_folder(folder_);
  make_private_folder(incoming_);
  UnfinishedOriginal unfinished(incoming_);
  unfinished.write(bytes);
  unfinished.sync();
  put_in_place(unfinished.path(), sha256);
}

std::string Archive::keep_file(const fs::path& file) const {
  make_private_folder(folder_);
  make_private_folder(incoming_);
  const int source = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (source < 0) fail("read", file);
  base::Sha256 hash;
  UnfinishedOriginal unfinished(incoming_);
  std::vector<char> piece(std::size_t{1} << 20);
  ssize_t got = 0;
  while ((got = ::read(source, piece.data(), piece.size())) > 0) {
    const std::string_view bytes(piece.data(), static_cast<std::size_t>(got));
    hash.add(bytes);
    unfinished.write(bytes);
  }
  ::close(source);
  if (got < 0) fail("read", file);
  unfinished.sync();
  std::string sha256 = hash.hexadecimal();
  put_in_place(unfinished.path(), sha256);
  return sha256;
}

void Archive::put_in_place(const fs::path& unfinished, const std::string& sha256) const {
  const fs::path place = place_of(sha256);
  make_private_folder(place.parent_path());
  // A name that is there already holds the same bytes: a link into the archive is made only of whole files.
  if (::link(unfinished.c_str(), place.c_str()) != 0 && errno != EEXIST) {
    // File systems without links, as on some network disks: a rename is as whole.
    if (::rename(unfinished.c_str(), place.c_str()) != 0) fail("write", place);
  }
  base::sync_folder(place.parent_path());
}

std::optional<std::string> Archive::read(const std::string& sha256) const {
  const fs::path place = place_of(sha256);
  std::error_code missing;
  if (!fs::is_regular_file(place, missing)) return std::nullopt;
  return base::read_file(place);
}

std::optional<base::Seconds> Archive::kept_since(const std::string& sha256) const {
  std::error_code missing;
  const auto written = fs::last_write_time(place_of(sha256), missing);
  if (missing) return std::nullopt;
  const auto since = std::chrono::file_clock::to_sys(written).time_since_epoch();
  return std::chrono::duration_cast<std::chrono::seconds>(since).count();
}

void Archive::remove(const std::string& sha256) const {
  const fs::path place = place_of(sha256);
  if (::unlink(place.c_str()) != 0 && errno != ENOENT) fail("delete", place);
  base::sync_folder(place.parent_path());
}

void Archive::clear_unfinished() const {
  std::error_code gone;
  fs::remove_all(incoming_, gone);
}

bool Archive::is_empty() const {
  std::error_code missing;
  for (fs::recursive_directory_iterator entry(folder_, missing), end; !missing && entry != end;
       entry.increment(missing)) {
    if (entry->is_regular_file(missing)) return false;
  }
  return true;
}

}  // namespace tidtam::jobs
