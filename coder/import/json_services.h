// Where the JSON of each service has its words. Internal to json_document.cpp.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "coder/import/document.h"

namespace coder::import {

/// A piece of speech; times in the file's own unit.
struct Segment {
    std::string text;
    std::optional<std::string> speaker;
    std::optional<double> begin;
    std::optional<double> end;
};

/// The segments of a service that is known; empty for any other tree.
std::vector<Segment> serviceSegments(const nlohmann::json& tree);

/// The objects of a list with words, whatever made it.
std::vector<Segment> listSegments(const nlohmann::json& list);

/// The words of an object; null where it has none.
const std::string* wordsOf(const nlohmann::json& object);

/// Captions of the segments. Times are milliseconds if one word takes more than 20 of them on average, else seconds.
Document segmentDocument(std::vector<Segment> segments);

}  // namespace coder::import
