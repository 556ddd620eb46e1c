#include "coder/codebook/yaml_document.h"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>
#include <unordered_map>
#include <utility>

#include "coder/text/utf8.h"

namespace coder::codebook {

namespace {

using base::ErrorCode;

constexpr std::string_view ByteOrderMark = "\xEF\xBB\xBF";
constexpr const char* SyntaxRemedy =
    "indent with spaces, not tabs; put a text in quotes that contains \": \" or \" #\" or begins with one of "
    "[ ] { } * & ! | > ' \" % @ ` , or with - or ? and a space";

/// yaml-cpp reads ahead over all of `[[[[…`, whatever the depth that the events then have.
constexpr std::size_t MaxOpenBrackets = 100'000;

/// Thrown through yaml-cpp, and caught in YamlDocument::read().
struct Refused {
    std::size_t at;
    std::string message;
    std::string remedy;
    ErrorCode code = ErrorCode::Invalid;
};

std::size_t offset(const YAML::Mark& mark) { return mark.pos < 0 ? 0 : static_cast<std::size_t>(mark.pos); }

/// Whether the text in single quotes that begins at `at` ends somewhere: yaml-cpp takes the end of the file for its
/// end.
bool isClosed(std::string_view text, std::size_t at) {
    for (at = text.find('\'', at + 1); at != std::string_view::npos; at = text.find('\'', at + 2))
        if (text.substr(at + 1, 1) != "'") return true;
    return false;
}

/// Makes nodes of the first document's events; of a second one only its beginning counts.
class TreeBuilder : public YAML::EventHandler {
public:
    TreeBuilder(std::string_view text, std::deque<YamlNode>& nodes) : text_(text), nodes_(nodes) {}

    const YamlNode* root() const { return root_; }

    void OnDocumentStart(const YAML::Mark& mark) override {
        if (++documents_ > 1)
            throw Refused{offset(mark), "the first document of the file ends here, and more follows",
                          "take a --- out that stands inside the file, and indent what belongs to the value before it"};
    }
    void OnDocumentEnd() override {}

    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        make(YamlNode::Kind::Nothing, mark, anchor).at = placeOfNothing(offset(mark));
    }

    void OnScalar(const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t anchor,
                  const std::string& value) override {
        const std::size_t at = offset(mark);
        if (text_.substr(at, 1) == "'" && !isClosed(text_, at))
            throw Refused{at, "this quotation mark is not closed",
                          "add the closing one; inside single quotes write '' for '"};
        make(YamlNode::Kind::Scalar, mark, anchor).scalar = value;
    }

    void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        const YamlNode& target = *anchors_.at(anchor);
        if (std::find(open_.begin(), open_.end(), &target) != open_.end())
            throw Refused{offset(mark), "an alias stands inside the value that it repeats", "take it out"};
        attach(target, offset(mark), target.nodes);
    }

    void OnSequenceStart(const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value /*style*/) override {
        open_.push_back(&make(YamlNode::Kind::List, mark, anchor));
    }
    void OnSequenceEnd() override { close(); }

    void OnMapStart(const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value /*style*/) override {
        open_.push_back(&make(YamlNode::Kind::Map, mark, anchor));
    }
    void OnMapEnd() override { close(); }

private:
    YamlNode& make(YamlNode::Kind kind, const YAML::Mark& mark, YAML::anchor_t anchor) {
        YamlNode& node = nodes_.emplace_back();
        node.kind = kind;
        node.at = offset(mark);
        if (anchor != YAML::NullAnchor) anchors_[anchor] = &node;
        attach(node, node.at, 1);
        return node;
    }

    /// The mark of a value that is not there is that of what comes next, lines further down perhaps.
    std::size_t placeOfNothing(std::size_t at) const {
        const bool isWritten = at < text_.size() && std::string_view("~nN").find(text_[at]) != std::string_view::npos;
        const std::size_t before = at == 0 ? std::string_view::npos : text_.find_last_not_of(" \t\r\n", at - 1);
        return isWritten || before == std::string_view::npos ? at : before;
    }

    static Refused tooMuch(std::size_t at, std::string message) {
        return {at, std::move(message), "use fewer; what an alias repeats counts each time", ErrorCode::Unsupported};
    }

    void attach(const YamlNode& node, std::size_t at, std::size_t count) {
        total_ += count;
        if (total_ > MaxYamlNodes) throw tooMuch(at, fmt::format("the file has more than {} values", MaxYamlNodes));
        if (open_.size() + node.height > MaxYamlDepth)
            throw tooMuch(at, fmt::format("lists and mappings nest deeper than {} levels", MaxYamlDepth));
        if (open_.empty())
            root_ = &node;
        else
            open_.back()->children.push_back(&node);
    }

