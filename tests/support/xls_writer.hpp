#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tidtam::support {

// Little-endian numbers, from which records are put together by hand.
inline std::string little_endian(std::uint64_t value, int bytes) {
  std::string out;
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(static_cast<unsigned char>(value >> (8 * i)));
  return out;
}
inline std::string le8(std::uint64_t value) {
  return little_endian(value, 1);
}
inline std::string le16(std::uint64_t value) {
  return little_endian(value, 2);
}
inline std::string le32(std::uint64_t value) {
  return little_endian(value, 4);
}
inline std::string le_double(double value) {
  return little_endian(std::bit_cast<std::uint64_t>(value), 8);
}
/// Letters of two bytes each, for text of the basic plane.
inline std::string le_letters(std::u16string_view letters) {
  std::string out;
  for (const char16_t letter : letters) out += le16(letter);
  return out;
}

/// A record of the binary format: number, length, body.
inline std::string record(std::uint16_t id, std::string_view body) {
  return le16(id) + le16(body.size()) + std::string(body);
}
/// What cell records of BIFF3 and later begin with.
inline std::string cell_head(std::uint16_t row, std::uint16_t column, std::uint16_t format = 0) {
  return le16(row) + le16(column) + le16(format);
}

enum class BiffVersion : std::uint16_t { v5 = 0x0500, v8 = 0x0600 };

/// Puts the streams of a workbook together: globals, then sheets, whose places in the stream it works out.
class XlsWriter {
 public:
  explicit XlsWriter(BiffVersion version = BiffVersion::v8) : version_(version) {}

  XlsWriter& globals(std::uint16_t id, std::string_view body) {
    globals_ += record(id, body);
    return *this;
  }
  /// A number format and a cell format that uses it; cell formats are counted from 0 in the order of their calls.
  XlsWriter& format(std::uint16_t number, std::string_view code) {
    const std::string length = version_ == BiffVersion::v8 ? le16(code.size()) + le8(0) : le8(code.size());
    globals(0x041E, le16(number) + length + std::string(code));
    return cell_format(number);
  }
  XlsWriter& cell_format(std::uint16_t number) {
    return globals(0x00E0, le16(0) + le16(number) + std::string(16, '\0'));
  }

  /// `visibility` 0 to 2; `kind` 0 worksheet, 1 macro sheet, 2 chart. `records` come without BOF and EOF.
  XlsWriter& sheet(std::string_view name, std::string_view records, std::uint8_t visibility = 0,
                   std::uint8_t kind = 0) {
    const std::uint16_t type = kind == 0 ? 0x0010 : kind == 1 ? 0x0040 : 0x0020;
    return raw_sheet(name, begin(type) + std::string(records) + end(), visibility, kind);
  }
  /// A sheet whose substream is given whole.
  XlsWriter& raw_sheet(std::string_view name, std::string_view substream, std::uint8_t visibility = 0,
                       std::uint8_t kind = 0) {
    sheets_.push_back({std::string(name), std::string(substream), visibility, kind});
    return *this;
  }

  [[nodiscard]] std::string begin(std::uint16_t type) const {
    return record(0x0809, le16(static_cast<std::uint16_t>(version_)) + le16(type) + std::string(12, '\0'));
  }
  [[nodiscard]] static std::string end() { return record(0x000A, ""); }

  /// The workbook stream, to be put into a compound file.
  [[nodiscard]] std::string stream() const {
    const std::string head = begin(0x0005) + globals_;
    std::size_t offset = head.size() + end().size();
    for (const Sheet& sheet : sheets_) offset += listed(sheet, 0).size();
    std::string list;
    std::string bodies;
    for (const Sheet& sheet : sheets_) {
      list += listed(sheet, offset + bodies.size());
      bodies += sheet.substream;
    }
    return head + list + end() + bodies;
  }

 private:
  struct Sheet {
    std::string name;
    std::string substream;
    std::uint8_t visibility;
    std::uint8_t kind;
  };

