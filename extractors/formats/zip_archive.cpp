#include "extractors/formats/zip_archive.hpp"

#include <libdeflate.h>

#include <algorithm>
#include <cstring>

namespace tidtam::formats {

namespace {
constexpr std::uint32_t kLocalHeader = 0x04034b50;
constexpr std::uint32_t kCentralHeader = 0x02014b50;
constexpr std::uint32_t kEndRecord = 0x06054b50;
constexpr std::uint32_t kZip64EndRecord = 0x06064b50;
constexpr std::uint32_t kZip64Locator = 0x07064b50;
constexpr std::size_t kLocalBytes = 30;
constexpr std::size_t kCentralBytes = 46;
constexpr std::size_t kEndBytes = 22;
constexpr std::size_t kZip64EndBytes = 56;
constexpr std::size_t kZip64LocatorBytes = 20;
constexpr std::size_t kLongestComment = 0xFFFF;
constexpr std::uint16_t kZip64Extra = 1;
constexpr std::uint16_t kEncryptedFlag = 1;
constexpr std::uint16_t kStored = 0;
constexpr std::uint16_t kDeflated = 8;

/// Little-endian integer at `at`; the caller has made sure that it lies within the bytes.
template <typename Integer>
Integer integer_at(std::string_view bytes, std::size_t at) {
  std::uint64_t value = 0;
  for (std::size_t i = sizeof(Integer); i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return static_cast<Integer>(value);
}

/// Some writers put backslashes or a leading slash into names.
std::string plain_name(std::string_view name) {
  while (!name.empty() && (name.front() == '/' || name.front() == '\\')) name.remove_prefix(1);
  std::string plain(name);
  std::ranges::replace(plain, '\\', '/');
  return plain;
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool same_but_case(std::string_view one, std::string_view other) {
  return std::ranges::equal(one, other, {}, lower, lower);
}

/// Sizes and offset of 0xFFFFFFFF stand in the zip64 field of the extra block instead.
void read_zip64_extra(std::string_view extra, ZipEntry& entry) {
  while (extra.size() >= 4) {
    const auto id = integer_at<std::uint16_t>(extra, 0);
    const std::size_t length = std::min<std::size_t>(integer_at<std::uint16_t>(extra, 2), extra.size() - 4);
    std::string_view field = extra.substr(4, length);
    extra.remove_prefix(4 + length);
    if (id != kZip64Extra) continue;
    for (std::uint64_t* value : {&entry.bytes, &entry.packed_bytes, &entry.offset}) {
      if (*value != 0xFFFFFFFF || field.size() < 8) continue;
      *value = integer_at<std::uint64_t>(field, 0);
      field.remove_prefix(8);
    }
    return;
  }
}

}  // namespace

void ZipArchive::FreeDecompressor::operator()(libdeflate_decompressor* decompressor) const {
  libdeflate_free_decompressor(decompressor);
}

Read<ZipArchive> ZipArchive::open(std::string_view bytes, const Limits& limits) {
  ZipArchive archive(bytes, limits);
  const Read<Directory> directory = archive.find_directory();
  if (!directory) return Read<ZipArchive>::failure(directory.reason());
  const Read<bool> entries = archive.read_directory(directory.value());
  if (!entries) return Read<ZipArchive>::failure(entries.reason());
  if (archive.entries_overlap()) return Read<ZipArchive>::failure(broken("zip"));
  archive.decompressor_.reset(libdeflate_alloc_decompressor());
  if (archive.decompressor_ == nullptr) throw std::bad_alloc();
  return archive;
}

Read<ZipArchive::Directory> ZipArchive::find_directory() const {
  if (bytes_.size() < kEndBytes) return Read<Directory>::failure(refusal("FILE-TRUNCATED"));
  const std::size_t last = bytes_.size() - kEndBytes;
  const std::size_t first = last > kLongestComment ? last - kLongestComment : 0;
  for (std::size_t at = last + 1; at-- > first;) {
    if (bytes_[at] != 'P' || integer_at<std::uint32_t>(bytes_, at) != kEndRecord) continue;
    Directory directory;
    directory.count = integer_at<std::uint16_t>(bytes_, at + 10);
    directory.bytes = integer_at<std::uint32_t>(bytes_, at + 12);
    directory.begin = integer_at<std::uint32_t>(bytes_, at + 16);
    std::size_t end = at;
    if (read_zip64_directory(at, directory)) end -= kZip64LocatorBytes + kZip64EndBytes;
    if (directory.bytes > end) continue;
    const std::uint64_t begin = end - directory.bytes;
    const bool stands_there = directory.begin <= begin && directory.begin + 4 <= bytes_.size() &&
                              integer_at<std::uint32_t>(bytes_, directory.begin) == kCentralHeader;
    if (!stands_there && begin > directory.begin) {
      directory.shift = begin - directory.begin;
      directory.begin = begin;
    }
    if (directory.begin > end) continue;
    return directory;
  }
  return Read<Directory>::failure(refusal("FILE-TRUNCATED"));
}

bool ZipArchive::read_zip64_directory(std::size_t end_record, Directory& directory) const {
  if (end_record < kZip64LocatorBytes + kZip64EndBytes) return false;
  const std::size_t locator = end_record - kZip64LocatorBytes;
  if (integer_at<std::uint32_t>(bytes_, locator) != kZip64Locator) return false;
  const auto at = integer_at<std::uint64_t>(bytes_, locator + 8);
  if (at > locator - kZip64EndBytes || integer_at<std::uint32_t>(bytes_, at) != kZip64EndRecord) return false;
  directory.count = integer_at<std::uint64_t>(bytes_, at + 32);
  directory.bytes = integer_at<std::uint64_t>(bytes_, at + 40);
  directory.begin = integer_at<std::uint64_t>(bytes_, at + 48);
  return true;
}

Read<bool> ZipArchive::read_directory(const Directory& directory) {
  if (directory.count > limits_->entries) {
    return Read<bool>::failure(beyond_limit("zip_entries", directory.count, limits_->entries));
  }
  entries_.reserve(directory.count);
  std::uint64_t at = directory.begin;
  for (std::uint64_t i = 0; i < directory.count; ++i) {
    if (at + kCentralBytes > bytes_.size() || integer_at<std::uint32_t>(bytes_, at) != kCentralHeader) {
      return Read<bool>::failure(broken("zip"));
    }
    ZipEntry entry;
    entry.flags = integer_at<std::uint16_t>(bytes_, at + 8);
    entry.method = integer_at<std::uint16_t>(bytes_, at + 10);
    entry.crc = integer_at<std::uint32_t>(bytes_, at + 16);
    entry.packed_bytes = integer_at<std::uint32_t>(bytes_, at + 20);
    entry.bytes = integer_at<std::uint32_t>(bytes_, at + 24);
    const std::size_t name_bytes = integer_at<std::uint16_t>(bytes_, at + 28);
    const std::size_t extra_bytes = integer_at<std::uint16_t>(bytes_, at + 30);
    const std::size_t comment_bytes = integer_at<std::uint16_t>(bytes_, at + 32);
    entry.offset = integer_at<std::uint32_t>(bytes_, at + 42);
    at += kCentralBytes;
    if (at + name_bytes + extra_bytes + comment_bytes > bytes_.size()) return Read<bool>::failure(broken("zip"));
    entry.name = plain_name(bytes_.substr(at, name_bytes));
    read_zip64_extra(bytes_.substr(at + name_bytes, extra_bytes), entry);
    entry.offset += directory.shift;
    at += name_bytes + extra_bytes + comment_bytes;
    entries_.push_back(std::move(entry));
  }
  return true;
}

bool ZipArchive::entries_overlap() const {
  std::vector<std::pair<std::uint64_t, std::uint64_t>> spans;
  spans.reserve(entries_.size());
  for (const ZipEntry& entry : entries_) {
    if (entry.offset > bytes_.size() || entry.packed_bytes > bytes_.size()) continue;  // refused where it is read
    spans.emplace_back(entry.offset, entry.offset + kLocalBytes + entry.packed_bytes);
  }
  std::ranges::sort(spans);
  for (std::size_t i = 1; i < spans.size(); ++i) {
    if (spans[i].first < spans[i - 1].second) return true;
  }
  return false;
}

const ZipEntry* ZipArchive::find(std::string_view name) const {
  const auto exact = std::ranges::find(entries_, name, &ZipEntry::name);
  if (exact != entries_.end()) return &*exact;
  const auto near = std::ranges::find_if(entries_, [&](const ZipEntry& e) { return same_but_case(e.name, name); });
  return near != entries_.end() ? &*near : nullptr;
}

Read<std::string_view> ZipArchive::packed(const ZipEntry& entry) {
  using Packed = Read<std::string_view>;
  if ((entry.flags & kEncryptedFlag) != 0) return Packed::failure(refusal("FILE-ENCRYPTED"));
  if (entry.method != kStored && entry.method != kDeflated) return Packed::failure(broken(entry.name));
  if (entry.bytes > limits_->entry_bytes) {
    return Packed::failure(beyond_size("entry", entry.bytes, limits_->entry_bytes, entry.name));
  }
  if (entry.bytes > limits_->total_bytes - std::min(inflated_bytes_, limits_->total_bytes)) {
    return Packed::failure(beyond_size("total", inflated_bytes_ + entry.bytes, limits_->total_bytes, entry.name));
  }
  if (entry.bytes >= limits_->ratio_from_bytes && entry.bytes / limits_->inflate_ratio > entry.packed_bytes) {
    return Packed::failure(beyond_limit("inflate_ratio",
                                        entry.bytes / std::max<std::uint64_t>(entry.packed_bytes, 1) + 1,
                                        limits_->inflate_ratio, entry.name));
  }
  if (entry.offset > bytes_.size() || bytes_.size() - entry.offset < kLocalBytes ||
      integer_at<std::uint32_t>(bytes_, entry.offset) != kLocalHeader) {
    return Packed::failure(broken(entry.name));
  }
  const std::uint64_t begin = entry.offset + kLocalBytes + integer_at<std::uint16_t>(bytes_, entry.offset + 26) +
                              integer_at<std::uint16_t>(bytes_, entry.offset + 28);
  if (begin > bytes_.size() || entry.packed_bytes > bytes_.size() - begin) return Packed::failure(broken(entry.name));
  if (entry.method == kStored && entry.bytes != entry.packed_bytes) return Packed::failure(broken(entry.name));
  inflated_bytes_ += entry.bytes;
  return bytes_.substr(begin, entry.packed_bytes);
}

bool ZipArchive::inflate(const ZipEntry& entry, std::string_view packed, char* out) {
  if (entry.method == kStored) {
    std::memcpy(out, packed.data(), packed.size());
  } else if (libdeflate_deflate_decompress(decompressor_.get(), packed.data(), packed.size(), out, entry.bytes,
                                           nullptr) != LIBDEFLATE_SUCCESS) {
    return false;
  }
  out[entry.bytes] = '\0';
  return libdeflate_crc32(0, out, entry.bytes) == entry.crc;
}

Read<std::string_view> ZipArchive::read(const ZipEntry& entry) {
  using Text = Read<std::string_view>;
  const Read<std::string_view> source = packed(entry);
  if (!source) return Text::failure(source.reason());
  if (buffer_bytes_ < entry.bytes + 1) {
    buffer_.reset();
    buffer_bytes_ = entry.bytes + 1;
    buffer_ = std::make_unique_for_overwrite<char[]>(buffer_bytes_);
  }
  if (!inflate(entry, source.value(), buffer_.get())) return Text::failure(broken(entry.name));
  return std::string_view(buffer_.get(), entry.bytes);
}

Read<ZipStream> ZipArchive::stream(const ZipEntry& entry) {
  const Read<std::string_view> source = packed(entry);
  if (!source) return Read<ZipStream>::failure(source.reason());
  return ZipStream(entry, source.value());
}

Read<ZipStream> ZipArchive::stream_again(const ZipEntry& entry) {
  inflated_bytes_ -= entry.bytes;
  return stream(entry);
}

Read<std::unique_ptr<char[]>> ZipArchive::read_owned(const ZipEntry& entry) {
  using Owned = Read<std::unique_ptr<char[]>>;
  const Read<std::string_view> source = packed(entry);
  if (!source) return Owned::failure(source.reason());
  auto buffer = std::make_unique_for_overwrite<char[]>(entry.bytes + 1);
  if (!inflate(entry, source.value(), buffer.get())) return Owned::failure(broken(entry.name));
  return buffer;
}

}  // namespace tidtam::formats
