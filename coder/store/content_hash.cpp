#include "coder/store/content_hash.h"

#include <QByteArray>
#include <QCryptographicHash>

namespace coder::store {

std::string sha256(std::initializer_list<std::string_view> parts) {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const std::string_view part : parts)
        hash.addData(QByteArrayView(part.data(), static_cast<qsizetype>(part.size())));
    return hash.result().toHex().toStdString();
}

}  // namespace coder::store
