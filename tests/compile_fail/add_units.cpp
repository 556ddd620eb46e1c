// A byte count and a code point count can't be added: the sum would be neither.
#include "coder/text/position.h"

using coder::text::ByteOffset;
using coder::text::CodePointOffset;

int main() {
    const ByteOffset bytes(3);
    const CodePointOffset codePoints(2);
#ifdef CODER_WITHOUT_FAULT
    return static_cast<int>(bytes.value() - codePoints.value());  // by hand, and visible
#else
    return static_cast<int>((bytes + codePoints).value());
#endif
}
