#include "pipeline/store/postgresql_statement.hpp"

#include <charconv>
#include <limits>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <libpq-fe.h>

#include "pipeline/base/error.hpp"
#include "pipeline/store/ddl.hpp"

namespace tidtam::store {

namespace {
constexpr std::size_t kCopyBytes = std::size_t{4} << 20;

template <typename Number>
void write_number(std::string& text, Number number) {
  char digits[32];
  const auto [end, failure] = std::to_chars(digits, digits + sizeof digits, number);
  text.assign(digits, end);
}

template <typename Number>
Number read_number(std::string_view text) {
  Number number{};
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

void require_no_nul(std::string_view text) {
  if (text.find('\0') != std::string_view::npos)
    throw Error("a text holds the character NUL, which PostgreSQL does not keep");
}

/// As COPY's text format wants it.
void write_escaped(std::string& field, std::string_view text) {
  field.clear();
  for (const char c : text) {
    switch (c) {
      case '\\':
        field += "\\\\";
        break;
      case '\t':
        field += "\\t";
        break;
      case '\n':
        field += "\\n";
        break;
      case '\r':
        field += "\\r";
        break;
      default:
        field += c;
    }
  }
}
}  // namespace

PostgresqlStatement::~PostgresqlStatement() {
  reset();
  // Within a transaction that failed this does nothing, and the name lives on until the connection ends.
  if (!name_.empty()) connection_.attempt("DEALLOCATE " + name_);
}

std::string& PostgresqlStatement::slot(int parameter) {
  const auto count = static_cast<std::size_t>(parameter);
  if (values_.size() < count) {
    values_.resize(count);
    is_set_.resize(count);
  }
  is_set_[count - 1] = true;
  return values_[count - 1];
}

void PostgresqlStatement::bind(int parameter, std::int64_t integer) {
  write_number(slot(parameter), integer);
}
void PostgresqlStatement::bind_real(int parameter, double real) {
  write_number(slot(parameter), real);
}
void PostgresqlStatement::bind_null(int parameter) {
  slot(parameter);
  is_set_[static_cast<std::size_t>(parameter) - 1] = false;
}
void PostgresqlStatement::bind(int parameter, std::string_view text) {
  if (text.empty()) {
    bind_null(parameter);
  } else {
    bind_exact(parameter, text);
  }
}
void PostgresqlStatement::bind_exact(int parameter, std::string_view text) {
  require_no_nul(text);
  slot(parameter).assign(text);
}

void PostgresqlStatement::prepare() {
  const std::string name = connection_.new_name();
  const PostgresqlResult result(PQprepare(connection_.get(), name.c_str(), sql_.c_str(), 0, nullptr));
  if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) connection_.fail(result.get(), sql_);
  name_ = name;
}

void PostgresqlStatement::send() {
  connection_.take_line(nullptr);
  std::vector<const char*> values(values_.size());
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = is_set_[i] ? values_[i].c_str() : nullptr;
  const int count = static_cast<int>(values.size());
  if (has_run_ && name_.empty()) prepare();
  PGconn* line = connection_.get();
  const int is_sent = name_.empty()
                          ? PQsendQueryParams(line, sql_.c_str(), count, nullptr, values.data(), nullptr, nullptr, 0)
                          : PQsendQueryPrepared(line, name_.c_str(), count, values.data(), nullptr, nullptr, 0);
  if (is_sent == 0) connection_.fail(nullptr, sql_);
  PQsetSingleRowMode(line);
  connection_.take_line(this);
  has_run_ = true;
  is_running_ = true;
}

/// The next row that the server sends; nothing at the end, where the line is free again.
PostgresqlResult PostgresqlStatement::next_row() {
  while (PostgresqlResult result{PQgetResult(connection_.get())}) {
    const auto status = PQresultStatus(result.get());
    if (status == PGRES_SINGLE_TUPLE) return result;
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) continue;
    reset();
    connection_.fail(result.get(), sql_);
  }
  connection_.leave_line();
  return {};
}

