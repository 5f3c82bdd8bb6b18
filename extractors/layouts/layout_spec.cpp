#include "extractors/layouts/layout_spec.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include <fmt/format.h>

#include "extractors/layouts/layout_lint.hpp"
#include "extractors/layouts/row_shape.hpp"
#include "pipeline/base/error.hpp"
#include "pipeline/thai/key.hpp"

namespace tidtam::layouts {

namespace {

using model::FieldKind;

constexpr std::array<std::pair<std::string_view, FieldKind>, 23> kKinds{{
    {"text", FieldKind::text},
    {"name", FieldKind::name},
    {"person", FieldKind::person},
    {"code", FieldKind::code},
    {"unit_code", FieldKind::unit_code},
    {"unit_name", FieldKind::unit_name},
    {"indicator", FieldKind::indicator},
    {"count", FieldKind::count},
    {"number", FieldKind::number},
    {"score", FieldKind::score},
    {"percent", FieldKind::percent},
    {"money", FieldKind::money},
    {"date", FieldKind::date},
    {"date_range", FieldKind::date_range},
    {"fiscal_year", FieldKind::fiscal_year},
    {"academic_year", FieldKind::academic_year},
    {"quarter", FieldKind::quarter},
    {"semester", FieldKind::semester},
    {"word", FieldKind::word},
    {"word_set", FieldKind::word_set},
    {"flag", FieldKind::flag},
    {"mark", FieldKind::mark},
    {"person_id", FieldKind::person_id},
}};

template <typename Value, std::size_t Size>
Value word_of(const spec::Node& node, std::string_view text,
              const std::array<std::pair<std::string_view, Value>, Size>& words) {
  const auto at = std::ranges::find(words, text, [](const auto& entry) { return entry.first; });
  if (at != words.end()) return at->second;
  std::string known;
  for (const auto& [word, value] : words) known += fmt::format("{}{}", known.empty() ? "" : ", ", word);
  node.fail(fmt::format("'{}' is none of: {}", text, known));
}

std::vector<Variant> read_variants(const spec::Node& list) {
  std::vector<Variant> variants;
  for (const spec::Node& item : list.items()) {
    Variant variant{item.text(), thai::header_key(item.text())};
    if (variant.key.empty()) item.fail("no header can match this variant: nothing of it is left in its key");
    const auto same = std::ranges::find(variants, variant.key, &Variant::key);
    if (same != variants.end()) {
      item.fail(fmt::format("no header can reach the variant '{}': '{}' before it has the same key", variant.text,
                            same->text));
    }
    variants.push_back(std::move(variant));
  }
  return variants;
}

FieldHead read_head(const spec::Node& node) {
  FieldHead head{read_variants(node.find("headers")), read_variants(node.find("group")),
                 read_variants(node.find("leaf"))};
  if (head.groups.empty() != head.leaves.empty()) node.fail("'group' and 'leaf' go together");
  if (head.headers.empty() && head.groups.empty()) node.fail("the field has neither 'headers' nor 'group' and 'leaf'");
  return head;
}

bool takes_any_field(const model::TableSpec& table) {
  return std::ranges::any_of(table.columns, [](const auto& column) { return column.type == model::ColumnType::json; });
}

void read_field(const spec::Node& node, LayoutSpec& layout, const model::TableSpec* table) {
  node.allow_only({"name", "kind", "required", "headers", "group", "leaf", "vocabulary", "column", "personal"});
  model::FieldSpec field;
  field.name = node.at("name").text();
  field.kind = read_kind(node.at("kind"), node.at("kind").text());
  field.required = node.find("required").flag_or(false);
  field.vocabulary = node.find("vocabulary").text_or("");
  const bool is_word = field.kind == FieldKind::word || field.kind == FieldKind::word_set;
  if (is_word == field.vocabulary.empty())
    node.fail("'vocabulary' belongs to the kinds word and word_set, and to no other");
  if (layout.record.ordinal_of(field.name))
    node.fail(fmt::format("the field '{}' stands here a second time", field.name));
  if (const spec::Node personal = node.find("personal"); !personal.is_absent())
    field.personal = word_of(personal, personal.text(), model::kPersonalClasses);
  const bool has_column = node.find("column").flag_or(true);
  if (table != nullptr && has_column && !table->ordinal_of(field.name) && !takes_any_field(*table)) {
    node.fail(fmt::format("the table '{}' has no column '{}' ('column: false' for a field that transforms alone read)",
                          table->name, field.name));
  }
  layout.heads.push_back(read_head(node));
  if (!layout.heads.back().groups.empty()) field.group = layout.heads.back().groups.front().text;
  layout.record.fields.push_back(std::move(field));
}

std::size_t field_named(const spec::Node& node, const LayoutSpec& layout) {
  const auto ordinal = layout.record.ordinal_of(node.text());
  if (!ordinal) node.fail(fmt::format("the layout has no field '{}'", node.text()));
  return *ordinal;
}

std::optional<base::Date> read_date(const spec::Node& node) {
  if (node.is_absent()) return std::nullopt;
  const auto date = base::parse_iso_date(node.text());
  if (!date) node.fail(fmt::format("'{}' is no day written as 2024-10-01", node.text()));
  return date;
}

const model::TableSpec* find_table(const spec::Node& node, const model::Schema* schema) {
  if (node.is_absent() || schema == nullptr) return nullptr;
  const model::TableSpec* table = schema->find(node.text());
  if (table == nullptr) node.fail(fmt::format("there is no table '{}'", node.text()));
  return table;
}

std::string default_lineage_field(const model::RecordSpec& record) {
  const auto at = std::ranges::find(record.fields, true, &model::FieldSpec::required);
  return at == record.fields.end() ? record.fields.front().name : at->name;
}

std::vector<std::vector<std::size_t>> read_one_of(const spec::Node& node, const LayoutSpec& layout) {
  std::vector<std::vector<std::size_t>> lists;
  for (const spec::Node& list : node.find("one_of").items()) {
    std::vector<std::size_t>& fields = lists.emplace_back();
    for (const spec::Node& item : list.items()) fields.push_back(field_named(item, layout));
  }
  return lists;
}

void read_references(const spec::Node& node, LayoutSpec& layout) {
  for (const spec::Node& item : node.find("key").items()) {
    layout.record.key.push_back(layout.record.fields[field_named(item, layout)].name);
  }
  layout.one_of = read_one_of(node, layout);
  const spec::Node lineage = node.find("lineage_field");
  layout.record.lineage_field = lineage.is_absent() ? default_lineage_field(layout.record)
                                                    : layout.record.fields[field_named(lineage, layout)].name;
  const spec::Node answer = node.find("answer_field");
  if (!answer.is_absent()) layout.record.answer_field = layout.record.fields[field_named(answer, layout)].name;
}

void read_id(const spec::Node& node, std::string_view stem, LayoutSpec& layout) {
  layout.id = node.at("id").text();
  if (layout.id != stem) node.at("id").fail(fmt::format("the id has to be the file's name, '{}'", stem));
}

void read_validity(const spec::Node& node, LayoutSpec& layout) {
  layout.valid_from = read_date(node.find("valid_from"));
  layout.valid_to = read_date(node.find("valid_to"));
  if (layout.valid_from && layout.valid_to && *layout.valid_to < *layout.valid_from)
    node.at("valid_to").fail("the layout ends before it begins");
}

/// How the edition heads a field of its base, and whether it needs it.
void read_edition_field(const spec::Node& node, LayoutSpec& layout) {
  node.allow_only({"name", "required", "headers", "group", "leaf"});
  const std::size_t field = field_named(node.at("name"), layout);
  if (!layout.heads[field].headers.empty() || !layout.heads[field].groups.empty())
    node.fail(fmt::format("the field '{}' stands here a second time", layout.record.fields[field].name));
  layout.heads[field] = read_head(node);
  layout.record.fields[field].required = node.find("required").flag_or(false);
  layout.record.fields[field].group = layout.heads[field].groups.empty() ? "" : layout.heads[field].groups.front().text;
}

}  // namespace

LayoutSpec read_edition(const spec::Node& node, std::string_view stem, const LayoutSpec& base) {
  node.allow_only({"id", "edition_of", "version", "title", "sheet", "valid_from", "valid_to", "one_of", "fields"});
  if (base.form != LayoutForm::table) node.at("edition_of").fail("only layouts of the form 'table' have editions");
  LayoutSpec layout;
  read_id(node, stem, layout);
  layout.record = base.record;
  layout.record.version = static_cast<int>(node.at("version").integer());
  layout.record.title = node.at("title").text();
  layout.form = base.form;
  layout.sheets = node.find("sheet").is_absent() ? base.sheets : read_variants(node.at("sheet"));
  read_validity(node, layout);
  if (!layout.valid_to) node.fail("an edition of an earlier year ends on a day: 'valid_to' is missing");
  layout.heads.resize(base.heads.size());
  for (model::FieldSpec& field : layout.record.fields) field.required = false;
  for (const spec::Node& field : node.at("fields").items()) read_edition_field(field, layout);
  layout.one_of = read_one_of(node, layout);
  if (const auto complaint = shared_variant_in(layout)) node.at("fields").fail(*complaint);
  return layout;
}

LayoutSpec read_layout(const spec::Node& node, std::string_view stem, const model::Schema* schema) {
  static constexpr std::array<std::pair<std::string_view, LayoutForm>, 2> kForms{
      {{"table", LayoutForm::table}, {"label_value", LayoutForm::label_value}}};
  static constexpr std::array<std::pair<std::string_view, model::RecordGrain>, 5> kGrains{
      {{"submission", model::RecordGrain::submission},
       {"own_unit", model::RecordGrain::own_unit},
       {"row_unit", model::RecordGrain::row_unit},
       {"desk", model::RecordGrain::desk},
       {"person", model::RecordGrain::person}}};
  node.allow_only({"id", "version", "title", "form", "sheet", "table", "grain", "key", "lineage_field", "answer_field",
                   "one_of", "valid_from", "valid_to", "words", "fields", "series", "marks"});
  LayoutSpec layout;
  read_id(node, stem, layout);
  layout.record.layout = layout.id;
  layout.record.version = static_cast<int>(node.at("version").integer());
  layout.record.title = node.at("title").text();
  layout.form =
      node.find("form").is_absent() ? LayoutForm::table : word_of(node.at("form"), node.at("form").text(), kForms);
  layout.record.grain = word_of(node.at("grain"), node.at("grain").text(), kGrains);
  layout.sheets = read_variants(node.at("sheet"));
  layout.record.table = node.find("table").text_or("");
  read_validity(node, layout);
  const model::TableSpec* table = find_table(node.find("table"), schema);
  for (const spec::Node& field : node.at("fields").items()) read_field(field, layout, table);
  if (layout.record.fields.empty()) node.at("fields").fail("the layout has no field");
  read_references(node, layout);
  read_row_shape(node, layout.record, table);
  if (const auto complaint = shared_variant_in(layout)) node.at("fields").fail(*complaint);
  return layout;
}

std::vector<LayoutSpec> load_layouts(const spec::Catalogue& catalogue, const model::Schema* schema) {
  return load_layouts(catalogue.files("layouts", ".yaml"), schema);
}

std::vector<LayoutSpec> load_layouts(std::span<const std::filesystem::path> files, const model::Schema* schema) {
  std::vector<LayoutSpec> layouts;
  std::vector<std::pair<std::string, spec::Node>> editions;
  for (const auto& path : files) {
    if (path.filename() == kOptionsFile) continue;
    spec::Node node = spec::Node::load(path);
    if (node.find("edition_of").is_absent()) {
      layouts.push_back(read_layout(node, path.stem().string(), schema));
    } else {
      editions.emplace_back(path.stem().string(), std::move(node));
    }
  }
  const std::size_t n_bases = layouts.size();
  for (const auto& [stem, node] : editions) {
    const spec::Node of = node.at("edition_of");
    const auto bases = std::span(layouts).first(n_bases);
    const auto base = std::ranges::find(bases, of.text(), &LayoutSpec::id);
    if (base == bases.end()) of.fail(fmt::format("there is no layout '{}'", of.text()));
    layouts.push_back(read_edition(node, stem, *base));
  }
  std::ranges::sort(layouts, {}, &LayoutSpec::id);
  const std::vector<std::string> complaints = lint_layouts(layouts);
  if (!complaints.empty()) throw ConfigurationError(complaints.front());
  return layouts;
}

int days_outside(const LayoutSpec& layout, base::Date day) {
  const int at = base::days_of(day);
  if (layout.valid_from && at < base::days_of(*layout.valid_from)) return base::days_of(*layout.valid_from) - at;
  if (layout.valid_to && at > base::days_of(*layout.valid_to)) return at - base::days_of(*layout.valid_to);
  return 0;
}

std::string_view kind_word(model::FieldKind kind) {
  return std::ranges::find(kKinds, kind, &decltype(kKinds)::value_type::second)->first;
}

model::FieldKind read_kind(const spec::Node& node, std::string_view word) {
  return word_of(node, word, kKinds);
}

std::string standard_head(const FieldHead& head) {
  if (!head.headers.empty()) return head.headers.front().text;
  return head.groups.front().text + " / " + head.leaves.front().text;
}

}  // namespace tidtam::layouts
