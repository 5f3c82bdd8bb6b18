#pragma once

#include <chrono>
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

/// Runs a shell script in which `$0` is the program and `$1` … are these parameters.
ToolResult run_shell(const std::string& script, const std::vector<std::string>& parameters);
/// Runs any program with this on its standard input.
ToolResult run_program(const std::vector<std::string>& command, const std::string& input);

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
  /// Puts a file into the inbox that was last changed at this moment.
  void drop(const std::string& inbox_path, const std::string& bytes, std::chrono::sys_seconds changed) const;

 private:
  std::filesystem::path folder_;
  std::filesystem::path root_;
};

/// A CSV with a header row as rows of column → field.
using CsvRow = std::map<std::string, std::string>;
std::vector<CsvRow> rows_of(const std::string& csv);

/// Everything that a run leaves for others, run rows and log apart: `export` of every table, and the digest of every
/// file of reports/ and returned/, by name.
std::map<std::string, std::string> outcome_of(const TemporaryWorkspace& workspace);
/// The names of all tables but those that tell of the runs themselves.
std::vector<std::string> tables_of_data();

/// SHA-256 of every file below a folder, by relative path.
std::map<std::string, std::string> digests_below(const std::filesystem::path& folder);

}  // namespace tidtam::testing
