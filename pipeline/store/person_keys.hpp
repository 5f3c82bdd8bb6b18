#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "pipeline/model/submission.hpp"
#include "pipeline/store/rows.hpp"

struct sqlite3;

namespace tidtam::store {

/// The statements that make `person_key`: no table of tables.yaml, for nothing of it is ever exported.
[[nodiscard]] std::vector<std::string> create_person_keys();

void insert_person_keys(sqlite3* database, SubmissionId submission, std::span<const model::PersonKey> persons);

/// Forgets the persons of a submission that is read again.
void delete_person_keys(sqlite3* database, SubmissionId submission);

/// Store::for_each_shared_person.
void read_shared_persons(sqlite3* database, const std::function<void(const SharedPersonRow&)>& visit);

/// Forgets the persons of submissions that no longer count.
void delete_stale_person_keys(sqlite3* database);

}  // namespace tidtam::store
