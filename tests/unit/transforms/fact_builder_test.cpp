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

/// Fields of which `register_entry` has a column for the first alone.
model::RecordSpec club_register() {
  using model::FieldKind;
  model::RecordSpec spec;
  spec.layout = "clubs";
  spec.table = "register_entry";
  spec.lineage_field = "title";
  const auto add = [&](std::string name, FieldKind kind) {
    model::FieldSpec& field = spec.fields.emplace_back();
    field.name = std::move(name);
    field.kind = kind;
  };
  add("title", FieldKind::name);
  add("room", FieldKind::text);
  add("members", FieldKind::count);
  add("share", FieldKind::percent);
  add("founded", FieldKind::date);
  add("fee", FieldKind::money);
  add("teacher", FieldKind::person);
  add("motto", FieldKind::text);
  return spec;
}

/// The fact made of a row of the register; `data` in the order of its fields, what is left out being absent.
model::Fact club_fact(const model::RecordSpec& spec, const std::vector<model::Datum>& data) {
  const FactBuilder builder(support::ShippedCatalogue::get().schema.get("register_entry"), spec, "33010001",
                            fourth_quarter());
  model::RecordBatch batch;
  batch.spec = &spec;
  model::Record raw;
  raw.cells.resize(spec.fields.size());
  TypedRecord record;
  record.raw = &raw;
  for (const model::Datum& datum : data) record.values.push_back({datum, model::ValueState::value});
  record.values.resize(spec.fields.size());
  return builder.fact_of({&batch, {}}, record);
}

TEST(Fact, OfARegisterKeepsTheFieldsThatTheTableHasNoColumnForButNoNameOfAPerson) {
  const model::RecordSpec spec = club_register();
  const model::Fact fact = club_fact(spec, {std::string("ชุมนุมหมากรุก"), std::string("ห้อง \"ก\" 3"), std::int64_t{12},
                                            base::Decimal::of_millionths(62'500'000), *base::date_of(2026, 5, 16),
                                            std::int64_t{150'050}, std::string("นายสมมติ ใจดี")});
  EXPECT_EQ(support::shown(fact, "title"), "ชุมนุมหมากรุก");
  EXPECT_EQ(support::shown(fact, "attributes"),
            R"({"fee":150050,"founded":"2026-05-16","members":12,"room":"ห้อง \"ก\" 3","share":62.5})");
}

TEST(Fact, OfARowWithoutFurtherValuesHasNoAttributes) {
  const model::RecordSpec spec = club_register();
  EXPECT_EQ(support::shown(club_fact(spec, {std::string("ชุมนุมหมากรุก")}), "attributes"), "");
}

}  // namespace
}  // namespace tidtam::transforms
