// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/evaluation.h"
#include "document/format.h"
#include "report/offscreen.h"
#include "shell/main_window.h"
#include "shell/resources.h"
#include "shell/screenshots.h"
#include "shell/theme.h"
#include "shell/translations.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QLocale>
#include <QSettings>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <functional>

namespace {

constexpr int kWrongUse = 2;      // also: a plan that cannot be read
constexpr int kOwnFailure = 3;

void say(const QString& text)
{
    std::fprintf(stderr, "rackwright: %s\n", qPrintable(text));
}

/// A fault of the program in answering one event must not take the plan with it: exceptions may
/// not pass through Qt, so they end here.
class Application : public QApplication {
public:
    using QApplication::QApplication;
    std::function<void(const QString&)> onFault;

    bool notify(QObject* receiver, QEvent* event) override
    {
        try {
            return QApplication::notify(receiver, event);
        } catch (const std::exception& fault) {
            say(QString::fromUtf8(fault.what()));
            if (onFault) onFault(QString::fromUtf8(fault.what()));
            return false;
        }
    }
};

bool wantsScreenshots(int argc, char** argv)
{
    for (int i = 1; i < argc; ++i)
        if (std::strncmp(argv[i], "--screenshot", 12) == 0) return true;
    return false;
}

bool hasDisplay()
{
    for (const char* name : {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"})
        if (qEnvironmentVariableIsSet(name)) return true;
    return false;
}

/// Pictures need no display, and a window without one is better said than crashed into.
void choosePlatform(bool screenshots, bool display)
{
    if (qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) return;
    if (screenshots || !display) rw::paper::beOffscreen();
}

struct Options {
    QString plan;
    QString screenshotDirectory;
    rw::ui::ThemeMode theme = rw::ui::ThemeMode::System;
    bool themeGiven = false;
    QSize size{1440, 900};
    QString problem;
};

Options readOptions(const QApplication& app)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate(
        "main", "Plans AI data-centre capacity from one tray to many gigawatts."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption shots(QStringLiteral("screenshot"),
                                   QCoreApplication::translate("main", "Write each page of PLAN as a picture into DIR, and leave."),
                                   QStringLiteral("DIR"));
    const QCommandLineOption theme(QStringLiteral("theme"), QCoreApplication::translate("main", "light, dark or system."),
                                   QStringLiteral("THEME"));
    const QCommandLineOption size(QStringLiteral("size"), QCoreApplication::translate("main", "Size of the window, as in 1440x900."),
                                  QStringLiteral("WxH"));
    parser.addOptions({shots, theme, size});
    parser.addPositionalArgument(QStringLiteral("PLAN"), QCoreApplication::translate("main", "A .rackwright file."),
                                 QStringLiteral("[PLAN]"));
    Options options;
    if (!parser.parse(app.arguments())) {
        options.problem = parser.errorText();
        return options;
    }
    if (parser.isSet(QStringLiteral("help"))) parser.showHelp(0);
    if (parser.isSet(QStringLiteral("version"))) parser.showVersion();
    options.plan = parser.positionalArguments().value(0);
    options.screenshotDirectory = parser.value(shots);
    if (parser.positionalArguments().size() > 1)
        options.problem = QCoreApplication::translate("main", "one plan at a time, please");
    if (parser.isSet(theme)) {
        options.themeGiven = true;
        const QString value = parser.value(theme);
        if (value == QLatin1String("light")) options.theme = rw::ui::ThemeMode::Light;
        else if (value == QLatin1String("dark")) options.theme = rw::ui::ThemeMode::Dark;
        else if (value != QLatin1String("system"))
            options.problem = QCoreApplication::translate("main", "no theme “%1”: light, dark or system").arg(value);
    }
    if (parser.isSet(size)) {
        const QStringList parts = parser.value(size).split(QLatin1Char('x'));
        options.size = QSize(parts.value(0).toInt(), parts.value(1).toInt());
        if (parts.size() != 2 || options.size.width() < 320 || options.size.height() < 240)
            options.problem = QCoreApplication::translate("main", "no size “%1”: as in 1440x900").arg(parser.value(size));
    }
    if (parser.isSet(shots) && options.plan.isEmpty())
        options.problem = QCoreApplication::translate("main", "--screenshot needs a plan");
    return options;
}

int run(Application& app, bool display)
{
    QCoreApplication::setApplicationName(QStringLiteral("Rackwright"));
    QCoreApplication::setOrganizationName(QStringLiteral("Rackwright"));
    QCoreApplication::setApplicationVersion(rw::ui::toQString(rw::engineVersion()));
    QGuiApplication::setDesktopFileName(QStringLiteral("org.rackwright.Rackwright"));
    rw::ui::initResources();
    rw::ui::installTranslations(app, QLocale::system());
    const Options options = readOptions(app);
    if (!options.problem.isEmpty()) {
        say(options.problem);
        return kWrongUse;
    }
    rw::ui::Theme theme;
    theme.setMode(options.theme);
    theme.install(app);

    if (!options.screenshotDirectory.isEmpty()) {
        // Nothing remembered may change what the pictures show.
        rw::ui::MainWindow window(theme, nullptr);
        QString problem;
        QObject::connect(&window, &rw::ui::MainWindow::fileProblem, [&](const QString& text) { problem = text; });
        window.setQuiet(true);
        if (!window.openFile(options.plan)) {
            say(problem);
            return kWrongUse;
        }
        problem = rw::ui::writeScreenshots(window, options.screenshotDirectory, options.size);
        if (problem.isEmpty()) return 0;
        say(problem);
        return kOwnFailure;
    }
    if (!display) {
        say(QCoreApplication::translate("main", "there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window opens; "
                                                "--screenshot DIR PLAN and rackwright-cli need none"));
        return kWrongUse;
    }
    QSettings settings;
    rw::ui::MainWindow window(theme, &settings);
    if (options.themeGiven) theme.setMode(options.theme);
    app.onFault = [&window](const QString& fault) { window.saveCopyAfterFault(fault); };
    window.show();
    if (!options.plan.isEmpty()) window.openInBackground(options.plan);
    const int code = QApplication::exec();
    app.onFault = nullptr;
    return code;
}

}  // namespace

int main(int argc, char** argv)
{
    const bool display = hasDisplay();
    choosePlatform(wantsScreenshots(argc, argv), display);
    Application app(argc, argv);
    try {
        return run(app, display);
    } catch (const std::exception& fault) {
        say(QString::fromUtf8(fault.what()));
        return kOwnFailure;
    }
}
