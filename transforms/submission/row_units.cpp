#include "transforms/submission/row_units.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "transforms/submission/cover_reader.hpp"
#include "transforms/submission/unit_findings.hpp"

namespace tidtam::transforms {

namespace {
/// How a row names its unit: what stands there, and the field at which a finding about it is told.
struct NamedUnit {
  const std::string* code = nullptr;
  const std::string* name = nullptr;
  std::size_t at = 0;
  bool is_school = false;  ///< by what the column is for
};

/// The first field of this kind, in the order of the layout.
std::optional<std::size_t> field_of_kind(const model::RecordSpec& spec, model::FieldKind kind) {
  const auto field = std::ranges::find(spec.fields, kind, &model::FieldSpec::kind);
  if (field == spec.fields.end()) return std::nullopt;
  return static_cast<std::size_t>(field - spec.fields.begin());
}

NamedUnit named_in(const TypedRecord& record, const model::RecordSpec& spec) {
  const auto code_field = field_of_kind(spec, model::FieldKind::unit_code);
  const auto name_field = field_of_kind(spec, model::FieldKind::unit_name);
  NamedUnit named;
  if (code_field) named.code = text_of(record, spec, spec.fields[*code_field].name);
  named.is_school = name_field && spec.fields[*name_field].name == "school_name";
  if (name_field) named.name = text_of(record, spec, spec.fields[*name_field].name);
  named.at = named.code ? *code_field : name_field.value_or(0);
  return named;
}
}  // namespace

model::UnitIndex RowUnits::unit_of(const TypedBatch& batch, const TypedRecord& record,
                                   std::vector<model::Finding>& found) {
  const model::RecordSpec& spec = *batch.raw->spec;
  const model::UnitTree& tree = meaning_.units.tree;
  const NamedUnit named = named_in(record, spec);
  const std::string name = named.name ? *named.name : std::string();
  const std::string* amphoe = text_of(record, spec, "amphoe");
  NameContext context = file_context(file_, meaning_);
  if (amphoe) context.amphoe = *amphoe;
  if (!named.code) context.within_unit = cover_.unit;
  const UnitMatch match = meaning_.resolver.resolve(named.code ? *named.code : std::string(), name, context);
  const auto finding_here = [&](const std::string& rule, model::Severity severity) {
    return finding_at(*batch.raw, *record.raw, named.at, rule, severity);
  };
  if (named.name && (match.asks_a_person() || match.settled_on)) {
    model::NameQuestion& question =
        draft_.content().questions.emplace_back(meaning_.resolver.question_of(name, context));
    if (named.is_school) question.kind = "school";
    complete(question, finding_here({}, model::Severity::note), match, tree);
  }
  if (!match.is_certain()) {
    found.push_back(explained(finding_here(match.rule, model::Severity::error), match, tree, name, cover_.unit));
    return model::kNoUnit;
  }
  const model::Unit& unit = tree.unit(match.unit);
  if (!tree.is_within(match.unit, cover_.unit)) {
    auto finding = finding_here("ORG-03", model::Severity::error);
    finding.facts["unit"] = unit.name;
    finding.facts["scope"] = tree.unit(cover_.unit).name;
    found.push_back(std::move(finding));
    return model::kNoUnit;
  }
  if (const auto last_day = closed_before(unit, cover_.period())) {
    found.push_back(with_last_day(finding_here("ORG-08", model::Severity::error), unit, *last_day));
    return model::kNoUnit;
  }
  if (auto told = unit_taken(finding_here({}, model::Severity::note), match, tree, name))
    found.push_back(std::move(*told));
  return match.unit;
}

model::UnitIndex RowUnits::unit_of_person(const TypedBatch& batch, const TypedRecord& record,
                                          std::vector<model::Finding>& found) {
  const model::RecordSpec& spec = *batch.raw->spec;
  const std::string* code = text_of(record, spec, "school_code");
  const std::string* name = text_of(record, spec, "school_name");
  if (!code && !name) return cover_.unit;
  // Rows of one unit follow one another: what the last one named is looked up once.
  const std::string named = (code ? *code : "") + "\n" + (name ? *name : "");
  if (named != last_named_) {
    last_unit_ = unit_of(batch, record, found);
    last_named_ = last_unit_ == model::kNoUnit ? std::string() : named;
  }
  return last_unit_;
}

}  // namespace tidtam::transforms
