#include "pipeline/report/html_contributors.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace tidtam::report {
namespace {

constexpr std::size_t kFiguresAcross = 7;  ///< that fit across an A4 page beside the names
constexpr std::size_t kName = 0;           ///< columns of an evidence's sources
constexpr std::size_t kNumerator = 1;
constexpr std::size_t kDenominator = 2;
constexpr std::size_t kValue = 3;

bool is_long(const model::Evidence& evidence) {
  return evidence.sources.rows.size() > kManyContributors;
}

/// A unit's report is what tells it from another of the same name.
std::string report_of(const model::ReportRow& row) {
  return row.cells[kName].href.substr(0, row.cells[kName].href.find('#'));
}

/// `63/1,250`; the value alone where the unit sent no numerator.
std::string fraction_text(const model::ReportRow& row) {
  const auto& cells = row.cells;
  if (cells[kNumerator].number || cells[kDenominator].number) {
    return cells[kNumerator].text + "/" + cells[kDenominator].text;
  }
  return cells[kValue].number ? cells[kValue].text : "–";
}

/// The table being filled, and where each unit stands in it.
class SharedTable {
 public:
  [[nodiscard]] bool is_full() const { return table_.columns.size() > kFiguresAcross; }
  [[nodiscard]] bool is_empty() const { return table_.columns.empty(); }

  /// Takes the rows that lead to a unit's report and returns the anchor of their column.
  std::string take(model::Evidence& evidence) {
    if (is_empty()) begin(evidence);
    const std::string anchor = "from/" + evidence.anchors.front();
    model::ReportColumn column{evidence.title, model::ReportColumnKind::number};
    column.anchor = anchor;
    table_.columns.push_back(std::move(column));
    auto& rows = evidence.sources.rows;
    const auto [first, last] =
        std::ranges::stable_partition(rows, [](const auto& row) { return row.cells[kName].href.empty(); });
    for (auto row = first; row != last; ++row) place(*row);
    rows.erase(first, last);
    return anchor;
  }

  /// The filled table as a block of its own, folded as long evidence is; then begins anew.
  model::Evidence release() {
    for (auto& row : table_.rows) row.cells.resize(table_.columns.size());
    model::Evidence block;
    block.anchors = {"from/" + std::to_string(++released_)};
    block.title = std::exchange(title_, {});
    block.sources = std::exchange(table_, {});
    row_of_.clear();
    return block;
  }

 private:
  void begin(const model::Evidence& evidence) {
    title_ = evidence.sources.caption;
    const auto& columns = evidence.sources.columns;
    table_.look = model::TableLook::sources;
    table_.caption = columns[kNumerator].title + "/" + columns[kDenominator].title;
    table_.columns = {columns[kName]};
  }

  void place(const model::ReportRow& from) {
    const auto [known, is_new] = row_of_.try_emplace(report_of(from), table_.rows.size());
    if (is_new) {
      model::ReportRow row;
      row.cells.emplace_back().text = from.cells[kName].text;
      table_.rows.push_back(std::move(row));
    }
    auto& cells = table_.rows[known->second].cells;
    cells.resize(table_.columns.size());
    cells.back().text = fraction_text(from);
    cells.back().href = from.cells[kName].href;
  }

  model::ReportTable table_;
  std::string title_;
  std::map<std::string, std::size_t> row_of_;
  std::size_t released_ = 0;
};

}  // namespace

bool has_many_contributors(const model::ReportSection& section) {
  return std::ranges::any_of(section.blocks, [](const model::Block& block) {
    const auto* evidence = std::get_if<model::Evidence>(&block);
    return evidence != nullptr && is_long(*evidence);
  });
}

model::ReportSection with_shared_contributors(const model::ReportSection& section) {
  model::ReportSection shared = section;
  std::vector<model::Block> tables;
  SharedTable table;
  for (model::Block& block : shared.blocks) {
    auto* evidence = std::get_if<model::Evidence>(&block);
    if (evidence == nullptr || !is_long(*evidence)) continue;
    if (table.is_full()) tables.emplace_back(table.release());
    const std::string anchor = table.take(*evidence);
    evidence->sentences.push_back({{evidence->sources.caption, false, "#" + anchor}});
    evidence->sources.caption.clear();
  }
  if (!table.is_empty()) tables.emplace_back(table.release());
  std::ranges::move(tables, std::back_inserter(shared.blocks));
  return shared;
}

}  // namespace tidtam::report
