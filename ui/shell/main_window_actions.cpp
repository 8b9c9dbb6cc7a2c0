// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/object_clipboard.h"
#include "document/plan_document.h"
#include "document/plan_files.h"
#include "shell/icons.h"
#include "shell/job_area.h"
#include "shell/main_window.h"
#include "shell/page.h"
#include "shell/settings.h"
#include "shell/theme.h"
#include "widgets/notice_bar.h"
#include "widgets/search_field.h"
#include "widgets/typed.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QComboBox>
#include <QDockWidget>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLabel>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QSettings>
#include <QShortcut>
#include <QStatusBar>
#include <QToolBar>
#include <QToolButton>
#include <QUndoStack>

namespace rw::ui {
namespace {

/// Ctrl and a digit; the tenth page has the one after nine.
QKeySequence pageKeys(int page) { return {Qt::CTRL | static_cast<Qt::Key>(page < 9 ? Qt::Key_1 + page : Qt::Key_0)}; }

}  // namespace

void MainWindow::buildActions()
{
    const auto action = [this](const QString& text, const char* iconName, const QKeySequence& keys,
                               const QString& tip = {}) {
        auto* made = new QAction(icon(QString::fromLatin1(iconName), m_theme), text, this);
        made->setShortcut(keys);
        QString hint = tip.isEmpty() ? QString(text).remove(QLatin1Char('&')).remove(QStringLiteral("…")) : tip;
        if (!keys.isEmpty()) hint += QStringLiteral(" (%1)").arg(keys.toString(QKeySequence::NativeText));
        made->setToolTip(hint);
        return made;
    };
    m_new = action(tr("&New…"), "new", QKeySequence::New, tr("New plan from a template"));
    m_open = action(tr("&Open…"), "open", QKeySequence::Open, tr("Open a plan or a report that carries one"));
    m_save = action(tr("&Save"), "save", QKeySequence::Save);
    m_saveAs = action(tr("Save &as…"), "save-as", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S));
    m_close = action(tr("&Close plan"), "close", QKeySequence::Close);
    m_quit = action(tr("&Quit"), "stop", QKeySequence(Qt::CTRL | Qt::Key_Q));
    m_exportPage = action(tr("&Export page…"), "export", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E),
                          tr("The page as PDF, SVG, PNG or CSV"));
    // Their keys belong first to whatever has the focus (letters in a field, rows of a table); only a key that
    // nobody wanted means the plan's objects, see keyPressEvent. So the keys are shown here, and not bound.
    const auto edit = [&](const QString& text, const char* iconName, const QKeySequence& keys, const QString& tip) {
        QAction* made = action(text, iconName, keys, tip);
        made->setShortcutContext(Qt::WidgetShortcut);
        return made;
    };
    m_cut = edit(tr("Cu&t"), "cut", QKeySequence(QKeySequence::Cut), tr("Cut what is selected in the plan"));
    m_copy = edit(tr("&Copy"), "copy", QKeySequence(QKeySequence::Copy), tr("Copy what is selected in the plan, with all that it names"));
    m_paste = edit(tr("&Paste"), "paste", QKeySequence(QKeySequence::Paste), tr("Paste objects into the plan"));
    m_duplicate = edit(tr("&Duplicate"), "duplicate", QKeySequence(Qt::CTRL | Qt::Key_D), tr("Another one of what is selected"));
    m_delete = edit(tr("De&lete"), "delete", QKeySequence(Qt::Key_Delete), tr("Remove what is selected from the plan"));
    m_showPreferences = action(tr("Pre&ferences…"), "settings", QKeySequence(Qt::CTRL | Qt::Key_Comma));
    m_help = action(tr("&Manual"), "source", QKeySequence(Qt::Key_F1), tr("What the manual tells about the part that has the focus"));
    m_startTour = action(tr("&Tour of the window"), "flag", {});
    m_find = action(tr("&Find anything…"), "find", QKeySequence(Qt::CTRL | Qt::Key_K));
    m_inspectPlan = action(tr("Inspect the &plan"), "tree", QKeySequence(Qt::CTRL | Qt::Key_I),
                           tr("Show the whole plan in the inspector"));
    m_toggleUnits = action(tr("SI or US &units"), "measure", {});
    m_about = action(tr("&About Rackwright"), "help", {});
    m_resetLayout = action(tr("&Reset the window’s layout"), "reset", {});

    m_pageAlone = action(tr("Page alo&ne"), "expand", QKeySequence(Qt::Key_F11), tr("Only the page, without what stands beside it"));
    m_pageAlone->setCheckable(true);
    connect(m_pageAlone, &QAction::toggled, this, &MainWindow::setPageAlone);

    QUndoStack* stack = m_document->undoStack();
    m_undo = stack->createUndoAction(this, tr("Undo"));
    m_redo = stack->createRedoAction(this, tr("Redo"));
    m_undo->setIcon(icon(QStringLiteral("undo"), m_theme));
    m_redo->setIcon(icon(QStringLiteral("redo"), m_theme));
    m_undo->setShortcut(QKeySequence::Undo);
    m_redo->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Y), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z)});

    connect(m_new, &QAction::triggered, this, &MainWindow::showWelcome);
    connect(m_open, &QAction::triggered, this, &MainWindow::openDialog);
    connect(m_save, &QAction::triggered, this, &MainWindow::save);
    connect(m_saveAs, &QAction::triggered, this, &MainWindow::saveAs);
    connect(m_close, &QAction::triggered, this, [this] {
        if (maySwitch()) leavePlan();
    });
    connect(m_quit, &QAction::triggered, this, &QWidget::close);
    connect(m_find, &QAction::triggered, this, &MainWindow::openPalette);
    connect(m_inspectPlan, &QAction::triggered, this, [this] { reveal({}); });
    connect(m_exportPage, &QAction::triggered, this, &MainWindow::exportPage);
    m_clipboard = new ObjectClipboard(*m_document, this);
    const auto runs = [this](QAction* made, const char* key, bool (ObjectClipboard::*ofThePlan)()) {
        connect(made, &QAction::triggered, this, [this, key, ofThePlan] {
            Page* page = m_planVisible ? currentPage() : nullptr;
            if (QAction* own = page ? page->editAction(key) : nullptr) own->trigger();
            else (m_clipboard->*ofThePlan)();
        });
    };
    runs(m_cut, "cut", &ObjectClipboard::cut);
    runs(m_copy, "copy", &ObjectClipboard::copy);
    runs(m_paste, "paste", &ObjectClipboard::paste);
    runs(m_duplicate, "duplicate", &ObjectClipboard::duplicate);
    runs(m_delete, "delete", &ObjectClipboard::remove);
    connect(m_clipboard, &ObjectClipboard::statusText, this, &MainWindow::showStatus);
    connect(m_clipboard, &ObjectClipboard::refused, this, [this](const QString& what, const QString& why) {
        m_refusal = what.isEmpty() ? why : what + QStringLiteral(". ") + why;
        m_notice->setNotice(m_refusal, {});
    });
    // What could not be done is of no interest once something else was.
    connect(m_document, &PlanDocument::planChanged, this, [this] {
        if (!m_refusal.isEmpty() && m_notice->text() == m_refusal) m_notice->setNotice({}, {});
        m_refusal.clear();
    });
    connect(m_showPreferences, &QAction::triggered, this, &MainWindow::showPreferences);
    connect(m_help, &QAction::triggered, this, &MainWindow::showHelp);
    connect(m_startTour, &QAction::triggered, this, &MainWindow::startTour);
    connect(m_about, &QAction::triggered, this, &MainWindow::about);
    connect(m_resetLayout, &QAction::triggered, this, [this] {
        restoreFirstLayout();
        if (!m_planVisible) setPlanVisible(false);
    });
    connect(m_toggleUnits, &QAction::triggered, this, [this] {
        const bool us = m_document->unitSystem() == UnitSystem::Si;
        m_document->setUnitSystem(us ? UnitSystem::Ip : UnitSystem::Si);
        if (m_settings) m_settings->setValue(setting::kUnits, us ? 1 : 0);
    });

    auto* themes = new QActionGroup(this);
    const char* icons[] = {"theme-system", "theme-light", "theme-dark"};
    const QString words[] = {tr("Theme: as the system"), tr("Theme: light"), tr("Theme: dark")};
    for (int i = 0; i < 3; ++i) {
        m_theme3[i] = action(words[i], icons[i], {});
        m_theme3[i]->setCheckable(true);
        m_theme3[i]->setChecked(i == static_cast<int>(m_theme.mode()));
        themes->addAction(m_theme3[i]);
        connect(m_theme3[i], &QAction::triggered, this, [this, i] {
            chooseTheme(i);
            if (m_settings) m_settings->setValue(setting::kTheme, i);
        });
    }
    for (int i = 0; i < 10; ++i) {
        auto* shortcut = new QShortcut(pageKeys(i), this);
        connect(shortcut, &QShortcut::activated, this, [this, i] {
            if (!m_planVisible || i >= static_cast<int>(m_pages.size())) return;
            // Before it is shown: then Qt hands the keys to whatever comes first in it.
            QWidget* last = m_pages[static_cast<std::size_t>(i)]->focusWidget();
            showPage(i);
            focusPart(currentPage(), last);
        });
    }
    for (const bool back : {false, true}) {
        auto* shortcut = new QShortcut(QKeySequence(back ? Qt::SHIFT | Qt::Key_F6 : QKeyCombination(Qt::Key_F6)), this);
        connect(shortcut, &QShortcut::activated, this, [this, back] { focusNextPart(back); });
    }
}

