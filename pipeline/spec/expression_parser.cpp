#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "pipeline/base/error.hpp"
#include "pipeline/base/utf8.hpp"
#include "pipeline/spec/expression_tree.hpp"

namespace tidtam::spec {

namespace {
/// Deeper nesting than any person writes; it bounds the stack that parsing and evaluation need.
constexpr int kMaxDepth = 64;

struct Function {
  std::string_view name;
  Operation operation;
  std::uint32_t least;
  std::uint32_t most;
  ExpressionType takes;  ///< absent: operands of one type, whichever
  ExpressionType gives;  ///< absent: that of its operands
};

constexpr std::uint32_t kMany = 100;
constexpr auto kAny = ExpressionType::absent;
constexpr auto kNumber = ExpressionType::number;
constexpr auto kText = ExpressionType::text;
constexpr auto kBoolean = ExpressionType::boolean;
constexpr auto kDate = ExpressionType::date;

constexpr std::array<Function, 12> kFunctions{{
    {"abs", Operation::absolute, 1, 1, kNumber, kNumber},
    {"min", Operation::minimum, 1, kMany, kAny, kAny},
    {"max", Operation::maximum, 1, kMany, kAny, kAny},
    {"round", Operation::round, 1, 2, kNumber, kNumber},
    {"sum", Operation::sum, 1, kMany, kNumber, kNumber},
    {"first_present", Operation::first_present, 1, kMany, kAny, kAny},
    {"present", Operation::present, 1, kMany, kAny, kBoolean},
    {"count_present", Operation::count_present, 1, kMany, kAny, kNumber},
    {"starts_with", Operation::starts_with, 2, 2, kText, kBoolean},
    {"contains", Operation::contains, 2, 2, kText, kBoolean},
    {"length", Operation::length, 1, 1, kText, kNumber},
    {"days_between", Operation::days_between, 2, 2, kDate, kNumber},
}};

constexpr std::array<std::pair<std::string_view, Operation>, 6> kComparisons{{{"==", Operation::equal},
                                                                              {"!=", Operation::not_equal},
                                                                              {"<=", Operation::less_equal},
                                                                              {">=", Operation::greater_equal},
                                                                              {"<", Operation::less},
                                                                              {">", Operation::greater}}};

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
constexpr bool is_word_part(char c) {
  return is_letter(c) || is_digit(c) || c == '.';
}

class Parser {
 public:
  Parser(std::string_view source, std::span<const SlotSpec> slots, std::string_view where)
      : source_(source), slots_(slots), where_(where) {
    tree_.source = source;
    // Text literals are viewed, so their store must not move: there are no more of them than quotes.
    tree_.texts.reserve(static_cast<std::size_t>(std::ranges::count(source, '\'') + std::ranges::count(source, '"')));
  }

  ExpressionTree parse() {
    tree_.root = parse_or();
    skip_blanks();
    if (at_ < source_.size()) fail(at_, "the expression is over here, yet something follows");
    std::ranges::sort(tree_.used_slots);
    tree_.used_slots.erase(std::ranges::unique(tree_.used_slots).begin(), tree_.used_slots.end());
    return std::move(tree_);
  }

 private:
  struct Operand {
    std::uint32_t position;
    std::size_t at;
  };

  [[noreturn]] void fail(std::size_t at, std::string_view complaint) const {
    fail_in_expression(source_, at, where_, complaint);
  }

  void skip_blanks() {
    while (at_ < source_.size() && (source_[at_] == ' ' || source_[at_] == '\n' || source_[at_] == '\t')) ++at_;
  }

  bool accept(std::string_view sign) {
    skip_blanks();
    if (!source_.substr(at_).starts_with(sign)) return false;
    at_ += sign.size();
    return true;
  }

  void expect(std::string_view sign) {
    if (!accept(sign)) fail(at_, fmt::format("'{}' is expected here", sign));
  }

  std::string_view peek_word() {
    skip_blanks();
    if (at_ >= source_.size() || !is_letter(source_[at_])) return {};
    std::size_t end = at_;
    while (end < source_.size() && is_word_part(source_[end])) ++end;
    return source_.substr(at_, end - at_);
  }

  bool accept_word(std::string_view word) {
    if (peek_word() != word) return false;
    at_ += word.size();
    return true;
  }

