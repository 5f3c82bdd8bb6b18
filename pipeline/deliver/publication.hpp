#pragma once

#include <filesystem>
#include <string_view>

namespace tidtam::deliver {

/// A folder of linked files that readers see change all at once (reports/): the new tree is built aside, files whose
/// bytes did not change are carried over with their times, and one exchange of names puts it in place. Until publish()
/// is called nothing of the old tree has changed; a run killed before leaves only the folder aside, which the next one
/// clears.
class Publication {
 public:
  /// `published` is what readers open; `aside` is a folder on the same file system that is ours to clear.
  Publication(std::filesystem::path published, std::filesystem::path aside);

  /// Adds a file under its path relative to the tree. Thread-safe for different paths.
  void add(const std::filesystem::path& relative_path, std::string_view bytes);
  /// Puts the new tree in place. True when at least one file came, went or changed.
  bool publish();

 private:
  std::filesystem::path published_;
  std::filesystem::path aside_;
};

/// Puts a small set of files into a folder of their own, whole or not at all: built aside, then renamed.
/// An existing folder of that name is replaced.
void place_folder(const std::filesystem::path& folder, const std::filesystem::path& built_aside);

}  // namespace tidtam::deliver
