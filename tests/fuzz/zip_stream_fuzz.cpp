#include <cstdio>
#include <cstdlib>
#include <string>

#include <libdeflate.h>

#include "extractors/formats/zip_archive.hpp"

namespace {

using tidtam::formats::ZipEntry;
using tidtam::formats::ZipStream;

constexpr std::size_t kInflatedAtMost = 1 << 16;

struct FreeDecompressor {
  void operator()(libdeflate_decompressor* decompressor) const { libdeflate_free_decompressor(decompressor); }
};

/// What libdeflate makes of the bytes.
std::optional<std::string> inflated_whole(std::string_view packed) {
  static const std::unique_ptr<libdeflate_decompressor, FreeDecompressor> kDecompressor(
      libdeflate_alloc_decompressor());
  std::string text(kInflatedAtMost, '\0');
  std::size_t bytes = 0;
  if (libdeflate_deflate_decompress(kDecompressor.get(), packed.data(), packed.size(), text.data(), text.size(),
                                    &bytes) != LIBDEFLATE_SUCCESS)
    return std::nullopt;
  text.resize(bytes);
  return text;
}

/// What the stream makes of them in rooms of this size, if the entry announces length and sum of `text`.
std::optional<std::string> inflated_in_pieces(std::string_view packed, const std::string& text,
                                              std::size_t room_bytes) {
  ZipStream stream({.packed_bytes = packed.size(),
                    .bytes = text.size(),
                    .crc = libdeflate_crc32(0, text.data(), text.size()),
                    .method = 8},
                   packed);
  std::string all;
  std::string room(room_bytes, '\0');
  for (;;) {
    const std::optional<std::size_t> count = stream.read(room);
    if (!count) return std::nullopt;
    all.append(room, 0, *count);
    if (*count < room.size()) return all;
  }
}

/// The bytes as libdeflate packs them; the first of them says how hard it tries.
std::string packed_from(std::string_view text) {
  libdeflate_compressor* compressor = libdeflate_alloc_compressor(text.empty() ? 0 : text[0] & 7);
  std::string packed(libdeflate_deflate_compress_bound(compressor, text.size()), '\0');
  packed.resize(libdeflate_deflate_compress(compressor, text.data(), text.size(), packed.data(), packed.size()));
  libdeflate_free_compressor(compressor);
  return packed;
}

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "not so: %s\n", what);
  std::abort();
}

}  // namespace

/// What large entries are inflated with, piece by piece, gives of any bytes nothing else than what small ones are
/// inflated with, in rooms of any size the same, and of packed bytes what was packed. (It may refuse more: libdeflate
/// takes codes of lengths that deflate does not have, as the sum of the entry shows.)
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size) {
  const std::string_view view(reinterpret_cast<const char*>(bytes), size);
  const std::size_t small_room = 1 + size % 61;
  const std::string text = inflated_whole(view).value_or("");
  const std::optional<std::string> pieces = inflated_in_pieces(view, text, small_room);
  require(!pieces || *pieces == text, "read in pieces, it is what it is read whole");
  require(pieces == inflated_in_pieces(view, text, 4096), "rooms of other sizes give the same");
  require(!inflated_in_pieces(view, text + "x", 4096), "a wrong length is believed");

  const std::string own(view);
  require(inflated_in_pieces(packed_from(own), own, small_room) == own, "what was packed comes out again");
  return 0;
}
