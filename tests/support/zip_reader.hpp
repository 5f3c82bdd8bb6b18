#pragma once

#include <cstdint>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>

#include <libdeflate.h>

namespace tidtam::support {

/// The parts of a well-formed zip by name, as another program than ours would read them: by the central directory.
inline std::map<std::string, std::string> parts_of_zip(std::string_view bytes) {
  const auto number = [&](std::size_t at, int size) {
    std::uint32_t value = 0;
    for (int i = size - 1; i >= 0; --i) {
      value = value * 256 + static_cast<unsigned char>(bytes.at(at + static_cast<std::size_t>(i)));
    }
    return value;
  };
  const std::size_t end = bytes.rfind("PK\x05\x06");
  if (end == std::string_view::npos) throw std::runtime_error("no zip");
  std::map<std::string, std::string> parts;
  libdeflate_decompressor* decompressor = libdeflate_alloc_decompressor();
  std::size_t at = number(end + 16, 4);
  for (std::uint32_t left = number(end + 10, 2); left > 0; --left) {
    const std::size_t local = number(at + 42, 4);
    const std::size_t data = local + 30 + number(local + 26, 2) + number(local + 28, 2);
    std::string content(number(at + 24, 4), '\0');
    const std::string_view packed = bytes.substr(data, number(at + 20, 4));
    if (number(at + 10, 2) == 0) {
      content = packed;
    } else if (libdeflate_deflate_decompress(decompressor, packed.data(), packed.size(), content.data(), content.size(),
                                             nullptr) != LIBDEFLATE_SUCCESS) {
      throw std::runtime_error("a part cannot be unpacked");
    }
    parts.emplace(bytes.substr(at + 46, number(at + 28, 2)), std::move(content));
    at += 46 + number(at + 28, 2) + number(at + 30, 2) + number(at + 32, 2);
  }
  libdeflate_free_decompressor(decompressor);
  return parts;
}

}  // namespace tidtam::support
