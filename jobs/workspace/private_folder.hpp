#pragma once

#include <filesystem>

namespace tidtam::jobs {

/// Makes a folder that holds originals and so personal data: mode 0700, whatever the umask; one that is there and
/// belongs to us is closed to others. Throws Error with a sentence.
void make_private_folder(const std::filesystem::path& folder);

/// Makes a folder that a few share, such as the desk of an office: mode 0700 when it is made, and wherever everyone
/// could read it. One that is closed to others already keeps its mode, so that an operator can open it to a group.
void make_shared_folder(const std::filesystem::path& folder);

}  // namespace tidtam::jobs
