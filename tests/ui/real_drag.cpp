// SPDX-License-Identifier: GPL-3.0-or-later
// A tray dragged by a real pointer from the palette into the rack: shows the rack page on the X
// server that real_drag.sh started, lets xdotool move the mouse, and looks whether the tray is there.
#include "building/power_page.h"
#include "compare/compare_page.h"
#include "document/plan_document.h"
#include "document/plan_files.h"
#include "programme/programme_page.h"
#include "rack/design_list.h"
#include "rack/elevation_view.h"
#include "rack/rack_page.h"
#include "rack/tray_palette.h"
#include "shell/resources.h"
#include "shell/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QListView>
#include <QProcess>
#include <QShortcut>
#include <QTimer>

#include <cstdio>

namespace {

constexpr int kFailed = 1;
constexpr int kPatience = 20000;  // ms
constexpr int kSteps = 12;        // of the pointer on its way

/// Runs the event loop until a condition holds; false when it never does.
bool until(const std::function<bool()>& condition)
{
    QElapsedTimer clock;
    clock.start();
    while (!condition()) {
        if (clock.elapsed() > kPatience) return false;
        QApplication::processEvents(QEventLoop::AllEvents, 20);
    }
    return true;
}

int fail(const char* why)
{
    std::fprintf(stderr, "real_drag: %s\n", why);
    return kFailed;
}

}  // namespace

int main(int argc, char** argv)
{
    using namespace rw;
    using namespace rw::ui;
    QApplication app(argc, argv);
    initResources();
    Theme theme;
    theme.install(app);
    PlanDocument document;
    RackPage page;
    page.setDocument(&document);
    for (const PlanTemplate& t : PlanFiles::templates())
        if (t.id == QLatin1String("openai-amd-6gw")) document.replace(t.plan, {});
    page.setGeometry(0, 0, 1200, 900);
    page.show();
    if (!until([&] { return page.isVisible() && document.evaluation() != nullptr; })) return fail("no figures");
    page.designs()->setCurrent(QStringLiteral("helios"));
    QElapsedTimer mapped;
    mapped.start();
    until([&] { return mapped.elapsed() > 500; });

    const std::size_t before = document.plan().rackDesigns.front().slots.size();
    const TrayOffer offer = page.palettePart()->model()->offer(0);
    QListView* list = page.palettePart()->list();
    const QPoint from = list->viewport()->mapToGlobal(list->visualRect(list->model()->index(0, 0)).center());
    ElevationView* view = page.elevationView();
    const int free = view->elevation().firstFree(offer.height, 38).value_or(1);
    const QPoint to = view->viewport()->mapToGlobal(view->placeRect(free, offer.height).center());

    QStringList moves{QStringLiteral("mousemove"), QString::number(from.x()), QString::number(from.y()),
                      QStringLiteral("sleep"), QStringLiteral("0.2"), QStringLiteral("mousedown"), QStringLiteral("1")};
    for (int i = 1; i <= kSteps; ++i) {
        const QPoint at = from + (to - from) * i / kSteps;
        moves << QStringLiteral("sleep") << QStringLiteral("0.05") << QStringLiteral("mousemove")
              << QString::number(at.x()) << QString::number(at.y());
    }
    moves << QStringLiteral("sleep") << QStringLiteral("0.3") << QStringLiteral("mouseup") << QStringLiteral("1");
    QProcess pointer;
    pointer.start(QStringLiteral("xdotool"), moves);
    if (!pointer.waitForStarted()) return fail("xdotool does not start");
    // QDrag runs an event loop of its own; should the drop never come, that one has to end too.
    QTimer::singleShot(kPatience, &app, [] { std::exit(fail("the drag never ended")); });
    const auto& places = document.plan().rackDesigns.front().slots;
    if (!until([&] { return places.size() == before + 1; })) return fail("no tray was added");
    if (places.back().position != free || places.back().tray != offer.id.toStdString())
        return fail("the tray is not where it was dropped");
    pointer.waitForFinished();
    // On this desk the system's keys for "delete" are Delete and Ctrl+D, which means a copy here.
    PowerPage power;
    ProgrammePage programme;
    ComparePage compare;
    for (const QWidget* one : {static_cast<QWidget*>(&page), static_cast<QWidget*>(&power), static_cast<QWidget*>(&programme), static_cast<QWidget*>(&compare)})
        for (const QShortcut* shortcut : one->findChildren<QShortcut*>())
            if (shortcut->keys().size() > 1) return fail("a key of a table has another one beside it");
    std::printf("%s dropped at %d\n", qPrintable(offer.name), free);
    return 0;
}
