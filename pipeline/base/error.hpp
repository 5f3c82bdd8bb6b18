#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>

/// Floor 0: what every room may use. Nothing here knows of spreadsheets, offices or Thai.
namespace tidtam {

/// The run cannot go on (disk, database). Caught only in `main` and at the fence around one submission.
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The settings, a catalogue file or the command line is wrong; the message names file and line. Exit status 2.
class ConfigurationError : public Error {
 public:
  using Error::Error;
};

namespace base {

/// A step that may fail in the normal course of business: a value or the reason why there is none.
template <typename Value, typename Failure = std::string>
class [[nodiscard]] Result {
 public:
  Result(Value value) : held_(std::in_place_index<0>, std::move(value)) {}
  static Result failure(Failure reason) { return Result(std::in_place_index<1>, std::move(reason)); }

  [[nodiscard]] bool has_value() const { return held_.index() == 0; }
  explicit operator bool() const { return has_value(); }
  [[nodiscard]] const Value& value() const& { return std::get<0>(held_); }
  [[nodiscard]] Value& value() & { return std::get<0>(held_); }
  [[nodiscard]] Value&& value() && { return std::get<0>(std::move(held_)); }
  [[nodiscard]] const Failure& reason() const { return std::get<1>(held_); }

 private:
  template <std::size_t Index, typename Held>
  Result(std::in_place_index_t<Index> index, Held held) : held_(index, std::move(held)) {}
  std::variant<Value, Failure> held_;
};

}  // namespace base
}  // namespace tidtam

/// A mistake of the programmer's, never of the input's. The sentence says what was taken for granted.
#define TIDTAM_ASSERT(condition, sentence)                                                     \
  do {                                                                                         \
    if (!(condition)) ::tidtam::base::stop_on_broken_promise(#condition, sentence, __FILE__, __LINE__); \
  } while (false)

namespace tidtam::base {
[[noreturn]] void stop_on_broken_promise(const char* condition, const char* sentence, const char* file, int line);
}
