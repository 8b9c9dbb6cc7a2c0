// SPDX-License-Identifier: GPL-3.0-or-later
#include "../support/weather_files.h"
#include "building/component_picker.h"
#include "building/failure_view.h"
#include "building/one_line_view.h"
#include "building/power_page.h"
#include "climate/climate_page.h"
#include "climate/import_panel.h"
#include "compare/compare_model.h"
#include "compare/compare_page.h"
#include "file/plan_file.h"
#include "hall/hall_editor.h"
#include "hall/hall_page.h"
#include "hall/hall_view.h"
#include "inspector/field_row.h"
#include "inspector/inspector.h"
#include "power/one_line.h"
#include "shell/main_window.h"
#include "shell/page.h"
#include "shell/theme.h"
#include "ui_test.h"
#include "widgets/search_field.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QMouseEvent>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>
#include <QTimer>
#include <QToolButton>
#include <QUndoStack>

namespace rw::ui {

/// What a planner does in an afternoon, in one window: a hall of 64 racks from nothing, another rack, a failed UPS, a year of
/// weather, two scenarios side by side; then everything taken back, and done again. Once with the pointer, once by keys alone.
class JourneyTest : public QObject {
    Q_OBJECT

    static constexpr int kPatience = 60000;  // ms; a fault, not a measure
    enum class By { Pointer, Keys };

    struct Journey : QObject {
        MainWindow window{Theme::of(nullptr), nullptr};
        QTemporaryDir folder;
        std::vector<std::string> states;
        By by;

        explicit Journey(By how) : by(how)
        {
            window.setQuiet(true);
            window.resize(1440, 900);
            window.show();
            window.activateWindow();
            QVERIFY(window.openFile(QStringLiteral(RW_EXAMPLES "/openai-amd-6gw.rackwright")));
            QVERIFY(test::settled(document()));
            states.push_back(text());
        }
        PlanDocument& document() { return *window.document(); }
        const Plan& plan() { return document().plan(); }
        QUndoStack& stack() { return *document().undoStack(); }
        std::string text() { return writePlan(plan()); }
        /// A step of undo was made, and one alone.
        void note(const char* what)
        {
            QVERIFY2(text() != states.back(), what);
            QVERIFY2(stack().index() == static_cast<int>(states.size()), what);
            states.push_back(text());
        }
        void goTo(const char* key)
        {
            const QList<Page*> pages = [&] {
                QList<Page*> all;
                for (Page* page : window.pages()) all << page;
                return all;
            }();
            int at = 0;
            while (at < pages.size() && pages[at]->key() != key) ++at;
            QVERIFY2(at < pages.size(), key);
            if (by == By::Keys && at < 9) {
                window.activateWindow();
                QVERIFY(QTest::qWaitForWindowActive(&window));
                QTest::keyClick(&window, static_cast<Qt::Key>(Qt::Key_1 + at), Qt::ControlModifier);
            } else {
                window.showPage(key);
            }
            QCOMPARE(window.currentPage()->key(), QByteArray(key));
        }
        void press(QAbstractButton* button)
        {
            QVERIFY(button);
            if (by == By::Pointer) {
                QTest::mouseClick(button, Qt::LeftButton);
            } else {
                QVERIFY2(button->focusPolicy() & Qt::TabFocus, qPrintable(button->accessibleName() + button->text()));
                button->setFocus();
                QTest::keyClick(button, Qt::Key_Space);
            }
        }
        void type(const QString& path, const QString& value)
        {
            document().setSelectedPath(path);
            FieldRow* row = window.inspector()->row(path);
            QVERIFY2(row, qPrintable(path));
            auto* line = qobject_cast<QLineEdit*>(row->editor());
            QVERIFY2(line, qPrintable(path));
            line->setFocus();
            line->selectAll();
            QTest::keyClicks(line, value);
            QTest::keyClick(line, Qt::Key_Return);
        }
        QToolButton* adder(const QString& words)
        {
            document().setSelectedPath({});
            for (QToolButton* button : window.inspector()->findChildren<QToolButton*>())
                if (button->accessibleName() == words) return button;
            return nullptr;
        }

        // --- the hall

