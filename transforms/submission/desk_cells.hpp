#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pipeline/base/date.hpp"
#include "pipeline/model/fact.hpp"
#include "pipeline/model/finding.hpp"
#include "pipeline/model/submission.hpp"
#include "pipeline/model/unit.hpp"
#include "transforms/submission/typed_record.hpp"

namespace tidtam::transforms {

/// Forms of the desk come back with rows that nobody answered: they say nothing.
[[nodiscard]] bool is_answered(const model::Record& record, const model::RecordSpec& spec);
/// Whether the file lay in a folder that is named after no unit: such a folder does not say whose answers these are.
[[nodiscard]] bool lies_in_strange_folder(const model::SourceFile& source, const model::UnitTree& units);
/// The text of a field of an officer's answer; empty where there is none.
[[nodiscard]] std::string desk_text(const TypedBatch& batch, const TypedRecord& record, std::string_view field);
[[nodiscard]] std::optional<base::Date> desk_day(const TypedBatch& batch, const TypedRecord& record,
                                                 std::string_view field);
/// Whether anything stands in the field's cell, understood or not.
[[nodiscard]] bool is_filled(const TypedBatch& batch, const TypedRecord& record, std::string_view field);
/// Whether an answer takes the one before it back: `ยกเลิก`.
[[nodiscard]] bool takes_back(const std::string& answer);
/// A finding at a field of an answer.
[[nodiscard]] model::Finding desk_finding(const TypedBatch& batch, const TypedRecord& record, std::string_view field,
                                          std::string rule, model::Severity severity = model::Severity::error);
/// A row of a desk table without its data, at the answer's cell.
[[nodiscard]] model::Fact desk_fact(const TypedBatch& batch, const TypedRecord& record, const model::TableSpec& table);
[[nodiscard]] model::Datum text_or_nothing(const std::string& text);

}  // namespace tidtam::transforms
