#include "pipeline/thai/number_lexer.hpp"

#include <array>

#include "pipeline/base/utf8.hpp"
#include "pipeline/thai/letters.hpp"
#include "pipeline/thai/word_table.hpp"

namespace tidtam::thai {

namespace {
struct Known {
  std::string_view letters;
  NumberWord word;
  std::int64_t factor = 1;
};

/// Longer words before those that they begin with.
constexpr std::array kKnown{Known{"ล้านล้าน", NumberWord::scale, 1'000'000'000'000},
                            Known{"แสนล้าน", NumberWord::scale, 100'000'000'000},
                            Known{"หมื่นล้าน", NumberWord::scale, 10'000'000'000},
                            Known{"พันล้าน", NumberWord::scale, 1'000'000'000},
                            Known{"ร้อยล้าน", NumberWord::scale, 100'000'000},
                            Known{"ร้อยละ", NumberWord::percent},
                            Known{"เปอร์เซ็นต์", NumberWord::percent},
                            Known{"เปอร์เซนต์", NumberWord::percent},
                            Known{"ล้าน", NumberWord::scale, 1'000'000},
                            Known{"แสน", NumberWord::scale, 100'000},
                            Known{"หมื่น", NumberWord::scale, 10'000},
                            Known{"พัน", NumberWord::scale, 1'000},
                            Known{"ร้อย", NumberWord::scale, 100},
                            Known{"บาทถ้วน", NumberWord::exactly},
                            Known{"บาท", NumberWord::baht},
                            Known{"บ.", NumberWord::baht},
                            Known{"ลบ.", NumberWord::scale, 1'000'000},
                            Known{"฿", NumberWord::baht_sign},
                            Known{"ดอลลาร์", NumberWord::foreign},
                            Known{"ยูโร", NumberWord::foreign},
                            Known{"เซนต์", NumberWord::hundredth},
                            Known{"สตางค์", NumberWord::satang},
                            Known{"สต.", NumberWord::satang},
                            Known{"ส.ต.", NumberWord::satang},
                            Known{"ถ้วน", NumberWord::exactly},
                            Known{"%", NumberWord::percent},
                            Known{".--", NumberWord::no_satang},
                            Known{".-", NumberWord::no_satang},
                            Known{".–", NumberWord::no_satang},
                            Known{",-", NumberWord::no_satang},
                            Known{"/-", NumberWord::no_satang},
                            Known{"-", NumberWord::minus},
                            Known{"−", NumberWord::minus},
                            Known{"–", NumberWord::minus},
                            Known{"—", NumberWord::minus},
                            Known{"‐", NumberWord::minus},
                            Known{"‑", NumberWord::minus},
                            Known{"﹣", NumberWord::minus},
                            Known{"－", NumberWord::minus},
                            Known{"+", NumberWord::plus},
                            Known{"*", NumberWord::footnote},
                            Known{"†", NumberWord::footnote},
                            Known{"‡", NumberWord::footnote},
                            Known{"¹", NumberWord::footnote},
                            Known{"²", NumberWord::footnote},
                            Known{"³", NumberWord::footnote},
                            Known{"⁴", NumberWord::footnote},
                            Known{"⁵", NumberWord::footnote},
                            Known{"⁶", NumberWord::footnote},
                            Known{"⁷", NumberWord::footnote},
                            Known{"⁸", NumberWord::footnote},
                            Known{"⁹", NumberWord::footnote},
                            Known{"^", NumberWord::footnote},
                            Known{"จำนวน", NumberWord::lead},
                            Known{"รวมทั้งสิ้น", NumberWord::lead},
                            Known{"รวมเป็นเงิน", NumberWord::lead},
                            Known{"เป็นเงิน", NumberWord::lead},
                            Known{"ทั้งสิ้น", NumberWord::lead},
                            Known{"รวม", NumberWord::lead},
                            Known{"ประมาณ", NumberWord::vague},
                            Known{"มากกว่า", NumberWord::vague},
                            Known{"น้อยกว่า", NumberWord::vague},
                            Known{"ไม่น้อยกว่า", NumberWord::vague},
                            Known{"กว่า", NumberWord::vague},
                            Known{"ไม่ต่ำกว่า", NumberWord::vague},
                            Known{"ไม่เกิน", NumberWord::vague},
                            Known{"อย่างน้อย", NumberWord::vague},
                            Known{"ขึ้นไป", NumberWord::vague},
                            Known{"≥", NumberWord::vague},
                            Known{">=", NumberWord::vague},
                            Known{"ตัวชี้วัด", NumberWord::unit},
                            Known{"นาที", NumberWord::unit},
                            Known{"ศูนย์", NumberWord::unit},
                            Known{"ท่าน", NumberWord::unit},
                            Known{"กล่อง", NumberWord::unit},
                            Known{"เท่า", NumberWord::unit},
                            Known{"โรง", NumberWord::unit},
                            Known{"ร.ร.", NumberWord::unit},
                            Known{"รร.", NumberWord::unit},
                            Known{"รร", NumberWord::unit},
                            Known{"ตรม.", NumberWord::unit},
                            Known{"วิชา", NumberWord::unit},
                            Known{"แผ่น", NumberWord::unit},
                            Known{"สาย", NumberWord::unit},
                            Known{"หมู่", NumberWord::unit},
                            Known{"ชิ้น", NumberWord::unit},
                            Known{"คู่", NumberWord::unit},
                            Known{"ใบ", NumberWord::unit},
                            Known{"อัน", NumberWord::unit},
                            Known{"โรงเรียน", NumberWord::unit},
                            Known{"สถานศึกษา", NumberWord::unit},
                            Known{"กิโลเมตร", NumberWord::unit},
                            Known{"ห้องเรียน", NumberWord::unit},
                            Known{"กิโลกรัม", NumberWord::unit},
                            Known{"โครงการ", NumberWord::unit},
                            Known{"กิจกรรม", NumberWord::unit},
                            Known{"ตารางวา", NumberWord::unit},
                            Known{"ตารางเมตร", NumberWord::unit},
                            Known{"เซนติเมตร", NumberWord::unit},
                            Known{"ครั้งที่", NumberWord::unit},
                            Known{"ชั่วโมง", NumberWord::unit},
                            Known{"หลักสูตร", NumberWord::unit},
                            Known{"เครื่อง", NumberWord::unit},
                            Known{"ครัวเรือน", NumberWord::unit},
                            Known{"นักเรียน", NumberWord::unit},
                            Known{"รายการ", NumberWord::unit},
                            Known{"คะแนน", NumberWord::unit},
                            Known{"จังหวัด", NumberWord::unit},
                            Known{"อำเภอ", NumberWord::unit},
                            Known{"ตำบล", NumberWord::unit},
                            Known{"หมู่บ้าน", NumberWord::unit},
                            Known{"ระดับ", NumberWord::unit},
                            Known{"กลุ่ม", NumberWord::unit},
                            Known{"เรื่อง", NumberWord::unit},
                            Known{"ฉบับ", NumberWord::unit},
                            Known{"เมตร", NumberWord::unit},
                            Known{"หลัง", NumberWord::unit},
                            Known{"แห่ง", NumberWord::unit},
                            Known{"ห้อง", NumberWord::unit},
                            Known{"ครั้ง", NumberWord::unit},
                            Known{"เดือน", NumberWord::unit},
                            Known{"เล่ม", NumberWord::unit},
                            Known{"เรื่อง", NumberWord::unit},
                            Known{"อัตรา", NumberWord::unit},
                            Known{"ราย", NumberWord::unit},
                            Known{"รูป", NumberWord::unit},
                            Known{"วัน", NumberWord::unit},
                            Known{"ไร่", NumberWord::unit},
                            Known{"งาน", NumberWord::unit},
                            Known{"ชุด", NumberWord::unit},
                            Known{"คัน", NumberWord::unit},
                            Known{"ตัว", NumberWord::unit},
                            Known{"ปี", NumberWord::unit},
                            Known{"ข้อ", NumberWord::unit},
                            Known{"คน", NumberWord::unit},
                            Known{"กม.", NumberWord::unit},
                            Known{"กม", NumberWord::unit},
                            Known{"กก.", NumberWord::unit},
                            Known{"ซม.", NumberWord::unit},
                            Known{"ชม.", NumberWord::unit},
                            Known{"ตร.ม.", NumberWord::unit},
                            Known{"ม.", NumberWord::unit},
                            Known{"km", NumberWord::unit},
                            Known{"ทุน", NumberWord::unit}};

constexpr WordTable kTable(kKnown);

/// A word ends where no Thai letter or mark goes on; scales, money and per cent may be followed by the next word.
bool may_end(std::string_view rest, NumberWord word) {
  if (word != NumberWord::unit || rest.empty()) return true;
  std::size_t at = 0;
  const char32_t next = base::decode_utf8(rest, at);
  return !is_thai(next) && !is_latin_letter(next);
}
}  // namespace

std::optional<NumberWordMatch> match_number_word(std::string_view text) {
  const Known* known =
      kTable.find(text, [text](const Known& word) { return may_end(text.substr(word.letters.size()), word.word); });
  if (known == nullptr) return std::nullopt;
  return NumberWordMatch{known->word, known->factor, known->letters};
}

}  // namespace tidtam::thai
