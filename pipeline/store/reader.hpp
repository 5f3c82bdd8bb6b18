#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/store/database.hpp"
#include "pipeline/store/rows.hpp"

/// Reading, row by row. Each function is one query.
namespace tidtam::store {

void read_indicator_values(Database& database, const model::TableSpec& table, const ReadOptions& options,
                           const std::function<void(const IndicatorRow&)>& visit);
void read_facts(Database& database, const model::TableSpec& table, const ReadOptions& options,
                const std::function<void(const FactRow&)>& visit);
[[nodiscard]] std::vector<std::string> read_units(Database& database, const model::TableSpec& table);
void read_dimension(Database& database, const model::TableSpec& table,
                    const std::function<void(std::span<const model::Datum>)>& visit);
void read_effective(Database& database, std::optional<base::Seconds> as_of,
                    const std::function<void(const EffectiveRow&)>& visit);
[[nodiscard]] std::vector<EffectiveRow> read_effective_chain(StatementCache& statements, std::string_view unit_code,
                                                             std::string_view layout, std::string_view period);

void read_submissions(Database& database, const std::function<void(const StoredSubmission&)>& visit);
/// The first stored first.
[[nodiscard]] std::vector<StoredSubmission> find_submissions(StatementCache& statements, std::string_view sha256);
[[nodiscard]] std::optional<StoredSubmission> find_submission(StatementCache& statements, SubmissionId id);
[[nodiscard]] std::vector<FindingRow> read_findings(Database& database, SubmissionId submission,
                                                    std::optional<FindingMaker> maker);
void read_questions(Database& database, const std::function<void(const QuestionRow&)>& visit);

/// The condition under which a row `e` of `effective` is open: now, or at the moment bound to `$1`.
[[nodiscard]] std::string_view open_condition(const std::optional<base::Seconds>& as_of);
/// The condition under which a fact `f` of submission `s` counts: while it is effective; an answer to the desk, from
/// when it was taken in.
[[nodiscard]] std::string counts_condition(const model::TableSpec& table, const std::optional<base::Seconds>& as_of);
}  // namespace tidtam::store
