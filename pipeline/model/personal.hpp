#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

namespace tidtam::model {

/// What a column says of a person (DOMAIN H); decides what may be done with it.
enum class PersonalClass : std::uint8_t {
  none,
  id,          ///< `PID`: national id, G-code, the school's own number of a pupil
  name,        ///< `NAME`
  birth,       ///< `BIRTH`: the date of birth
  contact,     ///< `CONTACT`: address, phone, e-mail
  guardian,    ///< `GUARDIAN`: parents and who stands for them
  health,      ///< `HEALTH`
  belief,      ///< `BELIEF`: religion, race, nationality
  disability,  ///< `DISABILITY`
  poverty,     ///< `POVERTY`
};

constexpr std::array<std::pair<std::string_view, PersonalClass>, 10> kPersonalClasses{{
    {"NONE", PersonalClass::none},
    {"PID", PersonalClass::id},
    {"NAME", PersonalClass::name},
    {"BIRTH", PersonalClass::birth},
    {"CONTACT", PersonalClass::contact},
    {"GUARDIAN", PersonalClass::guardian},
    {"HEALTH", PersonalClass::health},
    {"BELIEF", PersonalClass::belief},
    {"DISABILITY", PersonalClass::disability},
    {"POVERTY", PersonalClass::poverty},
}};

/// `PID`, `NAME` …: the spelling of catalogue files.
[[nodiscard]] constexpr std::string_view personal_class_word(PersonalClass personal) {
  return kPersonalClasses[static_cast<std::size_t>(personal)].first;
}

/// Whether such a column tells one person from another, rather than saying something of somebody.
[[nodiscard]] constexpr bool is_identifying(PersonalClass personal) {
  return personal >= PersonalClass::id && personal <= PersonalClass::guardian;
}

}  // namespace tidtam::model
