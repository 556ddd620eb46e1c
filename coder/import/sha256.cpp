#include "coder/import/sha256.h"

#include <QByteArray>
#include <QCryptographicHash>

namespace coder::import {

std::string sha256(std::string_view bytes) {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
    return hash.result().toHex().toStdString();
}

}  // namespace coder::import
