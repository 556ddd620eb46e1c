// XML of documents, start by start and end by end. Internal to the readers that use it, since it shows Qt's types.
#pragma once

#include <QStringView>
#include <QXmlStreamAttributes>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "coder/base/result.h"

namespace coder::import {

/// Elements deeper than this are refused.
inline constexpr int MaxXmlDepth = 512;

/// What happens in an XML file. Names are local, without their prefix.
class XmlHandler {
public:
    virtual ~XmlHandler() = default;
    virtual void start(QStringView name, const QXmlStreamAttributes& attributes) = 0;
    virtual void end(QStringView name) = 0;
    virtual void text(QStringView text) = 0;

protected:
    XmlHandler() = default;
    XmlHandler(const XmlHandler&) = default;
    XmlHandler& operator=(const XmlHandler&) = default;
};

/// Errors: Invalid, with line and column in the part, for what is no XML, declares a document type (and so could define
/// entities) or is too deep. What came before has been handled.
base::Status walkXml(std::string_view xml, const std::string& part, const std::string& file, XmlHandler& handler);

/// The attribute of this local name, whatever its prefix; empty where it is not there.
QStringView attribute(const QXmlStreamAttributes& attributes, QStringView name);

/// As UTF-8.
std::string utf8(QStringView text);

/// True for "1", "true", "on" and an attribute that is not there, as Word writes switches.
bool isOn(const QXmlStreamAttributes& attributes);

/// The number of an attribute from 0 to `most`; nothing for all else.
std::optional<std::uint32_t> numberOf(QStringView text, std::uint32_t most);

}  // namespace coder::import
