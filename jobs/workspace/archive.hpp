#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "pipeline/base/clock.hpp"

namespace tidtam::jobs {

/// The originals under their SHA-256 (`archive/ab/abcdef…`), mode 0600 in folders of mode 0700; the same bytes are kept
/// once. An original lies there whole or not at all, and is durable when keep() returns. Threads may keep side by side,
/// equal bytes too.
class Archive {
 public:
  explicit Archive(std::filesystem::path folder);

  void keep(const std::string& sha256, std::string_view bytes) const;
  /// Keeps a file of any size without reading it into memory. Gives its SHA-256.
  [[nodiscard]] std::string keep_file(const std::filesystem::path& file) const;
  /// The bytes of an original; nothing where it is not kept, or no longer.
  [[nodiscard]] std::optional<std::string> read(const std::string& sha256) const;
  /// Removes what a killed run left half written, and the folder where originals grow. Only for the one who holds the
  /// lock and is keeping nothing at the moment.
  void clear_unfinished() const;
  /// Since when it keeps these bytes; nothing where it does not.
  [[nodiscard]] std::optional<base::Seconds> kept_since(const std::string& sha256) const;
  void remove(const std::string& sha256) const;
  /// Whether it holds no original at all.
  [[nodiscard]] bool is_empty() const;

 private:
  [[nodiscard]] std::filesystem::path place_of(const std::string& sha256) const;
  void put_in_place(const std::filesystem::path& unfinished, const std::string& sha256) const;

  std::filesystem::path folder_;
  std::filesystem::path incoming_;  ///< where an original grows until it is whole
};

}  // namespace tidtam::jobs
