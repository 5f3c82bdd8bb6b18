#include "tests/cli/killer.hpp"

#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>
#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <filesystem>
#include <map>
#include <optional>

namespace tidtam::testing {

namespace {
/// Where a call's path is found: in a string argument, behind a descriptor, or in the one below the other.
struct WatchedCall {
  const char* name;
  int path_argument = -1;
  int descriptor_argument = -1;
};

const std::map<std::uint64_t, WatchedCall>& watched_calls() {
  static const std::map<std::uint64_t, WatchedCall> calls{
#ifdef SYS_rename
      {SYS_rename, {"rename", 1, -1}},  {SYS_unlink, {"unlink", 0, -1}},   {SYS_rmdir, {"rmdir", 0, -1}},
      {SYS_mkdir, {"mkdir", 0, -1}},    {SYS_link, {"link", 1, -1}},       {SYS_chmod, {"chmod", 0, -1}},
#endif
      {SYS_renameat, {"rename", 3, 2}}, {SYS_renameat2, {"rename", 3, 2}}, {SYS_unlinkat, {"unlink", 1, 0}},
      {SYS_mkdirat, {"mkdir", 1, 0}},   {SYS_linkat, {"link", 3, 2}},      {SYS_fchmodat, {"chmod", 1, 0}},
      {SYS_fsync, {"sync", -1, 0}},     {SYS_fdatasync, {"sync", -1, 0}},  {SYS_syncfs, {"sync", -1, 0}},
      {SYS_pwrite64, {"write", -1, 0}}, {SYS_write, {"write", -1, 0}},     {SYS_ftruncate, {"truncate", -1, 0}}};
  return calls;
}

std::string text_at(pid_t process, std::uint64_t address) {
  std::string text;
  for (std::array<char, 256> piece{}; text.size() < 4096;) {
    // A page at most, so that a text at the end of what is mapped is read too.
    const std::size_t length = std::min<std::size_t>(piece.size(), 4096 - address % 4096);
    iovec here{piece.data(), length};
    iovec there{reinterpret_cast<void*>(address), length};
    const ssize_t got = ::process_vm_readv(process, &here, 1, &there, 1, 0);
    if (got <= 0) break;
    const auto end = std::find(piece.begin(), piece.begin() + got, '\0');
    text.append(piece.begin(), end);
    if (end != piece.begin() + got) break;
    address += static_cast<std::uint64_t>(got);
  }
  return text;
}

std::string path_behind(pid_t process, std::uint64_t descriptor) {
  std::error_code none;
  return std::filesystem::read_symlink("/proc/" + std::to_string(process) + "/fd/" + std::to_string(descriptor), none)
      .string();
}

/// The change that this thread is about to make; nothing at the end of a call, and for calls that change no file.
std::optional<FileChange> change_at(pid_t thread) {
  __ptrace_syscall_info call{};
  if (::ptrace(PTRACE_GET_SYSCALL_INFO, thread, sizeof call, &call) <= 0 || call.op != PTRACE_SYSCALL_INFO_ENTRY)
    return std::nullopt;
  const auto found = watched_calls().find(call.entry.nr);
  if (found == watched_calls().end()) return std::nullopt;
  const WatchedCall& watched = found->second;
  std::string path;
  if (watched.path_argument >= 0) path = text_at(thread, call.entry.args[watched.path_argument]);
  if (watched.descriptor_argument >= 0 && !path.starts_with('/')) {
    path = path_behind(thread, call.entry.args[watched.descriptor_argument]) + '/' + path;
  }
  return FileChange{watched.name, path};
}

bool is_meant(const FileChange& change, const KillPoint& point) {
  return change.call.find(point.call) != std::string::npos && change.path.find(point.path) != std::string::npos;
}

pid_t start_stopped(const std::vector<std::string>& arguments) {
  std::vector<char*> argv{const_cast<char*>(TIDTAM_PROGRAM)};
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  const pid_t child = ::fork();
  if (child == 0) {
    if (::freopen("/dev/null", "w", stdout) == nullptr || ::freopen("/dev/null", "w", stderr) == nullptr) ::_exit(126);
    ::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr);
    ::execv(TIDTAM_PROGRAM, argv.data());
    ::_exit(127);
  }
  return child;
}

/// The signal to hand on to a thread that stopped for a reason of its own.
int signal_of(int status) {
  const int signal = WSTOPSIG(status);
  const bool is_ours = signal == (SIGTRAP | 0x80) || signal == SIGTRAP || signal == SIGSTOP;
  return is_ours ? 0 : signal;
}
}  // namespace

bool can_watch() {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) == 0 ? 0 : 1);
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

WatchedRun run_watched(const std::vector<std::string>& arguments, const KillPoint* point) {
  WatchedRun run;
  std::size_t met = 0;
  const pid_t program = start_stopped(arguments);
  int status = 0;
  ::waitpid(program, &status, 0);
  ::ptrace(PTRACE_SETOPTIONS, program, nullptr, PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACECLONE | PTRACE_O_EXITKILL);
  ::ptrace(PTRACE_SYSCALL, program, nullptr, nullptr);
  for (pid_t thread = ::waitpid(-1, &status, __WALL); thread > 0; thread = ::waitpid(-1, &status, __WALL)) {
    if (WIFEXITED(status) || WIFSIGNALED(status)) {
      if (thread != program) continue;
      run.was_killed = WIFSIGNALED(status);
      run.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
      break;
    }
    if (const auto change = WSTOPSIG(status) == (SIGTRAP | 0x80) ? change_at(thread) : std::nullopt) {
      if (point && is_meant(*change, *point) && ++met == point->count) {
        ::kill(program, SIGKILL);
        continue;
      }
      run.changes.push_back(*change);
    }
    ::ptrace(PTRACE_SYSCALL, thread, nullptr, signal_of(status));
  }
  return run;
}

}  // namespace tidtam::testing
