#include "coder/figures/application.h"

#include <QCoreApplication>
#include <QFont>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QHashFunctions>
#include <QString>
#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <string>
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
    // Else the order of the fonts in a PDF changes from run to run.
    QHashSeed::setDeterministicGlobalSeed();
    const Silence silence;
    const std::string locale = std::setlocale(LC_ALL, nullptr);
    application = new QGuiApplication(count, arguments);
    // Qt takes the user's; then a decimal point could become a comma somewhere else in the program.
    std::setlocale(LC_ALL, locale.c_str());
    // Functions of atexit run in turn with the destructors of static objects, the last first. The application must end
    // before Qt's static objects for fonts, which the first text makes.
    QFontMetricsF(QFont()).horizontalAdvance(u'x');
    // Only the thread to which it belongs can end it.
    if (std::this_thread::get_id() != mainThread) return base::Done{};
    std::atexit([] {
        if (std::this_thread::get_id() == mainThread) delete application;
    });
    return base::Done{};
}

}  // namespace coder::figures