        HallPage& hall() { return *qobject_cast<HallPage*>(window.currentPage()); }
        void drag(const QPointF& from, const QPointF& to)
        {
            QWidget* port = hall().canvas()->viewport();
            const QPoint a = hall().canvas()->toViewport(from);
            const QPoint b = hall().canvas()->toViewport(to);
            QTest::mousePress(port, Qt::LeftButton, {}, a);
            for (const QPoint& at : {(a + b) / 2, b}) {
                QMouseEvent move(QEvent::MouseMove, at, port->mapToGlobal(at), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
                QCoreApplication::sendEvent(port, &move);
            }
            QTest::mouseRelease(port, Qt::LeftButton, {}, b);
        }
        void rowsByPointer()
        {
            hall().action(QStringLiteral("tool-row"))->trigger();
            for (int row = 0; row < 4; ++row) {
                const double y = 1800.0 + row * 3600.0;
                drag({3600.0, y}, {3600.0 + 16 * 600.0, y});
                note("a row of racks");
            }
        }
        void rowsByKeys()
        {
            HallView* view = hall().canvas();
            view->setFocus();
            hall().action(QStringLiteral("tool-rack"))->trigger();
            QTest::keyClick(view, Qt::Key_Right);
            QTest::keyClick(view, Qt::Key_Return);
            note("one rack");
            QTest::keyClick(view, Qt::Key_Escape);
            // The dialog asks for columns, rows and pitch.
            QTimer::singleShot(0, &window, [] {
                QWidget* dialog = QApplication::activeModalWidget();
                if (!dialog) return;
                const QList<QSpinBox*> counts = dialog->findChildren<QSpinBox*>();
                if (counts.size() >= 2)
                    for (int i = 0; i < 2; ++i) {
                        counts[i]->setFocus();
                        counts[i]->selectAll();
                        QTest::keyClicks(counts[i], i == 0 ? QStringLiteral("16") : QStringLiteral("4"));
                    }
                QTest::keyClick(dialog, Qt::Key_Return);
            });
            hall().action(QStringLiteral("array"))->trigger();
            note("and 63 like it");
        }
        void drawHall()
        {
            press(adder(QStringLiteral("Add: Hall")));
            note("another hall");
            const std::string id = plan().halls.back().id;
            const QString path = QStringLiteral("halls[%1].").arg(QString::fromStdString(id));
            type(path + QStringLiteral("width"), QStringLiteral("24 m"));
            note("its width");
            type(path + QStringLiteral("depth"), QStringLiteral("18 m"));
            note("its depth");
            goTo("hall");
            hall().setHall(QString::fromStdString(id));
            QVERIFY(hall().isEmptyShown());
            QPushButton* byHand = nullptr;
            for (QPushButton* button : hall().findChildren<QPushButton*>())
                if (button->text() == HallPage::tr("Draw by hand")) byHand = button;
            press(byHand);
            hall().canvas()->fit();
            by == By::Pointer ? rowsByPointer() : rowsByKeys();
            const Hall* drawn = findById(plan().halls, id);
            QVERIFY(drawn);
            QCOMPARE(drawn->layout.size(), std::size_t{64});
        }

        // --- a UPS

        void failUps()
        {
            const std::string before = text();
            goTo("building-power");
            auto* page = qobject_cast<PowerPage*>(window.currentPage());
            QVERIFY(page);
            page->showView("one-line");
            QVERIFY(QTest::qWaitFor([&] { return page->isSettled(); }, kPatience));
            const Building* building = findById(plan().buildings, page->building().toStdString());
            QVERIFY(building);
            const auto ups = std::find_if(building->chain.begin(), building->chain.end(),
                                          [](const ChainStage& s) { return s.id.rfind("ups", 0) == 0; });
            QVERIFY(ups != building->chain.end());
            page->oneLine()->setCurrent(stagePath(buildingChainPath(building->id), ups->id));
            QTest::keyClick(page->oneLine(), Qt::Key_F);
            QVERIFY(QTest::qWaitFor([&] { return page->isSettled(); }, kPatience));
            ComponentPicker* picker = page->failures()->picker();
            QTRY_VERIFY(picker->componentList()->model()->rowCount() > 0);
            if (by == By::Keys) {
                QTest::keyClick(picker->searchField(), Qt::Key_Down);
                QTest::keyClick(picker->componentList(), Qt::Key_Space);
            } else {
                QTableView* list = picker->componentList();
                QTRY_VERIFY(list->visualRect(list->model()->index(0, 0)).isValid() && list->isVisible());
                QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(0, 0)).center());
                const QList<QPushButton*> buttons = picker->findChildren<QPushButton*>();
                QVERIFY(!buttons.isEmpty());
                QTest::mouseClick(buttons.front(), Qt::LeftButton);
            }
            QTRY_COMPARE(page->failures()->out().size(), 1);
            QVERIFY(QTest::qWaitFor([&] { return page->isSettled(); }, kPatience));
            QVERIFY(page->failures()->bannerText().contains(QLatin1String("UPS")));
            QVERIFY2(text() == before, "a failure is a question and no edit");
            press(page->failures()->clearButton());
            QTRY_VERIFY(page->failures()->out().isEmpty());
        }

        // --- a year of weather

