#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct pg_conn;
struct pg_result;

namespace tidtam::store {

struct PostgresqlResultEnd {
  void operator()(pg_result* result) const noexcept;
};
using PostgresqlResult = std::unique_ptr<pg_result, PostgresqlResultEnd>;

/// Who is in the middle of a result, of which the server still sends rows.
class PostgresqlReader {
 public:
  virtual ~PostgresqlReader() = default;
  /// Takes the rest of the rows off the connection, to keep them for later.
  virtual void keep_rest() = 0;
  /// Takes them off and forgets them.
  virtual void forget_rest() noexcept = 0;
};

/// A connection of libpq. Rows stream from the server, so that a nation's facts never lie in memory together; when
/// something else is asked while one reader is under way, that reader first takes its rest off the line.
class PostgresqlConnection {
 public:
  /// Throws ConfigurationError where the URL is wrong or holds a password, Error where the server cannot be reached.
  explicit PostgresqlConnection(const std::string& url);
  PostgresqlConnection(const PostgresqlConnection&) = delete;
  PostgresqlConnection& operator=(const PostgresqlConnection&) = delete;
  ~PostgresqlConnection();

  [[nodiscard]] pg_conn* get() const { return connection_; }
  /// Makes the line free, and gives it to `reader` (null for who needs no second look).
  void take_line(PostgresqlReader* reader);
  [[nodiscard]] bool is_read_by(const PostgresqlReader* reader) const { return reader_ == reader; }
  void leave_line() { reader_ = nullptr; }

  void execute(const std::string& sql);
  void attempt(const std::string& sql) noexcept;
  /// A name that no other prepared statement has.
  [[nodiscard]] std::string new_name();

  /// Throws with the server's words, of which the first line alone is used: what follows may quote values.
  [[noreturn]] void fail(const pg_result* result, std::string_view action) const;

 private:
  pg_conn* connection_ = nullptr;
  PostgresqlReader* reader_ = nullptr;
  std::uint64_t names_ = 0;
};

}  // namespace tidtam::store
