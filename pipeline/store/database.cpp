#include "pipeline/store/database.hpp"

namespace tidtam::store {

Statement& StatementCache::get(const std::string& sql) {
  auto& statement = statements_[sql];
  if (!statement) {
    statement = database_.prepare(sql);
  } else {
    // A row that could not be understood may have ended the last reading half-way.
    statement->reset();
  }
  return *statement;
}

}  // namespace tidtam::store
