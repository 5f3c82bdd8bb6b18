#include "extractors/layouts/suggest/column_kind.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "extractors/layouts/suggest/head_words.hpp"

namespace tidtam::layouts::suggest {

namespace {

using enum CellShape;
using model::FieldKind;

constexpr double kNearlyAll = 0.8;
constexpr double kMost = 0.6;
constexpr double kSome = 0.3;
constexpr double kFew = 0.1;

constexpr std::array kShapes{integer,
                             satang,
                             decimal,
                             CellShape::percent,
                             year,
                             CellShape::code,
                             CellShape::date,
                             CellShape::date_range,
                             mark,
                             CellShape::person,
                             unit,
                             identity,
                             contact,
                             CellShape::text};

/// Decides about one column; each step gives a guess or leaves it to the next.
class KindJudge {
 public:
  KindJudge(const ColumnEvidence& cells, const ColumnContext& context, const Words& words)
      : cells_(cells),
        context_(context),
        by_head_(kind_by_words(context.head, cells, words)),
        has_personal_head_(head_holds_one_of(context.head, words.personal_heads)),
        has_countable_head_(head_holds_one_of(context.head, words.personal_traits)),
        figures_(share_suiting(FieldKind::number)) {}

  [[nodiscard]] KindGuess guess() const {
    if (auto found = personal()) return *found;
    if (context_.known_kind && fits(*context_.known_kind)) {
      const bool is_blank = cells_.n_filled == 0;
      return {*context_.known_kind,
              {is_blank ? "suggest_known_head_blank" : "suggest_known_head", {{"place", context_.known_place}}}};
    }
    if (cells_.n_filled == 0) {
      const FieldKind kind = by_head_.value_or(FieldKind::text);
      return {kind, {kind == FieldKind::text ? "suggest_empty" : "suggest_empty_by_head", {}}};
    }
    if (auto found = by_shape()) return *found;
    if (figures_ >= kNearlyAll) return figure();
    return words();
  }

 private:
  [[nodiscard]] bool head_says(FieldKind kind) const { return by_head_ == kind; }

  [[nodiscard]] double share_suiting(FieldKind kind) const {
    double share = 0;
    for (const CellShape shape : kShapes) share += suits(shape, kind) ? cells_.share({shape}) : 0;
    return share;
  }

  /// A head alone may mean something else on this sheet: the cells have to bear it out.
  [[nodiscard]] bool fits(FieldKind kind) const {
    if (cells_.n_filled == 0) return true;
    const bool holds_words = kind == FieldKind::unit_name || kind == FieldKind::name || kind == FieldKind::person;
    return holds_words ? figures_ < kMost : share_suiting(kind) >= kNearlyAll;
  }

  /// The guess, with how many of the cells bear it out.
  [[nodiscard]] KindGuess counted(FieldKind kind, std::string phrase, std::initializer_list<CellShape> shapes) const {
    const double n = cells_.share(shapes) * static_cast<double>(cells_.n_filled);
    return {kind, {std::move(phrase), {{"n", fmt::format("{:.0f}", n)}, {"of", std::to_string(cells_.n_filled)}}}};
  }

  [[nodiscard]] static KindGuess of_person(FieldKind kind, std::string phrase) {
    return {kind, {std::move(phrase), {}}, true};
  }

  /// Small whole numbers count people, whatever the head says of them: `นักเรียนพิการ (คน)`.
  [[nodiscard]] bool is_count_of_people() const {
    constexpr std::size_t kLongestCount = 5;
    return cells_.share({integer, CellShape::percent}) >= kNearlyAll && !cells_.n_digits.empty() &&
           cells_.n_digits.rbegin()->first <= kLongestCount;
  }

  [[nodiscard]] std::optional<KindGuess> personal() const {
    if (cells_.share({identity}) >= kMost && !context_.known_kind)
      return of_person(FieldKind::code, "suggest_identity");
    if (has_personal_head_ || (has_countable_head_ && !is_count_of_people()))
      return of_person(FieldKind::text, "suggest_personal_head");
    if (cells_.share({contact}) >= kMost && !head_says(FieldKind::code) && !context_.known_kind)
      return of_person(FieldKind::text, "suggest_contact");
    if (cells_.share({CellShape::person}) >= kSome) return of_person(FieldKind::person, "suggest_person");
    const bool names_person = context_.known_kind == FieldKind::person || head_says(FieldKind::person);
    if (names_person && (cells_.n_filled == 0 || cells_.share({CellShape::text, CellShape::person}) >= kMost))
      return of_person(FieldKind::person, "suggest_person_head");
    return std::nullopt;
  }

  [[nodiscard]] bool is_serial_date() const {
    return head_says(FieldKind::date) && cells_.n_serials >= cells_.n_filled;
  }

