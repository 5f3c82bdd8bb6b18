#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/table.hpp"
#include "pipeline/store/database.hpp"

/// SQL made from the schema.
namespace tidtam::store {

/// In double quotes: some columns are called `on` and `by`.
[[nodiscard]] std::string quoted(std::string_view name);
/// `"a", "b"`, each behind `prefix` (`f.`).
[[nodiscard]] std::string column_list(const std::vector<model::ColumnSpec>& columns, std::string_view prefix = "");

/// `ORDER BY` these, with what is absent first, as SQLite has it by itself and PostgreSQL not.
[[nodiscard]] std::string in_order(const std::vector<std::string>& terms);

/// The key in `meta` of the content hash that a dimension was last loaded with.
[[nodiscard]] std::string dimension_hash_key(std::string_view table);

/// Whether rows of this table come out of submissions and so carry lineage: groups fact and desk.
[[nodiscard]] bool holds_facts(const model::TableSpec& table);
/// Whether its rows stand behind a submission and are deleted with what the submission says: `finding` and
/// `name_question`.
[[nodiscard]] bool is_note_table(const model::TableSpec& table);
/// SQL type of a column: decimals are whole millionths, flags 0 and 1, dates ISO text.
[[nodiscard]] std::string_view sql_type(const Dialect& dialect, model::ColumnType type);
/// The column as CREATE TABLE and ALTER TABLE want it.
[[nodiscard]] std::string column_definition(const Dialect& dialect, const model::ColumnSpec& column);

/// Which step made a finding (FindingMaker): what comparing and measuring found is made anew, the rest stays as its
/// file was read.
[[nodiscard]] std::string finding_maker_column(const Dialect& dialect);
/// Of `submission`: whether personal data were met in the file.
[[nodiscard]] std::string personal_column(const Dialect& dialect);
/// A number that points to a submission.
[[nodiscard]] std::string submission_reference(const Dialect& dialect);
constexpr std::string_view kFindingMakerIndex =
    "CREATE INDEX IF NOT EXISTS finding_made_anew ON finding (submission_id) WHERE made_by <> 0";

/// A submission's versions of a key, told apart by the times at which its bytes came.
constexpr std::string_view kEffectiveIndex =
    "CREATE UNIQUE INDEX effective_by_key ON effective "
    "(unit_code, layout, coalesce(period, ''), submission_id, valid_from)";

/// The columns of this table that the store really has: the `file` of notes and `effective.submission` are looked up in
/// `submission`, which stands behind both by its number.
[[nodiscard]] std::vector<model::ColumnSpec> stored_columns(const model::TableSpec& table);
/// All statements that make an empty store of this schema.
[[nodiscard]] std::vector<std::string> create_statements(const Dialect& dialect, const model::Schema& schema);
/// Those of one table.
[[nodiscard]] std::vector<std::string> create_statements(const Dialect& dialect, const model::TableSpec& table);

}  // namespace tidtam::store
