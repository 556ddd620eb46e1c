#include "coder/import/rtf_tokens.h"

#include <algorithm>

namespace coder::import {

namespace {

constexpr std::string_view Special = "\\{}\r\n";

bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool isDigit(char c) { return c >= '0' && c <= '9'; }

int hexDigit(char c) {
    if (isDigit(c)) return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

}  // namespace

RtfToken RtfTokens::next() {
    while (at_ < bytes_.size() && (bytes_[at_] == '\r' || bytes_[at_] == '\n')) ++at_;
    if (at_ >= bytes_.size()) return {};
    const char c = bytes_[at_];
    if (c == '{' || c == '}') {
        ++at_;
        return {c == '{' ? RtfToken::Kind::Open : RtfToken::Kind::Close, {}, 0, false};
    }
    if (c == '\\') return readControl();
    const std::size_t end = std::min(bytes_.find_first_of(Special, at_), bytes_.size());
    const std::string_view text = bytes_.substr(at_, end - at_);
    at_ = end;
    return {RtfToken::Kind::Text, text, 0, false};
}

RtfToken RtfTokens::readControl() {
    ++at_;
    if (at_ >= bytes_.size()) return {};
    if (bytes_[at_] == '\'') return readHex();
    if (!isLetter(bytes_[at_])) return {RtfToken::Kind::Word, bytes_.substr(at_++, 1), 0, false};
    constexpr std::size_t LongestName = 32;
    const std::size_t begin = at_;
    while (at_ < bytes_.size() && at_ - begin < LongestName && isLetter(bytes_[at_])) ++at_;
    RtfToken token{RtfToken::Kind::Word, bytes_.substr(begin, at_ - begin), 0, false};
    const bool minus = at_ + 1 < bytes_.size() && bytes_[at_] == '-' && isDigit(bytes_[at_ + 1]);
    if (minus) ++at_;
    constexpr std::int32_t Largest = 100'000'000;
    for (; at_ < bytes_.size() && isDigit(bytes_[at_]); ++at_) {
        token.hasNumber = true;
        token.number = std::min(token.number * 10 + (bytes_[at_] - '0'), Largest);
    }
    if (minus) token.number = -token.number;
    if (at_ < bytes_.size() && bytes_[at_] == ' ') ++at_;
    if (token.text == "bin" && token.hasNumber) {
        token.kind = RtfToken::Kind::Binary;
        at_ += std::min(bytes_.size() - at_, static_cast<std::size_t>(std::max(token.number, 0)));
    }
    return token;
}

RtfToken RtfTokens::readHex() {
    constexpr std::size_t Length = 3;
    const int high = at_ + 1 < bytes_.size() ? hexDigit(bytes_[at_ + 1]) : -1;
    const int low = at_ + 2 < bytes_.size() ? hexDigit(bytes_[at_ + 2]) : -1;
    if (high < 0 || low < 0) {
        ++at_;
        return {RtfToken::Kind::Word, "'", 0, false};
    }
    at_ += Length;
    return {RtfToken::Kind::Hex, {}, high * 16 + low, true};
}

}  // namespace coder::import
