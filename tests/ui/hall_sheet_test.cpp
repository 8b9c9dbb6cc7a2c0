// SPDX-License-Identifier: GPL-3.0-or-later
// What of a hall goes into files, and where keys and refusals are seen on its page.
#include "hall/hall_drawing.h"
#include "hall/hall_editor.h"
#include "hall/hall_page.h"
#include "hall/hall_ruler.h"
#include "hall/hall_panel.h"
#include "hall/hall_sheet.h"
#include "hall/hall_take_off.h"
#include "shell/page_export.h"
#include "shell/theme.h"
#include "ui_test.h"

#include <QComboBox>
#include <QHelpEvent>
#include <QImage>
#include <QLabel>
#include <QAction>
#include <QPainter>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QToolTip>
#include <QUndoStack>

#include <algorithm>

namespace rw::ui {

class HallSheetTest : public QObject {
    Q_OBJECT

    struct Bench {
        PlanDocument document;
        HallPage page;
        QSignalSpy status{&page, &Page::statusText};

        Bench()
        {
            page.setDocument(&document);
            document.replace(test::templatePlan(), {});
            page.resize(1200, 860);
            page.show();
            QVERIFY(test::settled(document));
        }
        PageExport sheet()
        {
            const QList<PageExport> parts = page.exports();
            const auto at = std::find_if(parts.begin(), parts.end(), [&](const PageExport& part) { return part.name == page.canvas()->accessibleName(); });
            return at == parts.end() ? PageExport{} : *at;
        }
        QByteArray svg()
        {
            const PageExport part = sheet();
            return part.paint ? svgOf(paintedPicture(part.name, part.size, part.paint)) : QByteArray();
        }
    };

    static QImage painted(const PageExport& part)
    {
        QImage image(part.size.toSize(), QImage::Format_RGB32);
        image.fill(Qt::magenta);
        QPainter painter(&image);
        part.paint(painter);
        painter.end();
        return image;
    }

private Q_SLOTS:
    void aHallByItselfSaysWhatItIsAndWhatItsColoursMeanAndHasAScale()
    {
        Bench bench;
        const QByteArray svg = bench.svg();
        const Hall& hall = bench.document.plan().halls.front();
        QVERIFY2(svg.contains(QString::fromStdString(hall.name).toHtmlEscaped().toUtf8()), "its name");
        QVERIFY2(svg.contains("Colour: Platform"), "what its colours tell");
        const auto entries = bench.page.editor()->drawing()->look().legend.entries;
        QVERIFY(!entries.empty());
        for (const HallLegend::Entry& entry : entries) QVERIFY2(svg.contains(entry.name.toHtmlEscaped().toUtf8()), qPrintable(entry.name));
        QVERIFY2(QString::fromUtf8(svg).contains(QRegularExpression(QStringLiteral(">[125]0*.m<"))), "a scale bar");
        // A map of a quantity has its ends.
        bench.page.editor()->setColor(HallColor::Power);
        const HallLegend power = bench.page.editor()->drawing()->look().legend;
        QVERIFY(power.scale);
        const QByteArray mapped = bench.svg();
        QVERIFY(mapped.contains(power.title.toUtf8()));
        QVERIFY(mapped.contains(power.high.toUtf8()));
        // Also while the table is shown.
        bench.page.showView("table");
        QVERIFY(bench.sheet().paint);
        bench.document.setUnitSystem(UnitSystem::Ip);
        QVERIFY(QString::fromUtf8(bench.svg()).contains(QRegularExpression(QStringLiteral(">[125]0*.ft<"))));
    }

    void whatIsSelectedIsNoPartOfTheSheet()
    {
        Bench bench;
        QTRY_VERIFY(bench.page.editor()->isChecked());
        const QImage plain = painted(bench.sheet());
        QVERIFY(!plain.isNull());
        bench.page.editor()->selectAll();
        QVERIFY(painted(bench.sheet()) == plain);
        // And it is still marked on the screen.
        QVERIFY(!bench.page.editor()->selected().empty());
        // Nothing of the sheet stays unpainted.
        for (const QPoint& at : {plain.rect().topLeft(), plain.rect().bottomRight(), plain.rect().bottomLeft(), plain.rect().center()})
            QVERIFY(plain.pixelColor(at) != QColor(Qt::magenta));
    }

    void theSumsOfTheTakeOffFitANarrowPage()
    {
        Bench bench;
        bench.page.resize(560, 600);
        bench.page.showView("takeoff");
        QTRY_VERIFY(bench.page.isSettled());
        QCoreApplication::processEvents();  // figures that have just come are laid out
        HallTakeOff* takeOff = bench.page.takeOff();
        int sums = 0;
        for (const QLabel* figure : takeOff->findChildren<QLabel*>()) {
            if (figure->accessibleName().isEmpty()) continue;
            ++sums;
            const int right = figure->mapTo(takeOff, QPoint(figure->width(), 0)).x();
            QVERIFY2(right <= takeOff->width(), qPrintable(figure->accessibleName()));
            QVERIFY2(figure->width() >= figure->fontMetrics().horizontalAdvance(figure->text()), qPrintable(figure->text()));
        }
        QCOMPARE(sums, 6);
        // No part of the page pushes another off it.
        const QWidget* panel = bench.page.panel();
        QVERIFY(panel->mapTo(&bench.page, QPoint(panel->width(), 0)).x() <= bench.page.width());
    }

