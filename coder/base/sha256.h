// SHA-256 (FIPS 180-4), through OpenSSL's libcrypto, which uses the processor's own instructions for it.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace coder::base {

/// Of bytes that come in pieces.
class Sha256 {
public:
    Sha256();
    Sha256(Sha256&&) noexcept;
    ~Sha256();

    void add(std::string_view bytes);
    /// Of all bytes added, in lower-case hexadecimal. Nothing may be added behind it.
    std::string finish();

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Of these bytes, in lower-case hexadecimal.
std::string sha256(std::string_view bytes);

}  // namespace coder::base
