#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/clock.hpp"
#include "pipeline/model/table.hpp"
#include "pipeline/store/database.hpp"

/// The SQL of views: of what counts in each table, and of the questions of `pipeline/model/views/` over them.
namespace tidtam::store {

struct ViewDefinition {
  std::string name;
  std::string select;
};

/// The rows of a fact or desk table that fulfil `condition` (over `f`, the table, and `s`, its submission), with their
/// lineage, `return_period` and `received`.
[[nodiscard]] std::string fact_rows_select(const model::TableSpec& table, std::string_view condition);

/// `current_<table>` for every fact and desk table, then the declared ones, each after those that it reads. What
/// counts: now, or at the moment bound to `$1`. Throws ConfigurationError where views read one another in a circle.
[[nodiscard]] std::vector<ViewDefinition> view_definitions(const model::Schema& schema,
                                                           std::optional<base::Seconds> as_of = std::nullopt);

/// A view's rows as a query of its own, which needs no view in the store: only what it reads is in it. Ordered by its
/// key, texts byte by byte.
[[nodiscard]] std::string view_query(const Dialect& dialect, const model::Schema& schema, const model::ViewSpec& view,
                                     std::optional<base::Seconds> as_of);

}  // namespace tidtam::store
