#pragma once

#include <cstdint>
#include <string_view>

namespace tidtam::thai {

/// What a word or sign beside a number says.
enum class NumberWord : std::uint8_t {
  scale,      ///< พัน แสน ล้าน: `factor`
  baht,       ///< บาท
  baht_sign,  ///< ฿, on either side
  no_satang,  ///< `.-`: the money ends here
  satang,     ///< สตางค์
  foreign,    ///< ยูโร, ดอลลาร์
  hundredth,  ///< เซนต์: of the foreign money before it
  exactly,    ///< ถ้วน
  percent,    ///< ร้อยละ, %, เปอร์เซ็นต์
  unit,       ///< คน แห่ง กม. …
  lead,       ///< จำนวน, รวม: stands before a number and says nothing of it
  vague,      ///< ประมาณ, กว่า
  minus,      ///< a hyphen, dash or minus of any kind
  plus,
  footnote,  ///< `*`, `²`
};

/// One spelling of a word beside a number.
struct NumberSpelling {
  std::string_view letters;
  NumberWord word = NumberWord::unit;
  std::int64_t factor = 1;
};

/// The word beside a number that the text begins with, the longest one, which lives as long as the program; nullptr
/// where it begins with none.
[[nodiscard]] const NumberSpelling* match_number_word(std::string_view text);

}  // namespace tidtam::thai
