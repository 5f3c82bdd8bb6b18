#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/spec/expression.hpp"

/// Inside of pipeline/spec/expression: the compiled form that the parser makes and the evaluation walks.
namespace tidtam::spec {

enum class Operation : std::uint8_t {
  literal,
  slot,
  negate,
  add,
  subtract,
  multiply,
  divide,
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  in_list,
  is_absent,
  logical_not,
  logical_and,
  logical_or,
  present,
  count_present,
  first_present,
  sum,
  absolute,
  minimum,
  maximum,
  round,
  choose,
  starts_with,
  contains,
  length,
  days_between,
};

struct Step {
  Operation operation = Operation::literal;
  ExpressionType type = ExpressionType::absent;
  std::uint32_t subject = 0;        ///< slot number or position of the literal
  std::uint32_t first_operand = 0;  ///< into ExpressionTree::operands
  std::uint32_t operand_count = 0;
};

struct ExpressionTree {
  std::string source;
  std::vector<Step> steps;
  std::vector<std::uint32_t> operands;  ///< positions in steps
  std::vector<ExpressionValue> literals;
  std::vector<std::string> texts;  ///< what text literals view; reserved before parsing, never moved
  std::vector<std::uint32_t> used_slots;
  std::uint32_t root = 0;
};

/// Throws ConfigurationError.
[[nodiscard]] ExpressionTree parse_expression(std::string_view source, std::span<const SlotSpec> slots,
                                              std::string_view where);
[[nodiscard]] std::string_view expression_type_word(ExpressionType type);
/// `where: complaint`, the source and a caret below byte `at`.
[[noreturn]] void fail_in_expression(std::string_view source, std::size_t at, std::string_view where,
                                     std::string_view complaint);

}  // namespace tidtam::spec
