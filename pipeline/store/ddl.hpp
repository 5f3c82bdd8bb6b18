#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/table.hpp"

/// SQL made from the schema. Kept to what SQLite and PostgreSQL both understand, but for the type words.
namespace tidtam::store {

/// In double quotes: some columns are called `on` and `by`.
[[nodiscard]] std::string quoted(std::string_view name);
/// `"a", "b"`, each behind `prefix` (`f.`).
[[nodiscard]] std::string column_list(const std::vector<model::ColumnSpec>& columns, std::string_view prefix = "");

/// The key in `meta` of the content hash that a dimension was last loaded with.
[[nodiscard]] std::string dimension_hash_key(std::string_view table);

/// Whether rows of this table come out of submissions and so carry lineage: groups fact and desk.
[[nodiscard]] bool holds_facts(const model::TableSpec& table);
/// Whether its rows stand behind a submission and are deleted with what the submission says: `finding` and
/// `name_question`.
[[nodiscard]] bool is_note_table(const model::TableSpec& table);
/// SQL type of a column in SQLite: decimals are whole millionths, flags 0 and 1, dates ISO text.
[[nodiscard]] std::string_view sqlite_type(model::ColumnType type);
/// The column as CREATE TABLE and ALTER TABLE want it.
[[nodiscard]] std::string column_definition(const model::ColumnSpec& column);

/// Which step made a finding (FindingMaker): what comparing and measuring found is made anew, the rest stays as its
/// file was read.
constexpr std::string_view kFindingMakerColumn = "made_by INTEGER NOT NULL DEFAULT 0";
/// Of `submission`: whether personal data were met in the file.
constexpr std::string_view kPersonalColumn = "personal INTEGER NOT NULL DEFAULT 0";
constexpr std::string_view kFindingMakerIndex =
    "CREATE INDEX IF NOT EXISTS finding_made_anew ON finding (submission_id) WHERE made_by <> 0";

/// The columns of this table that the store really has: the `file` of notes and `effective.submission` are looked up in
/// `submission`, which stands behind both by its number.
[[nodiscard]] std::vector<model::ColumnSpec> stored_columns(const model::TableSpec& table);
/// All statements that make an empty SQLite store of this schema.
[[nodiscard]] std::vector<std::string> create_statements(const model::Schema& schema);
/// Those of one table.
[[nodiscard]] std::vector<std::string> create_statements(const model::TableSpec& table);

}  // namespace tidtam::store
