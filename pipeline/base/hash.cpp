#include "pipeline/base/hash.hpp"

#include <array>

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "pipeline/base/error.hpp"

namespace tidtam::base {

namespace {
std::array<unsigned char, 32> digest_of(std::string_view bytes) {
  std::array<unsigned char, 32> digest{};
  unsigned int length = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr) != 1 ||
      length != digest.size()) {
    throw Error("SHA-256 is not available from the OpenSSL library; check its installation");
  }
  return digest;
}

std::string hexadecimal_of(const std::array<unsigned char, 32>& digest) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  text.reserve(64);
  for (const unsigned char byte : digest) {
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

EVP_MD_CTX* openssl_context(void* context) {
  return static_cast<EVP_MD_CTX*>(context);
}

void require(int outcome) {
  if (outcome != 1) throw Error("SHA-256 is not available from the OpenSSL library; check its installation");
}
}  // namespace

std::string sha256_of(std::string_view bytes) {
  return hexadecimal_of(digest_of(bytes));
}

std::string hmac_sha256_of(std::string_view key, std::string_view message) {
  std::array<unsigned char, 32> digest{};
  unsigned int size = 0;
  const auto* bytes = reinterpret_cast<const unsigned char*>(message.data());
  const auto* made =
      HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), bytes, message.size(), digest.data(), &size);
  require(made != nullptr && size == digest.size() ? 1 : 0);
  return hexadecimal_of(digest);
}

void Sha256::Free::operator()(void* context) const {
  EVP_MD_CTX_free(openssl_context(context));
}

Sha256::Sha256() : context_(EVP_MD_CTX_new()) {
  require(EVP_DigestInit_ex(openssl_context(context_.get()), EVP_sha256(), nullptr));
}

void Sha256::add(std::string_view piece) {
  require(EVP_DigestUpdate(openssl_context(context_.get()), piece.data(), piece.size()));
}

std::string Sha256::hexadecimal() {
  std::array<unsigned char, 32> digest{};
  require(EVP_DigestFinal_ex(openssl_context(context_.get()), digest.data(), nullptr));
  return hexadecimal_of(digest);
}

std::string base32_id_of(std::string_view bytes, std::size_t length) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  TIDTAM_ASSERT(length <= 51, "a SHA-256 has 51 whole base-32 digits");
  std::string text;
  unsigned int held = 0;
  unsigned int bits = 0;
  for (const unsigned char byte : digest_of(bytes)) {
    if (text.size() == length) break;
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5 && text.size() < length) {
      bits -= 5;
      text += kDigits[(held >> bits) & 31];
    }
  }
  return text;
}

}  // namespace tidtam::base
