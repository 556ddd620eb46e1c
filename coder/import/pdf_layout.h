// Lines on pages: which of them are the page's own, and where paragraphs begin. Positions are in points from the upper
// left corner. Internal to pdf_document.cpp, apart so that it is tested without PDF files.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "coder/import/document.h"

namespace coder::import {

struct PdfLine {
    std::string text;
    std::size_t page = 0;  ///< From 0.
    double left = 0;
    double right = 0;
    double top = 0;
    double bottom = 0;
    std::size_t bold = 0;  ///< So many bytes at the beginning are in bold.
};

/// Removes page headers, footers and page numbers; how many lines. They stand in the three topmost or lowest rows of
/// their page, at the same height (within four points) on at least two pages and half of all, and have the same text,
/// but that numbers may count the pages. Lines that do not count pages must be apart from the text by a gap, on half of
/// their pages; those that do and are not apart must be the outermost. A line that looks like a speaker's label must be
/// on four of five pages, and on three at least.
std::size_t dropPageLines(std::vector<PdfLine>& lines, std::size_t pages);

/// A block for each line, and an empty one where a paragraph begins: behind a larger gap than usual, at an indentation
/// that the next line has not, and, at the top of a column or page, behind a short line that ends a sentence.
std::vector<Block> paragraphLines(const std::vector<PdfLine>& lines);

}  // namespace coder::import
