// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/carpet_canvas.h"
#include "plots/plot_canvas.h"
#include "plots/plot_table_model.h"
#include "plots/plot_view.h"
#include "plots/plot_words.h"
#include "shell/theme.h"
#include "ui_test.h"
#include "weather/weather_year.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QFile>
#include <QMenu>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTimer>
#include <QWheelEvent>

namespace rw::ui {

class PlotTest : public QObject {
    Q_OBJECT

    static PlotData lines()
    {
        PlotData data;
        data.title = QStringLiteral("It falls & rises");
        data.x = {QStringLiteral("Outdoor"), QStringLiteral("°C")};
        data.y = {QStringLiteral("Power"), QStringLiteral("kW")};
        data.series << PlotSeries{QStringLiteral("Power"), {-20.0, 0.0, 30.0}, {-3.0, 1234567.0, 250000.5}};
        return data;
    }
    static PlotData carpet()
    {
        PlotData data;
        data.title = QStringLiteral("Dry bulb");
        data.carpet.name = QStringLiteral("Dry bulb");
        data.carpet.unit = QStringLiteral("°C");
        for (std::size_t h = 0; h < kHoursOfYear; ++h) data.carpet.values << (h % 24 < 12 ? -14.44 : 20.0);
        return data;
    }
    static void show(PlotView& view, const PlotData& data, const QSize& size = {520, 300})
    {
        view.setPlot(data);
        view.resize(size);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
    }
    static QByteArray saved(const PlotView& view, const char* ending)
    {
        const QTemporaryDir folder;
        const QString name = folder.filePath(QStringLiteral("plot.") + QLatin1String(ending));
        QFile file(name);
        return view.save(name) && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    /// As they follow each other: signs of another font stand in an element of their own.
    static QString lettersOf(const QByteArray& svg)
    {
        static const QRegularExpression text(QStringLiteral(">([^<]+)</text>"));
        QString all;
        for (auto match = text.globalMatch(QString::fromUtf8(svg)); match.hasNext();) all += match.next().captured(1);
        return all;
    }

private Q_SLOTS:
    /// What a frame cuts off stays cut off in a file, letters stay letters, and what was being read is no part of it.
    void aSavedPlotHasItsTitleItsClipsAndLetters()
    {
        PlotView view;
        show(view, lines());
        const QByteArray before = saved(view, "svg");
        QVERIFY(QSvgRenderer(before).isValid());
        QVERIFY(before.contains("<title>It falls &amp; rises</title>"));
        QVERIFY(before.contains(">It falls &amp; rises</text>"));
        QVERIFY(before.contains("Outdoor (°C)"));
        QVERIFY(before.contains("clip-path=\"url(#c"));
        view.setFocus();
        QTest::keyClick(&view, Qt::Key_Right);
        QCoreApplication::processEvents();
        QCOMPARE(saved(view, "svg"), before);
    }

    void aSavedCarpetHasItsTitleAndLetters()
    {
        PlotView view;
        show(view, carpet());
        const QByteArray svg = saved(view, "svg");
        QVERIFY(QSvgRenderer(svg).isValid());
        QVERIFY(svg.contains(">Dry bulb</text>"));
        QVERIFY(svg.contains(">Jan</text>"));
        QVERIFY(svg.contains("<image"));
    }

    void aMinusIsAsWideAsADigitForTheEyeAndAHyphenInFiles()
    {
        QCOMPARE(plotNumber(-3.0), QStringLiteral("\u22123"));
        PlotView view;
        show(view, lines());
        const QByteArray svg = saved(view, "svg");
        QVERIFY2(lettersOf(svg).contains(QStringLiteral("\u221220")) && !lettersOf(svg).contains(QLatin1Char('-')), qPrintable(lettersOf(svg)));
        QVERIFY(view.csv().contains(QLatin1String("\n-20,-3\n")));
        PlotView other;
        show(other, carpet());
        QVERIFY2(lettersOf(saved(other, "svg")).contains(QStringLiteral("\u221214.4")), qPrintable(lettersOf(saved(other, "svg"))));
        QVERIFY(other.csv().contains(QLatin1String(",-14.44\n")));
    }

    void tablesTellNumbersInFull()
    {
        PlotTableModel model;
        model.setPlot(lines());
        QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("\u221220"));
        QCOMPARE(model.index(1, 1).data().toString(), QStringLiteral("1\u202f234\u202f567"));
        model.setPlot(carpet());
        QCOMPARE(model.index(0, 2).data().toString(), QStringLiteral("\u221214.4"));
    }

