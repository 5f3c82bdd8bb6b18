#include "pipeline/store/postgresql_connection.hpp"

#include <array>

#include <fmt/format.h>
#include <libpq-fe.h>

#include "pipeline/base/error.hpp"

namespace tidtam::store {

namespace {
/// Since 12, doubles are printed with as many digits as tell them apart.
constexpr int kOldestServer = 120000;

void say_nothing(void*, const PGresult*) {}

std::string trimmed(std::string_view text) {
  return std::string(text.substr(0, text.find_last_not_of(" \n") + 1));
}

/// Secrets stand in no settings file: libpq takes a password from PGPASSFILE (~/.pgpass) or PGPASSWORD by itself.
void require_no_password(const std::string& url) {
  char* words = nullptr;
  const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(PQconninfoParse(url.c_str(), &words),
                                                                             PQconninfoFree);
  if (!options) {
    const std::string why = words ? trimmed(words) : "it cannot be read";
    PQfreemem(words);
    throw ConfigurationError(fmt::format("store: this is no URL of a PostgreSQL database: {}", why));
  }
  for (const PQconninfoOption* option = options.get(); option->keyword; ++option) {
    if (std::string_view(option->keyword) == "password" && option->val && *option->val)
      throw ConfigurationError(
          "store: the URL holds a password; write it to ~/.pgpass (mode 0600) or the file that PGPASSFILE names, and "
          "leave it out here");
  }
}
}  // namespace

void PostgresqlResultEnd::operator()(pg_result* result) const noexcept {
  PQclear(result);
}

PostgresqlConnection::PostgresqlConnection(const std::string& url) {
  require_no_password(url);
  constexpr std::array<const char*, 4> kKeywords{"dbname", "client_encoding", "fallback_application_name", nullptr};
  const std::array<const char*, 4> values{url.c_str(), "UTF8", "tidtam", nullptr};
  connection_ = PQconnectdbParams(kKeywords.data(), values.data(), 1);
  try {
    if (PQstatus(connection_) != CONNECTION_OK)
      throw Error(fmt::format("{}: the store cannot be opened: {}", url, trimmed(PQerrorMessage(connection_))));
    const char* encoding = PQparameterStatus(connection_, "server_encoding");
    if (!encoding || std::string_view(encoding) != "UTF8")
      throw Error(
          fmt::format("{}: this database keeps text as {}, which cannot hold Thai; make one with ENCODING 'UTF8'", url,
                      encoding ? encoding : "unknown"));
    if (PQserverVersion(connection_) < kOldestServer)
      throw Error(fmt::format("{}: this server is older than PostgreSQL 12", url));
    PQsetNoticeReceiver(connection_, say_nothing, nullptr);
    // A file leaves run/claimed/ as soon as its group is committed: that commit must outlive a power cut.
    execute("SET synchronous_commit = on");
  } catch (const Error&) {
    PQfinish(connection_);
    throw;
  }
}

PostgresqlConnection::~PostgresqlConnection() {
  PQfinish(connection_);
}

void PostgresqlConnection::take_line(PostgresqlReader* reader) {
  if (reader_ && reader_ != reader) reader_->keep_rest();
  reader_ = reader;
}

void PostgresqlConnection::execute(const std::string& sql) {
  take_line(nullptr);
  const PostgresqlResult result(PQexec(connection_, sql.c_str()));
  const auto status = PQresultStatus(result.get());
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) fail(result.get(), sql.substr(0, 120));
}

void PostgresqlConnection::attempt(const std::string& sql) noexcept {
  if (reader_) reader_->forget_rest();
  reader_ = nullptr;
  PQclear(PQexec(connection_, sql.c_str()));
}

std::string PostgresqlConnection::new_name() {
  return fmt::format("tidtam{}", ++names_);
}

void PostgresqlConnection::fail(const pg_result* result, std::string_view action) const {
  const char* words = result ? PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY) : nullptr;
  throw Error(
      fmt::format("the database failed: {} ({})", words ? words : trimmed(PQerrorMessage(connection_)), action));
}

}  // namespace tidtam::store
