#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pipeline/base/date.hpp"
#include "pipeline/base/decimal.hpp"
#include "pipeline/model/record.hpp"
#include "pipeline/model/table.hpp"
#include "pipeline/model/value.hpp"
#include "pipeline/spec/node.hpp"

/// The one language in which catalogue files say what holds and what is computed: rules, derivations, triggers,
/// filters.
///
///     male + female == total                   present(a, b) and a > 0           if(total > 0, part / total, absent)
///     status in ['DONE', 'LATE']               owner is absent                   start_on <= date '2024-09-30'
///     starts_with(code, '10')                  not (a == b or c == d)            abs(typed - round(100 * a / b, 2)) <=
///     0.01
///
/// Literals: `1000`, `0.5`, `'ข้อความ'` (a quote inside is doubled), `date '2024-01-15'`, `true`, `false`, `absent`.
/// Binding, loosest first: `or`, `and`, `not`, one of `== != < <= > >= in is` (not chained), `+ -`, `* /`, sign.
/// Functions: present abs min max round sum first_present count_present if starts_with contains length days_between.
///
/// Numbers are exact to six places while they are added, subtracted, multiplied and compared; from a division (or an
/// overflow) on they are floating; `round(x, places)` with up to six places makes them exact again. x / 0 is absent.
///
/// Absent is never zero. What is computed from an absent operand is absent: arithmetic, comparison, `in`, min, max.
/// `and` and `or` have three values: `false and absent` is false, `true or absent` is true, otherwise an absent side
/// makes them absent; `not absent` is absent; `if` with an absent condition is absent. Never absent are `present(…)`
/// (all are there), `x is absent`, `count_present(…)`. `sum(…)` and `first_present(…)` pass over what is absent and are
/// absent only when all is. A rule whose check is absent does not fire.
namespace tidtam::spec {

enum class ExpressionType : std::uint8_t { absent, boolean, number, text, date };

/// A name that an expression may use, and what it holds. Its place in the list is its slot.
struct SlotSpec {
  std::string name;
  ExpressionType type = ExpressionType::number;
};

/// What the cells of a field, the values of a column become in an expression: flags boolean, codes and words text.
[[nodiscard]] ExpressionType expression_type_of(model::FieldKind kind);
[[nodiscard]] ExpressionType expression_type_of(model::ColumnType type);
/// One slot for each field or column, in their order.
[[nodiscard]] std::vector<SlotSpec> slots_of(const model::RecordSpec& record);
[[nodiscard]] std::vector<SlotSpec> slots_of(const model::TableSpec& table);

/// What an expression gives. A text views the slot or the expression it came from.
using ExpressionValue = std::variant<std::monostate, bool, base::Decimal, double, base::Date, std::string_view>;

[[nodiscard]] inline bool is_absent(const ExpressionValue& value) {
  return value.index() == 0;
}
/// True only for a true boolean: neither for false nor for absent.
[[nodiscard]] bool is_true(const ExpressionValue& value);
[[nodiscard]] bool is_false(const ExpressionValue& value);
/// The number; nothing for absent and for other types.
[[nodiscard]] std::optional<double> number_of(const ExpressionValue& value);
/// The number, floating ones rounded to six places; nothing for absent, other types and what does not fit.
[[nodiscard]] std::optional<base::Decimal> decimal_of(const ExpressionValue& value);
/// Booleans become 1 and 0.
[[nodiscard]] model::Datum datum_of(const ExpressionValue& value);

struct ExpressionTree;

/// One expression, compiled: names are slots, types are checked. Immutable; evaluate from any number of threads.
class Expression {
 public:
  /// `where` (`file:line`) opens the message. Throws ConfigurationError with the text, a caret below the fault and, for
  /// an unknown name, the names that are known; also where the result is not of type `wanted`.
  static Expression compile(std::string_view source, std::span<const SlotSpec> slots, std::string_view where,
                            std::optional<ExpressionType> wanted = std::nullopt);
  /// The text of a YAML node.
  static Expression compile(const Node& node, std::span<const SlotSpec> slots,
                            std::optional<ExpressionType> wanted = std::nullopt);

  /// `slots` stand in the order of the SlotSpecs. A datum of another type than its slot says counts as absent.
  /// Allocates nothing.
  [[nodiscard]] ExpressionValue evaluate(std::span<const model::Datum> slots) const;
  [[nodiscard]] ExpressionValue evaluate(std::span<const model::Value> slots) const;

  [[nodiscard]] ExpressionType type() const;
  /// The slots it reads, ascending, each once.
  [[nodiscard]] std::span<const std::uint32_t> used_slots() const;
  [[nodiscard]] const std::string& source() const;

 private:
  explicit Expression(std::shared_ptr<const ExpressionTree> tree) : tree_(std::move(tree)) {}
  std::shared_ptr<const ExpressionTree> tree_;  // shared: rules are copied about by value, what they say never changes
};

}  // namespace tidtam::spec
