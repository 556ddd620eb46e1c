// A plain number is of no unit, so that it becomes a position only where the unit is written down.
#include "coder/text/position.h"

using coder::text::ByteOffset;

int main() {
#ifdef CODER_WITHOUT_FAULT
    const ByteOffset position(3);
#else
    const ByteOffset position = 3;
#endif
    return static_cast<int>(position.value());
}
