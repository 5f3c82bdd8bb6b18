#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "pipeline/model/finding.hpp"
#include "pipeline/spec/expression.hpp"
#include "pipeline/spec/node.hpp"

/// What every declared check has in common: how grave it is, and a good and a bad example that loading runs.
namespace tidtam::transforms {

/// `note`, `warning` or `error`. Throws ConfigurationError, naming file and line.
[[nodiscard]] model::Severity read_severity(const spec::Node& node);

/// The slots that an example fills, each by its type; the others absent. Throws ConfigurationError, naming file and
/// line, at a name that no slot has.
[[nodiscard]] std::vector<model::Datum> example_slots(const spec::Node& example, std::span<const spec::SlotSpec> slots);

/// Runs the examples `good` and `bad` of a rule, whose entries are slots of its check: the good one has to hold, the
/// bad one to be found out. Throws ConfigurationError, naming file and line.
void run_examples(const spec::Node& rule, std::string_view id, const spec::Expression& check,
                  std::span<const spec::SlotSpec> slots);

}  // namespace tidtam::transforms
