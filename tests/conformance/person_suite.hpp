#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/base/error.hpp"
#include "tests/conformance/store_arrangement.hpp"

/// What every store has to keep of persons counted in sheets of persons, and when it has to forget them. A store joins
/// as it joins the StoreSuite.
namespace tidtam::store {

template <typename Place>
class PersonSuite : public testing::Test {
 protected:
  Store& store() { return place_.open(); }

  /// Persons of several units' returns, a line each.
  std::string shared() {
    std::string found;
    store().for_each_shared_person([&](const SharedPersonRow& row) {
      found += row.key + " " + row.unit_code + " " + row.period + " " + row.counted + " " + row.file + " " + row.sheet +
               "!" + row.cell + " " + (row.enrolled_on ? base::to_iso(*row.enrolled_on) : "") + "\n";
    });
    return found;
  }

 private:
  Place place_;
};
TYPED_TEST_SUITE_P(PersonSuite);

inline model::Submission with_persons(const char* path, int at, const std::string& unit,
                                      std::vector<std::string> keys) {
  auto submission = a_submission(path, day(at), unit);
  submission.layouts = {"pupils"};
  for (std::string& key : keys) {
    submission.persons.push_back(
        {"pupils", unit, "AY2569S1", std::move(key), base::Date{2025, 5, 16}, "I13/n", "รายชื่อ", {1, 3}});
  }
  return submission;
}

TYPED_TEST_P(PersonSuite, FindsPersonsOfSeveralUnitsWhileTheyCount) {
  GroupScope group(this->store());
  store_effective(this->store(), with_persons("a.xlsx", 0, "33010001", {"k1", "k2"}));
  store_effective(this->store(), with_persons("b.xlsx", 1, "33010002", {"k2", "k3"}));
  group.commit();
  EXPECT_EQ(this->shared(),
            "k2 33010001 AY2569S1 I13/n a.xlsx รายชื่อ!D2 2025-05-16\n"
            "k2 33010002 AY2569S1 I13/n b.xlsx รายชื่อ!D2 2025-05-16\n");
  this->store().forget_stale_persons();
  EXPECT_NE(this->shared(), "") << "both count";
  GroupScope correction(this->store());
  store_effective(this->store(), with_persons("a.xlsx", 2, "33010001", {"k1"}));
  correction.commit();
  EXPECT_EQ(this->shared(), "");
}

TYPED_TEST_P(PersonSuite, KeepsThePersonsOfAFileAsItWasReadLast) {
  GroupScope group(this->store());
  const auto id = store_effective(this->store(), with_persons("a.xlsx", 0, "33010001", {"k1", "k2"})).id;
  store_effective(this->store(), with_persons("b.xlsx", 1, "33010002", {"k1", "k2"}));
  group.commit();
  auto now = with_persons("a.xlsx", 0, "33010001", {"k1"});
  now.holds_personal = true;
  GroupScope again(this->store());
  this->store().replace_submission(id, now, {});
  again.commit();
  EXPECT_EQ(this->shared(),
            "k1 33010001 AY2569S1 I13/n a.xlsx รายชื่อ!D2 2025-05-16\n"
            "k1 33010002 AY2569S1 I13/n b.xlsx รายชื่อ!D2 2025-05-16\n");
  EXPECT_TRUE(this->store().find_submission(id)->holds_personal);
}

TYPED_TEST_P(PersonSuite, GivesNoKeyOfAPersonAway) {
  EXPECT_THROW(exported(this->store(), "person_key"), ConfigurationError);
}

REGISTER_TYPED_TEST_SUITE_P(PersonSuite, FindsPersonsOfSeveralUnitsWhileTheyCount,
                            KeepsThePersonsOfAFileAsItWasReadLast, GivesNoKeyOfAPersonAway);

}  // namespace tidtam::store
