// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/plan.h"
#include "ui_test.h"
#include "widgets/quantity_edit.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QSignalSpy>

namespace rw::ui {

class QuantityEditTest : public QObject {
    Q_OBJECT

    static void type(QuantityEdit& edit, const QString& text)
    {
        edit.selectAll();
        edit.insert(text);  // as an input method does; keyClicks knows Latin-1 only
        QTest::keyClick(&edit, Qt::Key_Return);
    }

private Q_SLOTS:
    void unitsAreUnderstood_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<double>("si");
        QTest::newRow("bare") << "225" << 225e3;
        QTest::newRow("unit") << "1.2 MW" << 1.2e6;
        QTest::newRow("exponent") << "120e3 W" << 120e3;
        QTest::newRow("grouped") << QStringLiteral("1\u202f200") << 1.2e6;
    }
    void unitsAreUnderstood()
    {
        QFETCH(QString, typed);
        QFETCH(double, si);
        QuantityEdit edit;
        edit.setUnit(unit::kW);
        edit.setRange(0.0, 1e9);
        edit.setSi(1.0);
        QSignalSpy changed(&edit, &QuantityEdit::siChanged);
        type(edit, typed);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(*edit.si(), si);
    }

    void temperaturesInFahrenheit()
    {
        QuantityEdit edit;
        edit.setField(*typeOf<CoolingPlant>().find("supply_temperature"));
        type(edit, QStringLiteral("95 F"));
        QVERIFY(std::abs(*edit.si() - unit::C.toSi(35.0)) < 1e-9);
    }

    void outOfRangeIsRefusedAndTheRangeNamed()
    {
        QuantityEdit edit;
        edit.setField(*typeOf<CoolingPlant>().find("supply_temperature"));
        edit.setSi(unit::C.toSi(40.0));
        QSignalSpy changed(&edit, &QuantityEdit::siChanged);
        type(edit, QStringLiteral("200"));
        QCOMPARE(changed.size(), 0);
        QVERIFY2(edit.problem().contains(QStringLiteral("2 to 80")), qPrintable(edit.problem()));
        QCOMPARE(*edit.si(), unit::C.toSi(40.0));
        QTest::keyClick(&edit, Qt::Key_Escape);
        QVERIFY(edit.problem().isEmpty());
        QCOMPARE(edit.text(), QStringLiteral("40"));
    }

    void nonsenseIsRefused()
    {
        QuantityEdit edit;
        edit.setUnit(unit::kW);
        edit.setSi(5e3);
        for (const char* text : {"many", "12 kg", "", "nan"}) {
            type(edit, QString::fromLatin1(text));
            if (*text == '\0') {
                QTest::keyClick(&edit, Qt::Key_Delete);
                QTest::keyClick(&edit, Qt::Key_Return);
            }
            QVERIFY2(!edit.problem().isEmpty(), text);
            QTest::keyClick(&edit, Qt::Key_Escape);
            QCOMPARE(*edit.si(), 5e3);
        }
    }

    void emptyMeansDerivedWhereItMay()
    {
        QuantityEdit edit;
        edit.setNullable(true, QStringLiteral("derived"));
        edit.setSi(5.0);
        QSignalSpy changed(&edit, &QuantityEdit::siChanged);
        edit.selectAll();
        QTest::keyClick(&edit, Qt::Key_Delete);
        QTest::keyClick(&edit, Qt::Key_Return);
        QCOMPARE(changed.size(), 1);
        QVERIFY(!edit.si().has_value());
    }

    void arrowsStepWithinTheRange()
    {
        QuantityEdit edit;
        edit.setUnit(unit::one);
        edit.setRange(0.0, 1.0);
        edit.setSi(0.95);
        for (int i = 0; i < 20; ++i) QTest::keyClick(&edit, Qt::Key_Up);
        QCOMPARE(*edit.si(), 1.0);
        QTest::keyClick(&edit, Qt::Key_Down);
        QVERIFY(*edit.si() < 1.0);
    }

