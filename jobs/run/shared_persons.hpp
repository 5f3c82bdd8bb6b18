#pragma once

#include <string_view>
#include <vector>

#include "jobs/run/knowledge.hpp"
#include "jobs/workspace/workspace.hpp"
#include "pipeline/base/log.hpp"
#include "pipeline/model/scorecard.hpp"
#include "pipeline/store/store.hpp"

namespace tidtam::jobs {

/// Takes persons who stand in the returns of several units out of the values of all but one of them, and lists their
/// places for the units concerned in `shared_person`.
void settle_shared_persons(const Knowledge& knowledge, store::Store& store, std::vector<model::IndicatorValue>& values);

/// Warns, once, where the site key is another than that of earlier runs: persons who were counted under that one are
/// found in no list that is read from now on. The store remembers an HMAC by which the key is known again, and never
/// the key.
void note_site_key(const Workspace& workspace, const Knowledge& knowledge, store::Store& store,
                   std::string_view site_key, base::Log& log);

}  // namespace tidtam::jobs
