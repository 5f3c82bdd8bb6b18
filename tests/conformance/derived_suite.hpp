#pragma once

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/conformance/store_arrangement.hpp"

/// What every store makes of derived tables. A store joins as it joins the StoreSuite.
namespace tidtam::store {

template <typename Place>
class DerivedSuite : public testing::Test {
 protected:
  Store& store() { return place_.open(); }

 private:
  Place place_;
};
TYPED_TEST_SUITE_P(DerivedSuite);

/// A row of `triggered_incident` by its columns' names; the others are absent.
inline std::vector<model::Datum> a_triggered_incident(std::string unit, std::string code) {
  const model::TableSpec& table = shipped_schema().get("triggered_incident");
  std::vector<model::Datum> row(table.columns.size());
  const auto put = [&](const char* column, model::Datum datum) {
    row[table.ordinal_of(column).value()] = std::move(datum);
  };
  put("unit_code", std::move(unit));
  put("incident_code", std::move(code));
  put("severity", std::int64_t{2});
  for (const char* column :
       {"kind", "owner", "status", "trigger", "first_period", "opened_period", "last_period", "figures", "title_en"})
    put(column, std::string(column));
  return row;
}

TYPED_TEST_P(DerivedSuite, IncidentsOfTriggersAreReadWithThoseThatOfficersReport) {
  auto submission = a_submission("Q1.xlsx", day(0));
  model::Fact fact{&shipped_schema().get("incident"), {}, "incidents", "เหตุ", {3, 0}};
  fact.data = {std::string("33010001"), std::string("B")};
  submission.layouts = {"incidents"};
  submission.facts = {fact};
  GroupScope group(this->store());
  store_effective(this->store(), submission);
  this->store().replace_derived(
      "triggered_incident", std::vector{a_triggered_incident("33010001", "C"), a_triggered_incident("33010001", "A")});
  group.commit();
  const std::string head =
      "unit_code,incident_code,kind,severity,found_on,area,pupils,staff,measure,owner,due_on,status,trigger,file,sheet,"
      "cell\n";
  const std::string officers = "33010001,B,,,,,,,,,,,,Q1.xlsx,เหตุ,A4\n";
  const auto of_trigger = [](const std::string& code) {
    return "33010001," + code + ",kind,2,,,,,,owner,,status,trigger,,,\n";
  };
  EXPECT_EQ(exported(this->store(), "incident"), head + of_trigger("A") + officers + of_trigger("C"));
  EXPECT_EQ(exported(this->store(), "incident", {Versions::current, day(1)}), head + officers)
      << "of a day in the past nothing derived is known";
  this->store().replace_derived("triggered_incident", {});
  EXPECT_EQ(exported(this->store(), "incident"), head + officers);
}

REGISTER_TYPED_TEST_SUITE_P(DerivedSuite, IncidentsOfTriggersAreReadWithThoseThatOfficersReport);

}  // namespace tidtam::store
