// SPDX-License-Identifier: GPL-3.0-or-later
#include "palette/command_palette.h"
#include "palette/palette_entries.h"
#include "plots/plot_view.h"
#include "shell/main_window.h"
#include "shell/page.h"
#include "shell/theme.h"
#include "ui_test.h"

#include <QMenu>
#include <QAbstractButton>
#include <QButtonGroup>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QGraphicsView>
#include <QHash>
#include <QHeaderView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QToolButton>
#include <QWidgetAction>

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

    /// Where Tab goes back in what is read from the left and from above: to something wholly above in the same
    /// column, or to the left on the same line.
    static QStringList backwards(QWidget& page, const QString& where)
    {
        QStringList bad;
        const auto isStop = [&](const QWidget* w) {
            return page.isAncestorOf(w) && w->isVisible() && w->isEnabled() && w->focusPolicy() & Qt::TabFocus &&
                   !w->visibleRegion().isEmpty();
        };
        const auto placeOf = [&](const QWidget* w) { return QRect(w->mapTo(&page, QPoint()), w->size()); };
        const auto nameOf = [](const QWidget* w) {
            QString text = w->accessibleName();
            if (const auto* b = qobject_cast<const QAbstractButton*>(w); b && text.isEmpty()) text = b->text();
            return QLatin1String(w->metaObject()->className()) + QStringLiteral(" “%1”").arg(text);
        };
        QWidget* first = page.nextInFocusChain();
        const QWidget* before = nullptr;
        int guard = 0;
        for (QWidget* w = first; guard++ < 5000; w = w->nextInFocusChain()) {
            if (isStop(w)) {
                if (before && !before->isAncestorOf(w)) {
                    const QRect a = placeOf(before);
                    const QRect b = placeOf(w);
                    const bool above = b.bottom() < a.top() && b.left() < a.right();
                    const bool left = b.right() < a.left() && b.top() < a.bottom() && b.bottom() > a.top();
                    if ((above || left) && b.left() <= a.left())
                        bad << QStringLiteral("%1: %2 → %3").arg(where, nameOf(before), nameOf(w));
                }
                before = w;
            }
            if (w->nextInFocusChain() == first) break;
        }
        return bad;
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

    void everyActionHasWords()
    {
        MainWindow window(Theme::of(nullptr), nullptr);
        window.setQuiet(true);
        window.show();
        window.files()->newFromTemplate(QStringLiteral("openai-amd-6gw"));
        QStringList bad;
        int count = 0;
        for (const QAction* action : window.findChildren<QAction*>()) {
            // A widget in a tool bar speaks for itself; Qt's own line edits and spin boxes name theirs.
            if (action->isSeparator() || qobject_cast<const QWidgetAction*>(action)) continue;
            if (qobject_cast<const QLineEdit*>(action->parent())) continue;
            // A menu that drops from a button is named by the button.
            if (action->menu() && action->parent() == action->menu()) continue;
            ++count;
            if (action->text().trimmed().isEmpty()) bad << action->icon().name() + QLatin1Char('/') + QLatin1String(action->parent()->metaObject()->className());
        }
        QVERIFY(count > 40);
        QCOMPARE(bad.join(QLatin1Char(' ')), QString());
    }

    /// No command can be reached by the pointer alone: each stands in a menu, has a key, or belongs to a page that
    /// offers it to the command palette.
    void everyPageActionIsReachedByKeys()
    {
        MainWindow window(Theme::of(nullptr), nullptr);
        window.setQuiet(true);
        window.show();
        window.files()->newFromTemplate(QStringLiteral("openai-amd-6gw"));
        for (Page* page : window.pages()) {
            window.showPage(page->key());
            window.openPalette();
            QStringList offered;
            for (int i = 0; i < window.palette()->model()->rowCount(); ++i)
                offered << window.palette()->model()->entry(i).title;
            for (const QAction* action : page->pageActions()) {
                if (!action->isEnabled()) continue;
                const QString text = QString(action->text()).remove(QLatin1Char('&')).remove(QStringLiteral("…"));
                QVERIFY2(offered.contains(text), qPrintable(text));
            }
            for (const QByteArray& view : page->views()) {
                QVERIFY2(viewWord(view) != QString::fromLatin1(view), view.constData());
                QVERIFY2(offered.contains(viewWord(view)), view.constData());
            }
            window.palette()->hide();
        }
    }

    /// Two commands on one key are none: Qt calls neither.
    void noTwoCommandsShareAKey()
    {
        MainWindow window(Theme::of(nullptr), nullptr);
        window.setQuiet(true);
        window.show();
        window.files()->newFromTemplate(QStringLiteral("openai-amd-6gw"));
        QStringList bad;
        for (Page* page : window.pages()) {
            window.showPage(page->key());
            QHash<QKeySequence, QString> taken;
            for (const QAction* action : window.findChildren<QAction*>()) {
                if (action->shortcutContext() == Qt::WidgetShortcut || !action->isEnabled()) continue;
                // Keys of a page's own actions are its own while it is shown.
                const auto* owner = qobject_cast<const QWidget*>(action->parent());
                if (action->shortcutContext() == Qt::WidgetWithChildrenShortcut && owner && !owner->isVisible()) continue;
                for (const QKeySequence& keys : action->shortcuts()) {
                    if (taken.contains(keys))
                        bad << QStringLiteral("%1: %2 is %3 and %4").arg(QString::fromLatin1(page->key()), keys.toString(), taken.value(keys), action->text());
                    taken.insert(keys, action->text());
                }
            }
            QVERIFY(taken.size() > 5);
        }
        QCOMPARE(bad.join(QStringLiteral("; ")), QString());
    }

    void everyButtonIsReachedByTab()
    {
        MainWindow window(Theme::of(nullptr), nullptr);
        window.setQuiet(true);
        window.resize(1440, 900);
        window.show();
        window.files()->newFromTemplate(QStringLiteral("openai-amd-6gw"));
        QVERIFY(test::settled(*window.document()));
        QStringList bad;
        for (Page* page : window.pages()) {
            window.showPage(page->key());
            QCoreApplication::processEvents();
            for (const QAbstractButton* button : page->findChildren<QAbstractButton*>()) {
                if (!button->isVisible() || !isControl(button) || button->focusPolicy() & Qt::TabFocus) continue;
                // One of a group is the group's stop; arrows move inside.
                if (button->group() && button->group()->exclusive()) continue;
                // The same command stands in a menu or on a key.
                if (const auto* tool = qobject_cast<const QToolButton*>(button); tool && tool->defaultAction()) continue;
                bad << QString::fromLatin1(page->key()) + QLatin1Char('/') + QLatin1String(button->metaObject()->className()) +
                           QLatin1Char(' ') + button->accessibleName() + button->text();
            }
        }
        QCOMPARE(bad.join(QStringLiteral("; ")), QString());
    }

    void tabGoesInReadingOrder_data()
    {
        QTest::addColumn<QString>("plan");
        QTest::addColumn<QSize>("size");
        QTest::newRow("wide") << QStringLiteral("openai-amd-6gw") << QSize(1440, 900);
        QTest::newRow("narrow") << QStringLiteral("openai-amd-6gw") << QSize(1100, 700);
        QTest::newRow("several platforms") << QStringLiteral("openai-fleet") << QSize(1440, 900);
        QTest::newRow("one hall") << QStringLiteral("hgx-hall") << QSize(1440, 900);
    }

    void tabGoesInReadingOrder()
    {
        QFETCH(QString, plan);
        QFETCH(QSize, size);
        MainWindow window(Theme::of(nullptr), nullptr);
        window.setQuiet(true);
        window.resize(size);
        window.show();
        window.files()->newFromTemplate(plan);
        QVERIFY(test::settled(*window.document()));
        QStringList bad;
        for (Page* page : window.pages()) {
            window.showPage(page->key());
            QList<QByteArray> views = page->views();
            if (views.isEmpty()) views << QByteArray();
            for (const QByteArray& view : views) {
                if (!view.isEmpty()) page->showView(view);
                QCoreApplication::processEvents();
                bad << backwards(*page, QString::fromLatin1(page->key() + '-' + view));
            }
        }
        if (!bad.isEmpty()) qWarning().noquote() << bad.join(QLatin1Char('\n'));
        QCOMPARE(bad.size(), 0);
    }

    void everyCanvasHasItsTableTwin()
    {
        MainWindow window(Theme::of(nullptr), nullptr);
        window.setQuiet(true);
        window.resize(1440, 900);
        window.show();
        window.files()->newFromTemplate(QStringLiteral("openai-amd-6gw"));
        QVERIFY(test::settled(*window.document()));
        for (Page* page : window.pages()) {
            window.showPage(page->key());
            QCoreApplication::processEvents();
            const bool canvas = !page->findChildren<QGraphicsView*>().isEmpty() || !page->findChildren<PlotView*>().isEmpty();
            if (!canvas) continue;
            int tables = 0;
            for (const QAbstractItemView* view : page->findChildren<QAbstractItemView*>())
                if (view->model() && view->model()->rowCount() > 0 && view->model()->columnCount() > 1) ++tables;
            QVERIFY2(tables > 0, page->key().constData());
        }
    }

    void textReachesTheContrastOfItsRole()
    {
        Theme& theme = Theme::of(nullptr);
        QStringList poor;
        const auto check = [&](const char* name, const QColor& ink, const QColor& ground, double least) {
            const double ratio = contrastRatio(ink, ground);
            if (ratio < least)
                poor << QStringLiteral("%1 %2: %3").arg(theme.isDark() ? QLatin1String("dark") : QLatin1String("light"), QLatin1String(name)).arg(ratio, 0, 'f', 2);
        };
        for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
            theme.setMode(mode);
            const Colors& c = theme.colors();
            for (const QColor& ground : {c.surface, c.raised, c.sunken, c.field, c.canvas, c.hover}) {
                check("text", c.text, ground, 4.5);
                check("muted text", c.textMuted, ground, 4.5);
            }
            for (const QColor& ground : {c.pressed, c.accentSoft, c.goodSoft, c.warningSoft, c.errorSoft, c.rackInside, c.trayCompute,
                                         c.traySwitch, c.trayPower, c.trayCooling, c.trayStorage, c.trayManagement, c.trayBlank})
                check("text on a tint", c.text, ground, 4.5);
            for (const QColor& ground : {c.surface, c.raised, c.field}) {
                check("accent", c.accent, ground, 4.5);
                check("error", c.error, ground, 4.5);
                check("warning", c.warning, ground, 4.5);
                check("good", c.good, ground, 4.5);
                check("outline", c.outline, ground, 3.0);
                check("focus", c.focus, ground, 3.0);
                check("data", c.data, ground, 3.0);
            }
            check("good on its tint", c.good, c.goodSoft, 4.5);
            check("warning on its tint", c.warning, c.warningSoft, 4.5);
            check("error on its tint", c.error, c.errorSoft, 4.5);
            check("text on the accent", c.onAccent, c.accent, 4.5);
            check("text on the accent under the pointer", c.onAccent, c.accentHover, 4.5);
            check("ink of canvases", c.canvasInk, c.canvas, 4.5);
            check("feed A", c.feedA, c.canvas, 4.5);
            check("feed B", c.feedB, c.canvas, 4.5);
            check("air", c.air, c.canvas, 4.5);
        }
        theme.setMode(ThemeMode::Light);
        QCOMPARE(poor.join(QStringLiteral(", ")), QString());
    }
};
RW_UI_TEST(AccessibilityTest)

}  // namespace rw::ui

#include "accessibility_test.moc"