    void anAxisOfTimeHasAHeading()
    {
        PlotData data = lines();
        data.x = {};
        data.x.years = true;
        data.series.front().x = {2028.0, 2028.25, 2028.5};
        PlotTableModel model;
        model.setPlot(data);
        QCOMPARE(model.headerData(0, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("Quarter"));
        QVERIFY(model.csv().startsWith(QLatin1String("Year,Power (kW)\n2028,")));
        data.x.years = false;
        data.x.months = true;
        data.series.front().x = {1.0, 2.0, 3.0};
        model.setPlot(data);
        QVERIFY(model.csv().startsWith(QLatin1String("Month,Power (kW)\n1,")));
    }

    /// Excel reads a file without a mark in the letters of its country.
    void aCsvFileSaysThatItIsUnicode()
    {
        PlotView view;
        show(view, lines());
        QVERIFY(saved(view, "csv").startsWith("\xef\xbb\xbfOutdoor (°C)"));
    }

    /// The menu opens wherever one clicks, and the plain wheel scrolls the page: the library would keep both from us.
    void theCanvasPassesOnTheMenuAndTheWheel()
    {
        QScrollArea page;
        auto* view = new PlotView;
        view->setFixedSize(520, 900);
        page.setWidget(view);
        page.resize(560, 300);
        view->setPlot(lines());
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        auto* canvas = view->findChild<PlotCanvas*>();
        QWidget* inner = canvas->childAt(canvas->rect().center());
        QVERIFY(inner && inner != canvas);
        QStringList entries;
        QTimer::singleShot(200, this, [&] {
            auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            if (!menu) return;
            for (const QAction* action : menu->actions()) entries << action->text();
            menu->close();
        });
        const QPoint at = inner->rect().center();
        QContextMenuEvent menu(QContextMenuEvent::Mouse, at, inner->mapToGlobal(at));
        QApplication::sendEvent(inner, &menu);
        QTest::qWait(250);
        QVERIFY2(entries.contains(QStringLiteral("Save as SVG…")) && entries.contains(QStringLiteral("Reset zoom")), qPrintable(entries.join(QLatin1Char('|'))));

        QVERIFY(page.verticalScrollBar()->maximum() > 0);
        QVERIFY(!inner->testAttribute(Qt::WA_NoMousePropagation));
        QWheelEvent wheel(QPointF(at), QPointF(inner->mapToGlobal(at)), {}, QPoint(0, -120), Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(inner, &wheel);
        QVERIFY(!wheel.isAccepted() || page.verticalScrollBar()->value() > 0);
    }

    /// Where the words of a line have no room, its brief ones may.
    void aLineIsNamedBrieflyWhereItsWordsHaveNoRoom()
    {
        PlotData data = lines();
        data.marks << PlotMark{Qt::Vertical, 15.0, QStringLiteral("A name that is very much longer than any plot of this width is wide, and then some"), false, QStringLiteral("dry")};
        PlotView view;
        show(view, data, {300, 220});
        auto* canvas = view.findChild<PlotCanvas*>();
        canvas->picture(canvas->size(), 1.0);
        QStringList words;
        for (const PlotCanvas::PlacedWords& one : canvas->placedWords()) words << one.text;
        QVERIFY2(words.contains(QStringLiteral("dry")), qPrintable(words.join(QLatin1Char('|'))));
    }

    /// Names of bars stand between the last bar and the axis on the right, however narrow the plot.
    void namesOfBarsLieOnNoAxis()
    {
        PlotData data;
        data.title = QStringLiteral("Bars");
        data.x = {{}, {}, false, 0.4, 14.6, true};
        data.y = {QStringLiteral("Energy"), QStringLiteral("GWh")};
        data.right = {QStringLiteral("All"), QStringLiteral("GWh"), false, 0.0, 12000.0};
        PlotSeries bars{QStringLiteral("Losses"), {}, {}};
        PlotSeries line{QStringLiteral("Facility"), {}, {}};
        bars.bars = line.right = true;
        line.labelled = false;
        for (int month = 1; month <= 12; ++month) {
            bars.x << month;
            bars.y << 100.0;
            line.x << month;
            line.y << 11000.0;
        }
        data.series << bars << line;
        PlotView view;
        for (const QSize size : {QSize(320, 220), QSize(700, 260)}) {
            show(view, data, size);
            QTest::qWait(20);
            auto* canvas = view.findChild<PlotCanvas*>();
            const double end = canvas->frame().right();
            int named = 0;
            for (const PlotCanvas::PlacedWords& one : canvas->placedWords()) {
                ++named;
                if (one.rect.top() >= canvas->frame().bottom()) continue;
                QVERIFY2(one.rect.right() <= end + 2.0, qPrintable(QStringLiteral("%1 > %2").arg(one.rect.right()).arg(end)));
                QVERIFY(one.rect.left() >= canvas->pointAt(12.5, 0.0).x());
            }
            QCOMPARE(named, 1);
        }
    }

    /// A picture is wider than the window's plot: words have the room that the picture has.
    void aPictureHasTheWordsOfItsOwnWidth()
    {
        PlotData data = lines();
        PlotFlag flag;
        flag.x = 28.0;
        flag.y = 300000.0;
        flag.label = QStringLiteral("a late one");
        data.flags << flag;
        PlotView view;
        show(view, data, {300, 220});
        auto* canvas = view.findChild<PlotCanvas*>();
        canvas->picture({1200, 600}, 1.0);
        QStringList words;
        for (const PlotCanvas::PlacedWords& one : canvas->placedWords()) words << one.text;
        QVERIFY2(words.contains(QStringLiteral("a late one")), qPrintable(words.join(QLatin1Char('|'))));
    }

    /// Beneath the title stands on which conditions it holds, and neither is cut where the plot is narrow.
    void aSavedPlotHasTitleAndConditionsInFull()
    {
        PlotData data = lines();
        data.title = QStringLiteral("It falls at first and then it rises again until the very summit");
        data.subtitle = QStringLiteral("Dashed is what was promised by those who sold it in the first place");
        PlotView view;
        show(view, data, {240, 220});
        const QString letters = lettersOf(saved(view, "svg"));
        for (const char* word : {"falls", "summit", "Dashed", "place"}) QVERIFY2(letters.contains(QLatin1String(word)), qPrintable(letters));
        const QImage without = [&] {
            PlotData bare = data;
            bare.subtitle.clear();
            PlotView other;
            show(other, bare, {240, 220});
            return other.picture({240, 220}, 1.0);
        }();
        const QImage with = view.picture({240, 220}, 1.0);
        const int line = QFontMetrics(Theme::of(&view).font(TextSize::Small)).height();
        const int under = 3 * QFontMetrics(Theme::of(&view).font(TextSize::Body, true)).height();
        QVERIFY(with.copy(0, under, 240, line) != without.copy(0, under, 240, line));
    }

    void hoursOfACarpetHaveTheirUnit()
    {
        PlotView view;
        show(view, carpet());
        QVERIFY(saved(view, "svg").contains(">24 h</text>"));
    }

    void monthsStandApartHoweverNarrowThePlot()
    {
        PlotData data;
        data.title = QStringLiteral("Months");
        data.x.months = true;
        data.x.from = 0.4;
        data.x.to = 14.6;
        PlotSeries series{QStringLiteral("Hours"), {}, {}};
        series.bars = true;
        for (int month = 1; month <= 12; ++month) {
            series.x << month;
            series.y << 10.0 * month;
        }
        data.series << series;
        const auto words = [&](int width) {
            PlotView view;
            show(view, data, {width, 220});
            QTest::qWait(30);  // a queued layout
            const QByteArray svg = saved(view, "svg");
            return svg.contains(">Feb</text>") ? QStringLiteral("all") : svg.contains(">F</text>") ? QStringLiteral("initials") : svg.contains(">Apr</text>") ? QStringLiteral("quarters") : QString();
        };
        QCOMPARE(words(700), QStringLiteral("all"));
        QCOMPARE(words(360), QStringLiteral("initials"));
        QCOMPARE(words(220), QStringLiteral("quarters"));
    }
};
RW_UI_TEST(PlotTest)

}  // namespace rw::ui

#include "plot_test.moc"
