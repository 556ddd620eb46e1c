#include "coder/report/manifest_json.h"

#include <nlohmann/json.hpp>

namespace coder::report {

namespace {

using Json = nlohmann::ordered_json;

Json object(const NamedValues& values) {
    Json json = Json::object();
    for (const auto& [name, value] : values) json[name] = value;
    return json;
}

Json files(const NamedValues& values) {
    Json json = Json::array();
    for (const auto& [path, sha256] : values) json.push_back(Json{{"file", path}, {"sha256", sha256}});
    return json;
}

}  // namespace

std::string manifestJson(const Manifest& manifest) {
    Json json;
    json["program"] = manifest.program;
    json["version"] = manifest.version;
    json["time"] = manifest.time;
    json["study"] = object(manifest.study);
    json["counts"] = Json::object();
    for (const auto& [name, count] : manifest.counts) json["counts"][name] = count;
    json["libraries"] = object(manifest.libraries);
    json["inputs"] = files(manifest.inputs);
    json["outputs"] = files(manifest.outputs);
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace coder::report
