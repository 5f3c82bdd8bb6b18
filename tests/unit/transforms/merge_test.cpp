#include "transforms/merge/merge.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace tidtam::transforms {
namespace {

using model::EffectiveRow;

EffectiveRow version(std::int64_t submission, base::Seconds from) {
  return {{"33010001", "projects", "FY2569Q2"}, submission, "sha " + std::to_string(submission), from, std::nullopt};
}

/// `submission from-to`, in the order of time.
std::string shown(const std::vector<EffectiveRow>& chain) {
  std::string text;
  for (const EffectiveRow& row : chain) {
    text += (text.empty() ? "" : ", ") + std::to_string(row.submission) + " " + std::to_string(row.valid_from) + "-" +
            (row.valid_to ? std::to_string(*row.valid_to) : "");
  }
  return text;
}

TEST(Chain, LetsAVersionThatCameAgainCountAgainInWhateverOrderTheyCome) {
  std::vector<EffectiveRow> arrivals{version(1, 10), version(2, 20), version(1, 30)};
  const auto earlier = [](const EffectiveRow& a, const EffectiveRow& b) { return a.valid_from < b.valid_from; };
  do {
    std::vector<EffectiveRow> chain;
    for (const EffectiveRow& arrival : arrivals) chain = chain_with(chain, arrival);
    EXPECT_EQ(shown(chain), "1 10-20, 2 20-30, 1 30-");
  } while (std::ranges::next_permutation(arrivals, earlier).found);
}

TEST(Chain, KnowsTheSameArrivalOnce) {
  const std::vector<EffectiveRow> chain{version(1, 10)};
  EXPECT_EQ(shown(chain_with(chain, version(1, 10))), "1 10-");
}

TEST(Chain, TakesAVersionOutAtAllItsTimes) {
  const std::vector<EffectiveRow> chain{version(1, 10), version(2, 20), version(1, 30)};
  EXPECT_EQ(shown(chain_without(chain, 1)), "2 20-");
  EXPECT_EQ(shown(chain_without(chain, 2)), "1 10-30, 1 30-");
}

}  // namespace
}  // namespace tidtam::transforms
