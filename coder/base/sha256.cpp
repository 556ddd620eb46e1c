#include "coder/base/sha256.h"

#include <openssl/evp.h>

#include <array>

#include "coder/base/check.h"

namespace coder::base {

struct Sha256::State {
    State() : context(EVP_MD_CTX_new()) { CODER_CHECK_EQ(EVP_DigestInit_ex(context, EVP_sha256(), nullptr), 1); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() { EVP_MD_CTX_free(context); }

    EVP_MD_CTX* context;
};

Sha256::Sha256() : state_(std::make_unique<State>()) {}
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
    CODER_CHECK_EQ(EVP_DigestUpdate(state_->context, bytes.data(), bytes.size()), 1);
}

std::string Sha256::finish() {
    std::array<unsigned char, 32> digest{};
    CODER_CHECK_EQ(EVP_DigestFinal_ex(state_->context, digest.data(), nullptr), 1);
    constexpr std::string_view Digits = "0123456789abcdef";
    std::string text;
    for (const unsigned char byte : digest) {
        text += Digits[byte >> 4U];
        text += Digits[byte & 0xFU];
    }
    return text;
}

std::string sha256(std::string_view bytes) {
    Sha256 hash;
    hash.add(bytes);
    return hash.finish();
}

}  // namespace coder::base