void MainWindow::chooseTheme(int mode)
{
    m_theme.setMode(static_cast<ThemeMode>(std::clamp(mode, 0, 2)));
    m_theme3[static_cast<int>(m_theme.mode())]->setChecked(true);
    if (m_themeButton) m_themeButton->setIcon(m_theme3[static_cast<int>(m_theme.mode())]->icon());
}

void MainWindow::buildMenus()
{
    QMenu* file = menuBar()->addMenu(tr("&File"));
    file->addAction(m_new);
    file->addAction(m_open);
    m_recentMenu = file->addMenu(icon(QStringLiteral("recent"), m_theme), tr("Open &recent"));
    file->addSeparator();
    file->addActions({m_save, m_saveAs, m_exportPage, m_close});
    file->addSeparator();
    file->addAction(m_quit);

    QMenu* edit = menuBar()->addMenu(tr("&Edit"));
    edit->addActions({m_undo, m_redo});
    edit->addSeparator();
    edit->addActions({m_cut, m_copy, m_paste, m_duplicate, m_delete});
    edit->addSeparator();
    edit->addActions({m_find, m_inspectPlan});
    edit->addSeparator();
    edit->addAction(m_showPreferences);

    QMenu* view = menuBar()->addMenu(tr("&View"));
    for (std::size_t i = 0; i < m_pages.size(); ++i) {
        QAction* page = view->addAction(icon(m_pages[i]->iconName(), m_theme), m_pages[i]->title());
        if (i < 10)  // a shortcut of the window's own; the menu only tells it
            page->setText(QStringLiteral("%1\t%2").arg(page->text(), pageKeys(static_cast<int>(i)).toString(QKeySequence::NativeText)));
        connect(page, &QAction::triggered, this, [this, i] {
            if (m_planVisible) showPage(static_cast<int>(i));
        });
    }
    view->addSeparator();
    for (QDockWidget* dock : {m_inspectorDock, m_findingsDock, m_derivationDock}) view->addAction(dock->toggleViewAction());
    view->addAction(m_pageAlone);
    view->addSeparator();
    view->addActions({m_theme3[0], m_theme3[1], m_theme3[2]});
    view->addSeparator();
    view->addActions({m_toggleUnits, m_resetLayout});

    QMenu* help = menuBar()->addMenu(tr("&Help"));
    help->addActions({m_help, m_startTour});
    help->addSeparator();
    help->addAction(m_about);
    fillRecentMenu();
}

