// The style, the script and the head of report.html.
#pragma once

#include <string>
#include <string_view>

namespace coder::report {

/// What stands in <style>: the same for every report.
std::string htmlPageStyle();

/// What stands in the <script> that runs: the same for every report.
std::string htmlPageScript();

/// "sha256-" and the digest in base64, as a Content-Security-Policy names a style or a script.
std::string contentSecurityHash(std::string_view content);

/// From <head> to </head>, with the policy before all that it is for.
std::string htmlPageHead(const std::string& title);

}  // namespace coder::report