    void whatIsToldOfASelectedThingIsOfWhereItStandsNow()
    {
        Bench bench;
        HallEditor* editor = bench.page.editor();
        QTRY_VERIFY(editor->isChecked());
        const auto told = [&] { return bench.status.last().first().toString(); };
        const auto racks = [&] {
            std::vector<std::size_t> found;
            for (std::size_t i = 0; i < editor->drawing()->size() && found.size() < 3; ++i)
                if (editor->drawing()->kind(i) == PlacementKind::Rack) found.push_back(i);
            return found;
        }();
        editor->select({racks[0]});
        const QString before = told();
        QVERIFY2(!before.contains(QLatin1String("overlap")), qPrintable(before));
        editor->moveSelected(editor->drawing()->rect(racks[2]).topLeft() - editor->drawing()->rect(racks[0]).topLeft());
        QTRY_VERIFY(editor->isChecked());
        QTRY_VERIFY2(told().contains(QLatin1String("overlap")), qPrintable(told()));
        bench.document.undoStack()->undo();
        QCOMPARE(told(), before);
        QTRY_VERIFY(editor->isChecked());
        QCOMPARE(told(), before);
    }

    void largeTextHasRoomInThePanel()
    {
        Bench bench;
        Theme& theme = Theme::of(&bench.page);
        const double before = theme.textScale();
        QTRY_VERIFY(bench.page.editor()->isChecked());
        const HallDrawing& drawing = *bench.page.editor()->drawing();
        for (std::size_t i = 0; i < drawing.size(); ++i)
            if (drawing.kind(i) == PlacementKind::Rack) {
                bench.page.editor()->select({i});  // whose fields stand in the panel
                break;
            }
        const HallPanel* panel = bench.page.panel();
        // What reaches beyond the panel's edge or is shorter than its words.
        const auto cut = [&] {
            QStringList found;
            for (const QWidget* part : panel->widget()->findChildren<QWidget*>()) {
                if (!part->isVisible()) continue;
                const int right = part->mapTo(panel->viewport(), QPoint(part->width(), 0)).x();
                const auto* label = qobject_cast<const QLabel*>(part);
                const bool shorter = label && !label->wordWrap() && label->width() < label->sizeHint().width();
                if (right > panel->viewport()->width() || shorter)
                    found << QStringLiteral("%1 %2 at %3").arg(QString::fromLatin1(part->metaObject()->className()), label ? label->text() : part->accessibleName()).arg(right);
            }
            return found.join(QLatin1Char('|'));
        };
        const auto letters = [&] { return panel->widget()->findChild<QLabel*>()->fontMetrics().height(); };
        const int usual = letters();
        QCoreApplication::processEvents();
        QCOMPARE(cut(), QString());
        theme.setTextScale(1.5);
        QTRY_VERIFY(letters() > usual);
        QCoreApplication::processEvents();
        const QString more = cut();
        theme.setTextScale(before);
        QCOMPARE(more, QString());
    }

    void aScaleBarIsARoundLength()
    {
        const std::pair<double, double> metres[] = {{1000.0, 1000.0}, {1999.0, 1000.0}, {2000.0, 2000.0}, {9999.0, 5000.0}, {10000.0, 10000.0}, {700.0, 500.0}};
        for (const auto& [most, length] : metres) QCOMPARE(scaleBarLength(most, UnitSystem::Si), length);
        QCOMPARE(scaleBarLength(6.0 * 304.8, UnitSystem::Ip), 5.0 * 304.8);
        QCOMPARE(scaleBarLength(24.0 * 304.8, UnitSystem::Ip), 20.0 * 304.8);
    }

    void theKeyboardIsSeenRoundTheWholeCanvas()
    {
        Bench bench;
        HallView* view = bench.page.canvas();
        const QColor focus = Theme::of(view).colors().focus;
        const auto edges = [&] {
            const QImage seen = view->grab().toImage();
            const int x = seen.width() / 2;
            const int y = seen.height() / 2;
            const int t = HallRuler::thickness();
            int lit = 0;
            for (const QPoint& at : {QPoint(x, t - 1), QPoint(t - 1, y), QPoint(seen.width() - 1, y), QPoint(x, seen.height() - 1)})
                lit += seen.pixelColor(at) == focus ? 1 : 0;
            return lit;
        };
        bench.page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&bench.page));
        bench.page.colorChoice()->setFocus();
        QCOMPARE(edges(), 0);
        view->setFocus();
        QVERIFY(view->hasFocus());
        QVERIFY(bench.page.editor()->selected().empty());
        QCOMPARE(edges(), 4);
    }

    void aRefusalNamesThePlaceInThePlannersWords()
    {
        Bench bench;
        const std::string at = "halls[" + bench.document.plan().halls.front().id + "]";
        QVERIFY(!bench.page.editor()->apply({"", {Edit::set(at + ".width", Tree(-5.0))}}));
        const QString told = bench.status.last().first().toString();
        QVERIFY2(!told.contains(QLatin1String("halls[")) && !told.contains(QLatin1Char(']')), qPrintable(told));
        QVERIFY2(told.contains(QLatin1String("Width")), qPrintable(told));
    }

    void aTooltipDoesNotHideWhatIsToldOfTheThingThatIsDrawn()
    {
        Bench bench;
        HallView* view = bench.page.canvas();
        const QPoint at = view->toViewport(bench.page.editor()->drawing()->rect(0).center());
        const auto hover = [&] {
            QHelpEvent help(QEvent::ToolTip, at, view->viewport()->mapToGlobal(at));
            QCoreApplication::sendEvent(view->viewport(), &help);
        };
        hover();
        QVERIFY(QToolTip::isVisible());
        bench.page.action(QStringLiteral("tool-equipment"))->trigger();
        hover();
        QTRY_VERIFY(!QToolTip::isVisible());
    }
};

RW_UI_TEST(HallSheetTest)

}  // namespace rw::ui

#include "hall_sheet_test.moc"
