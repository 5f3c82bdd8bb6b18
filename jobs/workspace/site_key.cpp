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

/// Throws what is wrong with the key: a phrase of templates/messages/personal.yaml.
class KeyCheck {
 public:
  KeyCheck(const std::filesystem::path& file, const spec::Messages& messages) : file_(file), messages_(messages) {}

  [[noreturn]] void refuse(std::string_view phrase, const spec::Blanks& blanks = {}) const {
    throw ConfigurationError(fmt::format("{} ({}): {}\n{}", file_.string(), kSiteKeyVariable,
                                         messages_.phrase(phrase, spec::Language::th, blanks),
                                         messages_.phrase(phrase, spec::Language::en, blanks)));
  }

 private:
  const std::filesystem::path& file_;
  const spec::Messages& messages_;
};
}  // namespace

std::string read_site_key(const std::filesystem::path& file, const spec::Messages& messages) {
  const KeyCheck check(file, messages);
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0) check.refuse("site_key_unreadable", {{"reason", std::strerror(errno)}});
  if (!S_ISREG(status.st_mode)) check.refuse("site_key_no_file");
  if ((status.st_mode & 0077) != 0)
    check.refuse("site_key_open", {{"mode", fmt::format("{:04o}", status.st_mode & 07777)}});
  std::string key = base::read_file(file);
  while (key.ends_with('\n') || key.ends_with('\r')) key.pop_back();
  if (key.size() < kFewestBytes)
    check.refuse("site_key_short",
                 {{"bytes", fmt::format("{}", key.size())}, {"least", fmt::format("{}", kFewestBytes)}});
  return key;
}

std::string load_site_key(const spec::Messages& messages) {
  const char* file = std::getenv(kSiteKeyVariable);
  return file && *file ? read_site_key(file, messages) : std::string();
}

}  // namespace tidtam::jobs
