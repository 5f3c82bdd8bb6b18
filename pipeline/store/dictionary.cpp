#include "pipeline/store/dictionary.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "pipeline/store/ddl.hpp"

namespace tidtam::store {

namespace {
constexpr std::string_view kIntroduction =
    R"(# Data dictionary

Made from `pipeline/model/tables.yaml`; pipeline/store/README.md says how to make it anew. `tidtam export TABLE` prints a
table's columns in this order: UTF-8, header row, lines ending with LF, absent values empty. Exports of fact tables end
with the lineage columns `file, sheet, cell`: the file relative to the inbox and the cell of the row's key; those of desk
tables with `from_file, from_sheet, from_cell`. `--thai` prints the heads in Thai and money in baht, for people.

| type | in SQLite | in an export |
|---|---|---|
| text | TEXT; an empty text is kept as absent | as it is |
| integer | INTEGER | `12` |
| money | INTEGER, satang | `1250` is 12.50 baht |
| decimal | INTEGER, millionths | `12.5`, exact, no trailing zeros |
| real | REAL | 15 significant digits |
| date | TEXT, ISO 8601 | `2026-03-31` |
| flag | INTEGER, 0 or 1 | `false` or `true` |
| json | TEXT, keys sorted | as it is |

PostgreSQL has BIGINT for INTEGER, DOUBLE PRECISION for REAL, and TEXT that compares byte by byte (`COLLATE "C"`).

In the store, the tables of groups `fact` and `desk` also have `fact_id` (submission_id × 16,777,216 + place within the
submission), `submission_id`, `from_layout`, `from_sheet` and `from_cell`; `submission` has `submission_id`, `scope_unit`
(the unit in whose inbox folder the file lay), `size`, `layouts` and `personal` (whether personal data were met in it);
`effective`, `finding` and `name_question` have `submission_id` in place of `submission` and `file`. A fact counts while
`effective` has an open row (no `valid_to`) for its submission and layout; a row of a desk table from when its submission
was accepted, and the newest answer to a question decides. `meta` holds what the store knows about itself: key and value.
`person_key` holds a row for each person counted in a sheet of persons: an HMAC of the id, by which persons who stand in two
units' returns are found, never the id. It is forgotten when its submission no longer counts, and neither it nor `meta` can
be exported.
)";

constexpr std::string_view kViews = R"(
# Views

Questions put to the tables, declared in `pipeline/model/views/` (a workspace may add its own in `catalogue/views/`). They
stand in the store as views, `tidtam export` prints them like tables, and with `--as-of` as they were on a day. Beside
them the store has `current_<table>` for each table of groups fact and desk: its columns of what counts alone, with
`file`, `sheet`, `cell` (desk tables `from_file` …), `return_period` (of the return's cover) and `received`. Columns of
percentages are reals, money is satang as in the tables.
)";

std::string section(const model::Schema& schema, std::string_view name, std::string_view description,
                    const std::vector<model::ColumnSpec>& columns) {
  std::string text =
      fmt::format("\n## `{}`\n\n{}\n\n| column | type | in Thai | meaning |\n|---|---|---|---|\n", name, description);
  for (const auto& column : columns) {
    text += fmt::format("| `{}` | {}{} | {} | {} |\n", column.name, model::column_type_word(column.type),
                        column.required ? ", required" : "", schema.thai_head(column), column.description);
  }
  return text;
}
}  // namespace

std::string data_dictionary(const model::Schema& schema) {
  std::string text(kIntroduction);
  for (const auto& table : schema.tables) {
    text += section(schema, table.name,
                    fmt::format("{} Group {}, key ({}).", table.description, model::table_group_word(table.group),
                                fmt::join(table.key, ", ")),
                    table.columns);
  }
  text += kViews;
  for (const auto& view : schema.views) {
    text += section(schema, view.name, fmt::format("{} View, key ({}).", view.description, fmt::join(view.key, ", ")),
                    view.columns);
  }
  return text;
}

}  // namespace tidtam::store
