#include "coder/figures/application.h"

#include <QCoreApplication>
#include <QFont>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QString>
#include <cstdio>
#include <cstdlib>
#include <thread>

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

QGuiApplication* application = nullptr;

/// The thread that begins the program, on which objects like this one are made.
const std::thread::id mainThread = std::this_thread::get_id();

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
    const Silence silence;
    application = new QGuiApplication(count, arguments);
    // Functions of atexit run in turn with the destructors of static objects, the last first. The application must end
    // before Qt's static objects for fonts, which the first text makes.
    QFontMetricsF(QFont()).horizontalAdvance(u'x');
    // One that belongs to another thread can't be deleted when that has ended.
    if (std::this_thread::get_id() == mainThread) std::atexit([] { delete application; });
    return base::Done{};
}

}  // namespace coder::figures
