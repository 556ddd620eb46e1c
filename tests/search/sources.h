// Sources and queries for tests of the search module, made by hand: neither the transcript's nor the query's parser is
// needed.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "coder/codebook/query.h"
#include "coder/project/source.h"

namespace coder::search::test {

struct Line {
    std::string label;
    transcript::Role role;
    std::string speech;  ///< Sentences by UAX #29; [marks] in square brackets.
};

/// A source of one turn a line: `label: speech`, a blank line between.
project::Source source(const std::string& name, const std::vector<Line>& lines);

/// A source whose turns are all one participant's.
project::Source speech(const std::string& name, const std::vector<std::string>& turns);

codebook::QueryNode phrase(codebook::PhraseSequence words);
codebook::QueryNode word(const std::string& word);               ///< word
codebook::QueryNode exact(const std::string& word);              ///< =word
codebook::QueryNode prefix(const std::string& word);             ///< word*
codebook::QueryNode row(const std::vector<std::string>& words);  ///< "a row of words", each as written in a query
codebook::QueryNode all(std::vector<codebook::QueryNode> children);
codebook::QueryNode any(std::vector<codebook::QueryNode> children);
codebook::QueryNode without(codebook::QueryNode wanted, std::vector<codebook::QueryNode> unwanted);
codebook::QueryNode near(std::uint32_t within, std::vector<codebook::QueryNode> children);
codebook::QueryNode field(const std::string& name, const std::string& value);

/// The words, sentences or marks themselves, which a failing check can print.
std::vector<std::string> slices(std::string_view text, const std::vector<text::Span>& spans);

/// A folder that does not exist yet, inside one that goes with its contents when the object goes.
class FreshFolder {
public:
    FreshFolder();
    FreshFolder(const FreshFolder&) = delete;
    FreshFolder& operator=(const FreshFolder&) = delete;
    ~FreshFolder();

    std::string path() const { return (parent_ / "index").string(); }
    std::filesystem::path file(const std::string& name) const { return parent_ / "index" / name; }

private:
    std::filesystem::path parent_;
};

}  // namespace coder::search::test
