#pragma once

#include <deque>
#include <span>
#include <string>
#include <vector>

#include "pipeline/store/postgresql_connection.hpp"
#include "pipeline/store/statement.hpp"

namespace tidtam::store {

/// A statement on libpq. It is prepared when it runs for the second time: most run once.
class PostgresqlStatement final : public Statement, private PostgresqlReader {
 public:
  PostgresqlStatement(PostgresqlConnection& connection, std::string sql)
      : connection_(connection), sql_(std::move(sql)) {}
  PostgresqlStatement(const PostgresqlStatement&) = delete;
  PostgresqlStatement& operator=(const PostgresqlStatement&) = delete;
  ~PostgresqlStatement() override;

  using Statement::bind;
  void bind(int parameter, std::int64_t integer) override;
  void bind_real(int parameter, double real) override;
  void bind_null(int parameter) override;
  void bind(int parameter, std::string_view text) override;
  void bind_exact(int parameter, std::string_view text) override;
  bool step() override;
  void reset() noexcept override;
  [[nodiscard]] bool is_null(int column) const override;
  [[nodiscard]] std::int64_t integer(int column) const override;
  [[nodiscard]] double real(int column) const override;
  [[nodiscard]] std::string_view text(int column) const override;

 private:
  void keep_rest() override;
  void forget_rest() noexcept override;
  void send();
  void prepare();
  std::string& slot(int parameter);
  PostgresqlResult next_row();

  PostgresqlConnection& connection_;
  std::string sql_;
  std::string name_;  ///< as it is prepared under; empty until then
  std::vector<std::string> values_;
  std::vector<bool> is_set_;
  PostgresqlResult row_;
  std::deque<PostgresqlResult> kept_;
  bool has_run_ = false;
  bool is_running_ = false;
};

/// Rows by COPY, some megabytes at a time.
class PostgresqlBulkInsert final : public BulkInsert {
 public:
  PostgresqlBulkInsert(PostgresqlConnection& connection, std::string_view table, std::span<const std::string> columns);
  using BulkInsert::bind;
  void bind(int parameter, std::int64_t integer) override;
  void bind_real(int parameter, double real) override;
  void bind_null(int parameter) override;
  void bind(int parameter, std::string_view text) override;
  void bind_exact(int parameter, std::string_view text) override;
  void start() noexcept override;
  void add() override;
  void finish() override;

 private:
  PostgresqlConnection& connection_;
  std::string copy_;
  std::vector<std::string> fields_;  ///< of the row being bound, escaped
  std::string rows_;
};

}  // namespace tidtam::store