  ExpressionType type_at(std::uint32_t position) const { return tree_.steps[position].type; }

  /// `absent` fits everywhere.
  void require(const Operand& operand, ExpressionType type) const {
    const ExpressionType found = type_at(operand.position);
    if (found == type || found == kAny) return;
    fail(operand.at,
         fmt::format("{} is expected here, this is {}", expression_type_word(type), expression_type_word(found)));
  }

  ExpressionType common_type(std::span<const Operand> operands) const {
    ExpressionType type = kAny;
    for (const auto& operand : operands) {
      if (type == kAny)
        type = type_at(operand.position);
      else
        require(operand, type);
    }
    return type;
  }

  std::uint32_t add_step(Operation operation, ExpressionType type, std::span<const Operand> operands,
                         std::size_t subject = 0) {
    Step step{operation, type, static_cast<std::uint32_t>(subject), static_cast<std::uint32_t>(tree_.operands.size()),
              static_cast<std::uint32_t>(operands.size())};
    for (const auto& operand : operands) tree_.operands.push_back(operand.position);
    tree_.steps.push_back(step);
    return static_cast<std::uint32_t>(tree_.steps.size() - 1);
  }

  std::uint32_t add_literal(ExpressionValue value, ExpressionType type) {
    tree_.literals.push_back(value);
    return add_step(Operation::literal, type, {}, tree_.literals.size() - 1);
  }

  Operand operand_of(std::uint32_t (Parser::*parse_part)()) {
    skip_blanks();
    const std::size_t at = at_;
    return Operand{(this->*parse_part)(), at};
  }

  std::uint32_t parse_logical(std::string_view word, Operation operation, std::uint32_t (Parser::*parse_part)()) {
    Operand left = operand_of(parse_part);
    while (accept_word(word)) {
      require(left, kBoolean);
      const std::array<Operand, 2> both{left, operand_of(parse_part)};
      require(both[1], kBoolean);
      left.position = add_step(operation, kBoolean, both);
    }
    return left.position;
  }

  std::uint32_t parse_or() {
    if (++depth_ > kMaxDepth) fail(at_, "this is nested too deeply");
    const std::uint32_t position = parse_logical("or", Operation::logical_or, &Parser::parse_and);
    --depth_;
    return position;
  }

  std::uint32_t parse_and() { return parse_logical("and", Operation::logical_and, &Parser::parse_not); }

  std::uint32_t parse_not() {
    if (!accept_word("not")) return parse_comparison();
    if (++depth_ > kMaxDepth) fail(at_, "this is nested too deeply");
    const std::array<Operand, 1> inner{operand_of(&Parser::parse_not)};
    --depth_;
    require(inner[0], kBoolean);
    return add_step(Operation::logical_not, kBoolean, inner);
  }

  std::uint32_t parse_comparison() {
    const Operand left = operand_of(&Parser::parse_sum);
    if (accept_word("is")) return parse_is(left);
    if (accept_word("in")) return parse_in(left);
    if (peek_word() == "not") {
      const std::size_t before = at_;
      at_ += 3;
      if (accept_word("in")) {
        const std::array<Operand, 1> inner{Operand{parse_in(left), left.at}};
        return add_step(Operation::logical_not, kBoolean, inner);
      }
      at_ = before;
    }
    skip_blanks();
    for (const auto& [sign, operation] : kComparisons) {
      if (accept(sign)) return parse_right_side(left, operation);
    }
    if (at_ < source_.size() && source_[at_] == '=') fail(at_, "equality is written '=='");
    return left.position;
  }

  std::uint32_t parse_right_side(const Operand& left, Operation operation) {
    const std::array<Operand, 2> both{left, operand_of(&Parser::parse_sum)};
    const ExpressionType type = common_type(both);
    const bool asks_order = operation != Operation::equal && operation != Operation::not_equal;
    if (asks_order && (type == kText || type == kBoolean)) {
      fail(left.at,
           fmt::format("{} has no order; only numbers and dates are more or less", expression_type_word(type)));
    }
    skip_blanks();
    for (const auto& [sign, again] : kComparisons) {
      if (source_.substr(at_).starts_with(sign)) fail(at_, "one comparison only; join two with 'and'");
    }
    return add_step(operation, kBoolean, both);
  }