void MainWindow::fillRecentMenu()
{
    if (!m_recentMenu) return;
    m_recentMenu->clear();
    for (const QString& path : m_files->recent()) {
        QAction* open = m_recentMenu->addAction(QFileInfo(path).fileName());
        open->setToolTip(path);
        open->setStatusTip(path);
        connect(open, &QAction::triggered, this, [this, path] {
            if (maySwitch()) openInBackground(path);
        });
    }
    m_recentMenu->setEnabled(!m_recentMenu->isEmpty());
}

void MainWindow::buildToolBar()
{
    m_toolBar = addToolBar(tr("Tools"));
    m_toolBar->setObjectName(QStringLiteral("tools"));
    m_toolBar->setMovable(false);
    m_toolBar->setIconSize(QSize(22, 22));
    m_toolBar->addActions({m_new, m_open, m_save});
    m_toolBar->addSeparator();
    m_toolBar->addActions({m_undo, m_redo});
    m_toolBar->addSeparator();
    auto* scenarioLabel = new QLabel(tr("Scenario"), this);
    setMuted(scenarioLabel);
    scenarioLabel->setContentsMargins(space::kS, 0, space::kS, 0);
    m_scenarioParts.append(m_toolBar->addWidget(scenarioLabel));
    m_scenario = new QComboBox(this);
    m_scenario->setMinimumWidth(168);
    m_scenario->setAccessibleName(tr("Scenario"));
    m_scenario->setToolTip(tr("Whose figures are shown: the plan’s, or those under a scenario’s overrides"));
    scenarioLabel->setBuddy(m_scenario);
    connect(m_scenario, &QComboBox::activated, this,
            [this](int i) { m_document->setScenario(m_scenario->itemData(i).toString()); });
    m_scenarioParts.append(m_toolBar->addWidget(m_scenario));

    auto* gap = new QWidget(this);
    gap->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_toolBar->addWidget(gap);

    auto* find = new SearchField(tr("Find anything"), this);
    find->setShortcutHint(m_find->shortcut());
    find->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(m_find, &QAction::changed, find, [this, find] { find->setEnabled(m_find->isEnabled()); });
    find->setReadOnly(true);
    find->setClearButtonEnabled(false);
    find->setFocusPolicy(Qt::NoFocus);  // Ctrl+K is its key; the pointer finds it here
    find->setCursor(Qt::PointingHandCursor);
    find->installEventFilter(this);
    m_findField = find;
    m_toolBar->addWidget(find);

    m_themeButton = new QToolButton(this);
    m_themeButton->setToolTip(tr("Theme"));
    m_themeButton->setAccessibleName(tr("Theme"));
    m_themeButton->setAutoRaise(true);
    m_themeButton->setPopupMode(QToolButton::InstantPopup);
    m_themeButton->setIcon(m_theme3[static_cast<int>(m_theme.mode())]->icon());
    auto* menu = new QMenu(m_themeButton);
    menu->addActions({m_theme3[0], m_theme3[1], m_theme3[2]});
    m_themeButton->setMenu(menu);
    m_toolBar->addWidget(m_themeButton);
}

