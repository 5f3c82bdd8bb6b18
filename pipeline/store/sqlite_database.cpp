#include "pipeline/store/sqlite_database.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cerrno>
#include <cstring>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sqlite3.h>

#include "pipeline/base/error.hpp"
#include "pipeline/model/cell.hpp"
#include "pipeline/store/ddl.hpp"

namespace tidtam::store {

namespace {
constexpr Dialect kDialect{
    .integer_type = "INTEGER",
    .real_type = "REAL",
    .text_type = "TEXT",
    .json_type = "TEXT",
    .text_order = "",
    .counted_key = "INTEGER PRIMARY KEY",
    .table_options = " STRICT",
    .begin = "BEGIN IMMEDIATE",
    .columns_of = "SELECT name, type FROM pragma_table_info($1)",
    .cell_order = "",
};

/// A store serves one thread at a time, so SQLite need not guard against several.
constexpr int kOpening = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
/// `TDTM`, so that `file` and we can tell a store from another program's database.
constexpr int kApplicationId = 0x5444544D;

[[noreturn]] void fail(sqlite3* database, std::string_view action) {
  throw Error(fmt::format("the database failed ({}): {}", action, sqlite3_errmsg(database)));
}

class SqliteStatement final : public Statement {
 public:
  SqliteStatement(sqlite3* database, const std::string& sql) : database_(database) {
    const int size = static_cast<int>(sql.size()) + 1;
    if (sqlite3_prepare_v3(database, sql.c_str(), size, SQLITE_PREPARE_PERSISTENT, &statement_, nullptr) != SQLITE_OK) {
      fail(database, sql);
    }
  }
  ~SqliteStatement() override { sqlite3_finalize(statement_); }
  SqliteStatement(const SqliteStatement&) = delete;
  SqliteStatement& operator=(const SqliteStatement&) = delete;

  using Statement::bind;
  void bind(int parameter, std::int64_t integer) override { sqlite3_bind_int64(statement_, parameter, integer); }
  void bind_real(int parameter, double real) override { sqlite3_bind_double(statement_, parameter, real); }
  void bind_null(int parameter) override { sqlite3_bind_null(statement_, parameter); }
  void bind(int parameter, std::string_view text) override {
    if (text.empty()) {
      sqlite3_bind_null(statement_, parameter);
    } else {
      bind_text(parameter, text, SQLITE_STATIC);
    }
  }
  void bind_exact(int parameter, std::string_view text) override { bind_text(parameter, text, SQLITE_TRANSIENT); }

  bool step() override {
    const int outcome = sqlite3_step(statement_);
    if (outcome == SQLITE_ROW) return true;
    if (outcome != SQLITE_DONE) {
      const std::string sql = sqlite3_sql(statement_);
      const std::string words = sqlite3_errmsg(database_);
      reset();
      throw Error(fmt::format("the database failed: {} ({})", words, sql));
    }
    reset();
    return false;
  }
  void reset() noexcept override { sqlite3_reset(statement_); }

  [[nodiscard]] bool is_null(int column) const override {
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
  }
  [[nodiscard]] std::int64_t integer(int column) const override { return sqlite3_column_int64(statement_, column); }
  [[nodiscard]] double real(int column) const override { return sqlite3_column_double(statement_, column); }
  [[nodiscard]] std::string_view text(int column) const override {
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
    if (!bytes) return {};
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
  }

 private:
  void bind_text(int parameter, std::string_view text, sqlite3_destructor_type lifetime) {
    const char* bytes = text.data() ? text.data() : "";
    if (sqlite3_bind_text64(statement_, parameter, bytes, text.size(), lifetime, SQLITE_UTF8) != SQLITE_OK)
      fail(database_, "binding a text");
  }

  sqlite3* database_;
  sqlite3_stmt* statement_ = nullptr;
};

/// SQLite has nothing faster than a statement prepared once.
class SqliteBulkInsert final : public BulkInsert {
 public:
  SqliteBulkInsert(sqlite3* database, const std::string& sql) : insert_(database, sql) {}
  using BulkInsert::bind;
  void bind(int parameter, std::int64_t integer) override { insert_.bind(parameter, integer); }
  void bind_real(int parameter, double real) override { insert_.bind_real(parameter, real); }
  void bind_null(int parameter) override { insert_.bind_null(parameter); }
  void bind(int parameter, std::string_view text) override { insert_.bind(parameter, text); }
  void bind_exact(int parameter, std::string_view text) override { insert_.bind_exact(parameter, text); }
  void start() noexcept override {}
  void add() override { insert_.step(); }
  void finish() override {}

