#pragma once

#include <filesystem>
#include <string>

#include "pipeline/spec/messages.hpp"

namespace tidtam::jobs {

/// The environment variable that names the file of the site key.
constexpr const char* kSiteKeyVariable = "TIDTAM_SITE_KEY_FILE";

/// The key by which ids of persons are hidden, from the file that TIDTAM_SITE_KEY_FILE names; empty where the variable
/// is not set, and then no sheet of persons is taken (DECISIONS 39). Throws ConfigurationError as read_site_key.
[[nodiscard]] std::string load_site_key(const spec::Messages& messages);

/// Reads a key: the bytes of a regular file that nobody but its owner may read or write, 32 or more, the line break at
/// the end apart. Throws ConfigurationError otherwise, saying how to make one, in Thai and in English.
[[nodiscard]] std::string read_site_key(const std::filesystem::path& file, const spec::Messages& messages);

}  // namespace tidtam::jobs
