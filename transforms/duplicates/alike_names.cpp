#include "transforms/duplicates/alike_names.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_map>

#include "pipeline/base/utf8.hpp"

namespace tidtam::transforms {

namespace {
/// Pairs of neighbouring letters; the n-th of the same pair is another one, so that they form a set. Sorted.
using Grams = std::vector<std::uint64_t>;

constexpr unsigned kLetterBits = 21;  // a code point
constexpr std::uint64_t kNextOfSame = std::uint64_t{1} << (2 * kLetterBits);

Grams grams_of(std::string_view key) {
  Grams grams;
  std::uint64_t before = 0;  // the beginning is a letter too
  for (std::size_t at = 0; at < key.size();) {
    const std::uint64_t letter = base::decode_utf8(key, at);
    grams.push_back((before << kLetterBits) | letter);
    before = letter;
  }
  std::ranges::sort(grams);
  for (std::size_t i = 1; i < grams.size(); ++i) {
    if (grams[i] % kNextOfSame == grams[i - 1] % kNextOfSame) grams[i] = grams[i - 1] + kNextOfSame;
  }
  std::ranges::sort(grams);
  return grams;
}

std::size_t shared(const Grams& a, const Grams& b) {
  std::size_t count = 0;
  for (auto left = a.begin(), right = b.begin(); left != a.end() && right != b.end();) {
    if (*left == *right) ++count;
    const bool is_left_behind = *left <= *right;
    if (*right <= *left) ++right;
    if (is_left_behind) ++left;
  }
  return count;
}

double dice(const Grams& a, const Grams& b) {
  const std::size_t both = a.size() + b.size();
  return both == 0 ? 0 : 2.0 * static_cast<double>(shared(a, b)) / static_cast<double>(both);
}

std::string digits_of(std::string_view key) {
  std::string digits;
  bool is_after_digit = false;
  for (const char c : key) {
    const bool is_digit = c >= '0' && c <= '9';
    if (is_digit && !is_after_digit) digits += ' ';
    if (is_digit) digits += c;
    is_after_digit = is_digit;
  }
  return digits;
}

/// Joins a list with itself.
class Join {
 public:
  Join(std::span<const std::string> keys, double least) : least_(least), smallest_share_(least / (2 - least)) {
    names_.reserve(keys.size());
    for (const std::string& key : keys) {
      names_.push_back({grams_of(key), digits_of(key)});
      for (const std::uint64_t gram : names_.back().grams) ++frequency_[gram];
    }
  }

  std::vector<AlikePair> run() {
    std::vector<std::uint32_t> order(names_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, {}, [this](std::uint32_t name) { return names_[name].grams.size(); });
    seen_by_.assign(names_.size(), kNobody);
    for (const std::uint32_t name : order) {
      const std::vector<std::uint64_t> prefix = prefix_of(names_[name].grams);
      for (const std::uint64_t gram : prefix) {
        for (const std::uint32_t other : holders_[gram]) hold_together(name, other);
      }
      for (const std::uint64_t gram : prefix) holders_[gram].push_back(name);
    }
    std::ranges::sort(pairs_, {}, [](const AlikePair& pair) { return std::pair(pair.first, pair.second); });
    return std::move(pairs_);
  }

 private:
  struct Name {
    Grams grams;
    std::string digits;
  };
  static constexpr std::uint32_t kNobody = 0xFFFF'FFFF;

  /// The rarest pairs of letters of a name, so many that a name alike has to hold one of them: of n pairs, one alike
  /// shares n · least / (2 − least) at the least.
  [[nodiscard]] std::vector<std::uint64_t> prefix_of(const Grams& grams) const {
    std::vector<std::uint64_t> rarest(grams);
    std::ranges::sort(rarest, {}, [this](std::uint64_t gram) { return std::pair(frequency_.at(gram), gram); });
    const auto needed = static_cast<std::size_t>(std::ceil(smallest_share_ * static_cast<double>(grams.size()) - 1e-9));
    rarest.resize(std::min(rarest.size(), grams.size() - std::min(needed, grams.size()) + 1));
    return rarest;
  }

  void hold_together(std::uint32_t name, std::uint32_t other) {
    if (seen_by_[other] == name) return;
    seen_by_[other] = name;
    const Name& a = names_[name];
    const Name& b = names_[other];
    const bool is_too_short =
        static_cast<double>(b.grams.size()) < smallest_share_ * static_cast<double>(a.grams.size()) - 1e-9;
    if (is_too_short || a.digits != b.digits) return;
    const double likeness = dice(a.grams, b.grams);
    if (likeness >= least_) pairs_.push_back({std::min(name, other), std::max(name, other), likeness});
  }

  double least_;
  double smallest_share_;
  std::vector<Name> names_;
  std::unordered_map<std::uint64_t, std::uint32_t> frequency_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> holders_;
  std::vector<std::uint32_t> seen_by_;  ///< the name that was last held together with this one
  std::vector<AlikePair> pairs_;
};
}  // namespace

double likeness_of(std::string_view a, std::string_view b) {
  return digits_of(a) == digits_of(b) ? dice(grams_of(a), grams_of(b)) : 0;
}

std::vector<AlikePair> alike_pairs(std::span<const std::string> keys, double least) {
  return Join(keys, least).run();
}

}  // namespace tidtam::transforms
