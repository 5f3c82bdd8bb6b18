#include "transforms/merge/merge.hpp"

#include <algorithm>
#include <tuple>

namespace tidtam::transforms {

namespace {
void link(std::vector<model::EffectiveRow>& chain) {
  std::ranges::sort(
      chain, {}, [](const model::EffectiveRow& row) { return std::tie(row.valid_from, row.sha256, row.submission); });
  for (std::size_t i = 0; i < chain.size(); ++i) {
    if (i + 1 < chain.size()) {
      chain[i].valid_to = chain[i + 1].valid_from;
    } else {
      chain[i].valid_to.reset();
    }
  }
}
}  // namespace

std::vector<model::EffectiveRow> chain_with(std::span<const model::EffectiveRow> current,
                                            model::EffectiveRow incoming) {
  std::vector<model::EffectiveRow> chain(current.begin(), current.end());
  const auto is_incoming = [&](const model::EffectiveRow& row) {
    return row.submission == incoming.submission && row.valid_from == incoming.valid_from;
  };
  if (std::ranges::none_of(chain, is_incoming)) chain.push_back(std::move(incoming));
  link(chain);
  return chain;
}

std::vector<model::EffectiveRow> chain_without(std::span<const model::EffectiveRow> current, std::int64_t submission) {
  std::vector<model::EffectiveRow> chain(current.begin(), current.end());
  std::erase_if(chain, [&](const model::EffectiveRow& row) { return row.submission == submission; });
  link(chain);
  return chain;
}

}  // namespace tidtam::transforms
