#pragma once

#include <filesystem>

namespace tidtam::jobs {

/// Makes a folder that holds originals and so personal data: mode 0700, whatever the umask; one that is there and
/// belongs to us is closed to others. Throws Error with a sentence.
void make_private_folder(const std::filesystem::path& folder);

}  // namespace tidtam::jobs
