#include "extractors/formats/compound_file.hpp"

#include <algorithm>

#include "extractors/formats/xls_bytes.hpp"
#include "pipeline/thai/charset.hpp"

namespace tidtam::formats {

namespace {
constexpr std::string_view kSignature = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
constexpr std::size_t kHeaderBytes = 512;
constexpr std::size_t kListedInHeader = 109;
constexpr std::uint32_t kLastRegular = 0xFFFFFFFA;  // numbers above are marks: end of chain, free, a table's own
constexpr std::uint32_t kFree = 0xFFFFFFFF;
constexpr std::size_t kMiniSector = 64;
constexpr std::size_t kNodeBytes = 128;

constexpr std::uint8_t kStreamKind = 2;
constexpr std::uint8_t kRootKind = 5;

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
}  // namespace

struct CompoundFile::Chain {
  std::vector<std::uint32_t> sectors;
  bool is_loop = false;
};

/// One entry of the directory; folders are trees of them.
struct CompoundFile::Node {
  Entry entry;
  std::uint8_t kind = 0;
  std::uint32_t left = kFree;
  std::uint32_t right = kFree;
  std::uint32_t child = kFree;
};

Read<CompoundFile> CompoundFile::open(std::string_view bytes) {
  CompoundFile file(bytes);
  if (bytes.size() < kHeaderBytes) return Read<CompoundFile>::failure(refusal("FILE-TRUNCATED"));
  if (!file.read_header()) return Read<CompoundFile>::failure(broken("compound file header"));
  const std::string_view missing = !file.read_fat() ? "sector table" : !file.read_directory() ? "directory" : "";
  if (missing.empty()) return file;
  return Read<CompoundFile>::failure(file.is_cut_ ? refusal("FILE-TRUNCATED") : broken(missing));
}

bool CompoundFile::read_header() {
  const std::uint16_t shift = u16_at(bytes_, 0x1E);
  if (!bytes_.starts_with(kSignature) || (shift != 9 && shift != 12)) return false;
  sector_size_ = std::size_t{1} << shift;
  // The header takes one sector; a last sector that is only half there still counts.
  sectors_ = bytes_.size() <= sector_size_ ? 0 : (bytes_.size() - 1) / sector_size_;
  const std::uint32_t cutoff = u32_at(bytes_, 0x38);
  if (cutoff > 0 && cutoff <= 4096) mini_cutoff_ = cutoff;
  return true;
}

std::string_view CompoundFile::sector_bytes(std::uint32_t sector) const {
  if (sector >= sectors_) return {};
  return bytes_.substr((std::size_t{sector} + 1) * sector_size_, sector_size_);
}

void CompoundFile::append_fat_sector(std::uint32_t sector) {
  const std::string_view body = sector_bytes(sector);
  if (body.size() < sector_size_) is_cut_ = true;
  for (std::size_t at = 0; at < sector_size_; at += 4) {
    fat_.push_back(at + 4 <= body.size() ? u32_at(body, at) : kFree);
  }
}

bool CompoundFile::read_fat() {
  const auto is_enough = [this] { return fat_.size() >= sectors_; };
  for (std::size_t i = 0; i < kListedInHeader && !is_enough(); ++i) {
    const std::uint32_t sector = u32_at(bytes_, 0x4C + 4 * i);
    if (sector > kLastRegular) break;
    append_fat_sector(sector);
  }
  std::uint32_t list = u32_at(bytes_, 0x44);
  const std::size_t in_list = sector_size_ / 4 - 1;
  for (std::size_t step = 0; step < sectors_ && list < sectors_ && !is_enough(); ++step) {
    const std::string_view body = sector_bytes(list);
    for (std::size_t i = 0; i < in_list && !is_enough(); ++i) {
      const std::uint32_t sector = i * 4 + 4 <= body.size() ? u32_at(body, i * 4) : kFree;
      if (sector <= kLastRegular) append_fat_sector(sector);
    }
    list = body.size() == sector_size_ ? u32_at(body, in_list * 4) : kFree;
  }
  return !fat_.empty();
}

CompoundFile::Chain CompoundFile::follow(std::span<const std::uint32_t> table, std::uint32_t first,
                                         std::uint64_t most) {
  Chain chain;
  std::vector<bool> seen(table.size(), false);
  for (std::uint32_t sector = first; sector <= kLastRegular && chain.sectors.size() < most;) {
    if (sector >= table.size()) {
      chain.sectors.push_back(sector);  // whoever reads it finds that it lies beyond the file
      break;
    }
    if (seen[sector]) {
      chain.is_loop = true;
      break;
    }
    seen[sector] = true;
    chain.sectors.push_back(sector);
    sector = table[sector];
  }
  return chain;
}

bool CompoundFile::read_directory() {
  const Chain chain = follow(fat_, u32_at(bytes_, 0x30), sectors_);
  if (chain.is_loop) return false;
  std::vector<Node> nodes;
  for (const std::uint32_t sector : chain.sectors) {
    const std::string_view body = sector_bytes(sector);
    if (body.size() < sector_size_) is_cut_ = true;
    for (std::size_t at = 0; at + kNodeBytes <= body.size(); at += kNodeBytes) {
      const std::string_view raw = body.substr(at, kNodeBytes);
      Node& node = nodes.emplace_back();
      const std::size_t name_bytes = std::clamp<std::size_t>(u16_at(raw, 0x40), 2, 64) - 2;
      node.entry.name = thai::to_utf8(raw.substr(0, name_bytes / 2 * 2), thai::Encoding::utf16_le);
      node.entry.first_sector = u32_at(raw, 0x74);
      // Files of 512-byte sectors have sizes of 32 bits; the upper half may hold anything.
      node.entry.bytes = sector_size_ == 512 ? u32_at(raw, 0x78) : u64_at(raw, 0x78);
      node.kind = u8_at(raw, 0x42);
      node.left = u32_at(raw, 0x44);
      node.right = u32_at(raw, 0x48);
      node.child = u32_at(raw, 0x4C);
    }
  }
  if (nodes.empty()) return false;
  root_ = nodes.front().entry;
  collect_root_streams(nodes);
  return true;
}

void CompoundFile::collect_root_streams(std::span<const Node> nodes) {
  bool is_damaged = nodes.front().kind != kRootKind;
  std::vector<bool> seen(nodes.size(), false);
  std::vector<std::uint32_t> waiting{nodes.front().child};
  while (!waiting.empty() && !is_damaged) {
    const std::uint32_t index = waiting.back();
    waiting.pop_back();
    if (index > kLastRegular) continue;
    if (index >= nodes.size() || seen[index] || nodes[index].kind == 0) {
      is_damaged = true;
      break;
    }
    seen[index] = true;
    const Node& node = nodes[index];
    if (node.kind == kStreamKind) entries_.push_back(node.entry);
    waiting.push_back(node.left);
    waiting.push_back(node.right);
  }
  if (!is_damaged) return;
  // Without a tree to go by every stream counts, those of embedded objects too.
  entries_.clear();
  for (const Node& node : nodes) {
    if (node.kind == kStreamKind) entries_.push_back(node.entry);
  }
}

const CompoundFile::Entry* CompoundFile::find(std::string_view name) const {
  const auto found = std::ranges::find_if(
      entries_, [name](const Entry& entry) { return std::ranges::equal(entry.name, name, {}, lower, lower); });
  return found == entries_.end() ? nullptr : &*found;
}

bool CompoundFile::read_regular(std::uint32_t first, std::uint64_t size, Stream& stream) {
  const std::uint64_t wanted = (size + sector_size_ - 1) / sector_size_;
  const Chain chain = follow(fat_, first, wanted);
  if (chain.is_loop) return false;
  std::size_t run = 0;  // sectors at the beginning that lie one behind the other
  while (run < chain.sectors.size() && chain.sectors[run] == first + run) ++run;
  if (run == chain.sectors.size() && run > 0) {
    if (first < sectors_) {
      const std::uint64_t most = std::min<std::uint64_t>(size, run * sector_size_);
      stream.bytes = bytes_.substr((std::size_t{first} + 1) * sector_size_, static_cast<std::size_t>(most));
    }
  } else {
    std::string& whole = gathered_.emplace_back();
    whole.reserve(chain.sectors.size() * sector_size_);
    for (const std::uint32_t sector : chain.sectors) {
      const std::string_view body = sector_bytes(sector);
      whole += body;
      if (body.size() < sector_size_) break;
    }
    if (whole.size() > size) whole.resize(static_cast<std::size_t>(size));
    stream.bytes = whole;
  }
  stream.is_cut = stream.bytes.size() < size;
  return true;
}

bool CompoundFile::open_mini() {
  if (mini_is_open_) return true;
  mini_is_open_ = true;
  Stream table;
  const std::uint64_t table_bytes = std::uint64_t{u32_at(bytes_, 0x40)} * sector_size_;
  if (!read_regular(root_.first_sector, root_.bytes, mini_stream_)) return false;
  if (!read_regular(u32_at(bytes_, 0x3C), std::min<std::uint64_t>(table_bytes, bytes_.size()), table)) return false;
  for (std::size_t at = 0; at + 4 <= table.bytes.size(); at += 4) mini_fat_.push_back(u32_at(table.bytes, at));
  return true;
}

bool CompoundFile::read_mini(const Entry& entry, Stream& stream) {
  if (!open_mini()) return false;
  const Chain chain = follow(mini_fat_, entry.first_sector, (entry.bytes + kMiniSector - 1) / kMiniSector);
  if (chain.is_loop) return false;
  std::string& whole = gathered_.emplace_back();
  for (const std::uint32_t sector : chain.sectors) {
    const std::size_t at = std::size_t{sector} * kMiniSector;
    if (at >= mini_stream_.bytes.size()) break;
    whole += mini_stream_.bytes.substr(at, kMiniSector);
  }
  if (whole.size() > entry.bytes) whole.resize(static_cast<std::size_t>(entry.bytes));
  stream.bytes = whole;
  stream.is_cut = whole.size() < entry.bytes;
  return true;
}

Read<CompoundFile::Stream> CompoundFile::read(const Entry& entry) {
  Stream stream;
  const bool is_read =
      entry.bytes < mini_cutoff_ ? read_mini(entry, stream) : read_regular(entry.first_sector, entry.bytes, stream);
  if (!is_read) return Read<Stream>::failure(broken(entry.name));
  return stream;
}

}  // namespace tidtam::formats
