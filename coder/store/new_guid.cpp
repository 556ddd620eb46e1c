#include "coder/store/new_guid.h"

#include "coder/store/rows.h"
#include "coder/store/step_state.h"

namespace coder::store {

namespace {

struct NamedKind {
    const char* name;
    const char* isTaken;
};

NamedKind kindOf(NamedThing thing) {
    switch (thing) {
        case NamedThing::Person:
            return {"person", "SELECT 1 FROM coders WHERE guid = ?"};
        case NamedThing::Rules:
            return {"rules", "SELECT 1 FROM coders WHERE guid = ?"};
        case NamedThing::Source:
            return {"source", "SELECT 1 FROM sources WHERE guid = ?"};
        case NamedThing::Revision:
            return {"revision", "SELECT 1 FROM revisions WHERE guid = ?"};
        case NamedThing::Attribute:
            return {"attribute", "SELECT 1 FROM attributes WHERE guid = ?"};
        case NamedThing::Case:
            return {"case", "SELECT 1 FROM cases WHERE guid = ?"};
        case NamedThing::Codebook:
            return {"codebook", "SELECT 1 FROM codebooks WHERE guid = ?"};
        case NamedThing::Code:
            break;
    }
    return {"code", "SELECT 1 FROM codes WHERE guid = ?"};
}

}  // namespace

base::Guid newGuid(const Connection& connection, NamedThing thing, const std::string& name) {
    const auto study = first(connection, "SELECT guid FROM study", [](Row& row) {
        base::Guid guid;
        row >> guid;
        return guid;
    });
    if (!study) throw damaged("it does not say which study it is");
    const NamedKind kind = kindOf(thing);
    const base::Guid guid = base::Guid::named(*study, kind.name, name);
    const auto taken = first(
        connection, kind.isTaken, [](Row&) { return true; }, guid);
    return taken ? base::Guid::timed() : guid;
}

base::Result<base::Guid> Store::newGuid(NamedThing thing, const std::string& name) const {
    return guarded(path(), [&]() -> base::Result<base::Guid> { return store::newGuid(*connection_, thing, name); });
}

base::Result<base::Guid> Step::newGuid(NamedThing thing, const std::string& name) const {
    return guarded(state_->connection.path,
                   [&]() -> base::Result<base::Guid> { return store::newGuid(state_->connection, thing, name); });
}

}  // namespace coder::store
