#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "pipeline/model/table.hpp"
#include "pipeline/model/value.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace tidtam::store {

/// Throws Error with SQLite's own words and what was being done.
[[noreturn]] void fail_sqlite(sqlite3* database, std::string_view action);
/// Runs statements that give no rows.
void execute(sqlite3* database, const std::string& sql);

/// A prepared statement on the native handle: the bulk path. Parameters count from 1, columns from 0. Texts bound are
/// not copied: they must live until the statement was stepped.
class SqliteStatement {
 public:
  SqliteStatement(sqlite3* database, const std::string& sql);
  ~SqliteStatement();
  SqliteStatement(const SqliteStatement&) = delete;
  SqliteStatement& operator=(const SqliteStatement&) = delete;
  SqliteStatement(SqliteStatement&& other) noexcept;
  SqliteStatement& operator=(SqliteStatement&&) = delete;

  void bind(int parameter, std::int64_t integer);
  void bind_real(int parameter, double real);
  void bind_null(int parameter);
  /// An empty text is absent, so that one kind of nothing is stored.
  void bind(int parameter, std::string_view text);
  /// By the type of the column. False when the datum is of a kind that the column cannot hold.
  [[nodiscard]] bool bind(int parameter, const model::Datum& datum, model::ColumnType type);

  /// Binds all of `values` in order, from parameter 1.
  template <typename... Values>
  SqliteStatement& with(const Values&... values) {
    int parameter = 0;
    (bind(++parameter, values), ...);
    return *this;
  }

  /// The next row; false at the end, after which the statement is reset and may be bound again.
  bool step();
  /// Runs a statement that gives no rows.
  void run();
  /// Leaves a result before its end.
  void reset() noexcept;

  [[nodiscard]] bool is_null(int column) const;
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] double real(int column) const;
  /// Valid until the next step.
  [[nodiscard]] std::string_view text(int column) const;
  [[nodiscard]] model::Datum datum(int column, model::ColumnType type) const;

 private:
  sqlite3* database_;
  sqlite3_stmt* statement_ = nullptr;
};

/// Statements that are asked again and again, prepared once. A statement got from here is stepped to its end or reset
/// before the same one is got again.
class StatementCache {
 public:
  explicit StatementCache(sqlite3* database) : database_(database) {}
  SqliteStatement& get(const std::string& sql);

 private:
  sqlite3* database_;
  std::unordered_map<std::string, SqliteStatement> statements_;
};

}  // namespace tidtam::store
