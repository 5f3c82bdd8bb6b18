#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace tidtam::testing {

/// What a run of the program gave.
struct ToolResult {
  int status = -1;  ///< exit status; 128 + signal where it was killed
  std::string out;
  std::string err;
};

/// Runs the program with these arguments and this on its standard input.
ToolResult run_tool(const std::vector<std::string>& arguments, const std::string& input = {});

/// A workspace of its own in a temporary folder, gone at the end.
class TemporaryWorkspace {
 public:
  TemporaryWorkspace();
  ~TemporaryWorkspace();
  TemporaryWorkspace(const TemporaryWorkspace&) = delete;
  TemporaryWorkspace& operator=(const TemporaryWorkspace&) = delete;

  [[nodiscard]] const std::filesystem::path& root() const { return root_; }
  /// Settings of the samples, their returns in the inbox with the times at which they came.
  void fill_with_samples() const;
  /// Runs a command in this workspace.
  [[nodiscard]] ToolResult run(std::vector<std::string> arguments) const;
  /// Puts a file into the inbox that has settled long ago.
  void drop(const std::string& inbox_path, const std::string& bytes) const;

 private:
  std::filesystem::path folder_;
  std::filesystem::path root_;
};

/// A CSV with a header row as rows of column → field.
using CsvRow = std::map<std::string, std::string>;
std::vector<CsvRow> rows_of(const std::string& csv);

/// SHA-256 of every file below a folder, by relative path.
std::map<std::string, std::string> digests_below(const std::filesystem::path& folder);

}  // namespace tidtam::testing
