#include "extractors/layouts/layout_lint.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

namespace tidtam::layouts {

namespace {

/// Every key by which a header may claim the field; a group and its leaf are also written as one text.
std::set<std::string> claims_of(const FieldHead& head) {
  std::set<std::string> keys;
  for (const Variant& variant : head.headers) keys.insert(variant.key);
  for (const Variant& group : head.groups) {
    for (const Variant& leaf : head.leaves) keys.insert(group.key + leaf.key);
  }
  return keys;
}

bool share_a_claim(const FieldHead& a, const FieldHead& b) {
  const std::set<std::string> keys = claims_of(a);
  return std::ranges::any_of(claims_of(b), [&](const std::string& key) { return keys.contains(key); });
}

/// Lists of fields, one of each of which a header of the layout must have.
std::vector<std::vector<std::size_t>> demands_of(const LayoutSpec& layout) {
  std::vector<std::vector<std::size_t>> demands = layout.one_of;
  for (std::size_t i = 0; i < layout.record.fields.size(); ++i) {
    if (layout.record.fields[i].required) demands.push_back({i});
  }
  return demands;
}

/// Whether every demand of `layout` can be met by a header that meets the demands of `other` and has nothing else.
bool is_met_by_demands_of(const LayoutSpec& layout, const LayoutSpec& other) {
  const auto offered = demands_of(other);
  return std::ranges::all_of(demands_of(layout), [&](const std::vector<std::size_t>& demand) {
    return std::ranges::any_of(offered, [&](const std::vector<std::size_t>& offer) {
      return std::ranges::any_of(offer, [&](std::size_t theirs) {
        return std::ranges::any_of(
            demand, [&](std::size_t ours) { return share_a_claim(layout.heads[ours], other.heads[theirs]); });
      });
    });
  });
}

bool look_alike(const LayoutSpec& a, const LayoutSpec& b) {
  return a.form == b.form && is_met_by_demands_of(a, b) && is_met_by_demands_of(b, a);
}

/// Whether there is a day for which both are meant.
bool overlap(const LayoutSpec& a, const LayoutSpec& b) {
  const auto ends_before = [](const LayoutSpec& one, const LayoutSpec& other) {
    return one.valid_to && other.valid_from && *one.valid_to < *other.valid_from;
  };
  return !ends_before(a, b) && !ends_before(b, a);
}

std::string complaint_of(const LayoutSpec& a, const LayoutSpec& b) {
  if (a.id == b.id) return fmt::format("two layouts have the id '{}'", a.id);
  if (!look_alike(a, b) || !overlap(a, b)) return {};
  if (a.record.layout == b.record.layout) {
    return fmt::format(
        "'{}' and '{}' would match the same header of the same day: let 'valid_to' of the one lie before 'valid_from' "
        "of "
        "the other",
        a.id, b.id);
  }
  return fmt::format(
      "the layouts '{}' and '{}' would match the same header: give one of them a required column of its own", a.id,
      b.id);
}

}  // namespace

std::optional<std::string> shared_variant_in(const LayoutSpec& layout) {
  std::map<std::string, std::size_t> owner;
  for (std::size_t field = 0; field < layout.heads.size(); ++field) {
    for (const std::string& key : claims_of(layout.heads[field])) {
      const auto [at, is_new] = owner.emplace(key, field);
      if (!is_new && at->second != field) {
        return fmt::format("the header '{}' would match both '{}' and '{}'", key, layout.record.fields[at->second].name,
                           layout.record.fields[field].name);
      }
    }
  }
  return std::nullopt;
}

std::vector<std::string> lint_layouts(std::span<const LayoutSpec> layouts) {
  std::vector<std::string> complaints;
  for (std::size_t i = 0; i < layouts.size(); ++i) {
    for (std::size_t j = i + 1; j < layouts.size(); ++j) {
      std::string complaint = complaint_of(layouts[i], layouts[j]);
      if (!complaint.empty()) complaints.push_back(std::move(complaint));
    }
  }
  return complaints;
}

}  // namespace tidtam::layouts
