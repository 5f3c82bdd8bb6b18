#include "jobs/run/retention.hpp"

#include <set>
#include <string>

#include "jobs/workspace/archive.hpp"

namespace tidtam::jobs {

std::uint64_t delete_personal_originals(const Workspace& workspace, store::Store& store, const base::Clock& clock,
                                        base::Log& log) {
  constexpr base::Seconds kDay = 86'400;
  const base::Seconds longest = workspace.settings().personal_days * kDay;
  const Archive archive(workspace.archive());
  std::set<std::string> personal;
  store.for_each_submission([&](const store::StoredSubmission& submission) {
    if (submission.holds_personal) personal.insert(submission.source.sha256);
  });
  std::uint64_t deleted = 0;
  for (const std::string& sha256 : personal) {
    const auto kept_since = archive.kept_since(sha256);
    if (!kept_since || clock.now() - *kept_since < longest) continue;
    archive.remove(sha256);
    log.info("{}: held personal data and was deleted from the archive after {} days", sha256.substr(0, 16),
             workspace.settings().personal_days);
    ++deleted;
  }
  store.forget_stale_persons();
  return deleted;
}

}  // namespace tidtam::jobs
