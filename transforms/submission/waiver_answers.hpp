#pragma once

#include <optional>
#include <vector>

#include "pipeline/model/fact.hpp"
#include "pipeline/model/finding.hpp"
#include "transforms/submission/transformer.hpp"
#include "transforms/submission/typed_record.hpp"

namespace tidtam::transforms {

/// The `waiver` row of an answer on the sheet of open findings (layout `acknowledgements`), or nothing with errors that
/// say why it cannot hold: no such unit, one outside the folder, an error of its own, one that may not stand, no owner,
/// neither period nor end. `source` is the
/// file.
[[nodiscard]] std::optional<model::Fact> waiver_of(const TypedBatch& batch, const TypedRecord& record,
                                                   const Meaning& meaning, const model::SourceFile& source,
                                                   std::vector<model::Finding>& findings);

}  // namespace tidtam::transforms
