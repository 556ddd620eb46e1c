// A byte offset is neither before nor behind a code point offset: the same number is another place.
#include "coder/text/position.h"

using coder::text::ByteOffset;
using coder::text::CodePointOffset;

int main() {
    const ByteOffset bytes(3);
    const CodePointOffset codePoints(3);
#ifdef CODER_WITHOUT_FAULT
    return bytes < ByteOffset(codePoints.value()) ? 1 : 0;
#else
    return bytes < codePoints ? 1 : 0;
#endif
}
