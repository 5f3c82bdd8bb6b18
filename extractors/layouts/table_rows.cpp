#include "extractors/layouts/table_rows.hpp"

#include <algorithm>

#include "extractors/layouts/row_kinds.hpp"

namespace tidtam::layouts {

namespace {

using model::CellFate;

/// Kinds of which one merged cell may speak for several rows; a figure must not be counted twice.
bool may_be_carried_down(model::FieldKind kind) {
  using model::FieldKind;
  switch (kind) {
    case FieldKind::text:
    case FieldKind::name:
    case FieldKind::person:
    case FieldKind::code:
    case FieldKind::unit_code:
    case FieldKind::unit_name:
    case FieldKind::indicator:
    case FieldKind::word:
    case FieldKind::word_set:
      return true;
    default:
      return false;
  }
}

/// Reads one table row by row.
class TableReader {
 public:
  TableReader(const SheetRows& rows, const LayoutSpec& layout, const HeaderFound& header, const LayoutOptions& options,
              model::CellFates& fates)
      : rows_(rows), layout_(layout), header_(header), judge_(rows.sheet(), layout, header, options), fates_(fates) {
    for (const model::CellRange& range : rows.sheet().merged) {
      if (range.last.row > range.first.row && judge_.field_at(range.first.column)) tall_.push_back(range);
      if (range.last.column > range.first.column && is_mark(range.first.column)) arrows_.push_back(range);
    }
    std::ranges::sort(arrows_, {}, [](const model::CellRange& range) { return range.first; });
  }

  void read(const Row& row) {
    const RowKind kind = judge_.kind_of(row);
    const RowKind before = std::exchange(before_, kind);
    switch (kind) {
      case RowKind::note:
        is_after_note_ = true;
        return pass_over(row, CellFate::note);
      case RowKind::section:
        return pass_over(row, CellFate::head);
      case RowKind::repeated:
        is_after_note_ = false;
        return pass_over(row, CellFate::head);
      case RowKind::empty:
        return pass_over(row, CellFate::unmapped);
      case RowKind::numbering:
        if (before == RowKind::repeated) {
          before_ = before;
          return pass_over(row, CellFate::head);
        }
        break;
      case RowKind::data:
      case RowKind::total:
        break;
    }
    // Beneath a note stand more notes and signatures; only a row as full as the table's is data again.
    if (is_after_note_ && judge_.n_mapped(row) * 2 < header_.match.n_matched()) return pass_over(row, CellFate::note);
    is_after_note_ = false;
    add(row, kind);
  }

  /// What looked like a record of a single text was the title of the table that follows.
  void give_back_titles() {
    for (; !table_.records.empty() && n_cells(table_.records.back()) <= 1; table_.records.pop_back())
      change_own(table_.records.back(), CellFate::head);
  }

  TableRows finish() {
    mark_unlabelled_total();
    return std::move(table_);
  }

  [[nodiscard]] RowKind last_kind() const { return before_; }

 private:
  static std::ptrdiff_t n_cells(const model::Record& record) {
    return std::ranges::count_if(record.cells, [](const model::Cell* cell) { return cell != nullptr; });
  }

  void pass_over(const Row& row, CellFate fate) {
    for (const model::Cell& cell : row.cells) {
      if (judge_.is_inside(cell)) fates_.settle(cell, fate);
    }
  }

  /// Of a record that turned out to be something else; cells carried into it are those of other rows.
  void change_own(const model::Record& record, CellFate fate) {
    for (const model::Cell* cell : record.cells) {
      if (cell != nullptr && cell->ref.row == record.row) fates_.change(*cell, fate);
    }
  }

