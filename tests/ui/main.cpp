// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/resources.h"
#include "shell/theme.h"
#include "ui_test.h"

#include <QApplication>
#include <QStandardPaths>

std::vector<std::function<std::unique_ptr<QObject>()>>& rw::ui::test::registry()
{
    static std::vector<std::function<std::unique_ptr<QObject>()>> all;
    return all;
}

/// Runs every test class; "test_ui ClassName [QtTest options]" runs one.
int main(int argc, char** argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("rackwright-test"));
    QStandardPaths::setTestModeEnabled(true);
    rw::ui::initResources();
    rw::ui::Theme theme;
    theme.setMode(rw::ui::ThemeMode::Light);
    theme.install(app);
    QStringList arguments = QApplication::arguments();
    const QString only = arguments.size() > 1 && !arguments[1].startsWith(QLatin1Char('-')) ? arguments.takeAt(1) : QString();
    int failures = 0;
    for (const auto& make : rw::ui::test::registry()) {
        const std::unique_ptr<QObject> test = make();
        if (only.isEmpty() || QLatin1String(test->metaObject()->className()).contains(only))
            failures += QTest::qExec(test.get(), arguments);
    }
    return failures == 0 ? 0 : 1;
}
