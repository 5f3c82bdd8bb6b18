#include "jobs/workspace/private_folder.hpp"

#include <fmt/format.h>

#include "pipeline/base/error.hpp"
#include "pipeline/base/files.hpp"

namespace tidtam::jobs {

namespace fs = std::filesystem;

void make_private_folder(const fs::path& folder) {
  base::make_folders(folder);
  std::error_code failure;
  if (fs::status(folder, failure).permissions() == fs::perms::owner_all && !failure) return;
  fs::permissions(folder, fs::perms::owner_all, failure);
  if (failure) throw Error(fmt::format("cannot close the folder {} to others: {}", folder.string(), failure.message()));
}

void make_shared_folder(const fs::path& folder) {
  std::error_code failure;
  const fs::file_status status = fs::status(folder, failure);
  if (fs::is_directory(status) && (status.permissions() & fs::perms::others_all) == fs::perms::none) return;
  make_private_folder(folder);
}

}  // namespace tidtam::jobs
