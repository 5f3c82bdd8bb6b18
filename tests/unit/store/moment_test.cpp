#include "pipeline/store/moment.hpp"

#include <gtest/gtest.h>

#include "pipeline/base/error.hpp"

namespace tidtam::store {
namespace {

TEST(Moment, IsWrittenInThaiTimeAndReadBack) {
  // 1,767,225,599 is the last second of 2025 in UTC: seven in the morning of the next year in Thailand.
  EXPECT_EQ(moment_text(base::Seconds{1'767'225'599}), "2026-01-01T06:59:59+07:00");
  EXPECT_EQ(parse_moment("2026-01-01T06:59:59+07:00"), base::Seconds{1'767'225'599});
}

TEST(Moment, IsAbsentAsAnEmptyText) {
  EXPECT_EQ(moment_text(std::optional<base::Seconds>()), "");
  EXPECT_FALSE(parse_moment("").has_value());
}

TEST(Moment, IsNotGuessedFromAnotherText) {
  EXPECT_THROW(static_cast<void>(parse_moment("2026-01-01T06:59:59Z")), Error);
  EXPECT_THROW(static_cast<void>(parse_moment("2026-02-30T06:59:59+07:00")), Error);
}

}  // namespace
}  // namespace tidtam::store
