// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/screenshots.h"

#include "document/plan_document.h"
#include "shell/main_window.h"
#include "shell/page.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QEventLoop>
#include <QPixmap>

namespace rw::ui {

namespace {

constexpr int kPatience = 60000;  // ms; a plan that takes longer is a fault

/// Lets the event loop run until nothing is left to be laid out or painted.
void settle(MainWindow& window)
{
    for (int i = 0; i < 4; ++i) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents(QEventLoop::AllEvents);
    }
    window.repaint();
}

bool waitForFigures(MainWindow& window)
{
    const QDeadlineTimer deadline(kPatience);
    const PlanDocument* document = window.document();
    while (!document->evaluation() || document->evaluationStale() || !document->evaluation()->settled
           || (window.currentPage() && !window.currentPage()->isSettled())) {
        if (deadline.hasExpired()) return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 100);
    }
    return true;
}

}  // namespace

QString writeScreenshots(MainWindow& window, const QString& directory, const QSize& size)
{
    if (!QDir().mkpath(directory)) return MainWindow::tr("the folder %1 cannot be made").arg(directory);
    window.resize(size);
    window.show();
    settle(window);
    window.resetLayout();
    if (!waitForFigures(window)) return MainWindow::tr("the figures did not settle within a minute");
    const auto write = [&](const QString& name) -> QString {
        settle(window);
        const QString file = QDir(directory).filePath(name + QStringLiteral(".png"));
        return window.grab().save(file, "PNG") ? QString() : MainWindow::tr("%1 cannot be written").arg(file);
    };
    for (std::size_t i = 0; i < window.pages().size(); ++i) {
        window.showPage(static_cast<int>(i));
        settle(window);
        if (!waitForFigures(window)) return MainWindow::tr("the figures did not settle within a minute");
        Page* page = window.pages()[i];
        const QString name = QString::fromLatin1(page->key());
        if (const QString problem = write(name); !problem.isEmpty()) return problem;
        const QList<QByteArray> views = page->views();
        for (const QByteArray& view : views.mid(1)) {
            page->showView(view);
            settle(window);
            if (!waitForFigures(window)) return MainWindow::tr("the figures did not settle within a minute");
            if (const QString problem = write(name + QLatin1Char('-') + QString::fromLatin1(view)); !problem.isEmpty())
                return problem;
        }
        if (!views.isEmpty()) page->showView(views.front());
    }
    window.showWelcome();
    return write(QStringLiteral("welcome"));
}

}  // namespace rw::ui
