// A span is of bytes: the begin and end of a CSV file, which are code points, make none.
#include "coder/text/position.h"

using coder::text::CodePointOffset;
using coder::text::Span;

int main() {
    const CodePointOffset begin(1);
    const CodePointOffset end(2);
#ifdef CODER_WITHOUT_FAULT
    return static_cast<int>(end.value() - begin.value());
#else
    return static_cast<int>(Span(begin, end).size());
#endif
}