  std::uint32_t parse_is(const Operand& left) {
    const bool negated = accept_word("not");
    if (!accept_word("absent")) fail(at_, "'absent' is expected after 'is'");
    const std::array<Operand, 1> one{left};
    const std::uint32_t position = add_step(Operation::is_absent, kBoolean, one);
    if (!negated) return position;
    const std::array<Operand, 1> inner{Operand{position, left.at}};
    return add_step(Operation::logical_not, kBoolean, inner);
  }

  std::uint32_t parse_in(const Operand& left) {
    expect("[");
    std::vector<Operand> operands{left};
    do operands.push_back(operand_of(&Parser::parse_sum));
    while (accept(","));
    expect("]");
    (void)common_type(operands);
    return add_step(Operation::in_list, kBoolean, operands);
  }

  std::uint32_t parse_arithmetic(char first_sign, Operation first, char second_sign, Operation second,
                                 std::uint32_t (Parser::*parse_part)()) {
    Operand left = operand_of(parse_part);
    for (;;) {
      skip_blanks();
      const char sign = at_ < source_.size() ? source_[at_] : '\0';
      if (sign != first_sign && sign != second_sign) return left.position;
      ++at_;
      const std::array<Operand, 2> both{left, operand_of(parse_part)};
      require(both[0], kNumber);
      require(both[1], kNumber);
      left.position = add_step(sign == first_sign ? first : second, kNumber, both);
    }
  }

  std::uint32_t parse_sum() {
    return parse_arithmetic('+', Operation::add, '-', Operation::subtract, &Parser::parse_product);
  }

  std::uint32_t parse_product() {
    return parse_arithmetic('*', Operation::multiply, '/', Operation::divide, &Parser::parse_signed);
  }

  std::uint32_t parse_signed() {
    if (!accept("-")) return parse_primary();
    if (++depth_ > kMaxDepth) fail(at_, "this is nested too deeply");
    const std::array<Operand, 1> inner{operand_of(&Parser::parse_signed)};
    --depth_;
    require(inner[0], kNumber);
    return add_step(Operation::negate, kNumber, inner);
  }

  std::uint32_t parse_primary() {
    skip_blanks();
    if (at_ >= source_.size()) fail(at_, "something is missing here");
    const char c = source_[at_];
    if (c == '(') {
      ++at_;
      const std::uint32_t position = parse_or();
      expect(")");
      return position;
    }
    if (is_digit(c)) return parse_number();
    if (c == '\'' || c == '"') return add_literal(parse_quoted(), kText);
    if (is_letter(c)) return parse_name();
    fail(at_, "a name, a number, a 'text' or '(' is expected here");
  }

  std::uint32_t parse_number() {
    const std::size_t begin = at_;
    while (at_ < source_.size() && is_word_part(source_[at_])) ++at_;
    const auto number = base::Decimal::parse(source_.substr(begin, at_ - begin));
    if (!number) fail(begin, "this is no number; write 1000 or 0.5");
    return add_literal(*number, kNumber);
  }

  std::string_view parse_quoted() {
    const std::size_t begin = at_;
    const char quote = source_[at_++];
    std::string text;
    for (;; ++at_) {
      if (at_ >= source_.size()) fail(begin, "this text has no closing quote");
      if (source_[at_] == quote) {
        ++at_;
        if (at_ >= source_.size() || source_[at_] != quote) break;
      }
      text += source_[at_];
    }
    tree_.texts.push_back(std::move(text));
    return tree_.texts.back();
  }

  std::uint32_t parse_name() {
    const std::size_t begin = at_;
    const std::string_view word = peek_word();
    at_ += word.size();
    if (word == "true" || word == "false") return add_literal(word == "true", kBoolean);
    if (word == "absent") return add_literal({}, kAny);
    skip_blanks();
    const char next = at_ < source_.size() ? source_[at_] : '\0';
    if (word == "date" && (next == '\'' || next == '"')) return parse_date();
    if (next == '(') return parse_call(word, begin);
    const auto slot = std::ranges::find(slots_, word, &SlotSpec::name);
    if (slot == slots_.end()) fail_unknown(word, begin);
    const auto ordinal = static_cast<std::uint32_t>(slot - slots_.begin());
    tree_.used_slots.push_back(ordinal);
    return add_step(Operation::slot, slot->type, {}, ordinal);
  }

