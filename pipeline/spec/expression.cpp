#include "pipeline/spec/expression.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

#include <fmt/format.h>

#include "pipeline/base/error.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/spec/expression_tree.hpp"

namespace tidtam::spec {

namespace {
using base::Decimal;

const ExpressionValue kAbsent{};

bool is_number(const ExpressionValue& value) {
  return std::holds_alternative<Decimal>(value) || std::holds_alternative<double>(value);
}

double double_of(const ExpressionValue& number) {
  const auto* exact = std::get_if<Decimal>(&number);
  return exact ? exact->to_double() : std::get<double>(number);
}

/// Floating results that are no number (an overflow to infinity, say) are absent.
ExpressionValue floating(double number) {
  return std::isfinite(number) ? ExpressionValue(number) : kAbsent;
}

ExpressionValue value_of_datum(const model::Datum& datum, ExpressionType type) {
  switch (type) {
    case ExpressionType::number:
      if (const auto* integer = std::get_if<std::int64_t>(&datum)) {
        if (const auto exact = Decimal::of_integer(*integer)) return *exact;
        return static_cast<double>(*integer);
      }
      if (const auto* exact = std::get_if<Decimal>(&datum)) return *exact;
      if (const auto* number = std::get_if<double>(&datum)) return floating(*number);
      return kAbsent;
    case ExpressionType::boolean:
      if (const auto* flag = std::get_if<std::int64_t>(&datum)) return *flag != 0;
      return kAbsent;
    case ExpressionType::text:
      if (const auto* text = std::get_if<std::string>(&datum)) return std::string_view(*text);
      return kAbsent;
    case ExpressionType::date:
      if (const auto* date = std::get_if<base::Date>(&datum)) return *date;
      return kAbsent;
    case ExpressionType::absent:
      break;
  }
  return kAbsent;
}

ExpressionValue arithmetic(Operation operation, const ExpressionValue& left, const ExpressionValue& right) {
  if (!is_number(left) || !is_number(right)) return kAbsent;
  const auto* a = std::get_if<Decimal>(&left);
  const auto* b = std::get_if<Decimal>(&right);
  if (operation != Operation::divide && a && b) {
    const auto exact = operation == Operation::add        ? a->plus(*b)
                       : operation == Operation::subtract ? a->minus(*b)
                                                          : a->times(*b);
    if (exact) return *exact;
  }
  const double x = double_of(left);
  const double y = double_of(right);
  switch (operation) {
    case Operation::add:
      return floating(x + y);
    case Operation::subtract:
      return floating(x - y);
    case Operation::multiply:
      return floating(x * y);
    default:
      return y == 0.0 ? kAbsent : floating(x / y);
  }
}

std::partial_ordering order_of(const ExpressionValue& left, const ExpressionValue& right) {
  if (is_number(left) && is_number(right)) {
    const auto* a = std::get_if<Decimal>(&left);
    const auto* b = std::get_if<Decimal>(&right);
    if (a && b) return *a <=> *b;
    return double_of(left) <=> double_of(right);
  }
  if (left.index() != right.index()) return std::partial_ordering::unordered;
  if (const auto* text = std::get_if<std::string_view>(&left)) return *text <=> std::get<std::string_view>(right);
  if (const auto* date = std::get_if<base::Date>(&left)) return *date <=> std::get<base::Date>(right);
  return static_cast<int>(std::get<bool>(left)) <=> static_cast<int>(std::get<bool>(right));
}

ExpressionValue comparison(Operation operation, const ExpressionValue& left, const ExpressionValue& right) {
  if (is_absent(left) || is_absent(right)) return kAbsent;
  const auto order = order_of(left, right);
  switch (operation) {
    case Operation::equal:
      return order == 0;
    case Operation::not_equal:
      return order != 0;
    case Operation::less:
      return order < 0;
    case Operation::less_equal:
      return order <= 0;
    case Operation::greater:
      return order > 0;
    default:
      return order >= 0;
  }
}

/// Half away from zero. With up to six places the result is exact again.
ExpressionValue rounded(const ExpressionValue& number, const ExpressionValue& places) {
  if (!is_number(number) || !is_number(places)) return kAbsent;
  const double kept = std::round(double_of(places));
  const long double scale = std::pow(10.0L, static_cast<long double>(kept));
  // 2.675 typed in a sheet is a little less than 2.675 as a double: its six places say what was meant.
  const auto exact = kept < 6 ? decimal_of(number) : std::nullopt;
  const long double scaled =
      exact ? static_cast<long double>(exact->millionths()) * scale / static_cast<long double>(Decimal::kOne)
            : static_cast<long double>(double_of(number)) * scale;
  const auto result = static_cast<double>(std::round(scaled) / scale);
  if (const auto back = kept <= 6 ? Decimal::of_double(result) : std::nullopt) return *back;
  return floating(result);
}

template <typename SlotAt>
class Evaluation {
 public:
  Evaluation(const ExpressionTree& tree, SlotAt slot_at) : tree_(tree), slot_at_(slot_at) {}

