#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "pipeline/base/csv.hpp"
#include "pipeline/base/error.hpp"
#include "transforms/indicators/indicator_catalogue.hpp"

namespace tidtam::transforms {

namespace {
/// The enumerator whose word stands in this node; fails naming all words.
template <typename Word>
Word word_of(const spec::Node& node, std::size_t count, std::string_view (*spelling)(Word)) {
  const std::string text = node.text();
  std::vector<std::string_view> known;
  for (std::size_t i = 0; i < count; ++i) {
    known.push_back(spelling(static_cast<Word>(i)));
    if (known.back() == text) return static_cast<Word>(i);
  }
  node.fail(fmt::format("'{}' is not known here; known are: {}", text, fmt::join(known, ", ")));
}

model::OfficeReport office_report_of(const spec::Node& node, model::Aggregation aggregation) {
  if (node.is_absent()) {
    return aggregation == model::Aggregation::share_of_units ? model::OfficeReport::area : model::OfficeReport::own;
  }
  const std::string text = node.text();
  if (text == "own") return model::OfficeReport::own;
  if (text == "area") return model::OfficeReport::area;
  node.fail(
      fmt::format("'{}' is not known here; known are: own (about the office itself), area (about all below it)", text));
}

model::ScoreScale scale_of(const spec::Node& node, model::Direction direction) {
  node.allow_only({"thresholds", "valid_from", "valid_to", "source"});
  model::ScoreScale scale;
  for (const auto& item : node.at("thresholds").items()) scale.thresholds.push_back(item.number());
  if (scale.thresholds.size() != 5) node.at("thresholds").fail("five thresholds are needed, for scores 1 to 5");
  const bool rises = direction != model::Direction::lower_better;
  const auto is_out_of_order = [rises](double before, double after) {
    return rises ? before >= after : before <= after;
  };
  if (std::ranges::adjacent_find(scale.thresholds, is_out_of_order) != scale.thresholds.end()) {
    node.at("thresholds")
        .fail(rises ? "thresholds have to rise from score 1 to 5"
                    : "lower is better: thresholds have to fall from score 1 to 5");
  }
  // Buddhist years as text: they sort as numbers because all have four digits.
  scale.valid_from = node.at("valid_from").text();
  scale.valid_to = node.find("valid_to").text_or("");
  scale.source = node.at("source").text();
  return scale;
}

std::optional<base::Decimal> decimal_of(const spec::Node& node) {
  if (node.is_absent()) return std::nullopt;
  const auto number = base::Decimal::parse(node.text());
  if (!number) node.fail("a number is expected here");
  return number;
}

IndicatorExample example_of(const spec::Node& node) {
  node.allow_only({"numerator", "denominator", "expect"});
  IndicatorExample example{decimal_of(node.find("numerator")), decimal_of(node.find("denominator")), std::nullopt,
                           node.where()};
  const spec::Node expected = node.at("expect");
  if (expected.text() != "not_available") example.expected = expected.number();
  return example;
}
}  // namespace

IndicatorFile read_indicator(const spec::Node& file, std::string_view file_stem) {
  file.allow_only(
      {"id",          "version",          "title",       "short_title", "group",    "unit_of_measure", "direction",
       "aggregation", "time_aggregation", "period_kind", "factor",      "decimals", "office_report",   "weight",
       "numerator",   "denominator",      "formula",     "source",      "variants", "scale",           "examples"});
  IndicatorFile read;
  model::Indicator& indicator = read.indicator;
  indicator.id = file.at("id").text();
  if (indicator.id != file_stem)
    file.at("id").fail(fmt::format("the file is called '{}.yaml'; it has to be named after its id", file_stem));
  indicator.version = static_cast<int>(file.find("version").integer_or(1));
  indicator.title = file.at("title").text();
  indicator.short_title = file.at("short_title").text();
  indicator.group = file.at("group").text();
  indicator.unit_of_measure = file.at("unit_of_measure").text();
  indicator.direction = word_of(file.at("direction"), 3, &model::direction_word);
  indicator.aggregation = word_of(file.at("aggregation"), 9, &model::aggregation_word);
  indicator.time_aggregation = word_of(file.at("time_aggregation"), 3, &model::time_aggregation_word);
  indicator.period_kind = word_of(file.at("period_kind"), 8, &model::period_kind_word);
  indicator.office_report = office_report_of(file.find("office_report"), indicator.aggregation);
  indicator.factor = file.at("factor").number();
  indicator.decimals = static_cast<int>(file.at("decimals").integer());
  indicator.weight = file.find("weight").is_absent() ? 1.0 : file.at("weight").number();
  indicator.formula = file.at("formula").text();
  indicator.numerator_title = file.at("numerator").text();
  indicator.denominator_title = file.find("denominator").text_or("");
  indicator.source = file.at("source").text();
  indicator.variants = file.find("variants").texts();
  if (const spec::Node scale = file.find("scale"); !scale.is_absent())
    indicator.scale = scale_of(scale, indicator.direction);
  for (const auto& node : file.at("examples").items()) read.examples.push_back(example_of(node));
  if (read.examples.size() < 2)
    file.at("examples").fail("two examples are needed at least: one normal, one with a zero or a gap");
  return read;
}

namespace {
constexpr std::array<std::string_view, 9> kTargetColumns{"indicator", "dimension", "unit_code", "year_from", "year_to",
                                                         "part",      "value",     "upper",     "source"};

/// Reads the fields of one row by position and complains with file and line.
class TargetRow {
 public:
  TargetRow(const std::vector<std::string>& fields, std::string where) : fields_(fields), where_(std::move(where)) {
    if (fields.size() != kTargetColumns.size()) {
      throw ConfigurationError(
          fmt::format("{}: {} fields instead of {}", where_, fields.size(), kTargetColumns.size()));
    }
  }

  [[nodiscard]] const std::string& text(std::size_t column) const { return fields_[column]; }

  template <typename Number>
  [[nodiscard]] Number number(std::size_t column) const {
    const std::string& field = fields_[column];
    Number value{};
    const auto [end, failure] = std::from_chars(field.data(), field.data() + field.size(), value);
    if (failure == std::errc{} && end == field.data() + field.size()) return value;
    throw ConfigurationError(fmt::format("{}: '{}' in column {} is no number", where_, field, kTargetColumns[column]));
  }

  [[nodiscard]] int number_or_zero(std::size_t column) const {
    return fields_[column].empty() ? 0 : number<int>(column);
  }

 private:
  const std::vector<std::string>& fields_;
  std::string where_;
};
}  // namespace

std::vector<model::Target> read_targets(std::string_view csv, std::string_view name) {
  base::CsvReader reader(csv);
  std::vector<std::string> fields;
  if (!reader.read_row(fields) || !std::ranges::equal(fields, kTargetColumns)) {
    throw ConfigurationError(fmt::format("{}:1: the columns have to be {}", name, fmt::join(kTargetColumns, ",")));
  }
  std::vector<model::Target> targets;
  while (reader.read_row(fields)) {
    const TargetRow row(fields, fmt::format("{}:{}", name, reader.line_number()));
    model::Target target;
    target.indicator = row.text(0);
    target.dimension = row.text(1);
    target.unit_code = row.text(2);
    target.year_from = row.number<int>(3);
    target.year_to = row.number_or_zero(4);
    target.part = row.number_or_zero(5);
    target.value = row.number<double>(6);
    if (!row.text(7).empty()) target.upper = row.number<double>(7);
    target.source = row.text(8);
    targets.push_back(std::move(target));
  }
  return targets;
}

}  // namespace tidtam::transforms