  void add(const Row& row, RowKind kind) {
    model::Record record{row.index, std::vector<const model::Cell*>(layout_.record.fields.size()),
                         kind == RowKind::total, kind == RowKind::total && judge_.is_average(row)};
    bool has_any = false;
    for (const model::Cell& cell : row.cells) {
      if (!judge_.is_inside(cell)) continue;
      const auto field = judge_.field_at(cell.ref.column);
      fates_.settle(cell, !field ? CellFate::unmapped : record.is_total ? CellFate::total : CellFate::value);
      if (!field) continue;
      record.cells[*field] = &cell;
      has_any = true;
    }
    if (!has_any) return;
    if (!record.is_total) carry_down(record);
    carry_across(record);
    if (!record.is_total && is_continuation(record))
      continue_last(record);
    else
      table_.records.push_back(std::move(record));
  }

  void carry_down(model::Record& record) const {
    for (const model::CellRange& range : tall_) {
      if (record.row <= range.first.row || record.row > range.last.row) continue;
      const auto field = judge_.field_at(range.first.column);
      if (record.cells[*field] != nullptr || !may_be_carried_down(layout_.record.fields[*field].kind)) continue;
      const model::Cell* cell = rows_.sheet().at(range.first);
      if (cell != nullptr && !is_blank(*cell)) record.cells[*field] = cell;
    }
  }

  [[nodiscard]] bool is_mark(std::uint16_t column) const {
    const auto field = judge_.field_at(column);
    return field && layout_.record.fields[*field].kind == model::FieldKind::mark;
  }

  /// An arrow merged over several months marks each of them.
  void carry_across(model::Record& record) const {
    const auto first_row = [](const model::CellRange& range) { return range.first.row; };
    for (const model::CellRange& range : std::ranges::equal_range(arrows_, record.row, {}, first_row)) {
      const model::Cell* cell = rows_.sheet().at(range.first);
      if (cell == nullptr || is_blank(*cell)) continue;
      for (std::uint16_t column = range.first.column; column <= range.last.column; ++column) {
        if (!is_mark(column)) continue;
        const model::Cell*& place = record.cells[*judge_.field_at(column)];
        if (place == nullptr) place = cell;
      }
    }
  }

  /// The row's naming cell is merged from the row above: one record over several rows.
  [[nodiscard]] bool is_continuation(const model::Record& record) const {
    if (table_.records.empty() || table_.records.back().is_total) return false;
    const auto lineage = layout_.record.ordinal_of(layout_.record.lineage_field);
    const model::Cell* cell = record.cells[*lineage];
    if (cell == nullptr || cell->ref.row == record.row || cell != table_.records.back().cells[*lineage]) return false;
    // Where other parts of the key differ (one project, several partners), the rows are records of their own, and where
    // both have a figure of the same: none may be lost.
    const auto is_own = [&](const model::Cell* part) { return part != nullptr && part->ref.row == record.row; };
    for (std::size_t f = 0; f < record.cells.size(); ++f) {
      const bool is_figure_again = is_own(record.cells[f]) && table_.records.back().cells[f] != nullptr &&
                                   !may_be_carried_down(layout_.record.fields[f].kind);
      if (is_figure_again) return false;
    }
    return std::ranges::none_of(layout_.record.key, [&](const std::string& name) {
      return is_own(record.cells[*layout_.record.ordinal_of(name)]);
    });
  }

  void continue_last(const model::Record& record) {
    model::Record& last = table_.records.back();
    for (std::size_t f = 0; f < record.cells.size(); ++f) {
      const model::Cell* cell = record.cells[f];
      if (last.cells[f] == nullptr) {
        last.cells[f] = cell;
      } else if (cell != nullptr && cell->ref.row == record.row) {
        fates_.change(*cell, CellFate::unmapped);
        table_.unread.push_back(cell);
      }
    }
  }

  /// Exports end in a row of sums without a label; a unit's row without code and name could not be told whose it is
  /// anyway.
  void mark_unlabelled_total() {
    if (layout_.record.grain != model::RecordGrain::row_unit || table_.records.size() < 2) return;
    model::Record& last = table_.records.back();
    for (std::size_t f = 0; f < last.cells.size(); ++f) {
      if (last.cells[f] != nullptr && may_be_carried_down(layout_.record.fields[f].kind)) return;
    }
    last.is_total = true;
    change_own(last, CellFate::total);
  }

