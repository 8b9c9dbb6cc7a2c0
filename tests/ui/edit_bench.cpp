// SPDX-License-Identifier: GPL-3.0-or-later
// From an edit to repainted figures, on the thread where the user waits. Not a test that passes or
// fails: prints milliseconds. "bench_edit [PLAN.rackwright ...]"
#include "document/plan_document.h"
#include "shell/main_window.h"
#include "shell/resources.h"
#include "shell/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QStandardPaths>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <numeric>
#include <vector>

namespace {

using namespace rw;
using namespace rw::ui;

constexpr int kEdits = 200;

struct Times {
    std::vector<double> total;  ///< ms, edit to painted figures
    std::vector<double> busy;   ///< ms, in which the window answered nothing: the edit itself
};

Times measure(MainWindow& window, const std::function<void(int)>& edit)
{
    PlanDocument& document = *window.document();
    Times times;
    document.beginLiveEdit();
    for (int i = 0; i < kEdits; ++i) {
        QElapsedTimer clock;
        clock.start();
        edit(i);
        times.busy.push_back(static_cast<double>(clock.nsecsElapsed()) * 1e-6);
        while (document.evaluationStale()) QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        // New figures ask for repaints, of tiles and page together: the next turn of the loop paints them.
        QCoreApplication::processEvents();
        times.total.push_back(static_cast<double>(clock.nsecsElapsed()) * 1e-6);
        QCoreApplication::processEvents();
    }
    document.endLiveEdit();
    return times;
}

void print(const char* what, Times t)
{
    const double mean = std::accumulate(t.total.begin(), t.total.end(), 0.0) / static_cast<double>(t.total.size());
    const double busy = std::accumulate(t.busy.begin(), t.busy.end(), 0.0) / static_cast<double>(t.busy.size());
    std::sort(t.total.begin(), t.total.end());
    const auto at = [&](double share) { return t.total[static_cast<std::size_t>(share * static_cast<double>(t.total.size() - 1))]; };
    std::printf("  %-31s mean %5.1f  p50 %5.1f  p99 %5.1f  max %5.1f ms   of which the edit itself %4.1f ms\n", what, mean, at(0.5),
                at(0.99), t.total.back(), busy);
}

}  // namespace

int main(int argc, char** argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    initResources();
    Theme theme;
    theme.setMode(ThemeMode::Light);
    theme.install(app);
    QCommandLineParser line;
    line.addOption({QStringLiteral("page"), QStringLiteral("Only this page, as in building-flow; repeatable"), QStringLiteral("key")});
    line.addPositionalArgument(QStringLiteral("PLAN"), QStringLiteral("Plan files; without, the examples of 6 and 10 GW"));
    line.addHelpOption();
    line.process(app);
    QStringList pages = line.values(QStringLiteral("page"));
    if (pages.isEmpty())
        for (const char* page : {"programme", "sites", "building-power", "building-cooling", "building-flow", "hall", "rack", "climate", "compare", "report"})
            pages << QLatin1String(page);
    QStringList plans = line.positionalArguments();
    if (plans.isEmpty()) plans = {QStringLiteral(RW_EXAMPLES "/openai-amd-6gw.rackwright"), QStringLiteral(RW_EXAMPLES "/openai-nvidia-10gw.rackwright")};
    for (const QString& path : plans) {
        MainWindow window(theme, nullptr);
        window.setQuiet(true);
        if (!window.openFile(path)) return 2;
        window.resize(1440, 900);
        window.show();
        PlanDocument& document = *window.document();
        while (document.evaluationStale()) QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        std::printf("%s\n", qPrintable(path.section(QLatin1Char('/'), -1)));
        const double target = document.plan().programme.target.si.value_or(6e9);
        const auto dragTarget = [&](int i) { (void)document.set(QStringLiteral("programme.target"), Tree(target + 1e7 * (i + 1))); };
        const QString tray = QStringLiteral("rack_designs[%1].supply_temperature").arg(QString::fromStdString(document.plan().rackDesigns.front().id));
        const auto dragSupply = [&](int i) { (void)document.set(tray, Tree(303.15 + 0.02 * (i + 1))); };
        for (const QString& page : pages) {
            window.showPage(page.toLatin1());
            QCoreApplication::processEvents();
            print(qPrintable(QStringLiteral("%1 page, target").arg(page)), measure(window, dragTarget));
            print(qPrintable(QStringLiteral("%1 page, supply temp.").arg(page)), measure(window, dragSupply));
        }
        if (!document.plan().scenarios.empty()) {
            document.setScenario(QString::fromStdString(document.plan().scenarios.front().id));
            window.showPage("programme");
            while (document.evaluationStale()) QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            print("programme page, scenario", measure(window, dragTarget));
        }
    }
    return 0;
}
