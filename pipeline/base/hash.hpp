#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace tidtam::base {

/// SHA-256 as 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256_of(std::string_view bytes);

/// The HMAC-SHA-256 of a message (RFC 2104) as 64 lower-case hexadecimal digits.
[[nodiscard]] std::string hmac_sha256_of(std::string_view key, std::string_view message);

/// The SHA-256 of bytes that come in pieces.
class Sha256 {
 public:
  Sha256();
  void add(std::string_view piece);
  /// Of all pieces so far, as sha256_of gives it; ends the adding.
  [[nodiscard]] std::string hexadecimal();

 private:
  struct Free {
    void operator()(void* context) const;
  };
  std::unique_ptr<void, Free> context_;  ///< OpenSSL's
};

/// The first `length` characters (at most 51) of the SHA-256 in base 32 (RFC 4648: `A`–`Z`, `2`–`7`): short ids that
/// survive being read out.
[[nodiscard]] std::string base32_id_of(std::string_view bytes, std::size_t length);

}  // namespace tidtam::base
