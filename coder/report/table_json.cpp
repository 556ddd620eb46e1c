#include <nlohmann/json.hpp>

#include "coder/report/table.h"

namespace coder::report {

namespace {

using Json = nlohmann::ordered_json;

Json toJsonNumber(const Number& number) {
    if (const auto* count = std::get_if<std::uint64_t>(&number)) return *count;
    return std::get<double>(number);
}

Json toJsonCell(const Cell& cell) {
    if (cell.isUndefined()) return nullptr;
    if (cell.parts.empty()) return cell.text;
    if (cell.plain() != nullptr) return toJsonNumber(*cell.plain());
    Json parts = Json::object();
    for (const auto& [name, number] : cell.parts) parts[name] = toJsonNumber(number);
    return parts;
}

}  // namespace

std::string toJson(const Table& table) {
    Json json;
    json["title"] = table.title;
    json["columns"] = Json::array();
    const std::vector<std::string> keys = uniqueKeys(table);
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const Column& column = table.columns[i];
        Json entry{{"key", keys[i]}, {"header", column.header}};
        if (!column.group.empty()) entry["group"] = column.group;
        if (!column.note.empty()) entry["note"] = column.note;
        json["columns"].push_back(std::move(entry));
    }
    json["rows"] = Json::array();
    for (const Row& row : table.rows) {
        Json entry = Json::object();
        for (std::size_t i = 0; i < keys.size(); ++i) entry[keys[i]] = toJsonCell(row.cells[i]);
        json["rows"].push_back(std::move(entry));
    }
    json["notes"] = table.notes;
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace coder::report
