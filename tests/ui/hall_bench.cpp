// SPDX-License-Identifier: GPL-3.0-or-later
// How long a frame of the hall's canvas takes while it is moved and zoomed, on the thread where the user waits; and how
// long a hall takes to open and an edit to be seen. Not a test that passes or fails: prints milliseconds of that thread.
// "bench_hall [RACKS ...]"
#include "document/plan_document.h"
#include "document/plan_files.h"
#include "hall/hall_page.h"
#include "shell/resources.h"
#include "shell/theme.h"

#include <QApplication>
#include <QEventLoop>
#include <QScrollBar>
#include <QStandardPaths>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <functional>
#include <vector>

namespace {

using namespace rw;
using namespace rw::ui;

constexpr int kFrames = 240;
constexpr std::int64_t kRowLength = 40;
constexpr std::int64_t kBlock = 10;  // rows before a way

/// Rows of forty racks with their aisles, as wide as deep.
Hall hallOf(std::int64_t racks)
{
    Hall hall;
    hall.id = "bench-hall";
    hall.name = "Bench";
    const std::int64_t rows = (racks + kRowLength - 1) / kRowLength;
    const auto columns = std::max<std::int64_t>(1, std::llround(std::sqrt(static_cast<double>(rows) * 2.7 / 25.2)));
    const std::int64_t down = (rows + columns - 1) / columns;
    hall.width = LengthDatum(static_cast<double>(columns) * 27.0 + 3.0, unit::m);
    hall.depth = LengthDatum(static_cast<double>(down) * 2.7 + static_cast<double>(down / kBlock) * 2.4 + 6.0, unit::m);
    std::vector<Placement> all;
    for (std::int64_t i = 0; i < racks; ++i) {
        const std::int64_t row = i / kRowLength;
        Placement p;
        p.id = "place-" + std::to_string(i + 1);
        p.row = "R" + std::to_string(row + 1);
        p.name = p.row + "-" + std::to_string(i % kRowLength + 1);
        p.x = 1800 + (row % columns) * 27000 + (i % kRowLength) * 600;
        p.y = 1800 + (row / columns) * 2700 + (row / columns / kBlock) * 2400;
        p.angle = row / columns % 2 ? 180 : 0;
        if (i % 7 == 0) p.kind = PlacementKind::Network;
        all.push_back(std::move(p));
    }
    hall.layout = Block<Placement>(std::move(all));
    return hall;
}

void print(const char* what, std::vector<double> times)
{
    std::sort(times.begin(), times.end());
    const auto at = [&](double share) { return times[std::min(times.size() - 1, static_cast<std::size_t>(share * static_cast<double>(times.size())))]; };
    std::printf("  %-30s p50 %6.2f ms  p99 %6.2f ms  max %6.2f ms\n", what, at(0.5), at(0.99), times.back());
}

/// Processor time of this thread alone, so that a busy machine and the checks' own thread do not count.
double now()
{
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_nsec) * 1e-6;
}

double timed(const std::function<void()>& run)
{
    const double before = now();
    run();
    return now() - before;
}

std::vector<double> frames(HallView& view, const std::function<void(int)>& step)
{
    std::vector<double> times;
    for (int i = 0; i < kFrames; ++i) {
        times.push_back(timed([&] {
            step(i);
            view.viewport()->repaint();
        }));
        QCoreApplication::processEvents();
    }
    return times;
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
    std::vector<std::int64_t> counts;
    for (const QString& count : QApplication::arguments().mid(1)) counts.push_back(count.toLongLong());
    if (counts.empty()) counts = {1000, 10000, 100000};
    for (const std::int64_t count : counts) {
        PlanDocument document;
        HallPage page;
        page.resize(1400, 860);
        page.setDocument(&document);
        Plan plan = PlanFiles::templates().front().plan;
        plan.halls.push_back(hallOf(count));
        document.replace(plan, {});
        page.show();
        QCoreApplication::processEvents();
        std::printf("%lld racks\n", static_cast<long long>(count));
        HallView& view = *page.canvas();
        print("open", {timed([&] {
                  page.setHall(QStringLiteral("bench-hall"));
                  view.viewport()->repaint();
              })});
        const auto pan = [&](int i) {
            view.horizontalScrollBar()->setValue(view.horizontalScrollBar()->value() + (i / 40 % 2 ? -17 : 17));
            view.verticalScrollBar()->setValue(view.verticalScrollBar()->value() + (i / 40 % 2 ? -9 : 9));
        };
        view.fit();
        view.viewport()->repaint();
        const double far = view.pixelsPerMillimetre();
        print("pan, all of it in view", frames(view, pan));
        for (const double pixels : {4.0, 6.0, 12.0, 40.0}) {
            view.fit();
            view.zoomBy(pixels / 600.0 / view.pixelsPerMillimetre());
            view.viewport()->repaint();
            char words[40];
            std::snprintf(words, sizeof words, "pan, racks %.0f px wide", pixels);
            print(words, frames(view, pan));
        }
        view.fit();
        view.viewport()->repaint();
        // In and out again over six octaves.
        print("zoom", frames(view, [&](int i) { view.zoomBy(i / 40 % 2 ? 1.0 / 1.11 : 1.11); }));
        view.fit();
        page.editor()->select({0, 1, 2, 3});
        print("edit, four racks moved", {timed([&] {
                  page.editor()->moveSelected({600.0, 0.0});
                  view.viewport()->repaint();
              })});
        std::printf("  scale of all of it: a rack is %.1f px wide\n", far * 600.0);
        QCoreApplication::processEvents();
    }
    return 0;
}
