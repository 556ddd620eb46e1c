// Strings that a page must show and not obey.
#pragma once

#include <array>
#include <string>

namespace coder::tests {

inline const std::array<std::string, 10> Hostile{
    "</script><script>window.broken = 1</script>",
    "<img src=x onerror=\"window.broken = 2\"><!-- <script> -->",
    "\"><svg onload=window.broken=3>",
    "&lt;b&gt; & &amp; &#60;",
    "line\xE2\x80\xA8separator and\xE2\x80\xA9 paragraph",
    "safe \xE2\x80\xAE"
    "desrever\xE2\x80\xAC text",
    std::string("NUL \0 and \x1B[2J and \x7F", 20),
    "not UTF-8: \xFF \xED\xA0\x80 \xC3( end",
    "javascript:alert(1) http://example.org/?q='\"`${window.broken = 4}`",
    "مقابلة مع الموجه: “الثقة” (1) 👩🏽‍⚕️ e\xCC\x81",
};

}  // namespace coder::tests
