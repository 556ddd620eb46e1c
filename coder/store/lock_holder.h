// Which program holds the lock that writers wait for.
#pragma once

#include <string>

namespace coder::store {

/// "coder (process 4711)", or the number alone; empty where it can't be told. Told from the system's list of locks
/// (/proc/locks), since opening and closing the file itself would drop this program's own locks on it.
std::string lockHolder(const std::string& path);

/// True when some program, this one included, has the study open.
bool isOpenSomewhere(const std::string& path);

}  // namespace coder::store