  const SheetRows& rows_;
  const LayoutSpec& layout_;
  const HeaderFound& header_;
  RowJudge judge_;
  model::CellFates& fates_;
  std::vector<model::CellRange> tall_;
  std::vector<model::CellRange> arrows_;  ///< merged over columns of marks, by their first cells
  TableRows table_;
  RowKind before_ = RowKind::repeated;  // the header stands just above
  bool is_after_note_ = false;
};

std::ptrdiff_t n_filled(const Row& row) {
  return std::ranges::count_if(row.cells, [](const model::Cell& cell) { return !is_blank(cell); });
}

/// Whether another table's header may begin here: never amid data, so that data rows need no key.
bool is_after_break(const SheetRows& rows, std::size_t position, RowKind before) {
  const bool is_after_gap = rows[position].index > rows[position - 1].index + 1;
  const bool is_after_title = n_filled(rows[position - 1]) == 1;
  return is_after_gap || is_after_title || before == RowKind::note || before == RowKind::section ||
         before == RowKind::total || before == RowKind::empty;
}

bool has_several_words(const Row& row) {
  return std::ranges::count_if(row.cells, [](const model::Cell& cell) {
           return cell.type == model::CellType::text && !is_blank(cell) && !is_figure(cell.text());
         }) >= 2;
}

bool is_same_header(const HeaderFound& one, const HeaderFound& other) {
  return one.layout == other.layout && one.paths.front().column == other.paths.front().column &&
         one.match.path_of_field == other.match.path_of_field;
}

/// The header of another table, not one of these once more.
bool begins_other_table(const SheetRows& rows, std::size_t position, std::span<const HeaderFound> headers,
                        const std::vector<double>& names, WordBook& words) {
  if (!has_several_words(rows[position])) return false;
  const auto all_found = find_headers(rows, {position, position + 1, names}, words);
  if (all_found.empty() || !all_found.front().missing.empty()) return false;
  return std::ranges::any_of(all_found, [&](const HeaderFound& found) {
    return std::ranges::none_of(headers, [&](const HeaderFound& mine) { return is_same_header(found, mine); });
  });
}

/// A table of the group, and where its rows begin.
struct GroupMember {
  TableReader reader;
  std::size_t first = 0;

  [[nodiscard]] bool may_end(const SheetRows& rows, std::size_t position) const {
    return position > first && is_after_break(rows, position, reader.last_kind());
  }
};

}  // namespace

TableGroup read_table_rows(const SheetRows& rows, std::span<const HeaderFound> headers,
                           const std::vector<double>& names, const LayoutOptions& options, WordBook& words,
                           model::CellFates& fates) {
  std::vector<GroupMember> members;
  members.reserve(headers.size());
  std::size_t position = rows.size();
  for (const HeaderFound& header : headers) {
    const LayoutSpec& layout = words.lexicon().layouts()[header.layout];
    const std::size_t first = rows.position_of(last_row_of(rows, header.block) + 1);
    members.push_back({TableReader(rows, layout, header, options, fates), first});
    position = std::min(position, first);
  }
  for (; position < rows.size(); ++position) {
    const bool may_end =
        std::ranges::any_of(members, [&](const GroupMember& member) { return member.may_end(rows, position); });
    if (may_end && begins_other_table(rows, position, headers, names, words)) {
      for (GroupMember& member : members) member.reader.give_back_titles();
      break;
    }
    for (GroupMember& member : members) {
      if (position >= member.first) member.reader.read(rows[position]);
    }
  }
  TableGroup group{{}, position};
  for (GroupMember& member : members) group.tables.push_back(member.reader.finish());
  return group;
}

}  // namespace tidtam::layouts
