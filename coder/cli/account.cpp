#include <pwd.h>
#include <unistd.h>

#include "coder/cli/commands.h"

namespace coder::cli {

std::string accountName() {
    const passwd* account = ::getpwuid(::getuid());
    if (account == nullptr) return "user " + std::to_string(::getuid());
    std::string full = account->pw_gecos == nullptr ? "" : account->pw_gecos;
    full.erase(std::min(full.find(','), full.size()));  // Behind commas stand the room and telephones.
    return full.empty() ? account->pw_name : full;
}

}  // namespace coder::cli
