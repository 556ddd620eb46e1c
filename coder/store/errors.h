// What goes wrong inside this module, and its way out: SQLite's exceptions and this module's own become errors at the
// edge of every public function.
#pragma once

#include <SQLiteCpp/Exception.h>

#include <exception>
#include <string>
#include <utility>

#include "coder/base/result.h"

namespace coder::store {

/// An error on its way to the module's edge.
class Failure : public std::exception {
public:
    explicit Failure(base::Error error) : error_(std::move(error)) {}
    Failure(base::ErrorCode code, std::string message, std::string remedy = {})
        : error_{code, std::move(message), std::move(remedy), {}} {}
    const char* what() const noexcept override { return error_.message.c_str(); }
    const base::Error& error() const { return error_; }

private:
    base::Error error_;
};

/// For values in the file that can't be right.
Failure damaged(const std::string& what);

/// What SQLite says, in the program's words. `path` is the study file's, empty for one in memory.
base::Error toError(const SQLite::Exception& exception, const std::string& path);

/// The error of the exception that is being handled; for use in a catch block. Passes on what is none of this module's.
base::Error currentError(const std::string& path);

/// The function's result, or the error that it threw.
template <class Function>
auto guarded(const std::string& path, Function function) -> decltype(function()) {
    try {
        return function();
    } catch (...) {
        return base::unexpected(currentError(path));
    }
}

}  // namespace coder::store