 private:
  SqliteStatement insert_;
};

/// Names of responsible persons are personal data: nobody else reads the file, nor the journals that SQLite makes
/// beside it with the same mode.
void make_private(const std::filesystem::path& path) {
  const int made = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (made >= 0) {
    ::close(made);
    return;
  }
  // Not opened where it is there already: closing it would let go of the locks that another session of ours holds on
  // it.
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) {
    throw Error(fmt::format("{}: the store cannot be opened: {}", path.string(), std::strerror(errno)));
  }
  const bool is_open_to_others = S_ISREG(status.st_mode) && (status.st_mode & 0077) != 0;
  if (is_open_to_others && ::chmod(path.c_str(), 0600) != 0) {
    throw Error(fmt::format("{}: the store cannot be closed to others: {}", path.string(), std::strerror(errno)));
  }
}

/// The place of an A1 address in row-major order, -1 where there is none.
void cell_order(sqlite3_context* context, int, sqlite3_value** values) {
  const auto* bytes = static_cast<const char*>(sqlite3_value_blob(values[0]));
  const auto size = static_cast<std::size_t>(sqlite3_value_bytes(values[0]));
  const auto ref = model::parse_a1(bytes ? std::string_view(bytes, size) : std::string_view());
  sqlite3_result_int64(context, ref ? std::int64_t{ref->row} * model::kMaxColumns + ref->column : -1);
}

class SqliteDatabase final : public Database {
 public:
  explicit SqliteDatabase(std::filesystem::path path) : path_(std::move(path)) {
    if (path_ != ":memory:") make_private(path_);
    if (sqlite3_open_v2(path_.c_str(), &database_, kOpening, nullptr) != SQLITE_OK) {
      const std::string words = sqlite3_errmsg(database_);
      sqlite3_close(database_);
      throw Error(fmt::format("{}: the store cannot be opened: {}", path_.string(), words));
    }
    try {
      set_up();
    } catch (const Error& failure) {
      sqlite3_close(database_);
      throw Error(fmt::format("{}: {}", path_.string(), failure.what()));
    }
  }
  SqliteDatabase(const SqliteDatabase&) = delete;
  SqliteDatabase& operator=(const SqliteDatabase&) = delete;
  ~SqliteDatabase() override { sqlite3_close_v2(database_); }

  [[nodiscard]] const Dialect& dialect() const override { return kDialect; }
  void execute(const std::string& sql) override {
    if (sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
      fail(database_, sql.substr(0, 120));
  }
  void attempt(const std::string& sql) noexcept override {
    sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr);
  }
  std::unique_ptr<Statement> prepare(const std::string& sql) override {
    return std::make_unique<SqliteStatement>(database_, sql);
  }
  std::unique_ptr<BulkInsert> bulk_insert(std::string_view table, std::span<const std::string> columns) override {
    std::string marks = "?";
    for (std::size_t i = 1; i < columns.size(); ++i) marks += ", ?";
    return std::make_unique<SqliteBulkInsert>(
        database_, fmt::format("INSERT INTO {} ({}) VALUES ({})", quoted(table), fmt::join(columns, ", "), marks));
  }

  /// BEGIN IMMEDIATE has done so already.
  void exclude_others() override {}

  std::size_t version() override {
    const auto version = pragma("user_version");
    if (pragma("application_id") == kApplicationId) return version;
    SqliteStatement tables(database_, "SELECT count(*) FROM sqlite_schema");
    if (version != 0 || (tables.step() && tables.integer(0) > 0))
      throw Error("this is a database of another program; name another file as the store");
    return 0;
  }
  void set_version(std::size_t version) override {
    execute(fmt::format("PRAGMA user_version = {}", version));
    execute(fmt::format("PRAGMA application_id = {}", kApplicationId));
  }
  /// Beside the file. A connection that writes cannot copy, so another does.
  void back_up(std::size_t version) override {
    const std::string copy = fmt::format("{}.v{}", path_.string(), version);
    std::filesystem::remove(copy);
    make_private(copy);
    SqliteDatabase reader(path_);
    SqliteStatement statement(reader.database_, "VACUUM INTO $1");
    statement.bind_exact(1, copy);
    statement.run();
  }

  std::vector<std::string> complaints() override {
    std::vector<std::string> complaints;
    SqliteStatement pages(database_, "PRAGMA quick_check");
    while (pages.step()) {
      if (pages.text(0) != "ok") complaints.emplace_back(pages.text(0));
    }
    SqliteStatement references(database_, "PRAGMA foreign_key_check");
    while (references.step()) {
      complaints.push_back(
          fmt::format("row {} of {} belongs to no {}", references.integer(1), references.text(0), references.text(2)));
    }
    return complaints;
  }

 private:
  /// Settings that belong to the connection. Write-ahead log, because `status` and `export` may read while a run
  /// writes; synchronous FULL, because a file leaves `run/claimed/` as soon as its group is committed: that commit must
  /// outlive a power cut.
  void set_up() {
    sqlite3_busy_timeout(database_, 30'000);
    execute("PRAGMA journal_mode = WAL");
    execute("PRAGMA synchronous = FULL");
    execute("PRAGMA foreign_keys = ON");
    execute("PRAGMA case_sensitive_like = ON");  // as in PostgreSQL
    execute("PRAGMA cache_size = -65536");  // 64 MiB
    constexpr int kFlags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    if (sqlite3_create_function_v2(database_, "cell_order", 1, kFlags, nullptr, cell_order, nullptr, nullptr,
                                   nullptr) != SQLITE_OK)
      fail(database_, "registering cell_order");
  }
  std::size_t pragma(std::string_view name) {
    SqliteStatement statement(database_, fmt::format("PRAGMA {}", name));
    return statement.step() ? static_cast<std::size_t>(statement.integer(0)) : 0;
  }

  std::filesystem::path path_;
  sqlite3* database_ = nullptr;
};
}  // namespace

const Dialect& sqlite_dialect() {
  return kDialect;
}

std::unique_ptr<Database> open_sqlite_database(const std::filesystem::path& path) {
  return std::make_unique<SqliteDatabase>(path);
}

}  // namespace tidtam::store
