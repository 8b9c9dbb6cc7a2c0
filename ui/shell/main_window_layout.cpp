// SPDX-License-Identifier: GPL-3.0-or-later
// What stands round the page: docks, key figures, and how much room they take.
#include "derivation/derivation_panel.h"
#include "document/plan_document.h"
#include "findings/findings_panel.h"
#include "inspector/inspector.h"
#include "shell/key_figures.h"
#include "shell/main_window.h"
#include "shell/manual_window.h"
#include "shell/page.h"
#include "shell/preferences.h"
#include "shell/settings.h"
#include "shell/theme.h"
#include "shell/tour.h"
#include "widgets/page_rail.h"

#include <QApplication>
#include <QDockWidget>
#include <QMenu>
#include <QSettings>
#include <QStackedWidget>
#include <QToolBar>

#include <algorithm>
#include <vector>

namespace rw::ui {

namespace {
constexpr int kInspectorWidth = 320;
constexpr int kBottomHeight = 184;  // four findings, at most a fifth of the window
constexpr int kLowWindow = 760;     // px, below which what stands round the page is kept small
constexpr int kBottomLow = 108;     // one finding with its words
}  // namespace

void MainWindow::buildDocks()
{
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    setTabPosition(Qt::BottomDockWidgetArea, QTabWidget::North);
    const auto dock = [this](const QString& title, const char* name, QWidget* inside, Qt::DockWidgetArea area) {
        auto* made = new QDockWidget(title, this);
        made->setObjectName(QLatin1String(name));
        made->setWidget(inside);
        addDockWidget(area, made);
        return made;
    };
    m_inspector = new Inspector(this);
    m_findings = new FindingsPanel(this);
    m_derivation = new DerivationPanel(this);
    m_inspector->setProperty(kHelpTopic, QStringLiteral("The inspector"));
    m_findings->setProperty(kHelpTopic, QStringLiteral("Findings"));
    m_findings->head()->setProperty(kHelpTopic, QStringLiteral("Findings"));
    m_derivation->setProperty(kHelpTopic, QStringLiteral("Key figures and derivations"));
    m_derivation->head()->setProperty(kHelpTopic, QStringLiteral("Key figures and derivations"));
    m_keyFigures->setProperty(kHelpTopic, QStringLiteral("Key figures and derivations"));
    m_inspectorDock = dock(tr("Inspector"), "inspector", m_inspector, Qt::RightDockWidgetArea);
    m_findingsDock = dock(tr("Findings"), "findings", m_findings, Qt::BottomDockWidgetArea);
    m_derivationDock = dock(tr("Derivation"), "derivation", m_derivation, Qt::BottomDockWidgetArea);
    // Their own head rows serve as title bars: they move the dock, and no row is lost to a title
    // that the tab shows already.
    m_findingsDock->setTitleBarWidget(m_findings->head());
    m_derivationDock->setTitleBarWidget(m_derivation->head());
    tabifyDockWidget(m_findingsDock, m_derivationDock);
    m_findingsDock->raise();
    m_inspector->setDocument(m_document);
    m_findings->setDocument(m_document);
    m_derivation->setDocument(m_document);
    connect(&m_theme, &Theme::changed, this, [this] { m_keyFigures->setCompact(height() < kLowWindow * m_theme.textScale()); });
    connect(m_inspector, &Inspector::statusText, this, &MainWindow::showStatus);
    connect(m_findings, &FindingsPanel::jumpWanted, this, &MainWindow::reveal);
    connect(m_findings, &FindingsPanel::statusText, this, &MainWindow::showStatus);
    connect(m_findings, &FindingsPanel::countsChanged, this, &MainWindow::updateBadges);
    connect(m_derivation, &DerivationPanel::jumpWanted, this, &MainWindow::reveal);
    connect(m_derivation, &DerivationPanel::statusText, this, &MainWindow::showStatus);
}

void MainWindow::restoreLayout()
{
    if (!m_settings) return;
    restoreGeometry(m_settings->value(setting::kGeometry).toByteArray());
    restoreState(m_settings->value(setting::kState).toByteArray());
    Preferences::restore({m_theme, *m_document, *m_files, *m_keyFigures, m_settings});
    connect(m_keyFigures, &KeyFigures::pathsChanged, this,
            [this] { m_settings->setValue(setting::kKeyFigures, m_keyFigures->paths()); });
    chooseTheme(m_settings->value(setting::kTheme, 0).toInt());
}

void MainWindow::setPlanVisible(bool visible)
{
    setPageAlone(false);
    m_planVisible = visible;
    m_railBar->setVisible(visible);
    m_keyFigures->setVisible(visible);
    if (visible) {
        if (m_settings && m_settings->contains(setting::kState)) restoreState(m_settings->value(setting::kState).toByteArray());
        else restoreFirstLayout();
        m_railBar->show();
    } else {
        if (m_settings && m_inspectorDock->isVisible()) m_settings->setValue(setting::kState, saveState());
        for (QDockWidget* dock : {m_inspectorDock, m_findingsDock, m_derivationDock}) dock->hide();
    }
    for (QAction* action : {m_save, m_saveAs, m_close, m_find, m_pageAlone, m_inspectPlan, m_exportPage, m_startTour}) action->setEnabled(visible);
    if (!visible) m_tour->end();
    updateEditActions();
    for (QAction* part : m_scenarioParts) part->setVisible(visible);
    updateStatus();
}

void MainWindow::restoreFirstLayout()
{
    setPageAlone(false);
    restoreState(m_firstState);
    resizeDocks({m_inspectorDock}, {std::min(kInspectorWidth, width() / 4)}, Qt::Horizontal);
    const int bottom = height() < kLowWindow ? kBottomLow : std::min(kBottomHeight, height() / 5);
    resizeDocks({m_findingsDock, m_derivationDock}, {bottom, bottom}, Qt::Vertical);
}

/// Only the page between menus and status line, and back to how it was.
void MainWindow::setPageAlone(bool alone)
{
    if (alone == !m_besideAlone.isEmpty()) return;
    const QSignalBlocker quiet(m_pageAlone);
    m_pageAlone->setChecked(alone);
    if (alone) {
        m_besideAlone = saveState();
        for (QDockWidget* dock : {m_inspectorDock, m_findingsDock, m_derivationDock}) dock->hide();
    } else {
        restoreState(m_besideAlone);
        m_besideAlone.clear();
    }
    m_keyFigures->setVisible(m_planVisible && !alone);
}

/// Keys go on in a part of the window: where they were last, else where the part wants them, else at its first control.
void MainWindow::focusPart(QWidget* part, QWidget* last)
{
    const auto takes = [part](const QWidget* w) {
        return w && w != part && part->isAncestorOf(w) && w->isVisible() && w->isEnabled() && (w->focusPolicy() & Qt::TabFocus);
    };
    QWidget* to = last;
    if (!takes(to)) to = part->focusProxy();
    if (!takes(to))
        for (to = part->nextInFocusChain(); to != part && !takes(to);) to = to->nextInFocusChain();
    if (!takes(to)) to = part->focusPolicy() & Qt::TabFocus ? part : nullptr;
    if (!to) return;
    to->setFocus(Qt::TabFocusReason);
    setAttribute(Qt::WA_KeyboardFocusChange);  // the ring is shown from now on, as after Tab
    to->update();
}

/// From part to part: page, what lies below it, inspector, rail, key figures, and the tour while it is there.
void MainWindow::focusNextPart(bool back)
{
    std::vector<QWidget*> parts;
    const auto add = [&parts](QWidget* part, const QWidget* seen) {
        if (seen->isVisible() && !seen->visibleRegion().isEmpty()) parts.push_back(part);
    };
    add(m_stack->currentWidget(), m_stack->currentWidget());
    // Of docks that share a place, the one that is seen; its head belongs to it.
    for (QDockWidget* dock : {m_findingsDock, m_derivationDock, m_inspectorDock}) add(dock, dock->widget());
    for (QWidget* part : {static_cast<QWidget*>(m_rail), static_cast<QWidget*>(m_keyFigures), m_tour->bubble()}) add(part, part);
    if (parts.empty()) return;
    const auto holds = [](const QWidget* part) {
        const QWidget* focus = QApplication::focusWidget();
        return focus && (part == focus || part->isAncestorOf(focus));
    };
    const auto at = std::find_if(parts.begin(), parts.end(), holds);
    const std::size_t count = parts.size();
    // From nowhere to the first of them; past those that nothing can be done in.
    std::size_t now = at == parts.end() ? (back ? 0 : count - 1) : static_cast<std::size_t>(at - parts.begin());
    for (std::size_t tried = 0; tried < count; ++tried) {
        now = (now + (back ? count - 1 : 1)) % count;
        focusPart(parts[now], parts[now]->focusWidget());
        if (holds(parts[now])) return;
    }
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    // In a low window the page needs the lines more than the figures need their size.
    if (m_keyFigures) m_keyFigures->setCompact(height() < kLowWindow * m_theme.textScale());
}

QMenu* MainWindow::createPopupMenu()
{
    QMenu* menu = QMainWindow::createPopupMenu();
    // The rail is no tool bar to the user; it stays.
    menu->removeAction(m_railBar->toggleViewAction());
    menu->removeAction(m_toolBar->toggleViewAction());
    return menu;
}

}  // namespace rw::ui
