#include "pipeline/store/migrations/migrations.hpp"

#include <array>
#include <map>

#include <fmt/format.h>

#include "pipeline/base/error.hpp"
#include "pipeline/store/ddl.hpp"
#include "pipeline/store/person_keys.hpp"
#include "pipeline/store/sqlite_statement.hpp"
#include "pipeline/store/views.hpp"

namespace tidtam::store {

namespace {
using Migration = void (*)(sqlite3* database, const model::Schema& schema);

void create_all(sqlite3* database, const model::Schema& schema) {
  for (const std::string& statement : create_statements(schema)) execute(database, statement);
}

/// Gives a table a column that tables.yaml does not name; a store made anew has it already.
void add_own_column(sqlite3* database, std::string_view table, std::string_view definition) {
  SqliteStatement columns(database, "SELECT 1 FROM pragma_table_info(?) WHERE name = ?");
  columns.with(table, definition.substr(0, definition.find(' ')));
  if (!columns.step()) execute(database, fmt::format("ALTER TABLE {} ADD COLUMN {}", quoted(table), definition));
}

/// Findings learn which step made them.
void mark_makers_of_findings(sqlite3* database, const model::Schema&) {
  add_own_column(database, "finding", kFindingMakerColumn);
  execute(database, std::string(kFindingMakerIndex));
}

/// Tables of the desk got their final shape after version 2, of which no program ever wrote a row of theirs.
void make_desk_tables_anew(sqlite3* database, const model::Schema& schema) {
  for (const char* table : {"alias", "waiver"}) {
    execute(database, fmt::format("DROP TABLE IF EXISTS {}", quoted(table)));
    for (const std::string& statement : create_statements(schema.get(table))) execute(database, statement);
  }
}

/// Persons are counted by their keys, and files are marked that hold personal data.
void add_person_keys(sqlite3* database, const model::Schema&) {
  add_own_column(database, "submission", kPersonalColumn);
  for (const std::string& statement : create_person_keys()) execute(database, statement);
}

/// Step n + 1 brings a file from version n to n + 1. A step that has been released is never changed; append the next.
constexpr std::array<Migration, 4> kMigrations{create_all, mark_makers_of_findings, make_desk_tables_anew,
                                               add_person_keys};
/// `TDTM`, so that `file` and we can tell a store from another program's database.
constexpr int kApplicationId = 0x5444544D;

std::int64_t pragma(sqlite3* database, std::string_view name) {
  SqliteStatement statement(database, fmt::format("PRAGMA {}", name));
  return statement.step() ? statement.integer(0) : 0;
}

void require_ours(sqlite3* database, const std::string& path) {
  const auto version = pragma(database, "user_version");
  if (version > static_cast<std::int64_t>(kMigrations.size())) {
    throw Error(
        fmt::format("{}: this store was written by a newer Tidtam (store version {}, this program knows {}); "
                    "use the newer program, or restore the copy made before it was installed",
                    path, version, kMigrations.size()));
  }
  if (pragma(database, "application_id") == kApplicationId) return;
  SqliteStatement tables(database, "SELECT count(*) FROM sqlite_schema");
  if (version != 0 || (tables.step() && tables.integer(0) > 0)) {
    throw Error(fmt::format("{}: this is a database of another program; name another file as the store", path));
  }
}

/// Runs `work` whole or not at all, against other processes that open the same file too.
template <typename Work>
void in_transaction(sqlite3* database, Work work) {
  execute(database, "BEGIN IMMEDIATE");
  try {
    work();
    execute(database, "COMMIT");
  } catch (const Error&) {
    execute(database, "ROLLBACK");
    throw;
  }
}

std::map<std::string, std::string, std::less<>> columns_in_file(sqlite3* database, const std::string& table) {
  std::map<std::string, std::string, std::less<>> types;
  SqliteStatement statement(database, fmt::format("PRAGMA table_info({})", quoted(table)));
  while (statement.step()) types.emplace(statement.text(1), statement.text(2));
  return types;
}

void gain_columns(sqlite3* database, const model::TableSpec& table, const std::string& path) {
  const auto present = columns_in_file(database, table.name);
  if (present.empty()) {
    for (const std::string& statement : create_statements(table)) execute(database, statement);
    return;
  }
  for (const auto& column : stored_columns(table)) {
    const auto found = present.find(column.name);
    if (found == present.end()) {
      // Rows from before have nothing there, so the column cannot be required in the file.
      auto gained = column;
      gained.required = false;
      execute(database, fmt::format("ALTER TABLE {} ADD COLUMN {}", quoted(table.name), column_definition(gained)));
      // A dimension is to be loaded again, so that the new column is filled.
      SqliteStatement forget(database, "DELETE FROM meta WHERE key = ?");
      const std::string key = dimension_hash_key(table.name);
      forget.with(std::string_view(key)).run();
    } else if (found->second != sqlite_type(column.type)) {
      throw Error(
          fmt::format("{}: column {}.{} holds {} in this store and {} by tables.yaml; the type of a column is "
                      "never changed, add a new column at the end instead",
                      path, table.name, column.name, found->second, sqlite_type(column.type)));
    }
  }
}

bool has_all_columns(sqlite3* database, const model::Schema& schema) {
  for (const auto& table : schema.tables) {
    const auto present = columns_in_file(database, table.name);
    for (const auto& column : stored_columns(table)) {
      const auto found = present.find(column.name);
      if (found == present.end() || found->second != sqlite_type(column.type)) return false;
    }
  }
  return true;
}
/// Makes the views what the schema says, where they are not.
void renew_views(sqlite3* database, const model::Schema& schema) {
  std::map<std::string, std::string> wanted;
  const std::vector<ViewDefinition> definitions = view_definitions(schema);
  for (const ViewDefinition& view : definitions) {
    wanted.emplace(view.name, fmt::format("CREATE VIEW {} AS\n{}", quoted(view.name), view.select));
  }
  std::map<std::string, std::string> present;
  SqliteStatement views(database, "SELECT name, sql FROM sqlite_master WHERE type = 'view'");
  while (views.step()) present.emplace(views.text(0), views.text(1));
  if (present == wanted) return;
  in_transaction(database, [&] {
    for (const auto& [name, sql] : present) execute(database, fmt::format("DROP VIEW IF EXISTS {}", quoted(name)));
    for (const ViewDefinition& view : definitions) execute(database, wanted.at(view.name));
  });
}

void gain_all_columns(sqlite3* database, const model::Schema& schema, const std::string& path) {
  if (has_all_columns(database, schema)) return;
  in_transaction(database, [&] {
    for (const auto& table : schema.tables) gain_columns(database, table, path);
  });
}
}  // namespace

void migrate(sqlite3* database, const model::Schema& schema, const std::string& path) {
  require_ours(database, path);
  while (pragma(database, "user_version") < static_cast<std::int64_t>(kMigrations.size())) {
    in_transaction(database, [&] {
      // Read again under the lock: another process may have been first.
      const auto version = static_cast<std::size_t>(pragma(database, "user_version"));
      if (version >= kMigrations.size()) return;
      kMigrations[version](database, schema);
      execute(database, fmt::format("PRAGMA user_version = {}", version + 1));
      execute(database, fmt::format("PRAGMA application_id = {}", kApplicationId));
    });
  }
  gain_all_columns(database, schema, path);
  renew_views(database, schema);
}

}  // namespace tidtam::store
