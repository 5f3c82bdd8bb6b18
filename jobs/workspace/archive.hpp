#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace tidtam::jobs {

/// Keeps an original under its SHA-256 (`archive/ab/abcdef…`), mode 0600 in folders of mode 0700; the same bytes are kept
/// once. Durable when it returns.
void archive_original(const std::filesystem::path& archive, const std::string& sha256, std::string_view bytes);

}  // namespace tidtam::jobs