  [[nodiscard]] std::string listed(const Sheet& sheet, std::size_t offset) const {
    const std::string letters = version_ == BiffVersion::v8 ? le8(0) + sheet.name : sheet.name;
    return record(0x0085, le32(offset) + le8(sheet.visibility) + le8(sheet.kind) + le8(sheet.name.size()) + letters);
  }

  BiffVersion version_;
  std::string globals_;
  std::vector<Sheet> sheets_;
};

/// Writes a compound file of 512-byte sectors. Streams below 4096 bytes go into the mini stream.
class CompoundWriter {
 public:
  enum class Order : std::uint8_t { together, backwards };

  static constexpr std::size_t kSector = 512;
  static constexpr std::size_t kMini = 64;
  static constexpr std::uint32_t kEnd = 0xFFFFFFFE;
  static constexpr std::uint32_t kFree = 0xFFFFFFFF;

  explicit CompoundWriter(Order order = Order::together) : order_(order) {}

  CompoundWriter& add(std::string_view name, std::string_view content) {
    streams_.push_back({std::string(name), std::string(content), "", 0});
    return *this;
  }
  /// A stream in a folder of the root, as embedded workbooks are.
  CompoundWriter& add_in_folder(std::string_view folder, std::string_view name, std::string_view content) {
    streams_.push_back({std::string(name), std::string(content), std::string(folder), 0});
    return *this;
  }
  /// Lets the directory name more bytes than the last stream has.
  CompoundWriter& claim_more(std::uint32_t bytes) {
    streams_.back().claimed_more = bytes;
    return *this;
  }

  [[nodiscard]] std::string finish() {
    body_.clear();
    fat_.clear();
    std::string mini_stream;
    std::vector<std::uint32_t> mini_fat;
    std::vector<std::uint32_t> firsts;
    for (const Stream& stream : streams_) {
      if (stream.content.size() + stream.claimed_more >= 4096) {
        firsts.push_back(put(stream.content));
        continue;
      }
      firsts.push_back(stream.content.empty() ? kEnd : static_cast<std::uint32_t>(mini_fat.size()));
      const std::size_t count = (stream.content.size() + kMini - 1) / kMini;
      for (std::size_t i = 0; i < count; ++i) {
        mini_fat.push_back(i + 1 == count ? kEnd : static_cast<std::uint32_t>(mini_fat.size() + 1));
      }
      mini_stream += stream.content;
      mini_stream.resize(mini_fat.size() * kMini);
    }
    const std::uint32_t mini_first = put(mini_stream);
    std::string mini_table;
    for (const std::uint32_t next : mini_fat) mini_table += le32(next);
    while (mini_table.size() % kSector != 0) mini_table += le32(kFree);
    const std::uint32_t mini_table_first = put(mini_table);
    const std::uint32_t directory_first = put(directory(firsts, mini_first, mini_stream.size()));
    return header_and_tables(directory_first, mini_table_first, mini_table.size() / kSector);
  }

 private:
  struct Stream {
    std::string name;
    std::string content;
    std::string folder;
    std::uint32_t claimed_more;
  };

  /// Puts content into sectors and gives the first of its chain.
  std::uint32_t put(std::string content) {
    if (content.empty()) return kEnd;
    content.resize((content.size() + kSector - 1) / kSector * kSector);
    const std::size_t count = content.size() / kSector;
    const auto base = static_cast<std::uint32_t>(fat_.size());
    fat_.resize(base + count, kEnd);
    body_.resize((base + count) * kSector);
    const auto place = [&](std::size_t i) {
      return static_cast<std::uint32_t>(base + (order_ == Order::together ? i : count - 1 - i));
    };
    for (std::size_t i = 0; i < count; ++i) {
      body_.replace(place(i) * kSector, kSector, content, i * kSector, kSector);
      if (i + 1 < count) fat_[place(i)] = place(i + 1);
    }
    return place(0);
  }

