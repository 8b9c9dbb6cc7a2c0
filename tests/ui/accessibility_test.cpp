// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/main_window.h"
#include "shell/page.h"
#include "shell/theme.h"
#include "ui_test.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QGraphicsView>
#include <QHeaderView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>

namespace rw::ui {

class AccessibilityTest : public QObject {
    Q_OBJECT

    static bool isControl(const QWidget* w)
    {
        // Parts of Qt's own controls speak for themselves through the control they belong to.
        if (w->objectName().startsWith(QLatin1String("qt_")) || qobject_cast<const QScrollBar*>(w) ||
            qobject_cast<const QHeaderView*>(w))
            return false;
        const QWidget* parent = w->parentWidget();
        if (qobject_cast<const QComboBox*>(parent) || qobject_cast<const QLineEdit*>(parent) ||
            qobject_cast<const QAbstractSpinBox*>(parent) || qobject_cast<const QAbstractItemView*>(parent))
            return false;
        if (parent && QLatin1String(parent->metaObject()->className()).contains(QLatin1String("ComboBox"))) return false;
        return qobject_cast<const QAbstractButton*>(w) || qobject_cast<const QLineEdit*>(w) ||
               qobject_cast<const QComboBox*>(w) || qobject_cast<const QAbstractSpinBox*>(w) ||
               qobject_cast<const QAbstractItemView*>(w) || qobject_cast<const QAbstractSlider*>(w) ||
               qobject_cast<const QPlainTextEdit*>(w) || qobject_cast<const QGraphicsView*>(w);
    }

    /// Where controls without a name are; empty when all have one.
    static QString unnamed(QWidget* root)
    {
        QStringList bad;
        for (QWidget* w : root->findChildren<QWidget*>()) {
            if (!isControl(w) || w->isHidden()) continue;
            QAccessibleInterface* face = QAccessible::queryAccessibleInterface(w);
            if (face && !face->text(QAccessible::Name).isEmpty()) continue;
            QString place = QLatin1String(w->metaObject()->className());
            for (QWidget* p = w->parentWidget(); p && p != root; p = p->parentWidget())
                place.prepend(QLatin1String(p->metaObject()->className()) + QLatin1Char('/'));
            bad << place;
        }
        return bad.join(QLatin1Char(' '));
    }

private Q_SLOTS:
    void everyControlHasAName()
    {
        MainWindow window(Theme::of(nullptr), nullptr);
        window.setQuiet(true);
        window.show();
        QCOMPARE(unnamed(&window), QString());
        window.files()->newFromTemplate(QStringLiteral("openai-amd-6gw"));
        QVERIFY(test::settled(*window.document()));
        for (std::size_t i = 0; i < window.pages().size(); ++i) {
            window.showPage(static_cast<int>(i));
            QCOMPARE(unnamed(&window), QString());
            for (const QByteArray& view : window.pages()[i]->views()) {
                window.pages()[i]->showView(view);
                QCOMPARE(unnamed(&window), QString());
            }
        }
        for (const char* path : {"programme", "assumptions", "project", "rack_designs", "buildings", "sites"}) {
            const Plan& plan = window.document()->plan();
            QString at = QString::fromLatin1(path);
            if (at == QLatin1String("rack_designs")) at += QStringLiteral("[%1]").arg(QString::fromStdString(plan.rackDesigns[0].id));
            if (at == QLatin1String("buildings")) at += QStringLiteral("[%1]").arg(QString::fromStdString(plan.buildings[0].id));
            if (at == QLatin1String("sites")) at += QStringLiteral("[%1]").arg(QString::fromStdString(plan.sites[0].id));
            window.document()->setSelectedPath(at);
            QCOMPARE(unnamed(&window), QString());
        }
    }

    void textReachesTheContrastOfItsRole()
    {
        Theme& theme = Theme::of(nullptr);
        for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
            theme.setMode(mode);
            const Colors& c = theme.colors();
            for (const QColor& ground : {c.surface, c.raised, c.sunken, c.field, c.canvas}) {
                QVERIFY(contrastRatio(c.text, ground) >= 4.5);
                QVERIFY(contrastRatio(c.textMuted, ground) >= 4.5);
            }
            QVERIFY(contrastRatio(c.onAccent, c.accent) >= 4.5);
        }
        theme.setMode(ThemeMode::Light);
    }
};
RW_UI_TEST(AccessibilityTest)

}  // namespace rw::ui

#include "accessibility_test.moc"