        void importWeather()
        {
            goTo("climate");
            auto* page = qobject_cast<ClimatePage*>(window.currentPage());
            QVERIFY(page);
            const QString path = folder.filePath(QStringLiteral("testville.epw"));
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            const std::string epw = rw::test::epwText(rw::test::weatherRows());
            file.write(epw.data(), static_cast<qint64>(epw.size()));
            file.close();
            if (by == By::Pointer) {
                QMimeData data;
                data.setUrls({QUrl::fromLocalFile(path)});
                QDragEnterEvent enter(QPoint(500, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
                QApplication::sendEvent(page, &enter);
                QVERIFY(enter.isAccepted());
                QDropEvent drop(QPointF(500, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
                QApplication::sendEvent(page, &drop);
            } else {
                // The name is typed, and then the dialog's own button pressed; what does not close by it is closed.
                QTimer answer;
                int presses = 0;
                connect(&answer, &QTimer::timeout, page, [&] {
                    auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
                    if (!dialog) return;
                    if (++presses > 5) return dialog->reject();
                    auto* name = dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
                    name->selectAll();
                    QTest::keyClicks(name, QFileInfo(path).fileName());
                    QAbstractButton* open = dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Open);
                    open->setFocus();
                    QTest::keyClick(open, Qt::Key_Space);
                });
                answer.start(200);
                const QString before = QDir::currentPath();
                QDir::setCurrent(folder.path());
                for (QAction* action : page->pageActions())
                    if (action->shortcut() == QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_I)) action->trigger();
                QDir::setCurrent(before);
                QVERIFY(presses > 0);
            }
            ImportPanel* panel = page->importPanel();
            QVERIFY(QTest::qWaitFor([&] { return page->isImporting() && !panel->isBusy(); }, kPatience));
            panel->siteChoice()->setFocus();
            QTest::keyClick(panel->siteChoice(), Qt::Key_Down);
            press(panel->acceptButton());
            QVERIFY(QTest::qWaitFor([&] { return !plan().weather.empty(); }, kPatience));
            note("a weather year");
            QCOMPARE(plan().sites[0].weather, plan().weather[0].id);
        }

        // --- two scenarios

        void compareScenarios()
        {
            goTo("compare");
            auto* page = qobject_cast<ComparePage*>(window.currentPage());
            QVERIFY(page);
            QVERIFY(plan().scenarios.size() >= 2);
            QVERIFY(test::settled(document()));
            QVERIFY(QTest::qWaitFor([&] { return page->isSettled(); }, kPatience));
            QCOMPARE(page->columns().size(), static_cast<qsizetype>(plan().scenarios.size() + 1));
            const QModelIndex facility = page->model()->indexOf("programme.facility_power_W");
            QVERIFY(facility.isValid());
            double differences = 0.0;
            for (int column = 2; column < page->model()->columnCount(); ++column)
                differences += std::abs(facility.siblingAtColumn(column).data(CompareModel::NumberRole).toDouble() -
                                        facility.siblingAtColumn(1).data(CompareModel::NumberRole).toDouble());
            QVERIFY(differences > 0.0);
            press(adder(QStringLiteral("Add: Scenario")));
            note("one more scenario");
            QVERIFY(QTest::qWaitFor([&] { return page->isSettled() && page->columns().size() == static_cast<qsizetype>(plan().scenarios.size() + 1); },
                                    kPatience));
        }

        // --- and all of it back

        void takeBackAndDoAgain()
        {
            const int steps = stack().index();
            QCOMPARE(steps, static_cast<int>(states.size()) - 1);
            for (int i = steps; i-- > 0;) {
                if (by == By::Keys) QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier);
                else stack().undo();
                QCOMPARE(stack().index(), i);
                QVERIFY2(text() == states[static_cast<std::size_t>(i)], qPrintable(stack().redoText()));
            }
            QVERIFY(!document().isDirty());
            for (int i = 1; i <= steps; ++i) {
                if (by == By::Keys) QTest::keyClick(&window, Qt::Key_Y, Qt::ControlModifier);
                else stack().redo();
                QVERIFY2(text() == states[static_cast<std::size_t>(i)], qPrintable(stack().undoText()));
            }
            QVERIFY(test::settled(document()));
        }

        void all()
        {
            drawHall();
            if (QTest::currentTestFailed()) return;
            goTo("rack");
            type(QStringLiteral("rack_designs[helios].maker_design_power"), QStringLiteral("240 kW"));
            note("another rack");
            QVERIFY(test::settled(document()));
            failUps();
            if (QTest::currentTestFailed()) return;
            importWeather();
            if (QTest::currentTestFailed()) return;
            compareScenarios();
            if (QTest::currentTestFailed()) return;
            takeBackAndDoAgain();
        }
    };

private Q_SLOTS:
    void anAfternoonWithThePointer() { Journey(By::Pointer).all(); }
    void anAfternoonByKeysAlone() { Journey(By::Keys).all(); }
};
RW_UI_TEST(JourneyTest)

}  // namespace rw::ui

#include "journey_test.moc"
