// Parts of Word files (ECMA-376, part 1), as an XML writer with Word's own namespace.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace coder::report {

/// One XML file of a Word document. Names are those of WordprocessingML, without the prefix "w:".
class WordPart {
public:
    WordPart();
    WordPart(const WordPart&) = delete;
    WordPart& operator=(const WordPart&) = delete;
    ~WordPart();

    void start(const char* name);
    void end();
    /// An element without content, which attributes may follow.
    void empty(const char* name);
    void attribute(const char* name, const std::string& value);
    /// <name w:val="value"/>
    void value(const char* name, const std::string& value);

    /// A run of text, bold or italic, with a line break for each line feed. Characters that XML 1.0 lacks are left out.
    void run(std::string_view text, bool bold = false, bool italic = false);

    /// A whole paragraph of one run in a style.
    void paragraph(const char* style, std::string_view text);

    std::string finish();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace coder::report
