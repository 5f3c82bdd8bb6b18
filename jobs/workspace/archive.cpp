#include "jobs/workspace/archive.hpp"

#include "pipeline/base/files.hpp"

namespace tidtam::jobs {

namespace fs = std::filesystem;

void archive_original(const fs::path& archive, const std::string& sha256, std::string_view bytes) {
  const fs::path folder = archive / sha256.substr(0, 2);
  const fs::path file = folder / sha256;
  std::error_code missing;
  if (fs::file_size(file, missing) == bytes.size() && !missing) return;
  base::make_folders(folder);
  fs::permissions(archive, fs::perms::owner_all);
  fs::permissions(folder, fs::perms::owner_all);
  base::write_file_atomically(file, bytes);
  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
  base::sync_folder(folder);
}

}  // namespace tidtam::jobs
