#include "tests/cli/tool.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <array>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include "pipeline/base/csv.hpp"
#include "pipeline/base/files.hpp"
#include "pipeline/base/hash.hpp"
#include "tests/support/source_dir.hpp"

namespace tidtam::testing {

namespace fs = std::filesystem;

ToolResult run_program(const std::vector<std::string>& command, const std::string& input) {
  const fs::path folder = fs::temp_directory_path() / ("tidtam-tool-" + std::to_string(::getpid()));
  fs::create_directories(folder);
  const fs::path in = folder / "in";
  const fs::path out = folder / "out";
  const fs::path err = folder / "err";
  std::ofstream(in) << input;
  const pid_t child = ::fork();
  if (child == 0) {
    const auto attach = [](const fs::path& path, int flags, int descriptor) {
      ::dup2(::open(path.c_str(), flags, 0600), descriptor);
    };
    attach(in, O_RDONLY, STDIN_FILENO);
    attach(out, O_WRONLY | O_CREAT | O_TRUNC, STDOUT_FILENO);
    attach(err, O_WRONLY | O_CREAT | O_TRUNC, STDERR_FILENO);
    std::vector<char*> argv;
    for (const std::string& word : command) argv.push_back(const_cast<char*>(word.c_str()));
    argv.push_back(nullptr);
    ::execv(argv.front(), argv.data());
    ::_exit(127);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  ToolResult result;
  result.status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
  result.out = base::read_file(out);
  result.err = base::read_file(err);
  fs::remove_all(folder);
  return result;
}

ToolResult run_tool(const std::vector<std::string>& arguments, const std::string& input) {
  std::vector<std::string> command{TIDTAM_PROGRAM};
  command.insert(command.end(), arguments.begin(), arguments.end());
  return run_program(command, input);
}

ToolResult run_shell(const std::string& script, const std::vector<std::string>& parameters) {
  std::vector<std::string> command{"/bin/sh", "-c", script, TIDTAM_PROGRAM};  // `$0` is the program
  command.insert(command.end(), parameters.begin(), parameters.end());
  return run_program(command, {});
}

TemporaryWorkspace::TemporaryWorkspace() {
  std::string pattern = (fs::temp_directory_path() / "tidtam-test-XXXXXX").string();
  if (!::mkdtemp(pattern.data())) throw std::runtime_error("no temporary folder");
  folder_ = pattern;
  root_ = folder_ / "workspace";
  if (run_tool({"init", root_.string()}).status != 0) throw std::runtime_error("no workspace");
}

TemporaryWorkspace::~TemporaryWorkspace() {
  std::error_code gone;
  fs::remove_all(folder_, gone);
}

void TemporaryWorkspace::fill_with_samples() const {
  const fs::path samples = fs::path(support::source_dir()) / "samples";
  fs::copy_file(samples / "tidtam.yaml", root_ / "tidtam.yaml", fs::copy_options::overwrite_existing);
  fs::copy(samples / "catalogue" / "reference", root_ / "catalogue" / "reference", fs::copy_options::recursive);
  fs::copy(samples / "inbox", root_ / "inbox", fs::copy_options::recursive);
  std::ifstream arrivals(samples / "arrivals.tsv");
  for (std::string line; std::getline(arrivals, line);) {
    const auto tab = line.find('\t');
    // `2026-10-09T11:05:00+07:00`: all of them in Thai time
    std::tm time{};
    ::strptime(line.substr(0, 19).c_str(), "%Y-%m-%dT%H:%M:%S", &time);
    const timespec moment{::timegm(&time) - 7 * 3600, 0};
    const std::array<timespec, 2> times{moment, moment};
    ::utimensat(AT_FDCWD, (root_ / "inbox" / line.substr(tab + 1)).c_str(), times.data(), 0);
  }
}

ToolResult TemporaryWorkspace::run(std::vector<std::string> arguments) const {
  arguments.insert(arguments.begin(), {"--workspace", root_.string()});
  return run_tool(arguments);
}

void TemporaryWorkspace::drop(const std::string& inbox_path, const std::string& bytes) const {
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  drop(inbox_path, bytes, now - std::chrono::hours(1));
}

void TemporaryWorkspace::drop(const std::string& inbox_path, const std::string& bytes,
                              std::chrono::sys_seconds changed) const {
  const fs::path file = root_ / "inbox" / inbox_path;
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << bytes;
  fs::last_write_time(file, std::chrono::file_clock::from_sys(changed));
}

std::vector<CsvRow> rows_of(const std::string& csv) {
  base::CsvReader reader(csv);
  std::vector<std::string> heads;
  std::vector<CsvRow> rows;
  if (!reader.read_row(heads)) return rows;
  for (std::vector<std::string> fields; reader.read_row(fields);) {
    CsvRow row;
    for (std::size_t i = 0; i < heads.size(); ++i) row[heads[i]] = i < fields.size() ? fields[i] : std::string();
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<std::string> tables_of_data() {
  std::vector<std::string> names;
  std::ifstream description(fs::path(support::source_dir()) / "pipeline/model/tables.yaml");
  for (std::string line; std::getline(description, line);) {
    const bool is_table = !line.empty() && line.back() == ':' && line.front() >= 'a' && line.front() <= 'z';
    const std::string name = line.substr(0, line.empty() ? 0 : line.size() - 1);
    if (is_table && name != "run" && name != "run_step") names.push_back(name);
  }
  return names;
}

std::map<std::string, std::string> outcome_of(const TemporaryWorkspace& workspace) {
  const fs::path exports = workspace.root().parent_path() / "exports";
  std::vector<std::string> arguments{"export", "--all-versions", "--to", exports.string()};
  for (const std::string& table : tables_of_data()) arguments.push_back(table);
  std::map<std::string, std::string> outcome{{"export", std::to_string(workspace.run(arguments).status)}};
  for (const auto& [name, digest] : digests_below(exports)) outcome["exports/" + name] = digest;
  for (const char* folder : {"reports", "returned"}) {
    for (const auto& [name, digest] : digests_below(workspace.root() / folder))
      outcome[std::string(folder) + "/" + name] = digest;
  }
  fs::remove_all(exports);
  return outcome;
}

std::map<std::string, std::string> digests_below(const fs::path& folder) {
  std::map<std::string, std::string> digests;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file())
      digests[fs::relative(entry.path(), folder).string()] = base::sha256_of(base::read_file(entry.path()));
  }
  return digests;
}

}  // namespace tidtam::testing