    void close() {
        YamlNode& node = *open_.back();
        for (const YamlNode* child : node.children) {
            node.nodes += child->nodes;
            node.height = std::max(node.height, child->height + 1);
        }
        open_.pop_back();
    }

    std::string_view text_;
    std::deque<YamlNode>& nodes_;
    const YamlNode* root_ = nullptr;
    std::size_t documents_ = 0;
    std::vector<YamlNode*> open_;
    std::unordered_map<YAML::anchor_t, const YamlNode*> anchors_;
    std::size_t total_ = 0;
};

/// The offset of a character that YAML does not allow, or npos; yaml-cpp takes U+0004 for the end of the file, unsaid.
std::size_t findControl(std::string_view text) {
    const auto* const found = std::find_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) < 0x20U && c != '\t' && c != '\n' && c != '\r') || c == '\x7F';
    });
    return found == text.end() ? std::string_view::npos : static_cast<std::size_t>(found - text.begin());
}

/// The offset of the bracket that is one too many, or npos. Brackets in texts count too, so the bound is a wide one.
std::size_t findBracketOverflow(std::string_view text) {
    std::size_t open = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '[' || c == '{') ++open;
        if ((c == ']' || c == '}') && open > 0) --open;
        if (open > MaxOpenBrackets) return at;
    }
    return std::string_view::npos;
}

}  // namespace

base::Result<YamlDocument> YamlDocument::parse(std::string_view yaml, const std::string& file) {
    if (yaml.size() > MaxYamlBytes)
        return base::unexpected(ErrorCode::Unsupported,
                                fmt::format("the file has {} bytes; at most {} are read", yaml.size(), MaxYamlBytes),
                                "divide it into several files", {file});
    if (yaml.substr(0, ByteOrderMark.size()) == ByteOrderMark) yaml.remove_prefix(ByteOrderMark.size());
    // The index of positions needs valid UTF-8, so this is asked before there is a document.
    if (const std::size_t at = text::firstInvalidUtf8(yaml); at < yaml.size()) {
        const auto lines = std::count(yaml.begin(), yaml.begin() + static_cast<std::ptrdiff_t>(at), '\n');
        return base::unexpected(ErrorCode::Invalid, "the file is no UTF-8 text", "save it as UTF-8",
                                {file, static_cast<std::uint32_t>(lines + 1)});
    }
    YamlDocument document(yaml, file);
    if (const auto status = document.read(); !status) return base::unexpected(status.error());
    return document;
}

base::Status YamlDocument::read() {
    if (const std::size_t at = findControl(text_); at != std::string_view::npos)
        return errorAt(ErrorCode::Invalid, at, "a control character stands in the file", "take it out");
    if (const std::size_t at = findBracketOverflow(text_); at != std::string_view::npos)
        return errorAt(ErrorCode::Unsupported, at, fmt::format("more than {} brackets are open", MaxOpenBrackets),
                       "close them, or divide the file");
    try {
        std::istringstream stream{std::string(text_)};
        YAML::Parser parser(stream);
        TreeBuilder builder(text_, nodes_);
        while (parser.HandleNextDocument(builder)) continue;
        root_ = builder.root() != nullptr ? builder.root() : &nodes_.emplace_back();
        return base::Done{};
    } catch (const Refused& refused) {
        return errorAt(refused.code, refused.at, refused.message, refused.remedy);
    } catch (const YAML::Exception& exception) {
        return errorAt(ErrorCode::Invalid, offset(exception.mark), "the file is no valid YAML: " + exception.msg,
                       SyntaxRemedy);
    }
}

base::Unexpected YamlDocument::errorAt(ErrorCode code, std::size_t at, std::string message, std::string remedy) const {
    return base::unexpected(code, std::move(message), std::move(remedy), placeAt(at));
}

base::Place YamlDocument::placeAt(std::size_t at) const {
    const text::LineColumn position = index_.lineColumn(text::ByteOffset(at));
    return {file_, position.line, position.column};
}

base::Place YamlDocument::place(const YamlNode& node) const { return placeAt(node.at); }

base::Place YamlDocument::placeIn(const YamlNode& scalar, std::uint32_t column) const {
    const std::string_view rest = text_.substr(std::min(scalar.at, text_.size()));
    const bool quoted = rest.substr(0, 1) == "\"" || rest.substr(0, 1) == "'";
    const std::size_t skip = quoted ? 1 : 0;
    // Only text that stands in the file as it is can be counted in.
    if (column == 0 || rest.size() < skip || rest.substr(skip, scalar.scalar.size()) != scalar.scalar)
        return place(scalar);
    return placeAt(scalar.at + skip + text::prefixOfCodePoints(scalar.scalar, column - 1));
}

}  // namespace coder::codebook
