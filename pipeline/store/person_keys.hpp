#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "pipeline/model/submission.hpp"
#include "pipeline/store/database.hpp"
#include "pipeline/store/rows.hpp"

namespace tidtam::store {

/// The statements that make `person_key`: no table of tables.yaml, for nothing of it is ever exported.
[[nodiscard]] std::vector<std::string> create_person_keys(const Dialect& dialect);

void insert_person_keys(Database& database, SubmissionId submission, std::span<const model::PersonKey> persons);

/// Forgets the persons of a submission that is read again.
void delete_person_keys(Database& database, SubmissionId submission);

/// Store::for_each_shared_person.
void read_shared_persons(Database& database, const std::function<void(const SharedPersonRow&)>& visit);

/// Forgets the persons of submissions that no longer count.
void delete_stale_person_keys(Database& database);

}  // namespace tidtam::store