    void anotherUnitSystemIsShownAndReadButATypedUnitRules()
    {
        QuantityEdit edit;
        edit.setField(*typeOf<RackDesign>().find("supply_temperature"));
        edit.setUnitSystem(UnitSystem::Ip);
        edit.setSi(unit::C.toSi(40.0));
        QCOMPARE(edit.text(), QStringLiteral("104"));
        const auto type = [&edit](const QString& text) {
            edit.selectAll();
            QTest::keyClicks(&edit, text);
            QTest::keyClick(&edit, Qt::Key_Return);
        };
        type(QStringLiteral("95"));
        QVERIFY(std::abs(*edit.si() - unit::C.toSi(35.0)) < 1e-9);
        type(QStringLiteral("43 C"));
        QVERIFY(std::abs(*edit.si() - unit::C.toSi(43.0)) < 1e-9);
        type(QStringLiteral("2000"));
        QVERIFY2(edit.accessibleDescription().contains(QString::fromUtf8(unit::F.symbol)), qPrintable(edit.accessibleDescription()));
    }

    void draggingTheLabelChangesLive()
    {
        QWidget window;
        QLabel label(QStringLiteral("Target"), &window);
        QuantityEdit edit(&window);
        edit.setUnit(unit::GW);
        edit.setRange(0.0, 1e13);
        edit.setSi(6e9);
        edit.setDragLabel(&label);
        QSignalSpy changed(&edit, &QuantityEdit::siChanged);
        QSignalSpy begun(&edit, &QuantityEdit::liveEditStarted);
        QSignalSpy over(&edit, &QuantityEdit::liveEditFinished);
        window.show();
        QTest::mousePress(&label, Qt::LeftButton, {}, QPoint(5, 5));
        for (int x = 10; x <= 60; x += 10) QTest::mouseMove(&label, QPoint(x, 5));
        QTest::mouseRelease(&label, Qt::LeftButton, {}, QPoint(60, 5));
        QCOMPARE(begun.size(), 1);
        QCOMPARE(over.size(), 1);
        QVERIFY(changed.size() >= 3);
        QVERIFY(*edit.si() > 6e9);
    }

    void draggingTheNumberItselfChangesItLive()
    {
        QWidget window;
        QLineEdit other(&window);  // has the focus once the window is active
        QuantityEdit edit(&window);
        edit.setUnit(unit::kW);
        edit.setRange(0.0, 1e9);
        edit.setSi(200e3);
        edit.resize(160, 28);
        QSignalSpy begun(&edit, &QuantityEdit::liveEditStarted);
        QSignalSpy over(&edit, &QuantityEdit::liveEditFinished);
        window.show();
        QTest::mouseMove(&edit, QPoint(20, 10));
        QCOMPARE(edit.cursor().shape(), Qt::SizeHorCursor);
        const auto dragged = [&](Qt::KeyboardModifiers modifiers) {
            edit.setSi(200e3);
            QTest::mousePress(&edit, Qt::LeftButton, modifiers, QPoint(20, 10));
            for (int x = 30; x <= 60; x += 10) {
                QMouseEvent move(QEvent::MouseMove, QPointF(x, 10), edit.mapToGlobal(QPointF(x, 10)), Qt::NoButton, Qt::LeftButton, modifiers);
                QApplication::sendEvent(&edit, &move);
            }
            QTest::mouseRelease(&edit, Qt::LeftButton, modifiers, QPoint(60, 10));
            edit.clearFocus();
            return *edit.si() - 200e3;
        };
        const double plain = dragged({});
        QCOMPARE(plain, 40e3);  // a kilowatt a pixel at three digits
        QVERIFY(std::abs(dragged(Qt::ShiftModifier) - plain / 10.0) < 1.0);
        QVERIFY(std::abs(dragged(Qt::ControlModifier) - plain * 10.0) < 1.0);
        QCOMPARE(begun.size(), 3);
        QCOMPARE(over.size(), 3);
    }

