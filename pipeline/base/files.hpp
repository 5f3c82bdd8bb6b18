#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace tidtam::base {

/// The whole file. Throws Error, naming the file, when it cannot be read.
[[nodiscard]] std::string read_file(const std::filesystem::path& path);
/// Temporary file beside it, sync, rename: readers see the old bytes or the new, never half.
void write_file_atomically(const std::filesystem::path& path, std::string_view bytes);
/// As above, but leaves a file that already holds these bytes untouched. True when it was written.
bool write_file_if_changed(const std::filesystem::path& path, std::string_view bytes);
/// Makes what was renamed or created in this folder survive a power cut.
void sync_folder(const std::filesystem::path& folder);
/// Like std::filesystem::create_directories, but throws Error with a sentence.
void make_folders(const std::filesystem::path& folder);

}  // namespace tidtam::base
