#include "pipeline/store/migrations/migrations.hpp"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "pipeline/base/error.hpp"
#include "pipeline/base/hash.hpp"
#include "pipeline/store/ddl.hpp"
#include "pipeline/store/person_keys.hpp"
#include "pipeline/store/small_tables.hpp"
#include "pipeline/store/views.hpp"

namespace tidtam::store {

namespace {
using Migration = void (*)(Database& database, const model::Schema& schema);

void create_all(Database& database, const model::Schema& schema) {
  for (const std::string& statement : create_statements(database.dialect(), schema)) database.execute(statement);
}

using Columns = std::map<std::string, std::string, std::less<>>;

/// Type by name; empty where there is no such table.
Columns columns_of(Database& database, std::string_view table) {
  const auto statement = database.prepare(std::string(database.dialect().columns_of));
  statement->bind(1, table);
  Columns types;
  while (statement->step()) types.emplace(statement->text(0), statement->text(1));
  return types;
}

/// Gives a table a column that tables.yaml does not name; a store made anew has it already.
void add_own_column(Database& database, std::string_view table, const std::string& definition) {
  if (columns_of(database, table).contains(definition.substr(0, definition.find(' ')))) return;
  database.execute(fmt::format("ALTER TABLE {} ADD COLUMN {}", quoted(table), definition));
}

/// Findings learn which step made them.
void mark_makers_of_findings(Database& database, const model::Schema&) {
  add_own_column(database, "finding", finding_maker_column(database.dialect()));
  database.execute(std::string(kFindingMakerIndex));
}

/// Tables of the desk got their final shape after version 2, of which no program ever wrote a row of theirs.
void make_desk_tables_anew(Database& database, const model::Schema& schema) {
  for (const char* table : {"alias", "waiver"}) {
    database.execute(fmt::format("DROP TABLE IF EXISTS {}", quoted(table)));
    for (const std::string& statement : create_statements(database.dialect(), schema.get(table)))
      database.execute(statement);
  }
}

/// Persons are counted by their keys, and files are marked that hold personal data.
void add_person_keys(Database& database, const model::Schema&) {
  add_own_column(database, "submission", personal_column(database.dialect()));
  for (const std::string& statement : create_person_keys(database.dialect())) database.execute(statement);
}

/// A submission counts again from when its bytes came again: its rows are told apart by their times too.
void let_versions_come_again(Database& database, const model::Schema&) {
  database.execute("DROP INDEX IF EXISTS effective_by_key");
  database.execute(std::string(kEffectiveIndex));
}

/// Step n + 1 brings a file from version n to n + 1. A step that has been released is never changed; append the next.
constexpr std::array<Migration, 5> kMigrations{create_all, mark_makers_of_findings, make_desk_tables_anew,
                                               add_person_keys, let_versions_come_again};

std::size_t version_of(Database& database, const std::string& name) {
  std::size_t version = 0;
  try {
    version = database.version();
  } catch (const Error& failure) {
    throw Error(fmt::format("{}: {}", name, failure.what()));
  }
  if (version <= kMigrations.size()) return version;
  throw Error(
      fmt::format("{}: this store was written by a newer Tidtam (store version {}, this program knows {}); "
                  "use the newer program, or restore the copy made before it was installed",
                  name, version, kMigrations.size()));
}

void gain_columns(Database& database, const model::TableSpec& table, const std::string& path) {
  const Columns present = columns_of(database, table.name);
  if (present.empty()) {
    for (const std::string& statement : create_statements(database.dialect(), table)) database.execute(statement);
    return;
  }
  for (const auto& column : stored_columns(table)) {
    const auto found = present.find(column.name);
    if (found == present.end()) {
      // Rows from before have nothing there, so the column cannot be required in the file.
      auto gained = column;
      gained.required = false;
      database.execute(fmt::format("ALTER TABLE {} ADD COLUMN {}", quoted(table.name),
                                   column_definition(database.dialect(), gained)));
      // A dimension is to be loaded again, so that the new column is filled.
      const std::string key = dimension_hash_key(table.name);
      database.prepare("DELETE FROM meta WHERE key = $1")->with(std::string_view(key)).run();
    } else if (found->second != sql_type(database.dialect(), column.type)) {
      throw Error(
          fmt::format("{}: column {}.{} holds {} in this store and {} by tables.yaml; the type of a column is "
                      "never changed, add a new column at the end instead",
                      path, table.name, column.name, found->second, sql_type(database.dialect(), column.type)));
    }
  }
}

bool has_all_columns(Database& database, const model::Schema& schema) {
  for (const auto& table : schema.tables) {
    const Columns present = columns_of(database, table.name);
    for (const auto& column : stored_columns(table)) {
      const auto found = present.find(column.name);
      if (found == present.end() || found->second != sql_type(database.dialect(), column.type)) return false;
    }
  }
  return true;
}
/// What `meta` keeps under `views`: a hash of all views of the schema, then their names, in the order of making.
std::string views_note(const std::vector<ViewDefinition>& views) {
  std::string names;
  std::string all;
  for (const ViewDefinition& view : views) {
    names += ' ' + view.name;
    all += fmt::format("{}: {}\n", view.name, view.select);
  }
  return base::sha256_of(all) + names;
}

std::string_view names_in(std::string_view note) {
  return note.substr(std::min(note.size(), note.find(' ') + 1));
}

void drop_views(Database& database, std::string_view names) {
  while (!names.empty()) {
    const auto blank = names.rfind(' ');
    database.execute(fmt::format("DROP VIEW IF EXISTS {}", quoted(names.substr(blank + 1))));
    names = names.substr(0, blank == std::string_view::npos ? 0 : blank);
  }
}

/// Views stand on tables, which a numbered step may want to make anew; they are made again at the end.
void forget_views(Database& database) {
  SmallTables small(database);
  drop_views(database, names_in(small.meta("views").value_or("")));
  small.set_meta("views", "");
}

/// Makes the views what the schema says, where they are not. Views that others made are left alone.
void renew_views(Database& database, const model::Schema& schema) {
  const std::vector<ViewDefinition> views = view_definitions(schema);
  const std::string wanted = views_note(views);
  SmallTables small(database);
  if (small.meta("views") == wanted) return;
  in_transaction(database, [&] {
    database.exclude_others();
    for (const std::string& note : {small.meta("views").value_or(""), wanted}) drop_views(database, names_in(note));
    for (const ViewDefinition& view : views)
      database.execute(fmt::format("CREATE VIEW {} AS\n{}", quoted(view.name), view.select));
    small.set_meta("views", wanted);
  });
}

void gain_all_columns(Database& database, const model::Schema& schema, const std::string& name) {
  if (has_all_columns(database, schema)) return;
  in_transaction(database, [&] {
    database.exclude_others();
    for (const auto& table : schema.tables) gain_columns(database, table, name);
  });
}
}  // namespace

void migrate(Database& database, const model::Schema& schema, const std::string& name) {
  const std::size_t found = version_of(database, name);
  for (std::size_t version = found; version < kMigrations.size(); ++version) {
    in_transaction(database, [&] {
      database.exclude_others();
      // Read again under the lock: another process may have been first.
      if (version_of(database, name) != version) return;
      if (version == found && found > 0) {
        database.back_up(found);
        forget_views(database);
      }
      kMigrations[version](database, schema);
      database.set_version(version + 1);
    });
  }
  gain_all_columns(database, schema, name);
  renew_views(database, schema);
}

}  // namespace tidtam::store
