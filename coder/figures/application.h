// What Qt needs before it can measure or draw a text.
#pragma once

#include "coder/base/result.h"

namespace coder::figures {

/// Makes a QGuiApplication without a display, once, unless the program has one. Errors: Unsupported when it runs a
/// QCoreApplication of another kind, beside which there can be no second.
base::Status ensureApplication();

}  // namespace coder::figures