bool PostgresqlStatement::step() {
  if (!is_running_) send();
  row_.reset();
  if (!kept_.empty()) {
    row_ = std::move(kept_.front());
    kept_.pop_front();
  } else if (connection_.is_read_by(this)) {
    row_ = next_row();
  }
  is_running_ = row_ != nullptr;
  return is_running_;
}

void PostgresqlStatement::reset() noexcept {
  if (connection_.is_read_by(this)) forget_rest();
  kept_.clear();
  row_.reset();
  is_running_ = false;
}

void PostgresqlStatement::keep_rest() {
  while (PostgresqlResult row = next_row()) kept_.push_back(std::move(row));
}

void PostgresqlStatement::forget_rest() noexcept {
  while (const PostgresqlResult rest{PQgetResult(connection_.get())}) {
  }
  connection_.leave_line();
}

bool PostgresqlStatement::is_null(int column) const {
  return PQgetisnull(row_.get(), 0, column) != 0;
}
std::int64_t PostgresqlStatement::integer(int column) const {
  return read_number<std::int64_t>(text(column));
}
double PostgresqlStatement::real(int column) const {
  const std::string_view words = text(column);
  // As PostgreSQL writes them, where C++ writes `inf` and `nan`.
  if (words == "Infinity") return std::numeric_limits<double>::infinity();
  if (words == "-Infinity") return -std::numeric_limits<double>::infinity();
  if (words == "NaN") return std::numeric_limits<double>::quiet_NaN();
  return read_number<double>(words);
}
std::string_view PostgresqlStatement::text(int column) const {
  return {PQgetvalue(row_.get(), 0, column), static_cast<std::size_t>(PQgetlength(row_.get(), 0, column))};
}

PostgresqlBulkInsert::PostgresqlBulkInsert(PostgresqlConnection& connection, std::string_view table,
                                           std::span<const std::string> columns)
    : connection_(connection),
      copy_(fmt::format("COPY {} ({}) FROM STDIN", quoted(table), fmt::join(columns, ", "))),
      fields_(columns.size()) {}

void PostgresqlBulkInsert::bind(int parameter, std::int64_t integer) {
  write_number(fields_[static_cast<std::size_t>(parameter) - 1], integer);
}
void PostgresqlBulkInsert::bind_real(int parameter, double real) {
  write_number(fields_[static_cast<std::size_t>(parameter) - 1], real);
}
void PostgresqlBulkInsert::bind_null(int parameter) {
  fields_[static_cast<std::size_t>(parameter) - 1] = "\\N";
}
void PostgresqlBulkInsert::bind(int parameter, std::string_view text) {
  if (text.empty()) {
    bind_null(parameter);
  } else {
    bind_exact(parameter, text);
  }
}
void PostgresqlBulkInsert::bind_exact(int parameter, std::string_view text) {
  require_no_nul(text);
  write_escaped(fields_[static_cast<std::size_t>(parameter) - 1], text);
}

void PostgresqlBulkInsert::start() noexcept {
  rows_.clear();
}

void PostgresqlBulkInsert::add() {
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    if (i > 0) rows_ += '\t';
    rows_ += fields_[i];
  }
  rows_ += '\n';
  if (rows_.size() >= kCopyBytes) finish();
}

void PostgresqlBulkInsert::finish() {
  if (rows_.empty()) return;
  connection_.take_line(nullptr);
  PGconn* line = connection_.get();
  const PostgresqlResult begun(PQexec(line, copy_.c_str()));
  if (PQresultStatus(begun.get()) != PGRES_COPY_IN) connection_.fail(begun.get(), copy_);
  const bool is_sent =
      PQputCopyData(line, rows_.data(), static_cast<int>(rows_.size())) == 1 && PQputCopyEnd(line, nullptr) == 1;
  rows_.clear();
  PostgresqlResult failed;
  while (PostgresqlResult result{PQgetResult(line)}) {
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) failed = std::move(result);
  }
  if (!is_sent || failed) connection_.fail(failed.get(), copy_);
}

}  // namespace tidtam::store