  ExpressionValue at(std::uint32_t position) const {
    const Step& step = tree_.steps[position];
    switch (step.operation) {
      case Operation::literal:
        return tree_.literals[step.subject];
      case Operation::slot:
        return value_of_datum(slot_at_(step.subject), step.type);
      case Operation::add:
      case Operation::subtract:
      case Operation::multiply:
      case Operation::divide:
        return arithmetic(step.operation, operand(step, 0), operand(step, 1));
      case Operation::equal:
      case Operation::not_equal:
      case Operation::less:
      case Operation::less_equal:
      case Operation::greater:
      case Operation::greater_equal:
        return comparison(step.operation, operand(step, 0), operand(step, 1));
      case Operation::is_absent:
        return is_absent(operand(step, 0));
      case Operation::logical_not:
      case Operation::logical_and:
      case Operation::logical_or:
        return logical(step);
      case Operation::choose:
        return chosen(step);
      case Operation::in_list:
        return in_list(step);
      case Operation::present:
      case Operation::count_present:
        return presence(step);
      case Operation::first_present:
        return first_present(step);
      case Operation::sum:
      case Operation::minimum:
      case Operation::maximum:
        return folded(step);
      default:
        return simple_function(step);
    }
  }

 private:
  ExpressionValue operand(const Step& step, std::uint32_t which) const {
    return at(tree_.operands[step.first_operand + which]);
  }

  ExpressionValue logical(const Step& step) const {
    const ExpressionValue left = operand(step, 0);
    if (step.operation == Operation::logical_not)
      return is_absent(left) ? kAbsent : ExpressionValue(!std::get<bool>(left));
    const bool deciding = step.operation == Operation::logical_or;
    if (!is_absent(left) && std::get<bool>(left) == deciding) return deciding;
    const ExpressionValue right = operand(step, 1);
    if (!is_absent(right) && std::get<bool>(right) == deciding) return deciding;
    return is_absent(left) || is_absent(right) ? kAbsent : ExpressionValue(!deciding);
  }

  ExpressionValue chosen(const Step& step) const {
    const ExpressionValue condition = operand(step, 0);
    if (is_absent(condition)) return kAbsent;
    return operand(step, std::get<bool>(condition) ? 1 : 2);
  }

  ExpressionValue in_list(const Step& step) const {
    const ExpressionValue sought = operand(step, 0);
    if (is_absent(sought)) return kAbsent;
    for (std::uint32_t i = 1; i < step.operand_count; ++i) {
      if (order_of(sought, operand(step, i)) == 0) return true;
    }
    return false;
  }

  ExpressionValue presence(const Step& step) const {
    std::int64_t count = 0;
    for (std::uint32_t i = 0; i < step.operand_count; ++i) count += is_absent(operand(step, i)) ? 0 : 1;
    if (step.operation == Operation::present) return count == static_cast<std::int64_t>(step.operand_count);
    return Decimal::of_millionths(count * Decimal::kOne);
  }

  ExpressionValue first_present(const Step& step) const {
    for (std::uint32_t i = 0; i < step.operand_count; ++i) {
      const ExpressionValue value = operand(step, i);
      if (!is_absent(value)) return value;
    }
    return kAbsent;
  }

  ExpressionValue folded(const Step& step) const {
    ExpressionValue result;
    for (std::uint32_t i = 0; i < step.operand_count; ++i) {
      const ExpressionValue value = operand(step, i);
      if (step.operation == Operation::sum) {
        if (!is_absent(value)) result = is_absent(result) ? value : arithmetic(Operation::add, result, value);
        continue;
      }
      if (is_absent(value)) return kAbsent;
      const auto order = i == 0 ? std::partial_ordering::equivalent : order_of(value, result);
      if (i == 0 || (step.operation == Operation::minimum ? order < 0 : order > 0)) result = value;
    }
    return result;
  }

  ExpressionValue simple_function(const Step& step) const {
    const ExpressionValue first = operand(step, 0);
    if (is_absent(first)) return kAbsent;
    switch (step.operation) {
      case Operation::negate:
        return arithmetic(Operation::subtract, Decimal{}, first);
      case Operation::absolute:
        return is_true(comparison(Operation::less, first, Decimal{}))
                   ? arithmetic(Operation::subtract, Decimal{}, first)
                   : first;
      case Operation::round:
        return rounded(first, step.operand_count > 1 ? operand(step, 1) : ExpressionValue(Decimal{}));
      case Operation::length: {
        const auto text = std::get<std::string_view>(first);
        return Decimal::of_millionths(std::ranges::count_if(text, std::not_fn(base::is_utf8_continuation)) *
                                      Decimal::kOne);
      }
      default:
        break;
    }
    const ExpressionValue second = operand(step, 1);
    if (is_absent(second)) return kAbsent;
    if (step.operation == Operation::days_between) {
      return *Decimal::of_integer(base::days_of(std::get<base::Date>(second)) -
                                  base::days_of(std::get<base::Date>(first)));
    }
    const auto text = std::get<std::string_view>(first);
    const auto sought = std::get<std::string_view>(second);
    return step.operation == Operation::starts_with ? text.starts_with(sought)
                                                    : text.find(sought) != std::string_view::npos;
  }

