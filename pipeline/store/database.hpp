#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/store/statement.hpp"

namespace tidtam::store {

/// Where the SQL of the two stores differs. All other SQL of this room is written in what both understand: parameters
/// are `$1`, `$2`, … in the order in which they first appear, and what may be absent is ordered by `in_order`.
struct Dialect {
  std::string_view integer_type;   ///< 64 bits
  std::string_view real_type;      ///< IEEE double
  std::string_view text_type;      ///< as the database's own catalogue names it
  std::string_view json_type;      ///< what `->>` takes
  std::string_view text_order;     ///< what makes a text column compare byte by byte
  std::string_view counted_key;    ///< type of a primary key that the database counts itself
  std::string_view table_options;  ///< end of CREATE TABLE
  std::string_view begin;          ///< begins a transaction that will write
  std::string_view columns_of;     ///< query for name and type of the columns of table `$1`, no row where there is none
  std::string_view cell_order;     ///< makes `cell_order(text)` where the database keeps functions: the place of an A1
                                   ///< address in row-major order, -1 where there is none
  bool keys_hold_unit = false;     ///< whether unique keys of facts hold the unit, so that tables can be distributed
};

/// An open connection to a database. Every failure throws Error with the database's own words and what was being done.
class Database {
 public:
  virtual ~Database() = default;
  [[nodiscard]] virtual const Dialect& dialect() const = 0;

  /// Runs statements that give no rows.
  virtual void execute(const std::string& sql) = 0;
  /// The same, where a failure only means that there is nothing left to do.
  virtual void attempt(const std::string& sql) noexcept = 0;
  [[nodiscard]] virtual std::unique_ptr<Statement> prepare(const std::string& sql) = 0;
  [[nodiscard]] virtual std::unique_ptr<BulkInsert> bulk_insert(std::string_view table,
                                                                std::span<const std::string> columns) = 0;

  /// Within a transaction: waits until no other process is where this is called, and keeps all out until the end.
  virtual void exclude_others() = 0;

  /// How many of the numbered migrations it has seen; 0 for an empty database. Throws Error where it belongs to another
  /// program.
  [[nodiscard]] virtual std::size_t version() = 0;
  virtual void set_version(std::size_t version) = 0;
  /// Within a transaction that has changed nothing yet: makes a copy of all it holds, named after its version.
  virtual void back_up(std::size_t version) = 0;

  /// What is wrong with it by its own account, one a line.
  [[nodiscard]] virtual std::vector<std::string> complaints() = 0;
};

/// Statements that are asked again and again, prepared once. A statement got from here is stepped to its end or reset
/// before the same one is got again.
class StatementCache {
 public:
  explicit StatementCache(Database& database) : database_(database) {}
  Statement& get(const std::string& sql);

 private:
  Database& database_;
  std::unordered_map<std::string, std::unique_ptr<Statement>> statements_;
};

/// Runs `work` in a transaction of its own, whole or not at all.
template <typename Work>
void in_transaction(Database& database, Work work) {
  database.execute(std::string(database.dialect().begin));
  try {
    work();
    database.execute("COMMIT");
  } catch (...) {
    database.attempt("ROLLBACK");
    throw;
  }
}

}  // namespace tidtam::store