namespace {

/// A field takes Ctrl+Z for the letters in it. Once they stand in the plan, undo means the plan.
bool isPlanUndo(const QObject* watched, const QEvent* event)
{
    if (event->type() != QEvent::ShortcutOverride) return false;
    const auto* key = static_cast<const QKeyEvent*>(event);
    const bool undo = key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo) ||
                      (key->modifiers() == Qt::ControlModifier && key->key() == Qt::Key_Y);
    if (!undo) return false;
    if (const auto* line = qobject_cast<const QLineEdit*>(watched)) return !line->isModified();
    if (const auto* note = qobject_cast<const QPlainTextEdit*>(watched)) return !note->document()->isModified();
    return false;
}

}  // namespace

bool MainWindow::eventFilter(QObject* watched, QEvent* event)
{
    if (isPlanUndo(watched, event)) {
        event->ignore();
        return true;
    }
    // Whether there is something to save is known once what is typed has been taken over: the action is off before.
    const bool saves = event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->matches(QKeySequence::Save);
    const bool pressed = event->type() == QEvent::MouseButtonPress && watched->parent() == m_toolBar;
    if (saves || pressed) takeOverTyped();
    // A dock that floats is a window of its own: keys that nobody wanted end there.
    if (event->type() == QEvent::KeyPress) {
        const auto* dock = qobject_cast<QDockWidget*>(watched);
        if (dock && dock->isFloating() && dock->parent() == this && editKey(*static_cast<QKeyEvent*>(event))) return true;
    }
    if (watched == m_findField && event->type() == QEvent::MouseButtonPress) {
        if (m_find->isEnabled()) openPalette();
        return true;
    }
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::buildStatusBar()
{
    const auto label = [this] {
        auto* made = new QLabel(this);
        setMuted(made);
        setTextSize(made, TextSize::Small);
        made->setContentsMargins(space::kS, 0, space::kS, 0);
        statusBar()->addPermanentWidget(made);
        return made;
    };
    statusBar()->setSizeGripEnabled(false);
    m_jobs = new JobArea(this);
    statusBar()->addPermanentWidget(m_jobs);
    m_lockLabel = label();
    m_savedLabel = label();
    m_evaluatedLabel = label();
    m_scenarioLabel = label();
    m_unitsButton = new QToolButton(this);
    m_unitsButton->setAutoRaise(true);
    m_unitsButton->setToolTip(tr("Change between SI and US units; files always hold SI"));
    setTextSize(m_unitsButton, TextSize::Small);
    connect(m_unitsButton, &QToolButton::clicked, m_toggleUnits, &QAction::trigger);
    statusBar()->addPermanentWidget(m_unitsButton);
}

}  // namespace rw::ui
