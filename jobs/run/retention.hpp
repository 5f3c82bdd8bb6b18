#pragma once

#include <cstdint>

#include "jobs/workspace/workspace.hpp"
#include "pipeline/base/clock.hpp"
#include "pipeline/base/log.hpp"
#include "pipeline/store/store.hpp"

namespace tidtam::jobs {

/// Deletes the originals that held personal data from the archive once they have lain there for
/// `retention.personal_days`; their facts and hash stay (DECISIONS 39, DOMAIN H). Forgets the keys of persons whose
/// submissions no longer count. Each deletion is logged. Gives how many originals went.
[[nodiscard]] std::uint64_t delete_personal_originals(const Workspace& workspace, store::Store& store,
                                                      const base::Clock& clock, base::Log& log);

}  // namespace tidtam::jobs
