#include "jobs/workspace/site_key.hpp"

#include <sys/stat.h>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include <fmt/format.h>

#include "pipeline/base/error.hpp"
#include "pipeline/base/files.hpp"

namespace tidtam::jobs {

namespace {
constexpr std::size_t kFewestBytes = 32;  // as many as the HMAC has (RFC 2104, section 3)

[[noreturn]] void refuse(const std::filesystem::path& file, const std::string& why) {
  throw ConfigurationError(fmt::format("{} ({}): {}", file.string(), kSiteKeyVariable, why));
}
}  // namespace

std::string read_site_key(const std::filesystem::path& file) {
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0)
    refuse(file,
           fmt::format(
               "the site key cannot be read: {}; make one with: umask 077; head -c 48 /dev/urandom | base64 > FILE",
               std::strerror(errno)));
  if (!S_ISREG(status.st_mode)) refuse(file, "the site key has to be a regular file");
  if ((status.st_mode & 0077) != 0)
    refuse(file, fmt::format("others may read or write the site key (mode {:04o}); close it with: chmod 600 FILE",
                             status.st_mode & 07777));
  std::string key = base::read_file(file);
  while (key.ends_with('\n') || key.ends_with('\r')) key.pop_back();
  if (key.size() < kFewestBytes)
    refuse(file, fmt::format("the site key has {} bytes, {} are needed at least; make one with: umask 077; head -c 48 "
                             "/dev/urandom | base64 > FILE",
                             key.size(), kFewestBytes));
  return key;
}

std::string load_site_key() {
  const char* file = std::getenv(kSiteKeyVariable);
  return file && *file ? read_site_key(file) : std::string();
}

}  // namespace tidtam::jobs