    void escapeTakesADragBack()
    {
        QWidget window;
        QLineEdit other(&window);  // has the focus once the window is active
        QuantityEdit edit(&window);
        edit.setUnit(unit::kW);
        edit.setRange(0.0, 1e9);
        edit.setSi(200e3);
        edit.resize(160, 28);
        QSignalSpy over(&edit, &QuantityEdit::liveEditFinished);
        window.show();
        QTest::mousePress(&edit, Qt::LeftButton, {}, QPoint(20, 10));
        QTest::mouseMove(&edit, QPoint(60, 10));
        QVERIFY(*edit.si() > 200e3);
        QTest::keyClick(&window, Qt::Key_Escape);  // wherever the focus is
        QCOMPARE(*edit.si(), 200e3);
        QCOMPARE(over.size(), 1);
        QTest::mouseMove(&edit, QPoint(90, 10));
        QTest::mouseRelease(&edit, Qt::LeftButton, {}, QPoint(90, 10));
        QCOMPARE(*edit.si(), 200e3);
        QCOMPARE(over.size(), 1);
    }

    void aClickIsNoDrag()
    {
        QWidget window;
        QuantityEdit edit(&window);
        edit.setUnit(unit::kW);
        edit.setSi(200e3);
        edit.resize(160, 28);
        QSignalSpy begun(&edit, &QuantityEdit::liveEditStarted);
        window.show();
        window.activateWindow();
        QTest::mouseClick(&edit, Qt::LeftButton, {}, QPoint(20, 10));
        QCOMPARE(begun.size(), 0);
        QTRY_VERIFY(edit.hasFocus());
        QCOMPARE(*edit.si(), 200e3);
    }

    void stepsThatFollowEachOtherAreOneEdit()
    {
        QuantityEdit edit;
        edit.setUnit(unit::kW);
        edit.setRange(0.0, 1e9);
        edit.setSi(200e3);
        QSignalSpy begun(&edit, &QuantityEdit::liveEditStarted);
        QSignalSpy over(&edit, &QuantityEdit::liveEditFinished);
        for (int i = 0; i < 5; ++i) QTest::keyClick(&edit, Qt::Key_Up);
        QCOMPARE(begun.size(), 1);
        QCOMPARE(*edit.si(), 250e3);
        QTRY_COMPARE(over.size(), 1);
        QTest::keyClick(&edit, Qt::Key_Up, Qt::ShiftModifier);
        QCOMPARE(*edit.si(), 251e3);
        QTest::keyClick(&edit, Qt::Key_PageDown);
        QCOMPARE(*edit.si(), 200e3);
        // A key that means something else ends the series at once.
        QKeyEvent undo(QEvent::ShortcutOverride, Qt::Key_Z, Qt::ControlModifier);
        QApplication::sendEvent(&edit, &undo);
        QCOMPARE(over.size(), 2);
    }

    void variousIsNoValueUntilOneIsTyped()
    {
        QuantityEdit edit;
        edit.setUnit(unit::kW);
        edit.setRange(0.0, 1e9);
        edit.setSi(200e3);
        edit.setVarious(true);
        QVERIFY(edit.text().isEmpty());
        QCOMPARE(edit.placeholderText(), QStringLiteral("various"));
        QSignalSpy changed(&edit, &QuantityEdit::siChanged);
        QTest::keyClick(&edit, Qt::Key_Return);
        QTest::keyClick(&edit, Qt::Key_Up);
        QCOMPARE(changed.size(), 0);
        type(edit, QStringLiteral("120"));
        QCOMPARE(*edit.si(), 120e3);
        QVERIFY(!edit.isVarious());
    }
};
RW_UI_TEST(QuantityEditTest)

}  // namespace rw::ui

#include "quantity_edit_test.moc"
