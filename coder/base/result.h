// Result<T>: the value of an operation, or the Error that kept it from finishing.
//
// The names are those of std::expected, which the compilers of Debian 12 do not have, so that it can take this one's
// place.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>

#include "coder/base/check.h"
#include "coder/base/diagnostic.h"

namespace coder::base {

enum class ErrorCode : std::uint8_t {
    NotFound,     ///< A file or a named thing does not exist.
    Unreadable,   ///< It exists but can't be read: permissions, a folder where a file was expected.
    Unwritable,   ///< Output can't be written: permissions, disk full.
    Invalid,      ///< The input was read but can't be used.
    Unsupported,  ///< The input is of a kind that this program does not read.
    Cancelled,    ///< The caller asked to stop.
    Exists,       ///< What is to be made is there already.
    Busy,         ///< Another program is writing; it may be tried again.
    Newer,        ///< Written by a newer version of this program.
};

/// Why an operation could not finish. The diagnostic's severity is always error.
struct Error {
    ErrorCode code = ErrorCode::Invalid;
    std::string message;
    std::string remedy;
    Place place;

    Diagnostic diagnostic() const { return {Severity::Error, place, message, remedy}; }
};

struct Unexpected {
    Error error;
};

inline Unexpected unexpected(ErrorCode code, std::string message, std::string remedy = {}, Place place = {}) {
    return {Error{code, std::move(message), std::move(remedy), std::move(place)}};
}
inline Unexpected unexpected(Error error) { return {std::move(error)}; }

/// Either a T or an Error. Taken out of a temporary, the value is a copy of its own, so that nothing dangles. Reading
/// the one that is not there is a programmer's fault and ends the program.
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : content_(std::in_place_index<0>, std::move(value)) {}
    Result(Unexpected unexpected) : content_(std::in_place_index<1>, std::move(unexpected.error)) {}

    bool has_value() const { return content_.index() == 0; }
    explicit operator bool() const { return has_value(); }

    T& value() & { return checked(); }
    const T& value() const& { return const_cast<Result*>(this)->checked(); }
    T value() && { return std::move(checked()); }

    T& operator*() & { return checked(); }
    const T& operator*() const& { return const_cast<Result*>(this)->checked(); }
    T operator*() && { return std::move(checked()); }
    T* operator->() { return &checked(); }
    const T* operator->() const { return &const_cast<Result*>(this)->checked(); }

    const Error& error() const {
        CODER_CHECK_EQ(content_.index(), std::size_t{1});
        return *std::get_if<1>(&content_);
    }

private:
    T& checked() {
        CODER_CHECK_EQ(content_.index(), std::size_t{0});
        return *std::get_if<0>(&content_);
    }

    std::variant<T, Error> content_;
};

/// The result of an operation that has nothing to hand back.
struct Done {};
using Status = Result<Done>;

}  // namespace coder::base
