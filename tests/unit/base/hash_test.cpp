#include "pipeline/base/hash.hpp"

#include <gtest/gtest.h>

namespace tidtam::base {
namespace {

// The test vectors of FIPS 180-2, appendix B, and of the empty message.
TEST(Hash, GivesTheVectorsOfFips180) {
  EXPECT_EQ(sha256_of(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_of("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256_of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(sha256_of(std::string(1'000'000, 'a')), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Hash, CountsNulBytesToo) {
  EXPECT_NE(sha256_of(std::string_view("a\0b", 3)), sha256_of("a"));
}

// `printf abc | sha256sum | xxd -r -p | base32`
TEST(Hash, GivesShortIdsInBase32) {
  EXPECT_EQ(base32_id_of("abc", 51), "XJ4BNP4PAHH6UQKBIDPF3LRCEOYAGYNDSYLXVHFUCD7WD4QACWW");
  EXPECT_EQ(base32_id_of("abc", 8), "XJ4BNP4P");
  EXPECT_EQ(base32_id_of("", 1), "4");
  EXPECT_EQ(base32_id_of("abc", 0), "");
}

}  // namespace
}  // namespace tidtam::base