  [[nodiscard]] std::optional<KindGuess> by_shape() const {
    if (cells_.share({CellShape::date, CellShape::date_range}) >= kMost) {
      const bool is_range = cells_.share({CellShape::date_range}) >= kFew;
      return counted(is_range ? FieldKind::date_range : FieldKind::date,
                     is_range ? "suggest_date_range" : "suggest_date", {CellShape::date, CellShape::date_range});
    }
    if (is_serial_date()) return counted(FieldKind::date, "suggest_serial", {integer, satang, decimal});
    if (cells_.share({mark}) >= kNearlyAll) return counted(FieldKind::flag, "suggest_flag", {mark});
    if (cells_.share({unit}) >= kMost || (head_says(FieldKind::unit_name) && figures_ < kSome))
      return counted(FieldKind::unit_name, "suggest_unit_name", {unit});
    if (cells_.share({year}) >= kNearlyAll) return years();
    const bool has_year_head = head_says(FieldKind::fiscal_year) || head_says(FieldKind::academic_year);
    if (has_year_head && figures_ >= kNearlyAll) return figures(FieldKind::code, "suggest_year_numbers");
    const bool has_part_head = head_says(FieldKind::quarter) || head_says(FieldKind::semester);
    if (has_part_head && cells_.share({integer}) >= kNearlyAll && cells_.fixed_length() == 1)
      return counted(*by_head_, "suggest_single_digits", {integer});
    const bool has_code_head = head_says(FieldKind::code) || head_says(FieldKind::unit_code);
    if (has_code_head && cells_.share({satang, decimal}) < kSome)
      return counted(*by_head_, "suggest_code_head", {integer, CellShape::code, identity, contact, year});
    if (cells_.share({CellShape::code}) >= kMost) return counted(FieldKind::code, "suggest_code", {CellShape::code});
    return std::nullopt;
  }

  [[nodiscard]] KindGuess years() const {
    const bool has_year_head = head_says(FieldKind::fiscal_year) || head_says(FieldKind::academic_year);
    return counted(has_year_head ? *by_head_ : FieldKind::code, "suggest_years", {year});
  }

  [[nodiscard]] KindGuess figures(FieldKind kind, std::string phrase) const {
    return counted(kind, std::move(phrase), {integer, satang, decimal, CellShape::percent, year});
  }

  /// Which of the kinds of numbers: by a percent sign, by the head's words, by units of money, by the digits.
  [[nodiscard]] KindGuess figure() const {
    constexpr std::size_t kShortestCode = 5;
    constexpr double kThousand = 1000;
    if (head_says(FieldKind::percent)) return figures(FieldKind::percent, "suggest_percent_head");
    if (cells_.share({CellShape::percent}) >= kMost)
      return counted(FieldKind::percent, "suggest_percent", {CellShape::percent});
    if (head_says(FieldKind::score)) return figures(FieldKind::score, "suggest_score_head");
    if (context_.has_money_unit || head_says(FieldKind::money)) return figures(FieldKind::money, "suggest_money_head");
    const bool has_count_head = head_says(FieldKind::count);
    if (context_.sheet_has_money_unit && !by_head_) return figures(FieldKind::money, "suggest_money_above");
    if (cells_.share({satang}) >= kMost && cells_.greatest >= kThousand && !has_count_head)
      return counted(FieldKind::money, "suggest_money_satang", {satang});
    if (cells_.share({satang, decimal}) > 0) return figures(FieldKind::number, "suggest_decimals");
    const bool tells_apart = cells_.values.size() == cells_.n_filled && cells_.n_filled > 1;
    if (!has_count_head && tells_apart && cells_.fixed_length() >= kShortestCode) {
      KindGuess guess = counted(FieldKind::code, "suggest_code_length", {integer, CellShape::code, identity});
      guess.reason.blanks["digits"] = std::to_string(cells_.fixed_length());
      return guess;
    }
    if (cells_.has_negative) return figures(FieldKind::number, "suggest_negative");
    return figures(FieldKind::count, "suggest_count");
  }

  [[nodiscard]] KindGuess words() const {
    if (figures_ >= kSome) return figures(FieldKind::text, "suggest_mixed");
    KindGuess guess{head_says(FieldKind::name) ? FieldKind::name : FieldKind::text, {"suggest_words", {}}};
    guess.reason.blanks["n"] = std::to_string(cells_.values.size());
    return guess;
  }

  const ColumnEvidence& cells_;
  const ColumnContext& context_;
  std::optional<FieldKind> by_head_;
  bool has_personal_head_;
  bool has_countable_head_;
  double figures_;
};

/// A code of digits alone may be a number with leading zeros; one with letters is none, and neither are telephone
/// numbers.
bool is_figure_shape(CellShape shape) {
  return shape == integer || shape == satang || shape == decimal || shape == CellShape::percent || shape == year;
}

}  // namespace

KindGuess guess_kind(const ColumnEvidence& cells, const ColumnContext& context, const Words& words) {
  return KindJudge(cells, context, words).guess();
}

bool suits(CellShape shape, FieldKind kind) {
  if (shape == missing) return true;
  switch (kind) {
    case FieldKind::count:
      return shape == integer || shape == year;
    case FieldKind::number:
    case FieldKind::score:
    case FieldKind::percent:
    case FieldKind::money:
      return is_figure_shape(shape);
    case FieldKind::date:
      return shape == CellShape::date;
    case FieldKind::date_range:
      return shape == CellShape::date || shape == CellShape::date_range;
    case FieldKind::fiscal_year:
    case FieldKind::academic_year:
      return shape == year;
    case FieldKind::quarter:
    case FieldKind::semester:
      return shape == integer || shape == CellShape::code || shape == CellShape::date_range;
    case FieldKind::flag:
      return shape == mark || shape == integer;
    case FieldKind::code:
    case FieldKind::unit_code:
    case FieldKind::indicator:
      return is_figure_shape(shape) || shape == CellShape::code || shape == identity || shape == contact;
    default:
      return true;
  }
}

bool is_measure(FieldKind kind) {
  switch (kind) {
    case FieldKind::count:
    case FieldKind::number:
    case FieldKind::score:
    case FieldKind::percent:
    case FieldKind::money:
      return true;
    default:
      return false;
  }
}

}  // namespace tidtam::layouts::suggest
