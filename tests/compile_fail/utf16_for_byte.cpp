// What a Qt widget counts in can't be passed where bytes are meant; it goes through PositionIndex::byte().
#include "coder/text/position.h"
#include "coder/text/position_index.h"

using coder::text::PositionIndex;
using coder::text::Utf16Offset;

int main() {
    const PositionIndex index("caf\xC3\xA9");
    const Utf16Offset cursor(4);
#ifdef CODER_WITHOUT_FAULT
    return static_cast<int>(index.codePoint(index.byte(cursor)).value());
#else
    return static_cast<int>(index.codePoint(cursor).value());
#endif
}
