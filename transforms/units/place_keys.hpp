#pragma once

#include <string>
#include <string_view>

namespace tidtam::transforms {

/// `อ.เมือง`, `อำเภอเมืองศรีสะเกษ`, `เขตพระนคร` without the word before the name.
[[nodiscard]] std::string amphoe_key(std::string_view amphoe);
/// `จ.ศรีสะเกษ`, `จังหวัดศรีสะเกษ` without the word before the name.
[[nodiscard]] std::string province_key(std::string_view province);

}  // namespace tidtam::transforms