  const ExpressionTree& tree_;
  SlotAt slot_at_;
};

template <typename SlotAt>
ExpressionValue evaluate_tree(const ExpressionTree& tree, std::size_t slot_count, SlotAt slot_at) {
  TIDTAM_ASSERT(tree.used_slots.empty() || tree.used_slots.back() < slot_count,
                "an expression is evaluated over the slots that it was compiled for");
  return Evaluation<SlotAt>(tree, slot_at).at(tree.root);
}

template <typename Kind>
SlotSpec slot_of(const std::string& name, Kind kind) {
  return SlotSpec{name, expression_type_of(kind)};
}
}  // namespace

ExpressionType expression_type_of(model::FieldKind kind) {
  using enum model::FieldKind;
  switch (kind) {
    case count:
    case number:
    case score:
    case percent:
    case money:
    case fiscal_year:
    case academic_year:
    case quarter:
    case semester:
      return ExpressionType::number;
    case date:
      return ExpressionType::date;
    case flag:
      return ExpressionType::boolean;
    default:
      return ExpressionType::text;
  }
}

ExpressionType expression_type_of(model::ColumnType type) {
  using enum model::ColumnType;
  switch (type) {
    case integer:
    case money:
    case decimal:
    case real:
      return ExpressionType::number;
    case date:
      return ExpressionType::date;
    case flag:
      return ExpressionType::boolean;
    default:
      return ExpressionType::text;
  }
}

std::vector<SlotSpec> slots_of(const model::RecordSpec& record) {
  std::vector<SlotSpec> slots;
  slots.reserve(record.fields.size());
  for (const auto& field : record.fields) slots.push_back(slot_of(field.name, field.kind));
  return slots;
}

std::vector<SlotSpec> slots_of(const model::TableSpec& table) {
  std::vector<SlotSpec> slots;
  slots.reserve(table.columns.size());
  for (const auto& column : table.columns) slots.push_back(slot_of(column.name, column.type));
  return slots;
}

bool is_true(const ExpressionValue& value) {
  const auto* flag = std::get_if<bool>(&value);
  return flag != nullptr && *flag;
}

bool is_false(const ExpressionValue& value) {
  const auto* flag = std::get_if<bool>(&value);
  return flag != nullptr && !*flag;
}

std::optional<double> number_of(const ExpressionValue& value) {
  return is_number(value) ? std::optional(double_of(value)) : std::nullopt;
}

std::optional<base::Decimal> decimal_of(const ExpressionValue& value) {
  if (const auto* exact = std::get_if<Decimal>(&value)) return *exact;
  if (const auto* number = std::get_if<double>(&value)) return Decimal::of_double(*number);
  return std::nullopt;
}

model::Datum datum_of(const ExpressionValue& value) {
  if (const auto* flag = std::get_if<bool>(&value)) return static_cast<std::int64_t>(*flag);
  if (const auto* exact = std::get_if<Decimal>(&value)) return *exact;
  if (const auto* number = std::get_if<double>(&value)) return *number;
  if (const auto* date = std::get_if<base::Date>(&value)) return *date;
  if (const auto* text = std::get_if<std::string_view>(&value)) return std::string(*text);
  return {};
}

Expression Expression::compile(std::string_view source, std::span<const SlotSpec> slots, std::string_view where,
                               std::optional<ExpressionType> wanted) {
  auto tree = std::make_shared<ExpressionTree>(parse_expression(source, slots, where));
  const ExpressionType type = tree->steps[tree->root].type;
  if (wanted && type != *wanted && type != ExpressionType::absent) {
    fail_in_expression(
        source, 0, where,
        fmt::format("this gives {} where {} is expected", expression_type_word(type), expression_type_word(*wanted)));
  }
  return Expression(std::move(tree));
}

Expression Expression::compile(const Node& node, std::span<const SlotSpec> slots,
                               std::optional<ExpressionType> wanted) {
  return compile(node.text(), slots, node.where(), wanted);
}

ExpressionValue Expression::evaluate(std::span<const model::Datum> slots) const {
  return evaluate_tree(*tree_, slots.size(),
                       [slots](std::uint32_t slot) -> const model::Datum& { return slots[slot]; });
}

ExpressionValue Expression::evaluate(std::span<const model::Value> slots) const {
  return evaluate_tree(*tree_, slots.size(),
                       [slots](std::uint32_t slot) -> const model::Datum& { return slots[slot].datum; });
}

ExpressionType Expression::type() const {
  return tree_->steps[tree_->root].type;
}
std::span<const std::uint32_t> Expression::used_slots() const {
  return tree_->used_slots;
}
const std::string& Expression::source() const {
  return tree_->source;
}

}  // namespace tidtam::spec
