#include "pipeline/store/sqlite_statement.hpp"

#include <array>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <sqlite3.h>

#include "pipeline/base/error.hpp"

namespace tidtam::store {

void fail_sqlite(sqlite3* database, std::string_view action) {
  throw Error(fmt::format("the database failed ({}): {}", action, sqlite3_errmsg(database)));
}

void execute(sqlite3* database, const std::string& sql) {
  if (sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
    fail_sqlite(database, sql.substr(0, 120));
}

SqliteStatement::SqliteStatement(sqlite3* database, const std::string& sql) : database_(database) {
  const int size = static_cast<int>(sql.size()) + 1;
  if (sqlite3_prepare_v3(database, sql.c_str(), size, SQLITE_PREPARE_PERSISTENT, &statement_, nullptr) != SQLITE_OK) {
    fail_sqlite(database, sql);
  }
}

SqliteStatement::~SqliteStatement() {
  sqlite3_finalize(statement_);
}

SqliteStatement::SqliteStatement(SqliteStatement&& other) noexcept
    : database_(other.database_), statement_(std::exchange(other.statement_, nullptr)) {}

void SqliteStatement::bind(int parameter, std::int64_t integer) {
  sqlite3_bind_int64(statement_, parameter, integer);
}
void SqliteStatement::bind_real(int parameter, double real) {
  sqlite3_bind_double(statement_, parameter, real);
}
void SqliteStatement::bind_null(int parameter) {
  sqlite3_bind_null(statement_, parameter);
}

void SqliteStatement::bind(int parameter, std::string_view text) {
  if (text.empty()) {
    sqlite3_bind_null(statement_, parameter);
    return;
  }
  if (sqlite3_bind_text64(statement_, parameter, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8) != SQLITE_OK) {
    fail_sqlite(database_, "binding a text");
  }
}

namespace {
using model::ColumnType;

std::optional<base::Decimal> decimal_of(const model::Datum& datum) {
  if (const auto* decimal = std::get_if<base::Decimal>(&datum)) return *decimal;
  if (const auto* integer = std::get_if<std::int64_t>(&datum)) return base::Decimal::of_integer(*integer);
  if (const auto* real = std::get_if<double>(&datum)) return base::Decimal::of_double(*real);
  return std::nullopt;
}

std::optional<double> real_of(const model::Datum& datum) {
  if (const auto* real = std::get_if<double>(&datum)) return *real;
  if (const auto* decimal = std::get_if<base::Decimal>(&datum)) return decimal->to_double();
  if (const auto* integer = std::get_if<std::int64_t>(&datum)) return static_cast<double>(*integer);
  return std::nullopt;
}

std::optional<std::int64_t> integer_of(const model::Datum& datum) {
  if (const auto* integer = std::get_if<std::int64_t>(&datum)) return *integer;
  const auto* decimal = std::get_if<base::Decimal>(&datum);
  if (decimal && decimal->is_integer()) return decimal->millionths() / base::Decimal::kOne;
  return std::nullopt;
}

/// `2024-01-15` without a format string: dates are written once a row.
std::array<char, 10> iso_of(base::Date date) {
  const auto digit = [](int number) { return static_cast<char>('0' + number % 10); };
  const int year = date.year;
  return {digit(year / 1000),
          digit(year / 100),
          digit(year / 10),
          digit(year),
          '-',
          digit(date.month / 10),
          digit(date.month),
          '-',
          digit(date.day / 10),
          digit(date.day)};
}
}  // namespace

bool SqliteStatement::bind(int parameter, const model::Datum& datum, ColumnType type) {
  if (model::is_absent(datum)) {
    bind_null(parameter);
    return true;
  }
  switch (type) {
    case ColumnType::text:
    case ColumnType::json:
    case ColumnType::date:
      if (const auto* text = std::get_if<std::string>(&datum)) {
        bind(parameter, *text);
        return true;
      }
      if (const auto* date = std::get_if<base::Date>(&datum)) {
        const auto iso = iso_of(*date);
        return sqlite3_bind_text(statement_, parameter, iso.data(), static_cast<int>(iso.size()), SQLITE_TRANSIENT) ==
               SQLITE_OK;
      }
      return false;
    case ColumnType::integer:
    case ColumnType::money:
    case ColumnType::flag:
      if (const auto integer = integer_of(datum)) {
        bind(parameter, *integer);
        return true;
      }
      return false;
    case ColumnType::decimal:
      if (const auto decimal = decimal_of(datum)) {
        bind(parameter, decimal->millionths());
        return true;
      }
      return false;
    case ColumnType::real:
      if (const auto real = real_of(datum)) {
        bind_real(parameter, *real);
        return true;
      }
      return false;
  }
  return false;
}

bool SqliteStatement::step() {
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

SqliteStatement& StatementCache::get(const std::string& sql) {
  const auto found = statements_.find(sql);
  if (found == statements_.end()) return statements_.emplace(sql, SqliteStatement(database_, sql)).first->second;
  // A row that could not be understood may have ended the last reading half-way.
  found->second.reset();
  return found->second;
}

void SqliteStatement::run() {
  while (step()) {
  }
}

void SqliteStatement::reset() noexcept {
  sqlite3_reset(statement_);
}

bool SqliteStatement::is_null(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}
std::int64_t SqliteStatement::integer(int column) const {
  return sqlite3_column_int64(statement_, column);
}
double SqliteStatement::real(int column) const {
  return sqlite3_column_double(statement_, column);
}

std::string_view SqliteStatement::text(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  if (!bytes) return {};
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

model::Datum SqliteStatement::datum(int column, ColumnType type) const {
  if (is_null(column)) return {};
  switch (type) {
    case ColumnType::text:
    case ColumnType::json:
      return std::string(text(column));
    case ColumnType::date:
      if (const auto date = base::parse_iso_date(text(column))) return *date;
      return std::string(text(column));
    case ColumnType::integer:
    case ColumnType::money:
    case ColumnType::flag:
      return integer(column);
    case ColumnType::decimal:
      return base::Decimal::of_millionths(integer(column));
    case ColumnType::real:
      return real(column);
  }
  return {};
}

}  // namespace tidtam::store