  static std::string node(std::string_view name, std::uint8_t kind, std::uint32_t right, std::uint32_t child,
                          std::uint32_t first, std::uint64_t bytes) {
    std::string raw;
    for (const char c : name) raw += le16(static_cast<unsigned char>(c));
    raw.resize(64);
    raw += le16(2 * name.size() + 2) + le8(kind) + le8(1) + le32(kFree) + le32(right) + le32(child);
    raw.resize(116);
    return raw + le32(first) + little_endian(bytes, 8);
  }

  /// Siblings hang one behind the other; a folder follows right before the streams in it.
  [[nodiscard]] std::string directory(const std::vector<std::uint32_t>& firsts, std::uint32_t mini_first,
                                      std::size_t mini_bytes) const {
    std::vector<std::string> nodes;
    std::uint32_t index = 1;
    const auto count_of = [](const Stream& stream) { return stream.folder.empty() ? 1U : 2U; };
    for (std::size_t i = 0; i < streams_.size(); ++i) {
      const Stream& stream = streams_[i];
      const std::uint32_t next = i + 1 < streams_.size() ? index + count_of(stream) : kFree;
      const std::uint64_t bytes = stream.content.size() + stream.claimed_more;
      if (stream.folder.empty()) {
        nodes.push_back(node(stream.name, 2, next, kFree, firsts[i], bytes));
      } else {
        nodes.push_back(node(stream.folder, 1, next, index + 1, 0, 0));
        nodes.push_back(node(stream.name, 2, kFree, kFree, firsts[i], bytes));
      }
      index += count_of(stream);
    }
    std::string all = node("Root Entry", 5, kFree, nodes.empty() ? kFree : 1, mini_first, mini_bytes);
    for (const std::string& one : nodes) all += one;
    return all;
  }

  [[nodiscard]] std::string header_and_tables(std::uint32_t directory_first, std::uint32_t mini_table_first,
                                              std::size_t mini_table_sectors) {
    constexpr std::size_t kInSector = kSector / 4;
    constexpr std::size_t kInHeader = 109;
    const std::size_t used = fat_.size();
    std::size_t tables = 1;
    std::size_t lists = 0;
    while (tables * kInSector < used + tables + lists) {
      ++tables;
      lists = tables > kInHeader ? (tables - kInHeader + kInSector - 2) / (kInSector - 1) : 0;
    }
    fat_.resize(used + tables, 0xFFFFFFFD);
    fat_.resize(used + tables + lists, 0xFFFFFFFC);
    fat_.resize(tables * kInSector, kFree);
    std::string list;  // of the sectors that hold the table
    for (std::size_t i = 0; i < tables; ++i) list += le32(used + i);
    std::string header("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    header.resize(24);
    header += le16(0x003E) + le16(3) + le16(0xFFFE) + le16(9) + le16(6) + std::string(10, '\0') + le32(tables) +
              le32(directory_first) + le32(0) + le32(4096) + le32(mini_table_first) + le32(mini_table_sectors) +
              le32(lists == 0 ? kEnd : used + tables) + le32(lists);
    header += list.substr(0, kInHeader * 4);
    while (header.size() < kSector) header += le32(kFree);
    std::string whole = header + body_;
    for (const std::uint32_t next : fat_) whole += le32(next);
    for (std::size_t i = 0; i < lists; ++i) {
      std::string part = list.substr((kInHeader + i * (kInSector - 1)) * 4, (kInSector - 1) * 4);
      while (part.size() < kSector - 4) part += le32(kFree);
      whole += part + le32(i + 1 < lists ? used + tables + i + 1 : kEnd);
    }
    return whole;
  }

  Order order_;
  std::vector<Stream> streams_;
  std::string body_;
  std::vector<std::uint32_t> fat_;
};

/// A whole .xls file.
inline std::string xls_file(const XlsWriter& workbook) {
  return CompoundWriter().add("Workbook", workbook.stream()).finish();
}

}  // namespace tidtam::support
