#include "transforms/submission/fact_builder.hpp"

#include <gtest/gtest.h>

#include "tests/support/shipped_catalogue.hpp"

namespace tidtam::transforms {
namespace {

/// A record of `progress` with these cells' values, all in row 8.
class ProgressRow {
 public:
  explicit ProgressRow(const Cover& cover)
      : spec_(support::ShippedCatalogue::get().record("progress")),
        builder_(support::ShippedCatalogue::get().schema.get("progress"), spec_, "33010001", cover) {
    batch_.spec = &spec_;
    batch_.sheet = "ความก้าวหน้า";
    record_.row = 7;
    record_.cells.resize(spec_.fields.size());
    typed_.raw = &record_;
    typed_.values.resize(spec_.fields.size());
  }
  void put(std::string_view field, model::Datum datum, model::Cell& cell, std::string_view address) {
    const std::size_t ordinal = *spec_.ordinal_of(field);
    cell.ref = *model::parse_a1(address);
    record_.cells[ordinal] = &cell;
    typed_.values[ordinal] = {std::move(datum), model::ValueState::value};
  }
  [[nodiscard]] model::Fact fact() const { return builder_.fact_of({&batch_, {}}, typed_); }

 private:
  const model::RecordSpec& spec_;
  FactBuilder builder_;
  model::RecordBatch batch_;
  model::Record record_;
  TypedRecord typed_;
};

Cover fourth_quarter() {
  Cover cover;
  cover.fiscal_year = 2569;
  cover.quarter = 4;
  return cover;
}

TEST(Fact, HasItsFieldsInTheColumnsOfTheirNamesAndTheRestFromTheCover) {
  ProgressRow row(fourth_quarter());
  model::Cell code;
  model::Cell paid;
  row.put("project_code", std::string("P1"), code, "A8");
  row.put("disbursed", std::int64_t{1250}, paid, "F8");
  const model::Fact fact = row.fact();
  EXPECT_EQ(support::shown(fact, "unit_code"), "33010001");
  EXPECT_EQ(support::shown(fact, "period"), "FY2569Q4");
  EXPECT_EQ(support::shown(fact, "project_code"), "P1");
  EXPECT_EQ(support::shown(fact, "disbursed"), "1250");
  EXPECT_EQ(support::shown(fact, "committed"), "");
  EXPECT_EQ(fact.sheet, "ความก้าวหน้า");
  EXPECT_EQ(fact.layout, "progress");
  EXPECT_EQ(model::to_a1(fact.cell), "A8");
}

TEST(Fact, OfACoverWithoutQuarterHasTheYearForItsPeriod) {
  Cover cover;
  cover.fiscal_year = 2569;
  EXPECT_EQ(support::shown(ProgressRow(cover).fact(), "period"), "FY2569");
}

TEST(Fact, WithoutKeyCellStandsAtTheFirstCellOfItsRow) {
  ProgressRow row(fourth_quarter());
  model::Cell status;
  row.put("status", std::string("DONE"), status, "C8");
  EXPECT_EQ(model::to_a1(row.fact().cell), "C8");
}

}  // namespace
}  // namespace tidtam::transforms
