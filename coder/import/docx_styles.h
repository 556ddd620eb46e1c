// Which styles of a Word file make headings, bold or hidden text. Internal to docx_document.cpp.
#pragma once

#include <map>
#include <string>

#include "coder/import/zip_reader.h"

namespace coder::import {

struct DocxStyle {
    bool heading = false;
    bool bold = false;
    bool hidden = false;
    std::string basedOn;
};

class DocxStyles {
public:
    /// Of word/styles.xml; empty where it is missing or damaged: the words do not depend on it.
    static DocxStyles read(const ZipReader& zip);

    /// With what it has from the styles it is based on. Unknown styles named "Heading1" are headings.
    DocxStyle find(const std::string& id) const;

private:
    std::map<std::string, DocxStyle> styles_;
};

}  // namespace coder::import
