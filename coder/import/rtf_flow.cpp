#include "coder/import/rtf_flow.h"

namespace coder::import {

void RtfFlow::ensureParagraph() {
    if (builder_.inParagraph()) return;
    if (tableOpen_ && !paragraphInTable_) {
        builder_.endTable();
        tableOpen_ = rowOpen_ = false;
    }
    if (paragraphInTable_ && !tableOpen_) {
        builder_.beginTable();
        tableOpen_ = true;
    }
    if (paragraphInTable_ && !rowOpen_) {
        builder_.beginRow();
        builder_.beginCell();
        rowOpen_ = true;
    }
    builder_.beginParagraph();
    if (heading_) builder_.setHeading();
}

void RtfFlow::endParagraph() {
    if (builder_.inParagraph()) builder_.endParagraph();
}

void RtfFlow::endCell() {
    paragraphInTable_ = true;
    ensureParagraph();
    endParagraph();
    builder_.beginCell();
}

void RtfFlow::endRow() {
    endParagraph();
    rowOpen_ = false;
}

}  // namespace coder::import
