#include "coder/figures/application.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QString>
#include <cstdio>

namespace coder::figures {

namespace {

/// Qt tells on standard error what it misses in a bare environment and does without. What ends the program is shown.
class Silence {
public:
    Silence() : before_(qInstallMessageHandler(&pass)) {}
    ~Silence() { qInstallMessageHandler(before_); }
    Silence(const Silence&) = delete;
    Silence& operator=(const Silence&) = delete;

private:
    static void pass(QtMsgType type, const QMessageLogContext& context, const QString& message) {
        if (type == QtFatalMsg) std::fputs((qFormatLogMessage(type, context, message) + u'\n').toLocal8Bit(), stderr);
    }

    QtMessageHandler before_;
};

}  // namespace

base::Status ensureApplication() {
    if (QCoreApplication* running = QCoreApplication::instance()) {
        if (qobject_cast<QGuiApplication*>(running) != nullptr) return base::Done{};
        return base::unexpected(base::ErrorCode::Unsupported, "figures can't be drawn beside a QCoreApplication",
                                "run a QGuiApplication in its place");
    }
    static char name[] = "coder";
    static char option[] = "-platform";
    static char platform[] = "offscreen";
    static char* arguments[] = {name, option, platform, nullptr};
    static int count = 3;
    // Never deleted: Qt's own static objects may need it until the very end.
    const Silence silence;
    static const QGuiApplication* const application = new QGuiApplication(count, arguments);
    Q_UNUSED(application)
    return base::Done{};
}

}  // namespace coder::figures