  [[noreturn]] void fail_unknown(std::string_view word, std::size_t at) const {
    std::vector<std::string_view> known;
    for (const auto& slot : slots_) known.push_back(slot.name);
    fail(at, fmt::format("'{}' is not known here; known are: {}", word, fmt::join(known, ", ")));
  }

  std::uint32_t parse_date() {
    const std::size_t begin = at_;
    const auto date = base::parse_iso_date(parse_quoted());
    if (!date) fail(begin, "this is no day; write date '2024-01-15' (Common Era)");
    return add_literal(*date, kDate);
  }

  std::uint32_t parse_call(std::string_view name, std::size_t begin) {
    expect("(");
    std::vector<Operand> operands;
    if (!accept(")")) {
      do operands.push_back(operand_of(&Parser::parse_or));
      while (accept(","));
      expect(")");
    }
    if (name == "if") return add_choice(operands, begin);
    const auto function = std::ranges::find(kFunctions, name, &Function::name);
    if (function == kFunctions.end()) {
      std::vector<std::string_view> known;
      known.reserve(kFunctions.size());
      for (const auto& each : kFunctions) known.push_back(each.name);
      fail(begin, fmt::format("there is no function '{}'; there are: if, {}", name, fmt::join(known, ", ")));
    }
    if (operands.size() < function->least || operands.size() > function->most) {
      fail(begin, fmt::format("'{}' takes {}, not {}", name,
                              function->most == kMany ? fmt::format("{} operands or more", function->least)
                              : function->least == function->most
                                  ? fmt::format("{} operands", function->least)
                                  : fmt::format("{} to {} operands", function->least, function->most),
                              operands.size()));
    }
    return add_step(function->operation, check_operands(*function, operands), operands);
  }

  ExpressionType check_operands(const Function& function, std::span<const Operand> operands) const {
    const bool asks_only_presence =
        function.operation == Operation::present || function.operation == Operation::count_present;
    if (asks_only_presence) return function.gives;
    for (const auto& operand : operands) {
      if (function.takes != kAny) require(operand, function.takes);
    }
    const ExpressionType type = common_type(operands);
    const bool asks_order = function.operation == Operation::minimum || function.operation == Operation::maximum;
    if (asks_order && (type == kText || type == kBoolean)) {
      fail(operands.front().at,
           fmt::format("{} has no order; only numbers and dates are more or less", expression_type_word(type)));
    }
    return function.gives == kAny ? type : function.gives;
  }

  std::uint32_t add_choice(std::span<const Operand> operands, std::size_t begin) {
    if (operands.size() != 3)
      fail(begin, fmt::format("'if' takes 3 operands (condition, then, else), not {}", operands.size()));
    require(operands[0], kBoolean);
    return add_step(Operation::choose, common_type(operands.subspan(1)), operands);
  }

  std::string_view source_;
  std::span<const SlotSpec> slots_;
  std::string_view where_;
  std::size_t at_ = 0;
  int depth_ = 0;
  ExpressionTree tree_;
};

/// Thai vowels and tone marks above and below their consonant take no column of their own.
bool takes_no_column(char32_t c) {
  return c == U'\u0E31' || (c >= U'\u0E34' && c <= U'\u0E3A') || (c >= U'\u0E47' && c <= U'\u0E4E');
}
}  // namespace

ExpressionTree parse_expression(std::string_view source, std::span<const SlotSpec> slots, std::string_view where) {
  return Parser(source, slots, where).parse();
}

std::string_view expression_type_word(ExpressionType type) {
  switch (type) {
    case ExpressionType::boolean:
      return "a yes or no";
    case ExpressionType::number:
      return "a number";
    case ExpressionType::text:
      return "a text";
    case ExpressionType::date:
      return "a date";
    case ExpressionType::absent:
      break;
  }
  return "absent";
}

void fail_in_expression(std::string_view source, std::size_t at, std::string_view where, std::string_view complaint) {
  std::string one_line(source);
  std::ranges::replace(one_line, '\n', ' ');
  std::size_t columns = 0;
  for (std::size_t byte = 0; byte < at && byte < source.size();) {
    if (!takes_no_column(base::decode_utf8(source, byte))) ++columns;
  }
  throw ConfigurationError(fmt::format("{}: {}\n  {}\n  {}^", where, complaint, one_line, std::string(columns, ' ')));
}

}  // namespace tidtam::spec
