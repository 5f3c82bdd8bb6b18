#pragma once

#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <string>

#include <libpq-fe.h>
#include <unistd.h>

#include "pipeline/store/postgresql_store.hpp"
#include "tests/conformance/store_arrangement.hpp"

namespace tidtam::store {

/// A schema of its own in the server that tests/support/with_postgresql.sh started, gone afterwards.
class PostgresqlSchema {
 public:
  PostgresqlSchema() {
    static int made = 0;
    name_ = "test_" + std::to_string(getpid()) + "_" + std::to_string(++made);
    run("CREATE SCHEMA " + name_);
  }
  ~PostgresqlSchema() { run("DROP SCHEMA " + name_ + " CASCADE"); }
  PostgresqlSchema(const PostgresqlSchema&) = delete;
  PostgresqlSchema& operator=(const PostgresqlSchema&) = delete;

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] std::string url() const { return server() + "&options=-csearch_path%3D" + name_; }

  /// Does to the schema what a person with another program may do; gives the first column of the first row.
  std::string run(const std::string& sql) const {
    PGconn* connection = PQconnectdb(name_.empty() ? server().c_str() : url().c_str());
    PQsetNoticeReceiver(
        connection, [](void*, const PGresult*) {}, nullptr);
    PGresult* result = PQexec(connection, sql.c_str());
    const auto status = PQresultStatus(result);
    const std::string words = PQerrorMessage(connection);
    const std::string value = PQntuples(result) > 0 ? PQgetvalue(result, 0, 0) : "";
    PQclear(result);
    PQfinish(connection);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) throw std::runtime_error(sql + ": " + words);
    return value;
  }

 private:
  static std::string server() {
    const char* url = std::getenv("TIDTAM_TEST_POSTGRESQL");
    if (!url) throw std::runtime_error("no PostgreSQL: run this by tests/support/with_postgresql.sh");
    return url;
  }
  std::string name_;
};

class PostgresqlPlace {
 public:
  Store& open() {
    if (!store_) store_ = open_postgresql_store(schema_.url(), shipped_schema());
    return *store_;
  }
  void close() { store_.reset(); }

 private:
  PostgresqlSchema schema_;
  std::unique_ptr<Store> store_;
};

}  // namespace tidtam::store
